//! An agency's settings: how its office works, in the place of what the service standard says.

use axum::Json;
use axum::extract::State;
use domain::administration::{AdminEvent, Setting};
use domain::api::{SettingsChange, SettingsView, path};
use domain::settings::AgencySettings;
use domain::standard::AgencyId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::administration::announce::Guards;
use crate::app::error::Error;
use crate::app::renewals::due_times;
use crate::app::state::App;
use crate::db::{Conn, admin_events, outbox, settings};
use crate::http::extract::json;
use crate::http::extract::session::Administrator;
use crate::http::openapi_responses::{Changing, Reading};
use crate::http::problem::HttpError;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_settings, put_settings))
}

/// The settings in force, and the standard's own.
#[utoipa::path(get, path = path::SETTINGS, tag = "administration", responses((status = 200, body = SettingsView), Reading))]
async fn get_settings(
    State(app): State<App>,
    Administrator(session): Administrator,
) -> Result<Json<SettingsView>, HttpError> {
    // No version that is stored already with settings that are not in force yet: sent back, they would undo the change.
    let _order = app.limits.settings_order.lock().await;
    let mut db = app.db.read().acquire().await?;
    view(&app, &mut db, &session.agency).await.map(Json)
}

/// New settings, in force at once.
#[utoipa::path(put, path = path::SETTINGS, tag = "administration", request_body = SettingsChange,
               responses((status = 200, body = SettingsView), Changing))]
async fn put_settings(
    State(app): State<App>,
    Administrator(session): Administrator,
    json::Json(change): json::Json<SettingsChange>,
) -> Result<Json<SettingsView>, HttpError> {
    change.settings.check().map_err(Error::Invalid)?;
    let _order = app.limits.settings_order.lock().await;
    let mut tx = app.db.begin().await?;
    let version = settings::version(&mut tx, &session.agency).await?;
    if change.version != version {
        return Err(Error::Conflict(None).into());
    }
    let (now, version) = (app.now(), version + 1);
    settings::put(&mut tx, &session.agency, version, &change.settings, session.person, now).await?;
    let before = AgencySettings::of(&*app.standard(&session.agency)?);
    let changed = AdminEvent::SettingsChanged { version, settings: Setting::changed(&before, &change.settings) };
    admin_events::append(&mut tx, &session.agency, Some(session.person), now, &changed).await?;
    if before.email_domains != change.settings.email_domains {
        // From now on mails with links may go there.
        let guards = Guards::of(&app, &mut tx, &session.agency, session.person, now).await?;
        let writer = app.writer(&session.agency)?;
        for address in guards.others(session.person) {
            let mail = writer.email_domains_changed(&address, &change.settings.email_domains);
            outbox::enqueue(&mut tx, &mail, now).await?;
        }
    }
    tx.commit().await?;
    app.outbox_waker.wake();
    app.standards.set(&session.agency, &change.settings);
    // A request that ends here leaves them to the job that does the same.
    due_times::follow_calendar(&app, &session.agency).await?;
    let mut db = app.db.read().acquire().await?;
    view(&app, &mut db, &session.agency).await.map(Json)
}

async fn view(app: &App, db: &mut Conn, agency: &AgencyId) -> Result<SettingsView, HttpError> {
    let written = app.standards.written(agency).ok_or_else(|| Error::internal("settings of an unknown agency"))?;
    Ok(SettingsView {
        version: settings::version(db, agency).await?,
        settings: AgencySettings::of(&*app.standard(agency)?),
        standard: AgencySettings::of(written),
    })
}

/// Puts every agency's stored settings in force, at the start. What can't be used is logged, and the standard's own values
/// stay.
pub async fn load(app: &App) -> Result<(), sqlx::Error> {
    let mut db = app.db.read().acquire().await?;
    for (agency, stored) in settings::all(&mut db).await? {
        match stored {
            Ok(stored) if stored.check().is_ok() => app.standards.set(&agency, &stored),
            Ok(_) => tracing::error!(agency = agency.0, "the stored settings contradict themselves; they are left out"),
            Err(error) => {
                tracing::error!(agency = agency.0, ?error, "the stored settings can't be read; they are left out");
            }
        }
    }
    Ok(())
}
