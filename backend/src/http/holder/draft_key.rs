//! The draft's key pair: the request and the wrapped private key, made in the holder's browser.

use axum::Json;
use axum::extract::State;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::api::{DraftView, NewKey, path};
use domain::journey::{KeyInfo, Step, asks_passphrase};
use domain::problem::{Fault, Field};
use domain::renewal::Refusal;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::drafts::view::view;
use crate::app::drafts::{key_request, open_draft, require_open, standard_of};
use crate::app::error::Error;
use crate::app::issuance::wrapped_key;
use crate::app::state::App;
use crate::db::drafts;
use crate::db::keys::{self, Key};
use crate::http::extract::json;
use crate::http::extract::session::Session;
use crate::http::openapi_responses::Changing;
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(put_key))
}

/// Stores the key pair, replacing the one before. The request's own signature is checked (proof of possession); a
/// public key that was seen before is refused.
#[utoipa::path(put, path = path::DRAFT_KEY, tag = "draft", request_body = NewKey,
               responses((status = 200, body = DraftView), Changing))]
async fn put_key(
    State(app): State<App>,
    session: Session,
    json::Json(new): json::Json<NewKey>,
) -> Result<Json<DraftView>, HttpError> {
    let request = STANDARD.decode(new.request).map_err(|_| Error::invalid(Field::Request, Fault::RequestMalformed))?;
    let wrapped_key =
        STANDARD.decode(new.wrapped_key).map_err(|_| Error::invalid(Field::Request, Fault::WrappedKey))?;
    if !wrapped_key::is_acceptable(&wrapped_key) {
        return Err(Error::invalid(Field::Request, Fault::WrappedKey).into());
    }
    let checked = key_request::check(&app, request.clone()).await?;

    let mut tx = app.db.begin().await?;
    let mut row = open_draft(&app, &mut tx, session.person).await?;
    require_open(&row.draft, Step::Passphrase)?;
    let standard = standard_of(&app, &mut tx, &session.agency, &row).await?;
    if !asks_passphrase(&standard.wizard, row.draft.open_steps.as_deref()) {
        return Err(Error::Conflict(Some(Refusal::WrongStage)).into());
    }
    let now = app.now();
    let public_key_sha256 = hex::encode(checked.public_key_sha256);
    let foreign = keys::get(&mut tx, &public_key_sha256).await?.is_some_and(|key| key.person != session.person);
    if foreign || keys::seen(&mut tx, &public_key_sha256).await? {
        return Err(Error::invalid(Field::Request, Fault::RequestKeyReused).into());
    }
    let key = Key {
        public_key_sha256: public_key_sha256.clone(),
        person: session.person,
        request,
        spki: checked.spki_der,
        wrapped_key,
        made_at: now,
    };
    keys::put(&mut tx, &key).await?;
    row.draft.key = Some(KeyInfo { public_key_sha256, made_at: now.0 });
    drafts::put(&mut tx, session.person, &mut row, now).await?;
    tx.commit().await?;
    let mut db = app.db.read().begin().await?;
    Ok(Json(view(&app, &mut db, session.person, row).await?))
}
