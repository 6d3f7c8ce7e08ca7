//! A request as it is kept.

use domain::journey::{Recommendation, RecommendedData};
use domain::moment::Timestamp;
use domain::recommendation::{Outcome, Request};
use domain::renewal::{Digest, PersonId};
use domain::standard::AgencyId;

use crate::db::codec::{from_json, json};
use crate::db::renewals::RenewalId;

/// A request with its answer.
#[derive(Clone, Debug)]
pub struct RequestRow {
    /// Key.
    pub id: i64,
    /// At which agency.
    pub agency: AgencyId,
    /// Whose application.
    pub holder: PersonId,
    /// Who was asked.
    pub head: PersonId,
    /// What was shown.
    pub data: RecommendedData,
    /// Whether the certificate had expired.
    pub reissue: bool,
    /// What the holder wrote.
    pub note: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When it ends unanswered.
    pub expires_at: Timestamp,
    /// Whether the holder took it back.
    pub withdrawn: bool,
    /// What makes the digest unguessable.
    pub salt: String,
    /// What events name it by.
    pub digest: Option<String>,
    /// With which renewal it was sent.
    pub renewal: Option<RenewalId>,
    /// The collective renewal in which it was asked.
    pub collective: Option<i64>,
    /// The answer.
    pub answer: Option<Answer>,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Who answered.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Whether it is recommended.
    pub recommended: bool,
    /// Name of whoever answered, at that time.
    pub name: String,
    /// Position, at that time.
    pub position: String,
    /// Unit, at that time.
    pub unit: String,
    /// Why not.
    pub reason: String,
}

impl RequestRow {
    /// Returns it as the rules see it.
    pub fn request(&self) -> Request {
        let answered = |answer: &Answer| if answer.recommended { Outcome::Recommended } else { Outcome::Declined };
        let outcome = if self.withdrawn { Some(Outcome::Withdrawn) } else { self.answer.as_ref().map(answered) };
        Request {
            holder: self.holder,
            head: self.head,
            expires_at: self.expires_at,
            outcome,
            sent: self.renewal.is_some(),
        }
    }

    /// Returns the recommendation that was given; none if there is none, or it is no longer what was given.
    pub fn given(&self) -> Option<Recommendation> {
        let answer = self.answer.as_ref().filter(|answer| answer.recommended && !self.withdrawn)?;
        let sha256 = self.digest.clone().filter(|digest| self.written_digest().as_ref() == Some(digest))?;
        Some(Recommendation {
            name: answer.name.clone(),
            position: answer.position.clone(),
            unit: answer.unit.clone(),
            at: answer.at.0,
            data: self.data.clone(),
            sha256,
        })
    }

    /// Returns the digest of what the row says: who asked and who answered, when, and what was shown.
    pub fn written_digest(&self) -> Option<String> {
        let answer = self.answer.as_ref()?;
        let record = json(&(
            (self.id, &self.agency, self.holder, self.head, self.asked_at),
            (&self.data, self.reissue),
            (answer.by, answer.at, answer.recommended, &answer.name, &answer.position, &answer.unit),
        ));
        record.ok().map(|record| Digest::of([self.salt.as_str(), &record].concat()).0)
    }
}

/// The columns of [`COLUMNS`].
#[derive(sqlx::FromRow)]
pub(super) struct Raw {
    id: i64,
    agency: String,
    holder: i64,
    head: i64,
    data: String,
    reissue: bool,
    note: String,
    asked_at: i64,
    expires_at: i64,
    withdrawn: bool,
    salt: String,
    digest: Option<String>,
    renewal: Option<i64>,
    collective: Option<i64>,
    answered_by: Option<i64>,
    at: Option<i64>,
    recommended: Option<bool>,
    name: Option<String>,
    position: Option<String>,
    unit: Option<String>,
    reason: Option<String>,
}

impl TryFrom<Raw> for RequestRow {
    type Error = sqlx::Error;

    fn try_from(raw: Raw) -> sqlx::Result<Self> {
        let answer = raw.answered_by.zip(raw.at).zip(raw.recommended).map(|((by, at), recommended)| Answer {
            by: PersonId(by),
            at: Timestamp(at),
            recommended,
            name: raw.name.unwrap_or_default(),
            position: raw.position.unwrap_or_default(),
            unit: raw.unit.unwrap_or_default(),
            reason: raw.reason.unwrap_or_default(),
        });
        Ok(Self {
            id: raw.id,
            agency: AgencyId(raw.agency),
            holder: PersonId(raw.holder),
            head: PersonId(raw.head),
            data: from_json(&raw.data)?,
            reissue: raw.reissue,
            note: raw.note,
            asked_at: Timestamp(raw.asked_at),
            expires_at: Timestamp(raw.expires_at),
            withdrawn: raw.withdrawn,
            salt: raw.salt,
            digest: raw.digest,
            renewal: raw.renewal.map(RenewalId),
            collective: raw.collective,
            answer,
        })
    }
}

/// Selects requests with their answers.
pub(super) const COLUMNS: &str = "SELECT r.id, r.agency, r.holder, r.head, r.data, r.reissue, r.note, r.asked_at, r.expires_at,
                       r.withdrawn_at IS NOT NULL AS withdrawn, r.salt, r.digest, r.renewal, r.collective, a.answered_by, a.at, a.recommended,
                       a.name, a.position, a.unit, a.reason
                       FROM recommendation_requests r LEFT JOIN recommendation_answers a ON a.id = r.answer";
