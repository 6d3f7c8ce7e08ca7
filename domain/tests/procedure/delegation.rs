//! On leave: a colleague acts in one's place, and the record names both.

use domain::renewal::{Actor, Command, Event, PersonId, Refusal};
use domain::standard::Role;

use crate::{Case, HOLDER, PEKALONGAN, PURBALINGGA, actor, approve, file_for, full_draft, read, submission};

const FILER: PersonId = PersonId(7);
const VERIFIER: &[Role] = &[Role::Verifier];

fn stand_in(case: &Case, id: i64, own: &[Role], places: &[(i64, &[Role])]) -> Actor {
    let stands_in = places.iter().map(|(place, roles)| (PersonId(*place), roles.to_vec())).collect();
    Actor::Person { id: PersonId(id), agency: case.standard.id.clone(), roles: own.to_vec(), stands_in }
}

/// A case at its verification that [`FILER`] filed.
fn filed() -> Case {
    let mut case = Case::of(read(PEKALONGAN));
    let (filer, holder) = (actor(&case.standard, FILER, VERIFIER), case.holder());
    case.act(file_for(HOLDER), &filer).unwrap();
    let completed = Command::Complete(submission(&case.standard, &full_draft()));
    case.act(completed, &holder).unwrap();
    case
}

#[test]
fn in_whose_place() {
    fn check(id: i64, own: &[Role], places: &[(i64, &[Role])], expected: Result<Option<i64>, Refusal>) {
        let mut case = filed();
        let who = stand_in(&case, id, own, places);
        let taken = case.act(Command::Take, &who);
        assert_eq!(taken.map(|()| case.renewal().acting_for.map(|place| place.0)), expected, "{who:?}");
        if expected.is_ok() {
            let acting_for = case.renewal().acting_for;
            let last = &case.log.last().unwrap().2;
            assert_eq!(*last, Event::Taken { by: PersonId(id), acting_for }, "the record names both");
            case.act(approve(), &who).unwrap();
        }
    }
    let (holder, filer) = (HOLDER.0, FILER.0);
    // One's own role first, a colleague's else.
    check(9, VERIFIER, &[], Ok(None));
    check(9, VERIFIER, &[(10, VERIFIER)], Ok(None));
    check(9, &[], &[(10, VERIFIER)], Ok(Some(10)));
    check(9, &[Role::AgencyHead], &[(10, VERIFIER)], Ok(Some(10)));
    check(9, &[], &[(10, &[Role::Authority]), (11, VERIFIER)], Ok(Some(11)));
    check(9, &[], &[(10, VERIFIER), (11, VERIFIER)], Ok(Some(10)));
    check(9, &[], &[(10, &[Role::Authority, Role::Administrator])], Err(Refusal::WrongRole));
    check(9, &[], &[], Err(Refusal::WrongRole));
    // Four eyes: neither in the place of the holder nor of who filed it.
    check(9, &[], &[(holder, VERIFIER)], Err(Refusal::OwnApplication));
    check(9, &[], &[(filer, VERIFIER)], Err(Refusal::FiledByYou));
    check(9, &[], &[(holder, VERIFIER), (filer, VERIFIER), (11, VERIFIER)], Ok(Some(11)));
    check(9, VERIFIER, &[(holder, VERIFIER), (filer, VERIFIER)], Ok(None));
    // Nor do they themselves in anybody's place.
    check(holder, &[], &[(10, VERIFIER)], Err(Refusal::OwnApplication));
    check(filer, &[], &[(10, VERIFIER)], Err(Refusal::FiledByYou));
}

/// The place must hold when it is decided, not only when it was taken.
#[test]
fn a_place_that_no_longer_holds() {
    fn check(own: &[Role], places: &[(i64, &[Role])], expected: Result<&[Option<i64>], Refusal>) {
        let mut case = filed();
        let then = stand_in(&case, 9, &[], &[(10, VERIFIER)]);
        case.act(Command::Take, &then).unwrap();
        let now = stand_in(&case, 9, own, places);
        assert_eq!(case.act(approve(), &now), expected.map(|_| ()), "{now:?}");
        if let Ok(anew) = expected {
            let taken = case.log.iter().filter_map(|(.., event)| match event {
                Event::Taken { acting_for, .. } => Some(acting_for.map(|colleague| colleague.0)),
                _ => None,
            });
            assert_eq!(taken.collect::<Vec<_>>(), [&[Some(10)], anew].concat(), "{now:?}");
        }
    }
    check(&[], &[(10, VERIFIER)], Ok(&[]));
    check(&[], &[], Err(Refusal::WrongRole));
    check(&[], &[(10, &[Role::FrontDesk])], Err(Refusal::WrongRole));
    // Acted in another place: it is taken anew in that one.
    check(&[], &[(11, VERIFIER)], Ok(&[Some(11)]));
    check(VERIFIER, &[], Ok(&[None]));
}

/// Who filed may pass it on, and so may who stands in for them.
#[test]
fn the_filers_place_where_nothing_is_judged() {
    let mut case = Case::of(read(PURBALINGGA));
    let (filer, holder) = (actor(&case.standard, FILER, &[Role::FrontDesk]), case.holder());
    case.act(file_for(HOLDER), &filer).unwrap();
    let completed = Command::Complete(submission(&case.standard, &full_draft()));
    case.act(completed, &holder).unwrap();
    let who = stand_in(&case, 9, &[], &[(FILER.0, &[Role::FrontDesk])]);
    case.act(Command::Take, &who).unwrap();
    assert_eq!(case.renewal().acting_for, Some(FILER));
    case.act(approve(), &who).unwrap();
    assert_eq!((case.at(), case.renewal().acting_for), ("pass-on", None));
}

/// Back from leave, one takes the case from the stand-in; what nobody stood in for is written as before.
#[test]
fn taken_back_and_written_down() {
    let mut case = filed();
    let who = stand_in(&case, 9, &[], &[(10, VERIFIER)]);
    case.act(Command::Take, &who).unwrap();
    let back = case.somebody(10, VERIFIER);
    assert_eq!(case.act(approve(), &back), Err(Refusal::NotTaken));
    case.act(Command::Take, &back).unwrap();
    assert_eq!((case.renewal().taken_by, case.renewal().acting_for), (Some(PersonId(10)), None));
    assert_eq!(case.act(approve(), &who), Err(Refusal::NotTaken));

    let json = |acting_for| serde_json::to_string(&Event::Taken { by: PersonId(9), acting_for }).unwrap();
    assert_eq!(json(None), r#"{"event":"taken","by":9}"#);
    assert_eq!(json(Some(PersonId(10))), r#"{"event":"taken","by":9,"acting_for":10}"#);
}
