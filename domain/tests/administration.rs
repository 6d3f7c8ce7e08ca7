//! What follows from the administration's events.

use domain::administration::{AdminEvent, Consent, Edit};
use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::Role;

const TOLD: Timestamp = Timestamp(1_000);
const NOW: Timestamp = Timestamp(2_000);

fn given(announced_at: Option<Timestamp>, consent: Consent) -> AdminEvent {
    AdminEvent::RoleGiven { person: PersonId(1), role: Role::Verifier, proposed_by: PersonId(2), announced_at, consent }
}

/// Who agrees looked at the account as it was when they were told: an address chosen afterwards nobody vouches for.
#[test]
fn consent_vouches_for_what_was_there_when_everybody_was_told() {
    let reviewed = |event: AdminEvent| event.effects(Some(PersonId(3)), NOW).reviewed;
    assert_eq!(reviewed(given(Some(TOLD), Consent::Officer)), Some((PersonId(1), TOLD)));
    assert_eq!(reviewed(given(None, Consent::Officer)), Some((PersonId(1), NOW)), "as it was recorded before");
    for consent in [Consent::Time, Consent::NotNeeded] {
        assert_eq!(reviewed(given(Some(TOLD), consent)), None);
    }
    let edit =
        |at| Edit { person: PersonId(1), editor: PersonId(2), at, address_at: Some(at), role_at: None, settled_at: at };
    for (at, left) in [(999, None), (1_000, None), (1_001, Some(Timestamp(1_001)))] {
        assert_eq!(edit(Timestamp(at)).reviewed(TOLD).address_at, left);
    }
}
