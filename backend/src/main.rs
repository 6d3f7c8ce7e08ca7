//! Start-up only: settings, logs, signals.

use std::io::IsTerminal;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use backend::Ports;
use backend::app::mail_sender::Sender;
use backend::app::start::Refusal;
use backend::app::start::StartError;
use backend::app::state::App;
use backend::app::{checkpoint, start};
use backend::cli::args::{AuthorityTask, Cli, OfficerTask, StandardTask, Task};
use backend::cli::tasks;
use backend::cli::tasks::TaskError;
use backend::cli::{authority, demo};
use backend::config::{Config, LogFormat};
use backend::http::serve;
use backend::infra::clock::{Clock, SystemClock};
use backend::infra::render;
use backend::infra::{data_folder, metrics};
use backend::jobs::Supervisor;
use clap::Parser;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::net::{TcpListener, TcpSocket};
use tokio::runtime::Runtime;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::task::{JoinError, JoinHandle};
use tokio::time::timeout;
use tracing_subscriber::EnvFilter;

/// Everything after the signal may take so long: whoever sends it waits for ten seconds.
const STOP_LIMIT: Duration = Duration::from_millis(8500);
/// So long may changes whose clients have gone take to finish after the last request.
const CHANGES_GRACE: Duration = Duration::from_secs(3);
/// Threads in the middle of a piece of work may take so long after everything else.
const THREADS_LIMIT: Duration = Duration::from_millis(500);

fn main() -> ExitCode {
    // Before the first file is made.
    data_folder::keep_private();
    let cli = Cli::parse();
    start_logs(cli.config.log_format);
    let runtime = match Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let done = runtime.block_on(carry_out(cli));
    // Not dropped, which would wait for threads however long they work.
    runtime.shutdown_timeout(THREADS_LIMIT);
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

/// Does what was asked; what is to be printed.
async fn carry_out(Cli { task, config }: Cli) -> Result<Option<String>, TaskError> {
    match task {
        None | Some(Task::Serve) => run(config).await.map(|()| None).map_err(TaskError::from),
        Some(Task::Officer { task: OfficerTask::Create(new) }) => {
            tasks::create_officer(&config.with_public_url(), &new, SystemClock.now()).await.map(Some)
        }
        Some(Task::DrawPage { number, width }) => {
            render::run(number, width).map(|()| None).map_err(|error| TaskError::Other(error.to_string()))
        }
        Some(Task::Authority { task: AuthorityTask::Show }) => authority::show(&config, SystemClock.now()).map(Some),
        Some(Task::Authority { task: AuthorityTask::Renew { root } }) => {
            authority::renew(&config, root, SystemClock.now()).await.map(Some)
        }
        Some(Task::VerifyLog { checkpoint }) => tasks::verify_log(&config, &checkpoint).await.map(Some),
        Some(Task::Standard { task: StandardTask::Check { file } }) => tasks::check_standard(&file).map(Some),
        Some(Task::Standard { task: StandardTask::Schema }) => Ok(Some(tasks::standard_schema())),
    }
}

/// Connections that may wait to be accepted: more than the usual 128, so that a crowd meets no closed door while the program
/// is busy for a moment.
const BACKLOG: u32 = 1024;

fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
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
    let _claim = data_folder::claim(&config.data)?;
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
        tokio::spawn(backend::http::metrics::serve(listener, handle, app.clone(), stopped.clone()));
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

/// Lets what is under way come to its end, cuts off what does not, and closes the database, with a last checkpoint if it is
/// sound.
async fn finish(app: &App, serving: JoinHandle<()>, jobs: Supervisor, sound: bool) -> Result<(), JoinError> {
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
    if sound {
        checkpoint::at_stop(app).await;
    }
    app.db.close().await;
    served
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
