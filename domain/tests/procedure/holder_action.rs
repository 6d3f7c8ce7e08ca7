//! What waits for its holder: who has the mail sent again and when, when the program reminds, who ends a filing.

use domain::moment::Timestamp;
use domain::renewal::{
    Actor, Command, Digest, Event, HolderAction, PersonId, Refusal, Stage, due, holder_action, may_cancel,
    may_send_link, next_link_at, reminder_due, timeline,
};
use domain::standard::{Role, ServiceStandard};

use crate::variants::at_the_authority;
use crate::{
    CIAMIS, Case, HOLDER, MERANTI, MONDAY, NATUNA, PURBALINGGA, file_for, full_draft, no_holidays, read, submission,
};

const FILER: PersonId = PersonId(7);

fn filed(standard: ServiceStandard) -> Case {
    let mut case = Case::of(standard);
    let filer = case.somebody(FILER.0, &[Role::FrontDesk]);
    case.act(file_for(HOLDER), &filer).unwrap();
    case
}

/// Purbalingga's holder sets the passphrase after the verification.
fn at_passphrase(standard: ServiceStandard) -> Case {
    let mut case = filed(standard);
    let holder = case.holder();
    case.act(Command::Complete(submission(&case.standard, &full_draft())), &holder).unwrap();
    case.pass("receive", Role::AgencyHead);
    case.pass("pass-on", Role::DivisionHead);
    case.pass("renew", Role::Verifier);
    case.pass("verify", Role::Verifier);
    case
}

/// Whoever tries, at a case.
type Who = Box<dyn Fn(&Case) -> Actor>;
type Answer = Result<(), Refusal>;

fn end() -> Command {
    Command::CancelFiling { note: Digest("11".repeat(32)) }
}

#[test]
fn what_waits_for_whom() {
    fn check(case: &Case, expected: Option<HolderAction>) {
        assert_eq!(holder_action(&case.standard, case.renewal()), expected, "{:?}", case.renewal().stage);
    }
    for toml in [PURBALINGGA, CIAMIS, NATUNA, MERANTI] {
        check(&filed(read(toml)), Some(HolderAction::Confirmation));
        check(&Case::sent(read(toml)), None);
    }
    check(&at_passphrase(read(PURBALINGGA)), Some(HolderAction::Passphrase));
    // There the authority sends a link of its own.
    check(&at_passphrase(at_the_authority(read(PURBALINGGA))), None);
    // Returned is not filed.
    let mut back = Case::sent(read(NATUNA));
    let officer = back.officer();
    back.act(Command::Take, &officer).unwrap();
    back.act(crate::returned(domain::journey::Step::Data), &officer).unwrap();
    check(&back, None);
}

#[test]
fn who_sends_it_again_and_who_ends_it() {
    let refused = |refusal| (Err(refusal), Err(refusal));
    let stand_in = |case: &Case| Actor::Person {
        id: PersonId(9),
        agency: case.standard.id.clone(),
        roles: Vec::new(),
        stands_in: vec![(FILER, vec![Role::FrontDesk])],
    };
    let of = |id, role| move |case: &Case| case.somebody(id, &[role]);
    let rows: Vec<(Who, (Answer, Answer))> = vec![
        (Box::new(of(FILER.0, Role::FrontDesk)), (Ok(()), Ok(()))),
        (Box::new(of(8, Role::FrontDesk)), (Ok(()), Ok(()))),
        (Box::new(of(8, Role::Verifier)), (Ok(()), Ok(()))),
        (Box::new(of(8, Role::AgencyHead)), refused(Refusal::WrongRole)),
        (Box::new(of(8, Role::Authority)), refused(Refusal::WrongRole)),
        (Box::new(of(FILER.0, Role::Holder)), refused(Refusal::WrongRole)),
        (Box::new(stand_in), refused(Refusal::WrongRole)),
        (Box::new(of(HOLDER.0, Role::Verifier)), refused(Refusal::OwnApplication)),
        (Box::new(of(HOLDER.0, Role::Holder)), refused(Refusal::WrongRole)),
        // The program reminds after three days, and ends nothing.
        (Box::new(|_| Actor::System), (Err(Refusal::TooSoon), Err(Refusal::WrongRole))),
    ];
    for (who, (sends, ends)) in rows {
        for (command, expected) in [(Command::SendLink, sends), (end(), ends)] {
            let mut case = filed(read(CIAMIS));
            case.now = MONDAY.plus_days(1);
            let who = who(&case);
            if who != Actor::System {
                assert_eq!(may_send_link(&case.standard, case.renewal(), &who), sends.is_ok());
                assert_eq!(may_cancel(case.renewal(), &who), ends.is_ok());
            }
            assert_eq!(case.act(command.clone(), &who), expected, "{who:?} {command:?}");
        }
    }
}

