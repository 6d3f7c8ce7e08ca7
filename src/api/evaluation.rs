//! The evaluation of a period.

use domain::api::{Closing, EvaluationView, NewMinutes, path};
use domain::evaluation::Period;
use gloo_net::http::Method;

use super::{Error, get, send};

/// The evaluation of this period; without one, of the last month or quarter that is over.
pub async fn of(period: Option<Period>) -> Result<EvaluationView, Error> {
    get(&asked(path::EVALUATION, period)).await
}

/// The path of a resource of this period.
pub fn asked(path: &str, period: Option<Period>) -> String {
    match period {
        None => path.into(),
        Some(period) => [path, "?first=", &period.first().to_string(), "&last=", &period.last().to_string()].concat(),
    }
}

/// Keeps a version of the minutes.
pub async fn write_minutes(body: &NewMinutes) -> Result<EvaluationView, Error> {
    send(Method::PUT, path::EVALUATION_MINUTES, body, None).await
}

/// Closes a period.
pub async fn close(period: Period) -> Result<EvaluationView, Error> {
    send(Method::POST, path::EVALUATION_CLOSING, &Closing { period }, None).await
}
