//! The disposition sheet: who passed the application on to whom, when, and with what instruction.

use domain::renewal::Event;
use domain::standard::{ProcedureStep, StepKind};

use super::{Names, Printout, acting_for, moment, name_of, receipt, recommended, text};
use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::db::Conn;
use crate::db::notes::Notes;
use crate::db::people;
use crate::infra::pdf_writer::layout::Paper;

/// Sets the sheet as of now; [`Error::NotFound`] at an agency whose procedure has no disposition.
pub async fn sheet(db: &mut Conn, case: &Case) -> Result<Printout, Error> {
    if !case.standard.steps.iter().any(|step| step.kind == StepKind::Disposition) {
        return Err(Error::NotFound);
    }
    let person = people::get(db, case.renewal.holder).await?.ok_or(Error::NotFound)?.data;
    let mut paper = Paper::new()?;
    paper.centred(&case.standard.agency.office, 11.0);
    paper.space(4.0);
    paper.title(&text::SHEET.to_uppercase(), 14.0);
    paper.rule();
    paper.labelled(text::REFERENCE, &case.reference);
    paper.labelled(text::NAME, &person.name);
    paper.labelled(text::UNIT, &person.unit);
    paper.labelled(text::SUBJECT, text::SUBJECT_TEXT);
    let names = people::names(db, &case.people()).await?;
    receipt(&names, case, &case.renewal, &mut paper);
    recommended(db, case, &mut paper).await?;
    paper.space(8.0);
    let rows = rows(&names, &case.notes(db).await?, case);
    paper.table(&[16.0, 16.0, 22.0, 19.0, 27.0], &text::SHEET_HEAD, &rows);
    Ok(Printout::new(paper, text::SHEET, case, case.renewal.submitted_at))
}

/// The dispositions made and what was given back, then the dispositions to come, with room to write.
fn rows(names: &Names, notes: &Notes, case: &Case) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (position, recorded) in case.log.iter().enumerate() {
        let (to, words) = match &recorded.event {
            Event::StepDone { step, note, .. } => {
                let index = case.standard.position(step);
                let disposes = index.and_then(|index| case.standard.steps.get(index));
                let Some(index) = index.filter(|_| disposes.is_some_and(|step| step.kind == StepKind::Disposition))
                else {
                    continue;
                };
                (next(case, index), notes.get(note.as_ref()))
            }
            Event::PassedBack { to, note, .. } => {
                let to = case.standard.position(to).and_then(|index| case.standard.steps.get(index));
                (to, text::passed_back(&notes.get(Some(note))))
            }
            _ => continue,
        };
        let colleague = acting_for(case, position);
        let role = recorded.event.role().map(|role| text::acted_as(role, colleague.is_some()));
        rows.push(vec![
            role.unwrap_or_default(),
            to.map(|to| text::roles(&to.actors)).unwrap_or_default(),
            name_of(names, recorded.actor, colleague),
            moment(case, recorded.at),
            words,
        ]);
    }
    for (index, step) in case.standard.steps.iter().enumerate() {
        let made = case.renewal.done.iter().any(|(done, ..)| *done == index);
        if step.kind == StepKind::Disposition && !made && case.renewal.takes_place(&case.standard, index) {
            let to = next(case, index).map(|next| text::roles(&next.actors)).unwrap_or_default();
            rows.push(vec![text::roles(&step.actors), to, String::new(), String::new(), String::new()]);
        }
    }
    rows
}

/// The step after this one that takes place.
fn next(case: &Case, index: usize) -> Option<&ProcedureStep> {
    let later = index + 1..case.standard.steps.len();
    let next = later.into_iter().find(|next| case.renewal.takes_place(&case.standard, *next))?;
    case.standard.steps.get(next)
}
