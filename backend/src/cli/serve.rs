//! `serve`: runs the program until a signal ends it.

use std::net::SocketAddr;
use std::time::Duration;

use metrics_exporter_prometheus::PrometheusHandle;
use tokio::net::{TcpListener, TcpSocket};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::task::{JoinError, JoinHandle};
use tokio::time::timeout;

use super::demo;
use crate::Ports;
use crate::app::mail_sender::Sender;
use crate::app::start::{Refusal, StartError};
use crate::app::state::App;
use crate::app::text_message_sender::TextMessageSender;
use crate::app::{checkpoint, start};
use crate::config::Config;
use crate::http::serve;
use crate::infra::webhook::Webhook;
use crate::infra::{data_folder, metrics};
use crate::jobs::Supervisor;

/// Time limit of the whole stop, since service managers wait for ten seconds.
const STOP_LIMIT: Duration = Duration::from_millis(8500);
/// Time limit of changes without a client after the last request.
const CHANGES_GRACE: Duration = Duration::from_secs(3);
/// Connections that may wait to be accepted: more than the usual 128, so that a burst is not refused while the program
/// is busy.
const BACKLOG: u32 = 1024;

/// Serves until SIGINT or SIGTERM.
pub async fn run(mut config: Config) -> Result<(), StartError> {
    let listener = listen(config.listen).map_err(|source| StartError::Listen { address: config.listen, source })?;
    // With port 0, the system has chosen one.
    config.listen = listener.local_addr()?;
    let config = config.with_public_url();
    start::check_settings(&config)?;
    if start::misses_proxy(&config) {
        tracing::warn!(
            "PERBARUI_TRUSTED_PROXY is not set, but the public address is https: everybody behind the proxy counts as one \
             address and shares its limits (docs/limits.md)"
        );
    }
    let watched = match config.metrics_listen {
        Some(address) => Some(start_metrics(address).await?),
        None => None,
    };
    // Held until the program ends.
    let _claim = data_folder::claim(&config.data)?;
    let ports = Ports::real(&config).await?;
    let sender = Sender::new(&config)?;
    let texts = text_message_sender(&config)?;
    let (router, app) = crate::app(config, ports).await?;
    if app.config.demo {
        demo::fill_with_answers(&app).await?;
        println!("{}", demo::notice(&app));
    }
    // Installed before the program reports that it is ready, so that an early signal ends it in order.
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    tracing::info!(address = %app.config.listen, url = app.config.public_url, "ready");

    let (stop, stopped) = watch::channel(false);
    if let Some((listener, handle)) = watched {
        tokio::spawn(crate::http::metrics::serve(listener, handle, app.clone(), stopped.clone()));
    }
    let jobs = crate::jobs::start(&app, sender, texts, &stopped);
    let caps = serve::ConnectionLimits::within(serve::raise_descriptor_limit(), app.config.trusted_proxy.clone());
    tracing::info!(connections = caps.most.all, from_one_address = caps.most.narrow, "limits");
    let serving = tokio::spawn(serve::serve(listener, router, caps, stopped));
    let damage = tokio::select! {
        _ = interrupt.recv() => None,
        _ = terminate.recv() => None,
        found = app.integrity.wait_for_damage() => Some(found),
    };
    tracing::info!("stopping");
    stop.send_replace(true);
    let finished = timeout(STOP_LIMIT, finish(&app, serving, jobs, damage.is_none())).await;
    let served = finished.unwrap_or_else(|_| {
        tracing::error!("not everything came to its end in time; what was acknowledged is safe on the disk");
        Ok(())
    });
    match damage {
        Some(found) => Err(Refusal::Damaged { file: app.config.database(), found }.into()),
        None => Ok(served.map_err(std::io::Error::other)?),
    }
}

/// Makes the sender of text messages, where there is a gateway.
fn text_message_sender(config: &Config) -> Result<Option<TextMessageSender>, StartError> {
    let Some(gateway) = config.gateway()? else { return Ok(None) };
    Ok(Some(TextMessageSender::new(Webhook::new(&gateway)?)))
}

fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // Like tokio's `bind`: a restart does not wait for old connections.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Lets running work finish, cancels the rest, and closes the database, with a last checkpoint if it is intact.
async fn finish(app: &App, serving: JoinHandle<()>, jobs: Supervisor, intact: bool) -> Result<(), JoinError> {
    let requests = async {
        let served = serving.await;
        app.changes.close();
        if timeout(CHANGES_GRACE, app.changes.wait()).await.is_err() {
            tracing::warn!(changes = app.changes.len(), "some changes were cut off at the stop");
            app.changes_end.cancel();
            app.changes.wait().await;
        }
        served
    };
    let (served, ()) = tokio::join!(requests, jobs.finish());
    if intact {
        checkpoint::at_stop(app).await;
    }
    app.db.close().await;
    served
}

/// Starts the metrics, served at this address.
async fn start_metrics(address: SocketAddr) -> Result<(TcpListener, PrometheusHandle), StartError> {
    let listener = TcpListener::bind(address).await.map_err(|source| StartError::MetricsListen { address, source })?;
    let recorder = metrics::recorder().map_err(|error| StartError::Metrics(error.to_string()))?;
    let handle = recorder.handle();
    ::metrics::set_global_recorder(recorder).map_err(|error| StartError::Metrics(error.to_string()))?;
    tracing::info!(address = %listener.local_addr()?, "metrics");
    Ok((listener, handle))
}
