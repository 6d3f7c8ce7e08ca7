//! The secret address from which calendars fetch one's dates.

use domain::api::{CalendarFeed, NewCalendarFeed, path};
use gloo_net::http::Method;

use super::{Error, get, send, send_unanswered};

/// Whether there is one.
pub async fn feed() -> Result<CalendarFeed, Error> {
    get(path::CALENDAR_FEED).await
}

/// Makes one, in the place of the one before.
pub async fn make() -> Result<NewCalendarFeed, Error> {
    send(Method::POST, path::CALENDAR_FEED, &(), None).await
}

/// Revokes it.
pub async fn revoke() -> Result<(), Error> {
    send_unanswered(Method::DELETE, path::CALENDAR_FEED, &()).await
}
