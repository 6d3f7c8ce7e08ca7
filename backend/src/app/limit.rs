//! How much one person may set going within a while: each of these acts mails others.

use domain::moment::{DAY, Timestamp};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::PersonId;

use crate::app::error::Error;
use crate::db::renewals::{self, RenewalId};
use crate::db::{Conn, Tx, messages};

/// Messages that one person writes in one case within [`MESSAGE_SECS`].
const MESSAGES_IN_A_CASE: u32 = 20;
/// Messages that one person writes in all cases within [`MESSAGE_SECS`]: officers answer many.
const MESSAGES_IN_ALL: u32 = 100;
/// The while of the messages, in seconds.
const MESSAGE_SECS: i64 = 60 * 60;
/// Applications that one holder sends within [`APPLICATION_SECS`]: withdrawn, they can be sent anew.
const APPLICATIONS: u32 = 10;
/// The while of the applications, in seconds.
const APPLICATION_SECS: i64 = DAY;

/// Whether this person may write one more message in this case now; else 429, which the form shows at the message.
pub async fn message(tx: &mut Tx, author: PersonId, case: RenewalId, now: Timestamp) -> Result<(), Error> {
    let since = now.plus_seconds(-MESSAGE_SECS);
    for (case, most) in [(Some(case), MESSAGES_IN_A_CASE), (None, MESSAGES_IN_ALL)] {
        if let Some(oldest) = messages::nth_latest(tx, author, case, (since, now), most).await? {
            return Err(until(oldest.plus_seconds(MESSAGE_SECS), now, Some(Field::Message)));
        }
    }
    Ok(())
}

/// Whether this holder may send one more application now; else 429.
pub async fn application(db: &mut Conn, holder: PersonId, now: Timestamp) -> Result<(), Error> {
    let since = now.plus_seconds(-APPLICATION_SECS);
    match renewals::nth_latest(db, holder, (since, now), APPLICATIONS).await? {
        Some(oldest) => Err(until(oldest.plus_seconds(APPLICATION_SECS), now, None)),
        None => Ok(()),
    }
}

fn until(then: Timestamp, now: Timestamp, field: Option<Field>) -> Error {
    let retry_after_secs = u32::try_from(then.seconds_since(now).max(1)).unwrap_or(u32::MAX);
    let problem = field.map(|field| Problem::new(field, Fault::TooManyTries(retry_after_secs)));
    Error::TooManyAttempts { retry_after_secs, problem }
}
