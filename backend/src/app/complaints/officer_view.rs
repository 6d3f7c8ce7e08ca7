//! A complaint as an officer sees it.

use domain::api::{ClassChoice, EntryKind, OfficerComplaint, OfficerName};
use domain::complaint::{Actor, Event, due_for, due_sum, extension_max, passes_on};
use domain::renewal;

use super::case::ComplaintCase;
use super::view::{entries, shown};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::{Conn, complaint_texts, complaints, people, roles};

/// Returns the complaint with notes, names and contact.
///
/// # Errors
/// If the database fails.
pub async fn view(
    app: &App,
    db: &mut Conn,
    officer: &renewal::Actor,
    case: &ComplaintCase,
) -> Result<OfficerComplaint, Error> {
    let ComplaintCase { standard, complaint, .. } = case;
    let texts = complaint_texts::of(db, case.id).await?;
    let names = people::names(db, &case.officers()).await?;
    let mut entries = entries(app, case, &texts);
    for (entry, recorded) in entries.iter_mut().zip(&case.log) {
        entry.by = recorded.actor.and_then(|actor| names.get(&actor)).cloned();
        if let Event::Named { person, .. } = recorded.event {
            entry.what = EntryKind::Named(names.get(&person).cloned().unwrap_or_default());
        }
    }
    let choice = |class: &domain::standard::ComplaintClass| {
        let due = due_for(standard, Some(&class.id), &complaint.run, &app.holidays);
        ClassChoice { id: class.id.clone(), due: due_sum(standard, due, &complaint.run, &app.holidays) }
    };
    let nameable = roles::in_office(db, &complaint.agency).await?.into_iter();
    let nameable = nameable.filter(|other| !officer.is(other.id) && !complaint.about.contains(&other.id));
    Ok(OfficerComplaint {
        view: shown(app, db, case, entries, Actor::Office(officer.clone())).await?,
        contact: contact(db, case).await?,
        classes: standard.complaint_rules().classes.iter().map(choice).collect(),
        passes_on: passes_on(standard, complaint),
        officers: nameable.map(|other| OfficerName { id: other.id, name: other.name }).collect(),
        extension_max: extension_max(standard, complaint, &app.holidays),
    })
}

/// Returns how whoever complained can be reached: what they left, or what a holder's account has.
async fn contact(db: &mut Conn, case: &ComplaintCase) -> Result<Option<domain::api::ComplaintContact>, Error> {
    use domain::complaint::Reporter;
    Ok(match case.complaint.reporter {
        Reporter::Anonymous => None,
        Reporter::Contact => complaints::contact(db, case.id).await?.map(|(contact, _)| contact),
        Reporter::Holder(holder) => people::get(db, holder).await?.map(|holder| domain::api::ComplaintContact {
            name: holder.data.name,
            email: holder.data.email,
            mobile: holder.data.mobile,
        }),
    })
}
