//! Rate limits per person for acts that send mails to others.

use domain::moment::{DAY, Timestamp};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::PersonId;

use crate::app::error::Error;
use crate::db::renewals::{self, RenewalId};
use crate::db::{Conn, Tx, key_reports, messages, recommendations};

/// Messages from one person in one case within [`MESSAGE_PERIOD_SECS`].
const MAX_MESSAGES_IN_CASE: u32 = 20;
/// Messages from one person in all cases within [`MESSAGE_PERIOD_SECS`]; officers answer many.
const MAX_MESSAGES_IN_ALL: u32 = 100;
/// Period of the message limits.
const MESSAGE_PERIOD_SECS: i64 = 60 * 60;
/// Applications from one holder within [`APPLICATION_PERIOD_SECS`]; withdrawn ones count.
const MAX_APPLICATIONS: u32 = 10;
/// Period of the application limit.
const APPLICATION_PERIOD_SECS: i64 = DAY;

/// Fails with 429 if this person has reached the message limit.
pub async fn check_messages(tx: &mut Tx, author: PersonId, case: RenewalId, now: Timestamp) -> Result<(), Error> {
    let since = now.plus_seconds(-MESSAGE_PERIOD_SECS);
    for (case, most) in [(Some(case), MAX_MESSAGES_IN_CASE), (None, MAX_MESSAGES_IN_ALL)] {
        if let Some(oldest) = messages::nth_latest(tx, author, case, (since, now), most).await? {
            return Err(too_many(oldest.plus_seconds(MESSAGE_PERIOD_SECS), now, Some(Field::Message)));
        }
    }
    Ok(())
}

/// Fails with 429 if this holder has reached the application limit.
pub async fn check_applications(db: &mut Conn, holder: PersonId, now: Timestamp) -> Result<(), Error> {
    let since = now.plus_seconds(-APPLICATION_PERIOD_SECS);
    match renewals::nth_latest(db, holder, (since, now), MAX_APPLICATIONS).await? {
        Some(oldest) => Err(too_many(oldest.plus_seconds(APPLICATION_PERIOD_SECS), now, None)),
        None => Ok(()),
    }
}

/// Fails with 429 if this holder has asked for `most` recommendations within a day.
pub async fn check_recommendations(db: &mut Conn, holder: PersonId, now: Timestamp, most: u32) -> Result<(), Error> {
    let since = now.plus_seconds(-DAY);
    match recommendations::nth_latest(db, holder, (since, now), most).await? {
        Some(oldest) => Err(too_many(oldest.plus_seconds(DAY), now, Some(Field::Identifier))),
        None => Ok(()),
    }
}

/// Fails with 429 if this holder has made `most` reports of keys within a day.
pub async fn check_key_reports(db: &mut Conn, holder: PersonId, now: Timestamp, most: u32) -> Result<(), Error> {
    let since = now.plus_seconds(-DAY);
    match key_reports::nth_latest(db, holder, (since, now), most).await? {
        Some(oldest) => Err(too_many(oldest.plus_seconds(DAY), now, None)),
        None => Ok(()),
    }
}

fn too_many(then: Timestamp, now: Timestamp, field: Option<Field>) -> Error {
    let retry_after_secs = u32::try_from(then.seconds_since(now).max(1)).unwrap_or(u32::MAX);
    let problem = field.map(|field| Problem::new(field, Fault::TooManyTries(retry_after_secs)));
    Error::TooManyAttempts { retry_after_secs, problem }
}
