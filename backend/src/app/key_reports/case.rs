//! A report with its log: loads it, decides commands and appends events.

use std::sync::Arc;

use domain::renewal::{Actor, Digest, PersonId};
use domain::revocation::{Command, Event, KeyReport, decide};
use domain::standard::{RevocationRules, ServiceStandard};

use crate::app::error::Error;
use crate::app::settings::standards::revocation_of;
use crate::app::state::App;
use crate::db::Conn;
use crate::db::events::{self, Recorded, Subject};
use crate::db::key_reports::{self, KeyReportId, KeyReportRow};
use crate::db::notes::digest_of;

/// A report with its log and its version of the agency's standard.
#[derive(Clone, Debug)]
pub struct KeyReportCase {
    /// Its row.
    pub row: KeyReportRow,
    /// The version of the agency's standard by which it is handled.
    pub standard: Arc<ServiceStandard>,
    /// The rules of that version, or the general ones.
    pub rules: RevocationRules,
    /// Its state: the fold of `log`.
    pub report: KeyReport,
    /// All events, oldest first.
    pub log: Vec<Recorded<Event>>,
}

/// An officer's note before it is stored.
#[derive(Debug)]
pub struct Note {
    /// What events name it by.
    pub digest: Digest,
    salt: String,
    text: String,
}

impl Note {
    /// Names these words.
    pub fn new(text: &str) -> Self {
        let salt = hex::encode(rand::random::<[u8; 16]>());
        Self { digest: Digest(digest_of(&salt, text)), salt, text: text.to_owned() }
    }
}

impl KeyReportCase {
    /// Loads a report by folding its log.
    pub async fn load(app: &App, db: &mut Conn, row: KeyReportRow) -> Result<Self, Error> {
        let standard = app.known_version(&row.standard)?.standard;
        let log = events::load_key_report(db, row.id).await?;
        let report = KeyReport::fold(log.iter().map(|recorded| (recorded.at, &recorded.event)));
        let report = report.ok_or_else(|| Error::internal("a report's log does not begin"))?;
        Ok(Self { row, rules: revocation_of(&standard)?, standard, report, log })
    }

    /// Inserts a new report from its first event, in the caller's write transaction.
    pub async fn begin(app: &App, db: &mut Conn, event: Event, by: PersonId) -> Result<Self, Error> {
        let now = app.now();
        let report = KeyReport::begin(now, &event);
        let report = report.ok_or_else(|| Error::internal("a report does not begin with this event"))?;
        let id = key_reports::insert(db, &report).await?;
        let first = Recorded { at: now, actor: Some(by), event };
        events::append(db, Subject::KeyReport(id), 1, &first).await?;
        let row = KeyReportRow { id, standard: report.standard.clone(), note: None };
        Self::load(app, db, row).await
    }

    /// Decides a command and appends its event, in the caller's write transaction.
    pub async fn carry_out(
        &mut self,
        app: &App,
        db: &mut Conn,
        command: Command,
        (actor, by): (&Actor, PersonId),
        note: Option<Note>,
    ) -> Result<(), Error> {
        let now = app.now();
        let event = decide(&self.rules, Some(&self.report), command, actor, (now, self.standard.hours.zone()))?;
        let recorded = Recorded { at: now, actor: Some(by), event };
        events::append(db, Subject::KeyReport(self.row.id), self.report.version + 1, &recorded).await?;
        self.report.apply(now, &recorded.event);
        self.log.push(recorded);
        let words = note.as_ref().map(|note| (note.salt.as_str(), note.text.as_str()));
        key_reports::project(db, self.row.id, &self.report, words).await?;
        if let Some(note) = note {
            self.row.note = Some((note.salt, note.text));
        }
        Ok(())
    }

    /// Returns its number.
    pub const fn id(&self) -> KeyReportId {
        self.row.id
    }
}
