//! Imports holders and their certificates from a table: a dry run first, then in blocks, so that other writers get
//! their turn.
//!
//! The table is a CSV or a workbook; a workbook is converted to text first.
//!
//! Repeating an import leaves imported rows unchanged, so an interrupted one is repeated with the same table.
//!
//! Rows are read a few hundred at a time with one query for each batch, so a hundred thousand rows take neither minutes
//! nor the memory for all of them.

mod cell;
mod certificate;
mod head;
#[cfg(test)]
mod proptests;
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

use self::row::{Keys, Lookup, Protected, outcome_of};
use self::table::{Row, Table};
use crate::app::accounts::other_agencies;
use crate::app::administration::context::ChangeContext;
use crate::app::administration::proposals::announce;
use crate::app::administration::proposals::propose::Batch;
use crate::app::administration::recipients;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::import;
use crate::db::{Conn, proposals, roles};

/// Maximum number of rows, without the head.
pub const MAX_ROWS: u32 = 100_000;
/// Rows with a value in use at another agency that one report lists, and that an import may leave out.
const MAX_NOT_USABLE: u32 = 10;
/// Rows per batch.
const BATCH: usize = 500;

/// Reports what importing the table would do, without writing anything.
pub async fn dry_run(app: &App, standard: &ServiceStandard, by: PersonId, bytes: &[u8]) -> Result<ImportReport, Error> {
    match text::text(bytes).await? {
        Ok(text) => dry_run_text(app, standard, by, &text).await,
        Err(problem) => Ok(Import::new(app, standard, None).refused(problem)),
    }
}

async fn dry_run_text(app: &App, standard: &ServiceStandard, by: PersonId, text: &[u8]) -> Result<ImportReport, Error> {
    other_agencies::check_disclosures(app, by, Field::Table).await?;
    let mut db = app.db.read().begin().await?;
    let mut import = Import::new(app, standard, None);
    let Some(mut table) = import.open(text) else { return Ok(import.report) };
    import.load_protected(&mut db).await?;
    while let Some(rows) = import.next_rows(&mut table)? {
        import.batch(&mut db, &table, &rows).await?;
    }
    drop(db);
    if import.not_usable > 0 {
        other_agencies::count_disclosure(app, by).await?;
    }
    // More than a few are no typing errors.
    if import.not_usable > MAX_NOT_USABLE {
        import.block_not_usable();
    }
    Ok(import.report)
}

/// Imports the table if it has no problems; each block of rows is its own transaction. A few rows with values in use at
/// another agency are left out.
pub async fn import(app: &App, standard: &ServiceStandard, by: PersonId, bytes: &[u8]) -> Result<ImportReport, Error> {
    let text = match text::text(bytes).await? {
        Ok(text) => text,
        Err(problem) => return Ok(Import::new(app, standard, None).refused(problem)),
    };
    // A dry run first, so that a faulty table does not hold the writer.
    let tried = dry_run_text(app, standard, by, &text).await?;
    if tried.problems_in_all > 0 {
        return Ok(tried);
    }
    let by = ChangeContext { person: by, agency: standard.id.clone(), now: app.now() };
    let mut import = Import::new(app, standard, Some(by.clone()));
    let Some(mut table) = import.open(&text) else { return Ok(import.report) };
    while let Some(rows) = import.next_rows(&mut table)? {
        let mut tx = app.db.begin().await?;
        // Data may have changed since the dry run.
        import.load_protected(&mut tx).await?;
        import.batch(&mut tx, &table, &rows).await?;
        if import.report.problems_in_all > 0 {
            tx.rollback().await?;
            break;
        }
        if import.report.imported == 0 {
            // Announced once, for all changes of the table.
            recipients::notify_edited_accounts(app, &mut tx, &by, usize::try_from(tried.new + tried.changed)?).await?;
        }
        announce::announce(app, &mut tx, &std::mem::take(&mut import.proposed).rows, by.now).await?;
        tx.commit().await?;
        import.report.imported = import.report.rows - import.report.other_agencies_in_all;
    }
    app.outbox_waker.wake();
    import.report.done = import.report.problems_in_all == 0;
    Ok(import.report)
}

