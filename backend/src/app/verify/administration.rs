//! Compares the administration's events with the rows of roles, changed accounts and holds.

use std::collections::{BTreeMap, BTreeSet};

use domain::administration::{AdminEvent, Edit, Effects};
use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use super::fleet::Fleet;
use super::office::Office;
use super::periods::Periods;
use super::{Report, VerifyError};
use crate::db::chain::{Chained as _, links_after};
use crate::db::{Conn, account_edits, admin_events, verify as rows};

/// The result of all events.
#[derive(Default)]
struct Fold {
    roles: BTreeSet<(PersonId, AgencyId, String)>,
    edits: BTreeMap<(PersonId, PersonId), Edit>,
    holds: BTreeMap<PersonId, Timestamp>,
}

impl Fold {
    fn apply(&mut self, agency: &AgencyId, event: &AdminEvent, effects: Effects) {
        match event {
            AdminEvent::OfficerCreated { person, roles } => {
                self.roles.extend(roles.iter().map(|role| (*person, agency.clone(), role.as_str().to_owned())));
            }
            AdminEvent::RoleGiven { person, role, .. } => {
                self.roles.insert((*person, agency.clone(), role.as_str().to_owned()));
            }
            AdminEvent::RoleTaken { person, role } => {
                self.roles.remove(&(*person, agency.clone(), role.as_str().to_owned()));
            }
            _ => {}
        }
        for edit in effects.edits {
            let known = self.edits.entry((edit.person, edit.editor)).or_insert(edit);
            *known = edit.after(known);
        }
        if let Some((person, then)) = effects.reviewed {
            let theirs = self.edits.range_mut((person, PersonId(i64::MIN))..=(person, PersonId(i64::MAX)));
            theirs.for_each(|(_, edit)| *edit = edit.reviewed(then));
        }
        self.holds.extend(effects.hold);
    }
}

/// Checks all agencies.
pub(super) async fn check(db: &mut Conn, report: &mut Report) -> Result<(), VerifyError> {
    let (mut fold, mut office, mut fleet, mut position) = (Fold::default(), Office::default(), Fleet::default(), 0);
    let mut periods = Periods::default();
    loop {
        let page: Vec<admin_events::ChainedEvent> = links_after(db, position).await?;
        let Some(last) = page.last() else { break };
        position = last.position();
        for link in page {
            let what = format!("administration event {}", link.position());
            let Ok((agency, recorded)) = admin_events::read(link) else {
                report.fault(what, "it can't be read");
                continue;
            };
            let effects = recorded.event.effects(recorded.actor, recorded.at);
            fold.apply(&agency, &recorded.event, effects);
            fleet.apply(&agency, &recorded.event);
            periods.apply(&agency, &recorded.event);
            office.apply(&agency, &recorded);
        }
    }
    let erased: BTreeSet<PersonId> = rows::erased_people(db).await?.into_iter().collect();
    fold.holds.retain(|person, _| !erased.contains(person));
    let kept: BTreeSet<_> = rows::roles(db).await?.into_iter().collect();
    report.compare("role", &fold.roles, &kept);
    let kept: BTreeSet<_> = account_edits::all(db).await?.into_iter().map(fields).collect();
    report.compare("change of an account", &fold.edits.into_values().map(fields).collect(), &kept);
    let kept: BTreeSet<_> = account_edits::holds(db).await?.into_iter().collect();
    report.compare("hold", &fold.holds.into_iter().collect(), &kept);
    fleet.compare(db, report).await?;
    periods.compare(db, report).await?;
    office.compare(db, report).await
}

type Fields = (PersonId, PersonId, Timestamp, Option<Timestamp>, Option<Timestamp>, Timestamp);

/// Converts an edit to an ordered tuple.
const fn fields(edit: Edit) -> Fields {
    (edit.person, edit.editor, edit.at, edit.address_at, edit.role_at, edit.settled_at)
}
