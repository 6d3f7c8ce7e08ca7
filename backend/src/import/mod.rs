//! Holders and their certificates from a table: tried first, then imported in blocks, so that other writers get their turn.
//!
//! Imported again, what was imported before is unchanged: an import that had to stop is repeated with the same table.
//!
//! The table is read a few hundred rows at a time, with one query for all of them: a hundred thousand rows take neither
//! minutes nor the memory for all of them at once.

mod certificate;
mod row;
pub mod table;

use std::collections::BTreeMap;

use domain::administration::AdminEvent;
use domain::api::{ImportReport, RowProblem};
use domain::moment::Timestamp;
use domain::person::{DataField, PersonData};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::PersonId;
use domain::standard::ServiceStandard;
use sqlx::SqliteConnection;

use self::certificate::{Certificate, told};
use self::row::{Keys, Outcome, Surroundings, judge};
use self::table::{Row, Table};
use crate::db::import::{self, Told};
use crate::db::people::Person;
use crate::db::{admin_events, certificates, outbox, people};
use crate::error::Error;
use crate::state::App;

/// Most rows of a table, without its head.
pub const MOST_ROWS: u32 = 100_000;
/// Most problems that a report tells.
const MOST_PROBLEMS: usize = 200;
/// Rows that are looked up together.
const BATCH: usize = 500;

/// Says what importing the table would do; nothing is written.
pub async fn try_out(app: &App, standard: &ServiceStandard, bytes: &[u8]) -> Result<ImportReport, Error> {
    let mut db = app.db.read().begin().await?;
    let text = table::text(bytes);
    let mut import = Import::new(app, standard, None);
    let Some(mut table) = import.open(&text) else { return Ok(import.report) };
    import.changing = import::open_changes(&mut db, &standard.id).await?;
    while let Some(rows) = import.block(&mut table)? {
        import.batch(&mut db, &rows).await?;
    }
    Ok(import.report)
}

/// Imports the table, unless anything is wrong with it; each block of rows is a transaction of its own.
pub async fn carry_out(
    app: &App,
    standard: &ServiceStandard,
    by: PersonId,
    bytes: &[u8],
) -> Result<ImportReport, Error> {
    // Tried first, so that a table with mistakes keeps no other writer waiting.
    let tried = try_out(app, standard, bytes).await?;
    if tried.problems_in_all > 0 {
        return Ok(tried);
    }
    let text = table::text(bytes);
    let mut import = Import::new(app, standard, Some(by));
    let Some(mut table) = import.open(&text) else { return Ok(import.report) };
    while let Some(rows) = import.block(&mut table)? {
        let mut tx = app.db.begin().await?;
        // Somebody may have changed something since the trial.
        import.changing = import::open_changes(&mut tx, &standard.id).await?;
        import.batch(&mut tx, &rows).await?;
        if import.report.problems_in_all > 0 {
            tx.rollback().await?;
            break;
        }
        tx.commit().await?;
        import.report.imported = import.report.rows;
    }
    app.bell.ring();
    import.report.done = import.report.problems_in_all == 0;
    Ok(import.report)
}

/// An import under way.
struct Import<'a> {
    app: &'a App,
    standard: &'a ServiceStandard,
    now: Timestamp,
    /// Who imports it; none: it is only tried.
    by: Option<PersonId>,
    report: ImportReport,
    /// The lines on which values stood already.
    seen: BTreeMap<(Field, String), u32>,
    /// Data that open renewals are about to change.
    changing: BTreeMap<PersonId, Vec<DataField>>,
}

