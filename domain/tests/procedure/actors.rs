//! Everybody who may try something, and everything they may try.

use domain::certificate::Verdict;
use domain::journey::{Step, Submission};
use domain::renewal::{
    Act, Actor, Command, Digest, Eligibility, PersonId, RejectReason, ReturnItem, ReturnReason, Stage, acts_allowed,
    returnable,
};
use domain::standard::{AgencyId, Issuing, Role, StepKind};

use crate::{Case, HOLDER, actor, certificate, changed_draft, full_draft, person, submit, version};

/// Two of every office, one person with several, stand-ins, strangers; the holder, too, is in office. Last the program.
pub const ACTORS: u8 = 22;

pub const OFFICES: [Role; 6] =
    [Role::FrontDesk, Role::AgencyHead, Role::DivisionHead, Role::FunctionalOfficer, Role::Verifier, Role::Authority];

/// Person `number` as they are at work; `leave`: in whose places stand-ins stand today, a bit each.
pub fn member(case: &Case, number: u8, leave: u8) -> Actor {
    let id = PersonId(i64::from(number) + 1);
    let office = |number: u8| OFFICES[usize::from(number - 1) / 2];
    let is = |roles: &[Role]| actor(&case.standard, id, roles);
    let standing_in = |own: &[Role], places: &[(i64, &[Role])]| {
        let places = places.iter().enumerate().filter(|(bit, _)| leave >> bit & 1 == 1);
        let places = places.map(|(_, (place, roles))| (PersonId(*place), roles.to_vec()));
        Actor::Person { id, agency: case.standard.id.clone(), roles: own.to_vec(), stands_in: places.collect() }
    };
    match number {
        // The holder holds every office.
        0 => is(&OFFICES),
        1..=12 => is(&[office(number)]),
        13 => is(&[Role::FrontDesk, Role::Verifier, Role::Authority]),
        // For the holder, and for a verifier.
        14 => standing_in(&[], &[(HOLDER.0, &OFFICES), (10, &[Role::Verifier])]),
        // At the front desk; for a colleague who may have filed, and for the authority's person.
        15 => standing_in(
            &[Role::FrontDesk],
            &[(2, &[Role::FrontDesk]), (14, &[Role::Verifier, Role::Authority]), (12, &[Role::Authority])],
        ),
        // For every office of another than the holder.
        16 => standing_in(
            &[Role::Administrator],
            &[(4, &[Role::AgencyHead]), (6, &[Role::DivisionHead]), (11, &[Role::Verifier])],
        ),
        17 => is(&[Role::Administrator]),
        18 => {
            Actor::Person { id, agency: AgencyId("elsewhere".into()), roles: OFFICES.to_vec(), stands_in: Vec::new() }
        }
        // The holder for whom somebody else stands in, as a colleague at another place would see it.
        19 => standing_in(&[Role::Verifier], &[(HOLDER.0, &OFFICES)]),
        20 => is(&[]),
        _ => Actor::System,
    }
}

/// What carries the act out here, by this actor; `choice` picks among the ways to do it.
pub fn command(case: &Case, act: Act, choice: u8) -> Command {
    let note = (choice & 1 == 1).then(|| Digest("11".repeat(32)));
    match act {
        Act::Take => Command::Take,
        Act::Release => Command::Release,
        Act::Return => Command::Return(items(case, choice)),
        Act::PassBack => Command::PassBack { note: Digest("12".repeat(32)) },
        Act::Complete => Command::Complete(completed(case, choice)),
        Act::Reject => Command::Reject { reason: RejectReason::NotEmployed, note },
        Act::Approve => Command::Approve { note },
        Act::SetPassphrase => Command::SetPassphrase { public_key: Digest("aa".repeat(32)) },
        Act::ReplaceKey => Command::ReplaceKey { public_key: Digest("bb".repeat(32)) },
        Act::Record => Command::Issue(certificate()),
        Act::Withdraw => Command::Withdraw,
        Act::Receive => Command::Receive,
    }
}

pub const ACTS: [Act; 12] = [
    Act::Take,
    Act::Release,
    Act::Return,
    Act::PassBack,
    Act::Complete,
    Act::Reject,
    Act::Approve,
    Act::SetPassphrase,
    Act::ReplaceKey,
    Act::Record,
    Act::Withdraw,
    Act::Receive,
];

fn items(case: &Case, choice: u8) -> Vec<ReturnItem> {
    let steps = case.renewal.as_ref().map_or(vec![Step::Letter], returnable);
    let one = steps[usize::from(choice) % steps.len()];
    let item = |step| ReturnItem { step, reason: ReturnReason::DataDiffers, note: None };
    if choice > 200 { steps.into_iter().map(item).collect() } else { vec![item(one)] }
}

/// The holder's answer: with the steps that were opened, with or without changed data, and where nobody asked for a key,
/// sometimes with another one, sometimes without any.
fn completed(case: &Case, choice: u8) -> Submission {
    let mut draft = if choice & 2 == 0 { full_draft() } else { changed_draft() };
    if let Some(Stage::Returned { items, .. }) = case.renewal.as_ref().map(|renewal| &renewal.stage) {
        draft.open_steps = Some(items.iter().map(|item| item.step).collect());
        draft.key = draft.key.filter(|_| choice & 4 == 0 || items.iter().any(|item| item.step == Step::Passphrase));
    }
    Submission::from_draft(&draft, &case.standard.wizard, &person()).unwrap()
}

/// The first command of a case: sent by the holder, or filed by an officer.
pub fn beginning(case: &Case, choice: u8) -> (Command, Actor) {
    let eligibility = Eligibility { verdict: Verdict::Reissue, another_open: false };
    let letter = Digest("ab".repeat(32));
    let file = Command::File { holder: HOLDER, standard: version(), eligibility, letter };
    match choice % 6 {
        0 => (file, member(case, 1, 0)),
        1 => (file, member(case, 10, 0)),
        2 => (file, member(case, 13, 0)),
        3 => (submit(&case.standard, &changed_draft()), member(case, 0, 0)),
        _ => (submit(&case.standard, &full_draft()), member(case, 0, 0)),
    }
}

/// Who could do what now; the program issues without being offered it.
pub fn open_to(case: &Case, leave: u8) -> Vec<(Actor, Act)> {
    let mut open: Vec<_> = (0..ACTORS)
        .map(|number| member(case, number, leave))
        .flat_map(|who| {
            let acts = acts_allowed(&case.standard, case.renewal(), &who, &case.separation);
            acts.into_iter().map(move |act| (who.clone(), act))
        })
        .collect();
    if present(case) == Some(StepKind::Issue) && case.standard.issuing == Issuing::Embedded {
        open.push((Actor::System, Act::Record));
    }
    open
}

/// The kind of the present step.
pub fn present(case: &Case) -> Option<StepKind> {
    case.renewal().at_step().map(|step| case.standard.steps[step].kind)
}
