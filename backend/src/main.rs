//! Start-up only: the command line, logs, the runtime.

use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::Duration;

use backend::cli;
use backend::cli::args::Cli;
use backend::config::LogFormat;
use backend::infra::data_folder;
use clap::Parser;
use tokio::runtime::Runtime;
use tracing_subscriber::EnvFilter;

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
    let done = runtime.block_on(cli::run(cli));
    // Not dropped, since that would wait for blocking threads.
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

fn start_logs(format: LogFormat) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let logs = logs.with_ansi(std::io::stderr().is_terminal());
    match format {
        LogFormat::Text => logs.with_target(false).init(),
        LogFormat::Json => logs.json().init(),
    }
}