#[test]
fn not_twice_in_ten_minutes() {
    let mut case = filed(read(NATUNA));
    let desk = case.somebody(8, &[Role::FrontDesk]);
    // Minutes after the filing, and what comes of it.
    for (minute, expected) in [
        (0, Err(Refusal::TooSoon)),
        (9, Err(Refusal::TooSoon)),
        (10, Ok(())),
        (19, Err(Refusal::TooSoon)),
        (20, Ok(())),
    ] {
        case.now = MONDAY.plus_minutes(minute);
        assert_eq!(case.act(Command::SendLink, &desk), expected, "minute {minute}");
    }
    assert_eq!(next_link_at(case.renewal()), MONDAY.plus_minutes(30));
    let sent: Vec<_> = case.log.iter().filter(|(.., event)| matches!(event, Event::LinkSent { .. })).collect();
    assert!(sent.iter().all(|(.., event)| event.role() == Some(Role::FrontDesk)) && sent.len() == 2);
    // The wait and its clock are what they were: nobody began anew.
    assert_eq!((case.renewal().since, due(&case.standard, case.renewal(), &no_holidays())), (MONDAY, None));
}

#[test]
fn the_program_reminds_twice() {
    fn check(case: &mut Case, from: Timestamp, after: &[(i64, bool)]) {
        for (hours, expected) in after {
            case.now = from.plus_minutes(hours * 60);
            assert_eq!(reminder_due(&case.standard, case.renewal(), case.now), *expected, "after {hours} hours");
            assert_eq!(case.act(Command::SendLink, &Actor::System).is_ok(), *expected, "after {hours} hours");
        }
    }
    let each_once =
        [(0, false), (71, false), (72, true), (73, false), (167, false), (168, true), (169, false), (9000, false)];
    check(&mut filed(read(CIAMIS)), MONDAY, &each_once);
    let mut passphrase = at_passphrase(read(PURBALINGGA));
    check(&mut passphrase, MONDAY, &each_once);
    // Of two that were missed, one.
    check(&mut filed(read(CIAMIS)), MONDAY, &[(200, true), (201, false)]);
    // What an officer sent is no reminder of the program's.
    let mut between = filed(read(CIAMIS));
    let desk = between.somebody(8, &[Role::FrontDesk]);
    between.now = MONDAY.plus_days(2);
    between.act(Command::SendLink, &desk).unwrap();
    check(&mut between, MONDAY, &each_once);
    // Nothing waits for its holder: nobody is reminded.
    check(&mut Case::sent(read(CIAMIS)), MONDAY, &[(72, false), (168, false)]);
}

#[test]
fn what_ends_and_what_does_not() {
    let mut case = filed(read(CIAMIS));
    let desk = case.somebody(8, &[Role::Verifier]);
    case.act(end(), &desk).unwrap();
    assert_eq!(case.renewal().stage, Stage::Cancelled { note: Digest("11".repeat(32)) });
    assert!(!case.renewal().open());
    assert_eq!(case.log.last().unwrap().2.role(), Some(Role::Verifier));
    let rows = timeline(&case.standard, case.renewal(), &no_holidays());
    assert!(rows.iter().all(|row| !row.is_present()), "{rows:?}");
    // What nobody confirmed is not told as done: Ciamis' first step, of Meranti's first two the second.
    for (toml, told) in [(CIAMIS, 0), (MERANTI, 1)] {
        let mut case = filed(read(toml));
        let desk = case.somebody(8, &[Role::Verifier]);
        case.act(end(), &desk).unwrap();
        assert_eq!(timeline(&case.standard, case.renewal(), &no_holidays()).len(), told);
    }
    // For good: neither again, nor the holder's answer.
    let holder = case.holder();
    let completed = Command::Complete(submission(&case.standard, &full_draft()));
    for (command, who) in
        [(end(), &desk), (Command::SendLink, &desk), (completed, &holder), (Command::Withdraw, &holder)]
    {
        assert_eq!(case.act(command, who), Err(Refusal::WrongStage));
    }
    // Once the holder has confirmed, the office rejects or returns it, and ends nothing.
    let mut confirmed = at_passphrase(read(PURBALINGGA));
    assert_eq!(confirmed.act(end(), &desk.clone()), Err(Refusal::NotYours));
    let desk = confirmed.somebody(8, &[Role::Verifier]);
    assert_eq!(confirmed.act(end(), &desk), Err(Refusal::WrongStage));
    confirmed.now = MONDAY.plus_minutes(10);
    confirmed.act(Command::SendLink, &desk).unwrap();
}