impl<'a> Import<'a> {
    fn new(app: &'a App, standard: &'a ServiceStandard, by: Option<PersonId>) -> Self {
        let report = ImportReport {
            done: false,
            rows: 0,
            imported: 0,
            new: 0,
            changed: 0,
            unchanged: 0,
            problems: Vec::new(),
            problems_in_all: 0,
        };
        Self { app, standard, now: app.now(), by, report, seen: BTreeMap::new(), changing: BTreeMap::new() }
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

    async fn batch(&mut self, db: &mut SqliteConnection, rows: &[Row]) -> Result<(), Error> {
        let keys: Vec<Keys> = rows.iter().map(|row| Keys::of(&row.entry)).collect();
        let around = Surroundings::load(db, &keys).await?;
        let mut outcomes = Vec::new();
        for (row, keys) in rows.iter().zip(&keys) {
            let mut problems = self.repeated(row.line, keys);
            match judge(row, keys, self.standard, &around, &self.changing) {
                Ok(outcome) if problems.is_empty() => outcomes.push(outcome),
                Ok(_) => {}
                Err(found) => problems.splice(0..0, found).for_each(drop),
            }
            for problem in problems {
                self.problem(row.line, problem);
            }
        }
        for outcome in &outcomes {
            *match outcome {
                Outcome::New(_) => &mut self.report.new,
                Outcome::Known { data: None, certificate: Certificate::Same, .. } => &mut self.report.unchanged,
                Outcome::Known { .. } => &mut self.report.changed,
            } += 1;
        }
        // With a problem the block is undone anyway.
        if self.by.is_some() && self.report.problems_in_all == 0 { self.put(db, outcomes).await } else { Ok(()) }
    }

    /// Values that stood on an earlier line.
    fn repeated(&mut self, line: u32, keys: &Keys) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (field, key) in keys.each() {
            let first = *self.seen.entry((field, key.clone())).or_insert(line);
            if first != line {
                problems.push(Problem::new(field, Fault::RepeatedLine(first)));
            }
        }
        problems
    }

    fn problem(&mut self, line: u32, problem: Problem) {
        self.report.problems_in_all += 1;
        if self.report.problems.len() < MOST_PROBLEMS {
            self.report.problems.push(RowProblem { line, problem });
        }
    }

    async fn put(&self, db: &mut SqliteConnection, outcomes: Vec<Outcome>) -> Result<(), Error> {
        let (mut new, mut of_new, mut newer) = (Vec::new(), Vec::new(), Vec::new());
        let (mut changed, mut certified) = (Vec::new(), Vec::new());
        for outcome in outcomes {
            match outcome {
                Outcome::New(checked) => {
                    of_new.push(told(&checked, self.standard));
                    new.push(checked.data);
                }
                Outcome::Known { person, data, certificate } => {
                    if let Some(data) = data {
                        self.replace(db, &person, &data).await?;
                        changed.push((person.id, person.data.changed(&data)));
                    }
                    match certificate {
                        Certificate::Same => {}
                        Certificate::Newer(told) => newer.push((person.id, told)),
                        Certificate::Amended { id, serial, status } => {
                            import::amend(db, id, serial.as_deref(), status, self.now).await?;
                            certified.push(person.id);
                        }
                    }
                }
            }
        }
        for (person, _) in &newer {
            certificates::supersede(db, *person, self.now).await?;
        }
        certified.extend(newer.iter().map(|(person, _)| *person));
        let entered = self.enter(db, &new, of_new).await?;
        self.log(db, entered.iter().map(|(person, _)| *person).collect(), changed, certified).await?;
        newer.extend(entered);
        Ok(import::insert_certificates(db, &newer).await?)
    }

    /// One event a kind for all rows of a batch.
    async fn log(
        &self,
        db: &mut SqliteConnection,
        entered: Vec<PersonId>,
        changed: Vec<(PersonId, Vec<DataField>)>,
        certified: Vec<PersonId>,
    ) -> Result<(), Error> {
        for (any, event) in [
            (!entered.is_empty(), AdminEvent::HoldersEntered { people: entered }),
            (!changed.is_empty(), AdminEvent::DataImported { people: changed }),
            (!certified.is_empty(), AdminEvent::CertificatesImported { people: certified }),
        ] {
            if any {
                admin_events::append(db, &self.standard.id, self.by, self.now, &event).await?;
            }
        }
        Ok(())
    }

    /// Puts new people on record: their certificates with their ids.
    async fn enter(
        &self,
        db: &mut SqliteConnection,
        new: &[PersonData],
        told: Vec<Told>,
    ) -> Result<Vec<(PersonId, Told)>, Error> {
        let ids = import::insert_people(db, &self.standard.id, new, self.now).await?;
        let id = |data: &PersonData| ids.get(&data.nik).copied();
        let all: Option<Vec<_>> = new.iter().zip(told).map(|(data, told)| Some((id(data)?, told))).collect();
        all.ok_or_else(|| Error::internal("an imported person has no id"))
    }

    /// Replaces somebody's data. An account whose e-mail goes elsewhere is told at the address before.
    async fn replace(&self, db: &mut SqliteConnection, person: &Person, data: &PersonData) -> Result<(), Error> {
        people::set_data(db, person.id, data).await?;
        if person.password_hash.is_some() && person.data.email != data.email {
            let mail = self.app.writer(&person.agency)?.email_replaced(&person.data.email);
            outbox::enqueue(db, &mail, self.now).await?;
        }
        Ok(())
    }
}
