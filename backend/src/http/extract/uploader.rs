//! Extracts who uploads: a logged-in person, or a phone that opened a hand-off.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::api::HAND_OFF_HEADER;

use super::session::Session;
use crate::app::state::App;
use crate::app::terminals::hand_offs;
use crate::app::uploads::{OpenedByPhone, Uploader};
use crate::http::problem::HttpError;

impl FromRequestParts<App> for Uploader {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, HttpError> {
        let Some(secret) = parts.headers.get(HAND_OFF_HEADER) else {
            let Session { person, agency, roles, .. } = Session::from_request_parts(parts, app).await?;
            return Ok(Self { person, agency, roles, hand_off: None });
        };
        // Whatever session this browser has besides is not asked.
        let row = hand_offs::opened(app, secret.to_str().unwrap_or_default()).await?.ok_or(HttpError::NotLoggedIn)?;
        let hand_off = Some(OpenedByPhone { id: row.id, purpose: row.purpose, arrived: row.arrived });
        Ok(Self { person: row.person, agency: row.agency, roles: Vec::new(), hand_off })
    }
}
