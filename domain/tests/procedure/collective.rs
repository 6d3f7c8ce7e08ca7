//! Collective renewal: who may do what, where a member stands, when the program reminds.
//!
//! Longer than 250 lines because the tables of all commands are read beside each other.

use domain::certificate::{AskReason, Verdict};
use domain::collective::{
    ApplicationProgress, Change, Collective, Command, MAX_MEMBERS, Member, MemberState, Nominee, OPEN_DAYS, Obstacle,
    Progress, Refused, RequestProgress, decide,
};
use domain::moment::{DAY, Timestamp};
use domain::renewal::{Actor, PersonId, Refusal};
use domain::standard::{AgencyId, Role};

use crate::{HOLDER, MONDAY, OFFICER};

const HEAD: PersonId = PersonId(7);
const OTHER: PersonId = PersonId(8);

fn pekalongan() -> AgencyId {
    AgencyId("kota-pekalongan".into())
}

fn collective() -> Collective {
    Collective { agency: pekalongan(), ends_at: MONDAY.plus_days(OPEN_DAYS), ended_at: None }
}

fn person(id: PersonId, agency: &str, roles: &[Role]) -> Actor {
    Actor::Person { id, agency: AgencyId(agency.into()), roles: roles.to_vec(), stands_in: Vec::new() }
}

fn officer(roles: &[Role]) -> Actor {
    person(OFFICER, "kota-pekalongan", roles)
}

fn nominee(person: PersonId) -> Nominee {
    let agency = pekalongan();
    Nominee { person, agency, verdict: Verdict::Renew, application_open: false, member: false }
}

fn member() -> Member {
    Member { person: HOLDER, invited_at: MONDAY, mailed_at: MONDAY, takes_part: None, left_out: false }
}

fn refused(refusal: Refusal) -> Result<Change, Refused> {
    Err(Refused::Refusal(refusal))
}

#[test]
fn who_may_do_what_an_officer_does() {
    let nominees = [nominee(HOLDER)];
    let members = [(member(), MemberState::Invited)];
    let agency = pekalongan();
    let start = Command::Start { agency: &agency, accepted: true, head: HEAD, nominees: &nominees };
    let (none, open) = (None, Some(collective()));
    let (day, invited) = (MONDAY.plus_days(1), Change::Invited(vec![HOLDER]));
    let table = [
        (&none, start, invited.clone()),
        (&open, Command::Add { head: HEAD, nominees: &nominees, members: 1 }, invited),
        (&open, Command::Remove(MemberState::Joined), Change::LeftOut),
        (&open, Command::Remind(&members), Change::Reminded(vec![HOLDER])),
        (&open, Command::End, Change::Ended),
    ];
    for (collective, command, change) in table {
        let by = |actor: &Actor| decide(collective.as_ref(), &command, actor, day);
        for role in Role::ALL {
            let expected = match role {
                Role::FrontDesk | Role::Verifier => Ok(change.clone()),
                _ => refused(Refusal::WrongRole),
            };
            assert_eq!(by(&officer(&[role])), expected, "{role:?} {command:?}");
        }
        assert_eq!(by(&officer(&[])), refused(Refusal::WrongRole));
        assert_eq!(by(&Actor::System), refused(Refusal::WrongRole));
        assert_eq!(by(&person(OFFICER, "natuna", &[Role::Verifier])), refused(Refusal::NotYours));
    }
}

#[test]
fn who_can_be_invited() {
    let not_yet = Verdict::NotYet { from: MONDAY };
    let revoked = Verdict::AskOffice(AskReason::Revoked);
    let table = [
        (nominee(HOLDER), None),
        (Nominee { verdict: Verdict::Reissue, ..nominee(HOLDER) }, None),
        (nominee(HEAD), Some(Obstacle::Head)),
        (Nominee { application_open: true, ..nominee(HOLDER) }, Some(Obstacle::ApplicationOpen)),
        (Nominee { member: true, ..nominee(HOLDER) }, Some(Obstacle::Member)),
        (Nominee { verdict: not_yet, ..nominee(HOLDER) }, Some(Obstacle::NotRenewable(not_yet))),
        (Nominee { verdict: revoked, ..nominee(HOLDER) }, Some(Obstacle::NotRenewable(revoked))),
    ];
    for (nominee, obstacle) in table {
        assert_eq!(nominee.obstacle(Some(HEAD)), obstacle);
        let person = nominee.person;
        let expected = obstacle.map_or(Ok(Change::Invited(vec![person])), |why| Err(Refused::Nominee(person, why)));
        assert_eq!(start(true, &[nominee]), expected);
    }
    let foreign = Nominee { agency: AgencyId("natuna".into()), ..nominee(HOLDER) };
    assert_eq!(start(true, &[foreign]), refused(Refusal::NotYours));
    assert_eq!(start(false, &[nominee(HOLDER)]), refused(Refusal::WrongStage));
}

