//! The report of a renewal ("Laporan pembaruan"): the case as it stood when the officer made the report.

use domain::moment::Timestamp;
use domain::person::DataField;
use domain::renewal::{Clocks, Digest, Event, Renewal, Wait, clocks, time_used};
use domain::standard::StepKind;
use domain::value::Nik;

use super::{Names, Printout, actor_at, moment, name_of, position_of, receipt, recommended, text};
use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::renewals::dossier::kept_until;
use crate::app::state::App;
use crate::db::{Conn, changes, people};
use crate::infra::pdf_writer::layout::Paper;

/// The case up to the report.
struct Until<'a> {
    case: &'a Case,
    /// The fold of its events.
    renewal: Renewal,
    /// Position in the log of the event that is the report.
    position: usize,
    /// When it was made.
    at: Timestamp,
    /// The officer's remark.
    remark: Option<&'a Digest>,
}

/// Sets the report; [`Error::NotFound`] before it is made.
pub async fn report(app: &App, db: &mut Conn, case: &Case) -> Result<Printout, Error> {
    let until = until(case).ok_or(Error::NotFound)?;
    let mut paper = Paper::new()?;
    paper.centred(&case.standard.agency.office, 11.0);
    paper.space(4.0);
    paper.title(&text::REPORT.to_uppercase(), 13.0);
    paper.rule();
    let names = people::names(db, &case.people()).await?;
    whose(db, &names, &until, &mut paper).await?;
    changed(db, &until, &mut paper).await?;
    steps(app, &names, &until, &mut paper);
    times(&clocks(&case.standard, &until.renewal, &app.holidays, until.at), &mut paper);
    certificate(case, &until.renewal, &mut paper);

    paper.heading(text::REMARK);
    let remark = case.notes(db).await?.get(until.remark);
    paper.paragraph(if remark.is_empty() { text::NONE } else { &remark });
    paper.rule();
    paper.labelled(text::MADE_BY, &actor_at(&names, case, until.position));
    paper.labelled(text::MADE_AT, &moment(case, until.at));
    if let Some(date) = kept_until(case) {
        paper.space(6.0);
        paper.paragraph(&text::kept_until(date));
    }
    Ok(Printout::new(paper, text::REPORT, case, until.at))
}

fn until(case: &Case) -> Option<Until<'_>> {
    let (position, remark) =
        case.log.iter().enumerate().rev().find_map(|(position, recorded)| match &recorded.event {
            Event::StepDone { step, note, .. } => {
                let step = case.standard.position(step).and_then(|index| case.standard.steps.get(index))?;
                (step.kind == StepKind::Report).then_some((position, note.as_ref()))
            }
            _ => None,
        })?;
    let log = case.log.get(..=position)?;
    let facts = log.iter().map(|recorded| (recorded.at, recorded.actor, &recorded.event));
    let renewal = Renewal::fold(&case.standard, facts)?;
    Some(Until { case, renewal, position, at: log.last()?.at, remark })
}

async fn whose(db: &mut Conn, names: &Names, until: &Until<'_>, paper: &mut Paper) -> Result<(), Error> {
    let (case, renewal) = (until.case, &until.renewal);
    let person = people::get(db, renewal.holder).await?.ok_or(Error::NotFound)?.data;
    paper.labelled(text::REFERENCE, &case.reference);
    paper.labelled(text::NAME, &person.name);
    paper.labelled(text::NIP, person.nip.as_deref().unwrap_or(text::NONE));
    paper.labelled(text::UNIT, &person.unit);
    paper.labelled(text::POSITION, &person.position);
    receipt(names, case, renewal, paper);
    recommended(db, case, paper).await
}

/// Adds the changed fields; their values may have been erased since.
async fn changed(db: &mut Conn, until: &Until<'_>, paper: &mut Paper) -> Result<(), Error> {
    paper.heading(text::CHANGES);
    let kept = changes::get(db, until.case.id).await?;
    let changed = &until.renewal.dossier.changed;
    if changed.is_empty() {
        paper.paragraph(text::NO_CHANGES);
        return Ok(());
    }
    let shown = |field, value: String| match field {
        DataField::Nik => Nik::parse(&value).map(|nik| nik.masked()).unwrap_or_default(),
        _ => value,
    };
    let row = |field: &DataField| {
        let change = kept.iter().find(|change| change.field == *field);
        let value =
            |value: Option<&String>| value.map_or(text::ERASED.to_owned(), |value| shown(*field, value.clone()));
        let (old, new) = (change.map(|change| &change.old), change.map(|change| &change.new));
        vec![text::field(*field).to_owned(), value(old), value(new)]
    };
    let rows: Vec<Vec<String>> = changed.iter().map(row).collect();
    paper.table(&[1.0, 2.0, 2.0], &text::CHANGES_HEAD, &rows);
    Ok(())
}

fn steps(app: &App, names: &Names, until: &Until<'_>, paper: &mut Paper) {
    let (case, renewal) = (until.case, &until.renewal);
    let mut rows = Vec::new();
    for (index, at, by) in &renewal.done {
        let Some(step) = case.standard.steps.get(*index) else { continue };
        let waits: Vec<Wait> = renewal.waits.iter().copied().filter(|wait| wait.step == Some(*index)).collect();
        let used: i64 = waits.iter().map(|wait| time_used(&case.standard, *wait, &app.holidays)).sum();
        let who = match (by, position_of(case, *index, *at)) {
            (Some(person), _) if *person == renewal.holder => text::HOLDER.to_owned(),
            (_, Some(position)) => actor_at(names, case, position),
            (by, None) => name_of(names, *by, None),
        };
        rows.push(vec![
            step.number.map(|number| number.to_string()).unwrap_or_default(),
            step.title.id.clone(),
            who,
            moment(case, waits.first().map_or(*at, |wait| wait.from)),
            moment(case, *at),
            text::time_used(used, step.limit.map(|limit| (limit, step.clock()))),
        ]);
    }
    paper.heading(text::STEPS);
    paper.table(&[6.0, 29.0, 21.0, 15.0, 15.0, 14.0], &text::STEPS_HEAD, &rows);
}

/// Adds the time of each clock; they are never summed.
fn times(clocks: &Clocks, paper: &mut Paper) {
    paper.heading(text::TIME);
    paper.labelled(text::OFFICE_TIME, &text::duration(clocks.office));
    paper.labelled(text::AUTHORITY_TIME, &text::duration(clocks.authority));
    paper.labelled(text::HOLDER_TIME, &text::duration(clocks.holder));
}

fn certificate(case: &Case, renewal: &Renewal, paper: &mut Paper) {
    paper.heading(text::CERTIFICATE);
    match &renewal.certificate {
        Some(certificate) => {
            paper.labelled(text::SERIAL, &certificate.serial);
            paper.labelled(text::VALID_FROM, &moment(case, case.valid_from().unwrap_or(certificate.not_before)));
            paper.labelled(text::VALID_TO, &moment(case, certificate.not_after));
        }
        None => paper.paragraph(text::NO_CERTIFICATE),
    }
}