/// An import in progress.
struct Import<'a> {
    app: &'a App,
    standard: &'a ServiceStandard,
    now: Timestamp,
    /// Who imports; none for a dry run.
    by: Option<ChangeContext>,
    report: ImportReport,
    /// Number of rows with a value in use at another agency.
    not_usable: u32,
    /// First line of each value.
    seen: BTreeMap<(Field, String), u32>,
    /// First line of each person on record.
    seen_people: BTreeMap<PersonId, u32>,
    /// What the table must not overwrite.
    protected: Protected,
    /// Proposals of this block.
    proposed: Batch,
}

impl<'a> Import<'a> {
    fn new(app: &'a App, standard: &'a ServiceStandard, by: Option<ChangeContext>) -> Self {
        let (protected, proposed) = (Protected::default(), Batch::default());
        Self {
            app,
            standard,
            now: app.now(),
            by,
            report: ImportReport::default(),
            not_usable: 0,
            seen: BTreeMap::new(),
            seen_people: BTreeMap::new(),
            protected,
            proposed,
        }
    }

    /// Loads what the table must not overwrite.
    async fn load_protected(&mut self, db: &mut Conn) -> Result<(), Error> {
        let officers = roles::in_office(db, &self.standard.id).await?;
        let to_be = proposals::officers_to_be(db, &self.standard.id).await?;
        self.protected = Protected {
            applying: import::applying(db, &self.standard.id).await?,
            officers: officers.into_iter().map(|officer| officer.id).chain(to_be).collect(),
        };
        Ok(())
    }

    /// Opens the table; none if its head has problems.
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

    /// Reads the next rows; none at the end, or beyond the limit.
    fn next_rows(&mut self, table: &mut Table<'_>) -> Result<Option<Vec<Row>>, Error> {
        let rows: Vec<Row> = table.by_ref().take(BATCH).collect();
        let Some(last) = rows.last() else {
            if self.report.rows == 0 {
                self.problem(1, Problem::new(Field::Table, Fault::Blank));
            }
            return Ok(None);
        };
        self.report.rows += u32::try_from(rows.len())?;
        if self.report.rows > MAX_ROWS {
            self.problem(last.line, Problem::new(Field::Table, Fault::TooManyRows(MAX_ROWS)));
            return Ok(None);
        }
        Ok(Some(rows))
    }

    async fn batch(&mut self, db: &mut Conn, table: &Table<'_>, rows: &[Row]) -> Result<(), Error> {
        let keys: Vec<Keys> = rows.iter().map(|row| Keys::of(&row.entry)).collect();
        let lookup = Lookup::load(db, &keys).await?;
        let mut outcomes = Vec::new();
        for (row, keys) in rows.iter().zip(&keys) {
            let mut problems = self.repeated(row.line, keys);
            let mut other_agency = false;
            match outcome_of(row, keys, self.standard, &lookup, &self.protected) {
                Ok(outcome) if problems.is_empty() => match self.repeated_person(row.line, keys, &outcome) {
                    None => outcomes.push((row.line, outcome)),
                    again => problems.extend(again),
                },
                Ok(_) => {}
                Err(mut found) => {
                    if other_agencies::disclose(&found) {
                        self.not_usable += 1;
                        other_agency = problems.is_empty() && found.iter().all(|one| one.fault == Fault::NotUsable);
                        // Further ones are not shown, so that a report does not list a register.
                        found.retain(|one| self.not_usable <= MAX_NOT_USABLE || one.fault != Fault::NotUsable);
                    }
                    problems.splice(0..0, found).for_each(drop);
                }
            }
            let shown = problems.into_iter().map(|problem| report::row_problem(table, row, problem));
            if other_agency {
                self.report.other_agencies_in_all += 1;
                self.report.other_agencies.extend(shown);
            } else {
                shown.for_each(|problem| self.row_problem(problem));
            }
        }
        for (line, outcome) in &outcomes {
            self.count(*line, outcome);
        }
        // With problems the block is rolled back.
        if self.by.is_some() && self.report.problems_in_all == 0 { self.write(db, outcomes).await } else { Ok(()) }
    }
}