fn start(accepted: bool, nominees: &[Nominee]) -> Result<Change, Refused> {
    let agency = pekalongan();
    let command = Command::Start { agency: &agency, accepted, head: HEAD, nominees };
    decide(None, &command, &officer(&[Role::FrontDesk]), MONDAY)
}

#[test]
fn how_many_can_be_invited() {
    let many: Vec<_> = (100..).take(MAX_MEMBERS).map(|id| nominee(PersonId(id))).collect();
    assert_eq!(start(true, &[]), Err(Refused::NoNames));
    assert!(start(true, &many).is_ok());
    let more = |members| {
        let command = Command::Add { head: HEAD, nominees: &many[..1], members };
        decide(Some(&collective()), &command, &officer(&[Role::Verifier]), MONDAY)
    };
    assert!(more(MAX_MEMBERS - 1).is_ok());
    assert_eq!(more(MAX_MEMBERS), Err(Refused::TooManyNames));
}

#[test]
fn what_a_member_may_do() {
    use MemberState as State;
    let said = |takes_part| Member { takes_part, ..member() };
    let table = [
        (said(None), State::Invited, Ok(Change::Answered(true)), Ok(Change::Answered(false))),
        (said(Some(true)), State::Joined, Ok(Change::Nothing), Ok(Change::Answered(false))),
        (said(Some(false)), State::Declined, Ok(Change::Answered(true)), Ok(Change::Nothing)),
        (said(Some(true)), State::HeadDeclined, Ok(Change::Nothing), Ok(Change::Answered(false))),
        (said(Some(true)), State::Asked, Ok(Change::Nothing), refused(Refusal::WrongStage)),
        (said(Some(true)), State::Recommended, Ok(Change::Nothing), refused(Refusal::WrongStage)),
        (said(None), State::Sent, Ok(Change::Nothing), refused(Refusal::WrongStage)),
        (said(None), State::Issued, Ok(Change::Nothing), refused(Refusal::WrongStage)),
    ];
    for (member, state, joins, declines) in table {
        let by = |actor: &Actor, command| decide(Some(&collective()), &command, actor, MONDAY);
        let holder = person(HOLDER, "kota-pekalongan", &[]);
        assert_eq!(by(&holder, Command::Join(&member, state)), joins, "{state:?}");
        assert_eq!(by(&holder, Command::Decline(&member, state)), declines, "{state:?}");
        for other in [officer(&[Role::Verifier]), person(OTHER, "kota-pekalongan", &[]), Actor::System] {
            assert_eq!(by(&other, Command::Join(&member, state)), refused(Refusal::NotYours));
            assert_eq!(by(&other, Command::Decline(&member, state)), refused(Refusal::NotYours));
        }
        let out = Member { left_out: true, ..member };
        assert_eq!(by(&holder, Command::Join(&out, State::LeftOut)), refused(Refusal::NotYours));
    }
}

#[test]
fn nothing_is_done_once_it_is_over() {
    let ended = Collective { ended_at: Some(MONDAY), ..collective() };
    let (member, nominees) = (member(), [nominee(OTHER)]);
    let members = [(member.clone(), MemberState::Invited)];
    let (by_officer, by_member) = (officer(&[Role::Verifier]), person(HOLDER, "kota-pekalongan", &[]));
    let table = [
        (&by_officer, Command::Add { head: HEAD, nominees: &nominees, members: 1 }),
        (&by_officer, Command::Remove(MemberState::Invited)),
        (&by_officer, Command::Remind(&members)),
        (&by_member, Command::Join(&member, MemberState::Invited)),
        (&by_member, Command::Decline(&member, MemberState::Invited)),
    ];
    let wrong = || refused(Refusal::WrongStage);
    for (actor, command) in table {
        let last = MONDAY.plus_days(OPEN_DAYS);
        assert!(decide(Some(&collective()), &command, actor, last.plus_seconds(-1)).is_ok(), "{command:?}");
        assert_eq!(decide(Some(&collective()), &command, actor, last), wrong());
        assert_eq!(decide(Some(&ended), &command, actor, MONDAY), wrong());
        assert_eq!(decide(None, &command, actor, MONDAY), refused(Refusal::NotYours));
    }
    let end = |collective: &Collective, now| decide(Some(collective), &Command::End, &by_officer, now);
    assert_eq!(end(&ended, MONDAY), Ok(Change::Nothing), "ended once more");
    assert_eq!(end(&collective(), MONDAY.plus_days(OPEN_DAYS)), wrong());
}

