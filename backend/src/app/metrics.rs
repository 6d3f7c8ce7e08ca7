//! Renders the metrics, including those that are queried on demand.

use ::metrics::{counter, gauge};
use metrics_exporter_prometheus::PrometheusHandle;

use crate::app::state::App;
use crate::db::{orders, outbox_status, text_messages};
use crate::infra::metrics::seconds;

/// Renders all metrics as text. Those from the database (queues, orders) are left out if it does not answer.
pub async fn text(handle: &PrometheusHandle, app: &App) -> String {
    if let Err(error) = record_queues(app).await {
        tracing::warn!(?error, "metrics without the queues");
    }
    for job in app.jobs.status() {
        counter!("perbarui_job_failures_total", "job" => job.name).absolute(job.failures);
        gauge!("perbarui_job_failing", "job" => job.name).set(f64::from(job.failures_in_row.min(1)));
        gauge!("perbarui_job_in_trouble", "job" => job.name).set(f64::from(u8::from(job.is_failing(app.now()))));
        if let Some(at) = job.last_ok {
            gauge!("perbarui_job_last_success_timestamp_seconds", "job" => job.name).set(seconds(at.0));
        }
    }
    gauge!("perbarui_authority_end_timestamp_seconds").set(seconds(app.authority.ends().first()));
    handle.render()
}

async fn record_queues(app: &App) -> Result<(), sqlx::Error> {
    let mut db = app.db.read().acquire().await?;
    let queue = outbox_status::queue(&mut db).await?;
    let (pending, failing) = orders::counts(&mut db).await?;
    let age = queue.oldest.map_or(0, |oldest| app.now().0 - oldest);
    let texts = text_messages::queue(&mut db).await?;
    let texts_age = texts.oldest.map_or(0, |oldest| app.now().0 - oldest);
    gauge!("perbarui_mails_waiting").set(seconds(queue.waiting));
    gauge!("perbarui_mails_oldest_age_seconds").set(seconds(age));
    gauge!("perbarui_mails_given_up").set(seconds(queue.given_up));
    gauge!("perbarui_text_messages_waiting").set(seconds(texts.waiting));
    gauge!("perbarui_text_messages_oldest_age_seconds").set(seconds(texts_age));
    gauge!("perbarui_text_messages_given_up").set(seconds(texts.given_up));
    gauge!("perbarui_orders_pending").set(seconds(pending));
    gauge!("perbarui_orders_failing").set(seconds(failing));
    Ok(())
}
