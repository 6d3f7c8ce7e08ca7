//! Printouts of a case: the disposition sheet and the report. They are made from the case alone: the same
//! case gives the same bytes.

mod disposition_sheet;
mod report;
pub(in crate::app) mod text;

pub use disposition_sheet::sheet;
pub use report::report;
pub use text::{duration, limit_text};

use std::collections::BTreeMap;

use domain::moment::{Date, Timestamp};
use domain::renewal::{Event, PersonId, Renewal};
use domain::standard::{Role, StepKind};

use crate::app::error::Error;
use crate::app::recommendations::sent;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::Conn;
use crate::infra::pdf_writer::layout::Paper;
use crate::infra::pdf_writer::pdf::DocumentInfo;

/// A printout that is set but not drawn yet.
pub struct Printout {
    paper: Paper,
    title: String,
    foot: String,
    page_of: fn(usize, usize) -> String,
    made: Date,
}

impl Printout {
    fn new(paper: Paper, kind: &str, case: &Case, made: Timestamp) -> Self {
        Self {
            paper,
            title: format!("{kind} {}", case.reference),
            foot: case.reference.clone(),
            page_of: text::page_of,
            made: made.date_in(case.standard.hours.zone()),
        }
    }

    /// One that is of no case.
    pub const fn of(paper: Paper, title: String, foot: String, made: Date) -> Self {
        Self { paper, title, foot, page_of: text::page_of, made }
    }

    /// A letter, with nothing but the page at its foot.
    pub const fn letter(paper: Paper, title: String, page_of: fn(usize, usize) -> String, made: Date) -> Self {
        Self { paper, title, foot: String::new(), page_of, made }
    }

    /// Draws it as PDF, on a blocking thread.
    pub async fn draw(self, app: &App) -> Result<Vec<u8>, Error> {
        let permit = app.limits.drawings.acquire().await?;
        let drawn = tokio::task::spawn_blocking(move || {
            // Held until the work is done, even if the request is dropped.
            let _permit = permit;
            self.paper.finish(&DocumentInfo {
                title: &self.title,
                foot: &self.foot,
                page_of: self.page_of,
                made: self.made.ymd(),
            })
        });
        Ok(drawn.await??)
    }
}

/// The names of everybody whom a case names.
type Names = BTreeMap<PersonId, String>;

/// Returns the name of who did something, with the colleague in whose place; the program if nobody did.
fn name_of(names: &Names, who: Option<PersonId>, acting_for: Option<PersonId>) -> String {
    let Some(person) = who else { return text::PROGRAM.to_owned() };
    let name = |person| names.get(&person).map_or("", String::as_str);
    match acting_for {
        Some(colleague) => text::in_place_of(name(person), name(colleague)),
        None => name(person).to_owned(),
    }
}

/// Returns in whose place the event at this position of the log was caused, as the last event that took the case says.
fn acting_for(case: &Case, position: usize) -> Option<PersonId> {
    case.log.iter().take(position).rev().find_map(|recorded| match &recorded.event {
        Event::Taken { acting_for, .. } => Some(*acting_for),
        // What came before the last step was somebody else's.
        Event::StepDone { .. } | Event::PassedBack { .. } | Event::Released => Some(None),
        _ => None,
    })?
}

/// Returns name and role of who caused the event at this position of the log; no role if none was recorded.
fn actor_at(names: &Names, case: &Case, position: usize) -> String {
    let Some(recorded) = case.log.get(position) else { return String::new() };
    let colleague = acting_for(case, position);
    let name = name_of(names, recorded.actor, colleague);
    text::named(&name, recorded.event.role().map(|role| text::acted_as(role, colleague.is_some())))
}

/// Adds when the application was sent and by whom, and when the front desk received it.
fn receipt(names: &Names, case: &Case, renewal: &Renewal, paper: &mut Paper) {
    let by = match renewal.filed_by.filter(|filer| *filer != renewal.holder) {
        Some(filer) => text::for_the_holder(&name_of(names, Some(filer), None)),
        None => text::THE_HOLDER.to_owned(),
    };
    paper.labelled(text::SENT, &text::at_by(&moment(case, renewal.submitted_at), &by));
    let first_desk = |index: usize| {
        case.standard.steps.get(index).is_some_and(|step| match step.kind {
            StepKind::Intake => !step.actors.contains(&Role::Holder),
            kind => kind == StepKind::Disposition,
        })
    };
    let received = renewal.done.iter().filter(|(index, ..)| first_desk(*index)).min_by_key(|(index, ..)| *index);
    if let Some((index, at, by)) = received {
        let by = match position_of(case, *index, *at) {
            Some(position) => actor_at(names, case, position),
            None => name_of(names, *by, None),
        };
        paper.labelled(text::RECEIVED, &text::at_by(&moment(case, *at), &by));
    }
}

/// Adds who recommended the application in the program, where somebody did.
async fn recommended(db: &mut Conn, case: &Case, paper: &mut Paper) -> Result<(), Error> {
    if let Some(given) = sent::of_case(db, case).await? {
        paper.labelled(text::RECOMMENDED, &text::recommended(&given.by, &moment(case, given.at)));
    }
    Ok(())
}

/// Returns the position in the log of the event that carried out this step at that time; none if sending did.
fn position_of(case: &Case, index: usize, at: Timestamp) -> Option<usize> {
    case.log.iter().rposition(|recorded| {
        let done =
            matches!(&recorded.event, Event::StepDone { step, .. } if case.standard.position(step) == Some(index));
        done && recorded.at == at
    })
}

/// Formats a time as date and time of day with the zone.
fn moment(case: &Case, at: Timestamp) -> String {
    let zone = case.standard.hours.zone();
    format!("{}, {}", at.date_in(zone).indonesian(), at.clock_text(zone))
}
