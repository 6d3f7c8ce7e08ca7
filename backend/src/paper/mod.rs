//! Papers of a case that officers print and file: the disposition sheet and the report. Made from the case alone: the same
//! case gives the same bytes.

mod font;
mod layout;
mod pdf;
mod report;
mod sheet;
mod text;

pub use report::report;
pub use sheet::sheet;

use domain::moment::Timestamp;
use domain::renewal::{Event, PersonId};
use sqlx::SqliteConnection;

use crate::case::Case;
use crate::db::people;
use crate::error::Error;

/// Name of who did something, with the colleague in whose place; the program where nobody did.
async fn name_of(
    db: &mut SqliteConnection,
    who: Option<PersonId>,
    acting_for: Option<PersonId>,
) -> Result<String, Error> {
    let Some(person) = who else { return Ok(text::PROGRAM.to_owned()) };
    let name = people::get(&mut *db, person).await?.map(|person| person.data.name).unwrap_or_default();
    match acting_for {
        Some(colleague) => {
            let colleague = people::get(&mut *db, colleague).await?.map(|person| person.data.name).unwrap_or_default();
            Ok(text::in_place_of(&name, &colleague))
        }
        None => Ok(name),
    }
}

/// In whose place the event of this place in the log was caused: the last one to take the case says it.
fn acting_for(case: &Case, place: usize) -> Option<PersonId> {
    case.log.iter().take(place).rev().find_map(|recorded| match &recorded.event {
        Event::Taken { acting_for, .. } => Some(*acting_for),
        // What came before the last step was somebody else's.
        Event::StepDone { .. } => Some(None),
        _ => None,
    })?
}

/// Date and clock time with the zone.
fn moment(case: &Case, at: Timestamp) -> String {
    let zone = case.standard.hours.zone();
    format!("{}, {}", at.date_in(zone).indonesian(), at.clock_text(zone))
}
