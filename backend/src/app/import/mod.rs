//! Holders and their certificates from a table: tried first, then imported in blocks, so that other writers get their turn.
//!
//! The table is a CSV or a workbook; a workbook is turned into the text of its table first.
//!
//! Imported again, what was imported before is unchanged: an import that had to stop is repeated with the same table.
//!
//! The table is read a few hundred rows at a time, with one query for all of them: a hundred thousand rows take neither
//! minutes nor the memory for all of them at once.

mod cell;
mod certificate;
mod head;
#[cfg(test)]
mod random;
mod repeated;
mod report;
mod row;
mod survey;
mod table;
mod text;
mod workbook;
mod write;

use std::collections::BTreeMap;

use domain::api::ImportReport;
use domain::moment::Timestamp;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::PersonId;
use domain::standard::ServiceStandard;

use self::row::{Guarded, Keys, Surroundings, judge};
use self::table::{Row, Table};
use crate::app::accounts::other_agencies;
use crate::app::administration::announce;
use crate::app::administration::context::ChangeContext;
use crate::app::administration::propose::Batch;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::import;
use crate::db::{Conn, proposals, roles};

/// Most rows of a table, without its head.
pub const MOST_ROWS: u32 = 100_000;
/// Most rows of which one report tells that a value in them can't be used here, since somebody at another agency has it; and
/// that are left out, while all others are imported.
const MOST_NOT_USABLE: u32 = 10;
/// Rows that are looked up together.
const BATCH: usize = 500;

/// Says what importing the table would do; nothing is written.
pub async fn try_out(app: &App, standard: &ServiceStandard, by: PersonId, bytes: &[u8]) -> Result<ImportReport, Error> {
    match text::text(bytes).await? {
        Ok(text) => try_text(app, standard, by, &text).await,
        Err(problem) => Ok(Import::new(app, standard, None).refused(problem)),
    }
}

async fn try_text(app: &App, standard: &ServiceStandard, by: PersonId, text: &[u8]) -> Result<ImportReport, Error> {
    other_agencies::may_ask(app, by, Field::Table).await?;
    let mut db = app.db.read().begin().await?;
    let mut import = Import::new(app, standard, None);
    let Some(mut table) = import.open(text) else { return Ok(import.report) };
    import.guard(&mut db).await?;
    while let Some(rows) = import.block(&mut table)? {
        import.batch(&mut db, &table, &rows).await?;
    }
    drop(db);
    if import.not_usable > 0 {
        other_agencies::learnt(app, by).await?;
    }
    // So many are no slip of a digit.
    if import.not_usable > MOST_NOT_USABLE {
        import.hold_up();
    }
    Ok(import.report)
}

/// Imports the table, unless anything is wrong with it; each block of rows is a transaction of its own. A few rows with values
/// of people at another agency are left out.
pub async fn carry_out(
    app: &App,
    standard: &ServiceStandard,
    by: PersonId,
    bytes: &[u8],
) -> Result<ImportReport, Error> {
    let text = match text::text(bytes).await? {
        Ok(text) => text,
        Err(problem) => return Ok(Import::new(app, standard, None).refused(problem)),
    };
    // Tried first, so that a table with mistakes keeps no other writer waiting.
    let tried = try_text(app, standard, by, &text).await?;
    if tried.problems_in_all > 0 {
        return Ok(tried);
    }
    let by = ChangeContext { person: by, agency: standard.id.clone(), now: app.now() };
    let mut import = Import::new(app, standard, Some(by.clone()));
    let Some(mut table) = import.open(&text) else { return Ok(import.report) };
    while let Some(rows) = import.block(&mut table)? {
        let mut tx = app.db.begin().await?;
        // Somebody may have changed something since the trial.
        import.guard(&mut tx).await?;
        import.batch(&mut tx, &table, &rows).await?;
        if import.report.problems_in_all > 0 {
            tx.rollback().await?;
            break;
        }
        if import.report.imported == 0 {
            // ImportedCertificate once, of all that the table changes.
            announce::edited(app, &mut tx, &by, usize::try_from(tried.new + tried.changed)?).await?;
        }
        announce::announce(app, &mut tx, &std::mem::take(&mut import.proposed).rows, by.now).await?;
        tx.commit().await?;
        import.report.imported = import.report.rows - import.report.elsewhere_in_all;
    }
    app.outbox_waker.wake();
    import.report.done = import.report.problems_in_all == 0;
    Ok(import.report)
}

