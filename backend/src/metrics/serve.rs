//! Where the figures are served: an address of their own, which only the watcher should reach.

use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::text;
use crate::state::App;

/// Between two times at which old figures are put together, also when nobody asks for them.
const UPKEEP: Duration = Duration::from_secs(10);

/// Serves `/metrics` until `stop` changes.
pub async fn serve(listener: TcpListener, handle: PrometheusHandle, app: App, mut stop: watch::Receiver<bool>) {
    let kept = handle.clone();
    let router = Router::new().route("/metrics", get(metrics)).with_state((handle, app));
    let upkeep = async {
        loop {
            tokio::time::sleep(UPKEEP).await;
            kept.run_upkeep();
        }
    };
    tokio::select! {
        served = axum::serve(listener, router) => {
            if let Err(error) = served {
                tracing::error!(?error, "metrics are not served any more");
            }
        }
        () = upkeep => {}
        // Nobody waits for a watcher's connection.
        _ = stop.wait_for(|stopped| *stopped) => {}
    }
}

async fn metrics(State((handle, app)): State<(PrometheusHandle, App)>) -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/plain; version=0.0.4")], text(&handle, &app).await)
}
