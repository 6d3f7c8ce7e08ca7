//! A case in a list.

use domain::renewal::PersonId;

/// A case in a list or in a search.
#[expect(clippy::struct_excessive_bools, reason = "the row as it is kept")]
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ListedCase {
    /// Key.
    pub id: i64,
    /// Reference number.
    pub reference: String,
    /// Number of events.
    pub version: i64,
    /// Key of the holder.
    pub holder: i64,
    /// Holder's name.
    pub name: String,
    /// Holder's unit.
    pub unit: String,
    /// The projection's stage.
    pub stage: String,
    /// Digest of the version of the standard under which it was submitted.
    pub standard: String,
    /// Id of the present step.
    pub step: Option<String>,
    /// Stands there since then (Unix seconds).
    pub since: i64,
    /// Due then (Unix seconds).
    pub due: Option<i64>,
    /// When it was sent (Unix seconds).
    pub submitted_at: i64,
    /// Key of the officer who has taken it.
    pub taken_by: Option<i64>,
    /// That officer's name.
    pub taken_by_name: Option<String>,
    /// Key of the officer who filed it.
    pub filed_by: Option<i64>,
    /// Whether the holder confirmed to have the certificate.
    pub received: bool,
    /// Whether its certificate is recorded.
    pub issued: bool,
    /// When the holder's present certificate ends (Unix seconds).
    pub not_after: Option<i64>,
    /// The same as an open case's row says it: lists are ordered by it.
    pub certificate_ends: Option<i64>,
    /// Whether an officer filed it and the holder has yet to check it.
    pub awaits_confirmation: bool,
    /// Whether the present wait began when the holder completed it.
    pub completed: bool,
    /// Whether the holder wrote last, and nobody concerned has read it.
    pub unread: bool,
    /// Whether other data is asked for.
    pub changes: bool,
}

/// The beginning of each query for [`ListedCase`]; conditions follow.
pub(in crate::db) const SELECT: &str = "SELECT r.id, r.reference, r.version, r.holder, p.name, p.unit, r.stage, r.standard, r.step,
    r.since, r.due, r.submitted_at, r.taken_by, o.name AS taken_by_name, r.filed_by, r.received,
    EXISTS (SELECT 1 FROM certificates i WHERE i.renewal = r.id) AS issued,
    (SELECT c.not_after FROM certificates c WHERE c.person = r.holder ORDER BY c.id DESC LIMIT 1) AS not_after, r.certificate_ends,
    r.awaits_confirmation, r.completed, r.unread, EXISTS (SELECT 1 FROM changes d WHERE d.renewal = r.id) AS changes
    FROM renewals r JOIN people p ON p.id = r.holder LEFT JOIN people o ON o.id = r.taken_by WHERE ";

impl ListedCase {
    /// Whether one of these people has a hand in it. `editors`: those of the holder's account.
    pub fn involves(&self, people: &[PersonId], editors: &[PersonId]) -> bool {
        let named = [Some(self.holder), self.filed_by];
        people.iter().any(|person| named.contains(&Some(person.0)) || editors.contains(person))
    }
}
