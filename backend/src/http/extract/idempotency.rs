//! Idempotency keys: a repeated request is carried out once.

use axum::http::HeaderMap;
use domain::api::IDEMPOTENCY_HEADER;
use domain::moment::Timestamp;
use domain::renewal::PersonId;

use crate::app::error::Error;
use crate::db::Conn;
use crate::db::idempotency::{self, PreviousUse};
use crate::http::problem::HttpError;
use crate::infra::random;

/// A request with its idempotency key.
#[derive(Clone, Debug)]
pub(in crate::http) struct Request {
    person: PersonId,
    key: String,
    digest: String,
}

impl Request {
    /// Reads the key. `asked` is the request's content: the same key with other content is a conflict.
    pub fn new(headers: &HeaderMap, person: PersonId, asked: &[&str]) -> Result<Self, HttpError> {
        let key = headers.get(IDEMPOTENCY_HEADER).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let fine =
            (16..=64).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !fine {
            return Err(HttpError::BadRequest("idempotency-key is 16 to 64 letters, digits or hyphens"));
        }
        Ok(Self { person, key: key.to_owned(), digest: hex::encode(random::digest(asked)) })
    }

    /// Returns a part of the request, which is carried out and recorded on its own.
    pub fn part(&self, number: usize) -> Self {
        // No client's key has a slash.
        Self { person: self.person, key: format!("{}/{number}", self.key), digest: self.digest.clone() }
    }

    /// Returns the reference of the renewal, or the outcome, if this request was carried out before.
    pub async fn done_before(&self, db: &mut Conn) -> Result<Option<String>, Error> {
        match idempotency::previous_use(db, self.person, &self.key, &self.digest).await? {
            PreviousUse::No => Ok(None),
            PreviousUse::Same { reference } => Ok(Some(reference)),
            PreviousUse::Other => Err(Error::Conflict(None)),
        }
    }

    /// Records that the request is carried out, in the same transaction.
    pub async fn remember(&self, db: &mut Conn, reference: &str, now: Timestamp) -> Result<(), sqlx::Error> {
        idempotency::remember(db, self.person, &self.key, &self.digest, reference, now).await
    }
}
