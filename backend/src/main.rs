//! Start-up only: settings, logs, signals.

use std::io::IsTerminal;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use backend::clock::{Clock, SystemClock};
use backend::config::{AuthorityTask, Cli, Config, LogFormat, OfficerTask, StandardTask, Task};
use backend::document::draw;
use backend::mail::sender::Sender;
use backend::start::Refusal;
use backend::tasks::{self, TaskError};
use backend::{Ports, StartError, authority_task, checkpoint, demo, folder, metrics, serve, start};
use clap::Parser;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::net::{TcpListener, TcpSocket};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tracing_subscriber::EnvFilter;

/// So long may changes whose clients have gone take to finish after the stop.
const CHANGES_GRACE: Duration = Duration::from_secs(3);

#[tokio::main]
async fn main() -> ExitCode {
    // Before the first file is made.
    folder::keep_private();
    let cli = Cli::parse();
    let config = cli.config;
    start_logs(config.log_format);
    let done = match cli.task {
        None | Some(Task::Serve) => run(config).await.map(|()| None).map_err(TaskError::from),
        Some(Task::Officer { task: OfficerTask::Create(new) }) => {
            tasks::create_officer(&config.with_public_url(), &new, SystemClock.now()).await.map(Some)
        }
        Some(Task::DrawPage { number, width }) => {
            draw::run(number, width).map(|()| None).map_err(|error| TaskError::Other(error.to_string()))
        }
        Some(Task::Authority { task: AuthorityTask::Show }) => {
            authority_task::show(&config, SystemClock.now()).map(Some)
        }
        Some(Task::Authority { task: AuthorityTask::Renew { root } }) => {
            authority_task::renew(&config, root, SystemClock.now()).await.map(Some)
        }
        Some(Task::VerifyLog { checkpoint }) => tasks::verify_log(&config, &checkpoint).await.map(Some),
        Some(Task::Standard { task: StandardTask::Check { file } }) => tasks::check_standard(&file).map(Some),
        Some(Task::Standard { task: StandardTask::Schema }) => Ok(Some(tasks::standard_schema())),
    };
    match done {
        Ok(text) => {
            if let Some(text) = text {
                println!("{text}");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Connections that may wait to be accepted: more than the usual 128, so that a crowd meets no closed door while the program
/// is busy for a moment.
const BACKLOG: u32 = 1024;

fn listen(address: std::net::SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // As tokio's own `bind`: a restart need not wait for the connections of the program before.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Serves until SIGINT or SIGTERM.
async fn run(mut config: Config) -> Result<(), StartError> {
    let listener = listen(config.listen).map_err(|source| StartError::Listen { address: config.listen, source })?;
    // With port 0 the system has chosen one by now.
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
        Some(address) => Some(watch_over(address).await?),
        None => None,
    };
    // Held until the program ends.
    let _claim = folder::claim(&config.data)?;
    let ports = Ports::real(&config).await?;
    let sender = Sender::new(&config)?;
    let (router, app) = backend::app(config, ports).await?;
    if app.config.demo {
        demo::fill(&app).await?;
        println!("{}", demo::notice(&app));
    }
    // Before anybody learns that the program is ready: whoever ends it at once ends it in order.
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    tracing::info!(address = %app.config.listen, url = app.config.public_url, "ready");

    let (stop, stopped) = watch::channel(false);
    if let Some((listener, handle)) = watched {
        tokio::spawn(metrics::serve(listener, handle, app.clone(), stopped.clone()));
    }
    let jobs = backend::jobs::start(&app, sender, &stopped);
    let caps = serve::Caps::within(serve::raise_descriptor_limit(), app.config.trusted_proxy.clone());
    tracing::info!(connections = caps.most.all, from_one_address = caps.most.narrow, "limits");
    let serving = tokio::spawn(serve::serve(listener, router, caps, stopped));
    let damage = tokio::select! {
        _ = interrupt.recv() => None,
        _ = terminate.recv() => None,
        found = app.sound.damage() => Some(found),
    };
    tracing::info!("stopping");
    stop.send_replace(true);
    let requests = async {
        let served = serving.await;
        app.changes.close();
        if tokio::time::timeout(CHANGES_GRACE, app.changes.wait()).await.is_err() {
            tracing::warn!(changes = app.changes.len(), "some changes were cut off at the stop");
        }
        served
    };
    let (served, ()) = tokio::join!(requests, jobs.finish());
    served.map_err(std::io::Error::other)?;
    if let Some(found) = damage {
        app.db.close().await;
        return Err(Refusal::Damaged { file: app.config.database(), found }.into());
    }
    checkpoint::at_stop(&app).await;
    app.db.close().await;
    Ok(())
}

/// Begins to keep metrics, to be served at this address.
async fn watch_over(address: SocketAddr) -> Result<(TcpListener, PrometheusHandle), StartError> {
    let listener = TcpListener::bind(address).await.map_err(|source| StartError::MetricsListen { address, source })?;
    let recorder = metrics::recorder().map_err(|error| StartError::Metrics(error.to_string()))?;
    let handle = recorder.handle();
    ::metrics::set_global_recorder(recorder).map_err(|error| StartError::Metrics(error.to_string()))?;
    tracing::info!(address = %listener.local_addr()?, "metrics");
    Ok((listener, handle))
}

fn start_logs(format: LogFormat) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let logs = logs.with_ansi(std::io::stderr().is_terminal());
    match format {
        LogFormat::Text => logs.with_target(false).init(),
        LogFormat::Json => logs.json().init(),
    }
}
