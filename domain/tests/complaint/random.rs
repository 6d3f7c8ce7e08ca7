//! Whatever anybody tries in whatever order: the laws hold.

use domain::complaint::{Act, Complaint, Handler, Run, Stage, acts_allowed, due_for, due_sum, next_at};
use domain::moment::{DAY, Timestamp};
use domain::office_hours::Holidays;
use domain::standard::TimeUnit;
use proptest::prelude::*;

use crate::{
    Actor, CIAMIS, Case, Command, Event, OFFICERS, PEKALONGAN, PROGRAM, PURBALINGGA, PersonId, Reporter, SARI, Subject,
    VERIFIER, at, officer, read, words,
};

const CLASSES: [&str; 4] = ["light", "normative", "no-supervision", "supervision"];

fn command(number: u8) -> (Option<Act>, Command) {
    let note = number.is_multiple_of(3).then(|| words(7));
    let class = CLASSES[usize::from(number / 20) % 4].to_owned();
    let to = [Handler::Receivers, Handler::Authority, Handler::Official, Handler::Head][usize::from(number / 20) % 4];
    let text = words(2);
    match number % 15 {
        0 => (Some(Act::Classify), Command::Classify { class, note: Some(words(7)) }),
        1 => (Some(Act::PassOn), Command::PassOn { to, note }),
        2 => (Some(Act::Ask), Command::Ask { text }),
        3 => (Some(Act::Reply), Command::Reply { text }),
        4 => (Some(Act::Answer), Command::Answer { text }),
        5 => (Some(Act::Extend), Command::Extend { amount: u16::from(number / 15), reason: text }),
        6 => (Some(Act::Note), Command::Note { text }),
        7 => (Some(Act::Name), Command::Name { person: PersonId(i64::from(number / 15) % 8 + 1) }),
        8 => (Some(Act::Solve), Command::Solve),
        9 => (Some(Act::Reopen), Command::Reopen),
        10 => (Some(Act::Withdraw), Command::Withdraw),
        11 => (Some(Act::Attach), Command::Attach { file: text }),
        12 => (Some(Act::Identify), Command::Identify),
        13 => (Some(Act::Link), Command::Link { renewal: "PBR-7K3M-9Q2D".into(), acted: vec![VERIFIER] }),
        _ => (None, Command::Proceed),
    }
}

fn begun(agency: u8, reporter: u8, conduct: bool) -> Case {
    let toml = [PURBALINGGA, PEKALONGAN, CIAMIS][usize::from(agency) % 3];
    let reporters = [Reporter::Anonymous, Reporter::Contact, Reporter::Holder(SARI), Reporter::Holder(VERIFIER)];
    let subject = if conduct { Subject::Conduct } else { Subject::Service };
    let reporter = reporters[(usize::from(agency / 3) + usize::from(reporter)) % 4];
    Case::made_by(toml, at("2026-11-16 09:00"), reporter, subject, vec![VERIFIER])
}

proptest! {
    #[test]
    fn the_laws_hold(
        agency: u8, reporter: u8, conduct: bool,
        tries in prop::collection::vec((any::<u8>(), any::<u8>(), 0..200_000_i64), 1..60),
    ) {
        let mut case = begun(agency, reporter, conduct);
        for (who, what, seconds) in tries {
            case.now = case.now.plus_seconds(seconds);
            let actor = match who % 9 {
                0 | 1 => Actor::Complainant,
                8 => PROGRAM,
                id => officer(&case.standard.id, OFFICERS[usize::from(id - 2)].0),
            };
            let (act, command) = command(what);
            let before = case.complaint.clone();
            let decided = case.try_to(command.clone(), &actor);
            // A button that is not offered does nothing.
            let offered = acts_allowed(&case.standard, &case.complaint, &actor, &case.holidays, case.now);
            if let (Some(act), Ok(_)) = (act, &decided) {
                prop_assert!(offered.contains(&act), "{act:?} of {actor:?} is done, but not offered");
            }
            let Ok(events) = decided else { continue };
            // Whoever is complained about, or complained, does not handle it.
            if let Actor::Office(domain::renewal::Actor::Person { id, .. }) = &actor {
                prop_assert!(!before.about.contains(id) && before.reporter != Reporter::Holder(*id));
            }
            case.does(command, &actor);
            prop_assert_eq!(case.complaint.version as usize, before.version as usize + events.len());
            // Nothing happens to what was taken back.
            if before.stage == Stage::Withdrawn {
                prop_assert!(events.iter().all(|event| matches!(event, Event::Noted { .. })), "{events:?}");
            }
            // It is due exactly while the office has it.
            prop_assert_eq!(case.due().is_some(), case.complaint.stage == Stage::Open);
            // The program acts by itself until it is over, and once it did what is due, it is not asked again.
            if actor == PROGRAM {
                let next = next_at(&case.standard, &case.complaint, &case.holidays);
                prop_assert!(next.is_none_or(|next| next > case.now));
            }
        }
        let folded = Complaint::fold(case.log.iter().map(|(at, event)| (*at, None, event)));
        prop_assert_eq!(folded.unwrap(), case.complaint);
    }

    /// The sum adds up to the limit, and ends where the limit ends.
    #[test]
    fn the_sum_is_the_limit(
        class in 0..4_usize, start in 0..(40 * DAY), asked in prop::option::of((0..DAY, 0..(4 * DAY))), extended in 0..3_u16,
    ) {
        let standard = read(PURBALINGGA);
        let holidays = Holidays::new([(domain::moment::Date::parse("2026-12-24").unwrap(), "Libur".to_owned())].into());
        let mut run = Run::from(Timestamp(at("2026-11-16 00:00").0 + start / 60 * 60));
        let id = CLASSES[class];
        let bare = due_for(&standard, Some(id), &run, &holidays).at;
        // A pause lies before the limit, as every question does that comes in time.
        if let Some((after, long)) = asked {
            let from = run.start.plus_seconds(after / 60 * 60).min(bare);
            run.pauses.push((from, from.plus_seconds(long / 60 * 60)));
        }
        run.extensions.push(extended);
        let due = due_for(&standard, Some(id), &run, &holidays);
        prop_assert!(due.at >= bare, "pauses and extensions only move it later");
        let sum = due_sum(&standard, due, &run, &holidays);
        prop_assert_eq!(sum.at, due.at);
        let wanted = u32::from(sum.limit.amount) + sum.extended_by;
        if sum.limit.unit == TimeUnit::Hours {
            let counted: i64 = sum.days.iter().flat_map(|day| &day.spans).map(|(from, to)| to.seconds_since(*from)).sum();
            prop_assert_eq!(counted, i64::from(wanted) * 3600);
        } else {
            prop_assert_eq!(sum.days.iter().filter_map(|day| day.number).max(), Some(wanted));
        }
        prop_assert!(sum.days.iter().all(|day| day.not_counted.is_none() != (day.spans.is_empty() && day.number.is_none())));
    }

    /// A complaint that comes later is never due earlier.
    #[test]
    fn later_is_never_due_earlier(class in 0..4_usize, start in 0..(40 * DAY), more in 0..(10 * DAY)) {
        let standard = read(PURBALINGGA);
        let due = |seconds| {
            due_for(&standard, Some(CLASSES[class]), &Run::from(at("2026-11-16 00:00").plus_seconds(seconds)), &Holidays::default()).at
        };
        prop_assert!(due(start) <= due(start + more));
    }
}
