//! An agency's own settings, which replace values of its service standard.

use domain::administration::{AdminEvent, Setting};
use domain::api::{SettingsChange, SettingsView};
use domain::renewal::PersonId;
use domain::settings::AgencySettings;
use domain::standard::AgencyId;

use crate::app::administration::recipients::Recipients;
use crate::app::error::Error;
use crate::app::renewals::due_times;
use crate::app::state::App;
use crate::db::{admin_events, outbox, settings};

/// Returns the current settings and the standard's own values.
pub async fn view(app: &App, agency: &AgencyId) -> Result<SettingsView, Error> {
    // Between storing and applying, a view would pair the new version with the old settings: sent back, they undo the change.
    let _order = app.limits.settings_order.lock().await;
    unlocked_view(app, agency).await
}

async fn unlocked_view(app: &App, agency: &AgencyId) -> Result<SettingsView, Error> {
    let written = app.standards.written(agency).ok_or_else(|| Error::internal("settings of an unknown agency"))?;
    Ok(SettingsView {
        version: settings::version(&mut *app.db.read().acquire().await?, agency).await?,
        settings: AgencySettings::of(&*app.standard(agency)?),
        standard: AgencySettings::of(written),
    })
}

/// Stores new settings and applies them at once.
///
/// # Errors
/// [`Error::Invalid`] if they contradict themselves; [`Error::Conflict`] if they were changed in the meantime.
pub async fn change(
    app: &App,
    agency: &AgencyId,
    by: PersonId,
    change: &SettingsChange,
) -> Result<SettingsView, Error> {
    change.settings.check().map_err(Error::Invalid)?;
    let _order = app.limits.settings_order.lock().await;
    let mut tx = app.db.begin().await?;
    let version = settings::version(&mut tx, agency).await?;
    if change.version != version {
        return Err(Error::Conflict(None));
    }
    let (now, version) = (app.now(), version + 1);
    settings::put(&mut tx, agency, version, &change.settings, by, now).await?;
    let before = AgencySettings::of(&*app.standard(agency)?);
    let changed = AdminEvent::SettingsChanged { version, settings: Setting::changed(&before, &change.settings) };
    admin_events::append(&mut tx, agency, Some(by), now, &changed).await?;
    if before.email_domains != change.settings.email_domains {
        // Mails with links may go to these domains from now on.
        let recipients = Recipients::of(app, &mut tx, agency, by, now).await?;
        let writer = app.writer(agency)?;
        for address in recipients.others(by) {
            let mail = writer.email_domains_changed(&address, &change.settings.email_domains);
            outbox::enqueue(&mut tx, &mail, now).await?;
        }
    }
    tx.commit().await?;
    app.outbox_waker.wake();
    app.standards.set(agency, &change.settings);
    // The settings are stored: what is not updated now, the job does.
    if let Err(error) = due_times::follow_calendar(app, agency).await {
        tracing::error!(agency = agency.0, ?error, "due times in lists do not follow the new settings yet");
    }
    unlocked_view(app, agency).await
}

/// Applies every agency's stored settings, at the start. Invalid ones are logged, and the standard's own values stay.
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