#[test]
fn an_officer_leaves_out_who_has_not_applied() {
    for (state, expected) in [
        (MemberState::Invited, Ok(Change::LeftOut)),
        (MemberState::Declined, Ok(Change::LeftOut)),
        (MemberState::Asked, Ok(Change::LeftOut)),
        (MemberState::LeftOut, Ok(Change::Nothing)),
        (MemberState::Sent, refused(Refusal::WrongStage)),
        (MemberState::Issued, refused(Refusal::WrongStage)),
    ] {
        let done = decide(Some(&collective()), &Command::Remove(state), &officer(&[Role::FrontDesk]), MONDAY);
        assert_eq!(done, expected, "{state:?}");
    }
}

#[test]
fn reminders_by_hand_are_once_a_day_and_for_those_whose_turn_it_is() {
    let told = |id, hours: i64, state| {
        (Member { person: PersonId(id), mailed_at: MONDAY.plus_seconds(hours * 3600), ..member() }, state)
    };
    let remind = |members: &[(Member, MemberState)]| {
        decide(Some(&collective()), &Command::Remind(members), &officer(&[Role::Verifier]), MONDAY.plus_days(2))
    };
    let (old, new) = (told(21, 24, MemberState::Invited), told(22, 25, MemberState::Joined));
    let over = [told(23, 0, MemberState::Declined), told(24, 0, MemberState::Asked), told(25, 0, MemberState::Sent)];
    assert_eq!(remind(&[old, new.clone(), over[0].clone()]), Ok(Change::Reminded(vec![PersonId(21)])));
    assert_eq!(remind(&[new]), refused(Refusal::TooSoon));
    assert_eq!(remind(&over), refused(Refusal::WrongStage));
}

#[test]
fn where_a_member_stands() {
    use ApplicationProgress as App;
    use MemberState as State;
    use RequestProgress as Req;
    let (yes, no) = (Some(true), Some(false));
    // Whether they take part, request, application; while it is open, and once it is over.
    for (takes_part, request, application, open, over) in [
        (None, None, None, State::Invited, State::Expired),
        (yes, None, None, State::Joined, State::Expired),
        (no, None, None, State::Declined, State::Declined),
        (yes, Some(Req::Waiting), None, State::Asked, State::Asked),
        (yes, Some(Req::Recommended), None, State::Recommended, State::Recommended),
        (yes, Some(Req::Declined), None, State::HeadDeclined, State::Expired),
        (no, Some(Req::Declined), None, State::Declined, State::Declined),
        (yes, Some(Req::Recommended), Some(App::UnderWay), State::Sent, State::Sent),
        (None, None, Some(App::UnderWay), State::Sent, State::Sent),
        (no, None, Some(App::Issued), State::Issued, State::Issued),
        (yes, None, Some(App::Ended), State::Ended, State::Expired),
        (yes, Some(Req::Waiting), Some(App::Ended), State::Asked, State::Asked),
    ] {
        let (member, progress) = (Member { takes_part, ..member() }, Progress { request, application });
        assert_eq!(member.state(progress, true), open, "{progress:?}");
        assert_eq!(member.state(progress, false), over, "{progress:?}");
        let out = Member { left_out: true, ..member };
        assert_eq!(out.state(progress, true), State::LeftOut);
    }
}

#[test]
fn reminders_come_after_three_and_ten_days_and_three_days_before_the_end() {
    // Each round of the job, an hour apart; what was sent is the last mail then.
    fn sent(state: MemberState, mut member: Member) -> Vec<i64> {
        let mut hours = Vec::new();
        for hour in 0..OPEN_DAYS * 24 + 48 {
            let now = MONDAY.plus_seconds(hour * 3600);
            if member.is_reminder_due(state, &collective(), now) {
                member.mailed_at = now;
                hours.push(hour);
            }
        }
        hours
    }
    for state in [MemberState::Invited, MemberState::Joined, MemberState::Recommended, MemberState::HeadDeclined] {
        assert_eq!(sent(state, member()), [3 * 24, 10 * 24, 27 * 24], "{state:?}");
    }
    for state in [MemberState::Declined, MemberState::Asked, MemberState::Sent, MemberState::LeftOut] {
        assert_eq!(sent(state, member()), [0; 0], "{state:?}");
    }
    // Reminded by hand an hour before: the mail waits until a day has passed.
    let by_hand = Member { mailed_at: MONDAY.plus_seconds(3 * DAY - 3600), ..member() };
    assert_eq!(sent(MemberState::Invited, by_hand), [3 * 24 + 23, 10 * 24, 27 * 24]);
    // Invited on the day before the last reminder, and never after the end.
    let late = MONDAY.plus_seconds(26 * DAY + 12 * 3600);
    let late = Member { invited_at: late, mailed_at: late, ..member() };
    assert_eq!(sent(MemberState::Invited, late), [27 * 24 + 12, 29 * 24 + 12]);
    let ended = Collective { ended_at: Some(MONDAY), ..collective() };
    assert!(!member().is_reminder_due(MemberState::Invited, &ended, Timestamp(MONDAY.0 + 4 * DAY)));
}