/// An import under way.
struct Import<'a> {
    app: &'a App,
    standard: &'a ServiceStandard,
    now: Timestamp,
    /// Who imports it; none: it is only tried.
    by: Option<ChangeContext>,
    report: ImportReport,
    /// Rows with a value of somebody at another agency.
    not_usable: u32,
    /// The lines on which values stood already.
    seen: BTreeMap<(Field, String), u32>,
    /// The lines on which people on record stood already, by whatever number.
    seen_people: BTreeMap<PersonId, u32>,
    /// What a table does not overwrite.
    guarded: Guarded,
    /// What of this block waits for somebody's consent.
    proposed: Batch,
}

impl<'a> Import<'a> {
    fn new(app: &'a App, standard: &'a ServiceStandard, by: Option<ChangeContext>) -> Self {
        let (guarded, proposed) = (Guarded::default(), Batch::default());
        Self {
            app,
            standard,
            now: app.now(),
            by,
            report: ImportReport::default(),
            not_usable: 0,
            seen: BTreeMap::new(),
            seen_people: BTreeMap::new(),
            guarded,
            proposed,
        }
    }

    /// Looks up what the table does not overwrite.
    async fn guard(&mut self, db: &mut Conn) -> Result<(), Error> {
        let officers = roles::in_office(db, &self.standard.id).await?;
        let to_be = proposals::officers_to_be(db, &self.standard.id).await?;
        self.guarded = Guarded {
            applying: import::applying(db, &self.standard.id).await?,
            officers: officers.into_iter().map(|officer| officer.id).chain(to_be).collect(),
        };
        Ok(())
    }

    /// The table; none if its head is wrong.
    fn open<'t>(&mut self, text: &'t [u8]) -> Option<Table<'t>> {
        match Table::open(text) {
            Ok(table) => Some(table),
            Err(problems) => {
                for problem in problems {
                    self.problem(1, problem);
                }
                None
            }
        }
    }

    /// The next rows; none at the end of the table, or of what a table may hold.
    fn block(&mut self, table: &mut Table<'_>) -> Result<Option<Vec<Row>>, Error> {
        let rows: Vec<Row> = table.by_ref().take(BATCH).collect();
        let Some(last) = rows.last() else {
            if self.report.rows == 0 {
                self.problem(1, Problem::new(Field::Table, Fault::Blank));
            }
            return Ok(None);
        };
        self.report.rows += u32::try_from(rows.len())?;
        if self.report.rows > MOST_ROWS {
            self.problem(last.line, Problem::new(Field::Table, Fault::TooManyRows(MOST_ROWS)));
            return Ok(None);
        }
        Ok(Some(rows))
    }

    async fn batch(&mut self, db: &mut Conn, table: &Table<'_>, rows: &[Row]) -> Result<(), Error> {
        let keys: Vec<Keys> = rows.iter().map(|row| Keys::of(&row.entry)).collect();
        let around = Surroundings::load(db, &keys).await?;
        let mut outcomes = Vec::new();
        for (row, keys) in rows.iter().zip(&keys) {
            let mut problems = self.repeated(row.line, keys);
            let mut elsewhere = false;
            match judge(row, keys, self.standard, &around, &self.guarded) {
                Ok(outcome) if problems.is_empty() => match self.repeated_person(row.line, keys, &outcome) {
                    None => outcomes.push((row.line, outcome)),
                    again => problems.extend(again),
                },
                Ok(_) => {}
                Err(mut found) => {
                    if other_agencies::tells(&found) {
                        self.not_usable += 1;
                        elsewhere = problems.is_empty() && found.iter().all(|one| one.fault == Fault::NotUsable);
                        // The next ones are shown when these are mended: nobody reads a register out of a report.
                        found.retain(|one| self.not_usable <= MOST_NOT_USABLE || one.fault != Fault::NotUsable);
                    }
                    problems.splice(0..0, found).for_each(drop);
                }
            }
            let shown = problems.into_iter().map(|problem| report::row_problem(table, row, problem));
            if elsewhere {
                self.report.elsewhere_in_all += 1;
                self.report.elsewhere.extend(shown);
            } else {
                shown.for_each(|problem| self.row_problem(problem));
            }
        }
        for (line, outcome) in &outcomes {
            self.count(*line, outcome);
        }
        // With a problem the block is undone anyway.
        if self.by.is_some() && self.report.problems_in_all == 0 { self.put(db, outcomes).await } else { Ok(()) }
    }
}
