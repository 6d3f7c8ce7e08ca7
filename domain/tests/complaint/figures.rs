//! Complaints of a period, counted by hand: Purbalingga in November 2026.

use domain::complaint::Command;
use domain::evaluation::{ComplaintTally, PublicComplaints, Share, Shown};
use domain::office_hours::Holidays;

use crate::{Actor, Case, PURBALINGGA, VERIFIER, at, classify, words};

fn answer(case: &mut Case, when: &str) {
    case.now = at(when);
    case.officer_does(VERIFIER, Command::Answer { text: words(6) });
}

/// Each is named as in the count below.
#[expect(clippy::many_single_char_names, reason = "as in the count")]
fn cases() -> Vec<Case> {
    let begun = |received: &str, class: &str| {
        let mut case = Case::made(PURBALINGGA, at(received));
        case.officer_does(VERIFIER, classify(class));
        case
    };
    // A: light, due at 12.00, answered at 11.00.
    let mut a = begun("2026-11-16 09:00", "light");
    answer(&mut a, "2026-11-16 11:00");
    // B: light, due at 12.00, answered at 13.30.
    let mut b = begun("2026-11-16 09:00", "light");
    answer(&mut b, "2026-11-16 13:30");
    // C: light, extended by one hour at 10.00, so due at 14.00, answered at 13.30.
    let mut c = begun("2026-11-16 09:00", "light");
    c.now = at("2026-11-16 10:00");
    c.officer_does(VERIFIER, Command::Extend { amount: 1, reason: words(5) });
    answer(&mut c, "2026-11-16 13:30");
    // D: normative, due at 15.00, answered in time, reopened on the next day and answered again in time.
    let mut d = begun("2026-11-16 09:00", "normative");
    answer(&mut d, "2026-11-16 14:00");
    d.now = at("2026-11-17 09:00");
    d.does(Command::Reopen, &Actor::Complainant);
    answer(&mut d, "2026-11-17 10:00");
    // E: received in the last hour of the month, open at its end, and due later.
    let e = begun("2026-11-30 15:30", "light");
    // F: received in October, of the longest class, withdrawn in November.
    let mut f = begun("2026-10-30 09:00", "supervision");
    f.now = at("2026-11-02 09:00");
    f.does(Command::Withdraw, &Actor::Complainant);
    // G: light, due on 27 November, not answered.
    let g = begun("2026-11-27 08:00", "light");
    // H: answered in December only.
    let mut h = begun("2026-11-30 15:00", "light");
    answer(&mut h, "2026-12-01 08:00");
    vec![a, b, c, d, e, f, g, h]
}

#[test]
fn a_hand_count_of_a_month() {
    let (from, until) = (at("2026-11-01 00:00"), at("2026-12-01 00:00"));
    let mut tally = ComplaintTally::new(from, until);
    for case in cases() {
        let log = case.log.iter().map(|(when, event)| (*when, None, event));
        tally.add(&case.standard, log, &Holidays::default());
    }
    let figures = tally.finish();
    // A, B, C, D, E, G, H; D; F; E, G, H; G.
    let counts = (figures.received, figures.reopened, figures.withdrawn, figures.open, figures.overdue);
    assert_eq!(counts, (7, 1, 1, 3, 1));
    let classes: Vec<_> = figures
        .classes
        .iter()
        .map(|class| (class.class.as_deref().unwrap(), class.answered, class.in_time, class.extended))
        .collect();
    // Light: A, B, C, of which B late and C extended; normative: D twice.
    assert_eq!(classes, [("light", 3, 2, 1), ("normative", 2, 2, 0)]);
    let public = PublicComplaints::from(&figures);
    assert_eq!((public.received, public.answered_sum), (Shown::Number(7), Shown::Number(5)));
    // Four of five, so one is late: at least (5 - 4) / 5; and four are few.
    assert_eq!(public.in_time, Some(Share::Withheld));
    assert!(public.classes.iter().all(|class| class.answered == Shown::Withheld && class.in_time == Share::Withheld));
}
