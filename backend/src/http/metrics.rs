//! Serves the metrics on their own address, which only the monitoring system should reach.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::net::TcpListener;
use tokio::sync::{Mutex, watch};

use crate::app::metrics::text;
use crate::app::state::App;
use crate::config::network::Networks;
use crate::http::serve::{ConnectionLimits, Times};
use crate::infra::limits::RangeLimits;

/// Interval at which old values are summarised, even without requests.
const UPKEEP: Duration = Duration::from_secs(10);

/// Maximum number of connections.
const MAX_CONNECTIONS: usize = 16;
/// Time limits of a connection: shorter than those of clients.
const TIMES: Times = Times {
    head: Duration::from_secs(10),
    read: Duration::from_secs(10),
    least_bytes_a_sec: 16 * 1024,
    quiet: Duration::ZERO,
    grace: Duration::from_secs(1),
};

/// The state of the handler.
#[derive(Clone)]
struct Watched {
    handle: PrometheusHandle,
    app: App,
    /// Held while metrics are queried, so that requests use at most one reader of the database.
    alone: Arc<Mutex<()>>,
}

/// Serves `/metrics` until `stop` changes.
pub async fn serve(listener: TcpListener, handle: PrometheusHandle, app: App, stop: watch::Receiver<bool>) {
    let kept = handle.clone();
    let router =
        Router::new().route("/metrics", get(metrics)).with_state(Watched { handle, app, alone: Arc::default() });
    let upkeep = async {
        loop {
            tokio::time::sleep(UPKEEP).await;
            kept.run_upkeep();
        }
    };
    let most = RangeLimits { all: MAX_CONNECTIONS, narrow: MAX_CONNECTIONS, wide: MAX_CONNECTIONS };
    let caps = ConnectionLimits { most, proxies: Networks::default(), times: TIMES, report_count: |_| {} };
    tokio::select! {
        () = crate::http::serve::serve(listener, router, caps, stop) => {}
        () = upkeep => {}
    }
}

async fn metrics(State(watched): State<Watched>) -> impl IntoResponse {
    let _alone = watched.alone.lock().await;
    ([(CONTENT_TYPE, "text/plain; version=0.0.4")], text(&watched.handle, &watched.app).await)
}
