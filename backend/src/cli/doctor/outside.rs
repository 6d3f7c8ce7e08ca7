//! Checks of the surroundings: the mail server, the gateway of text messages, the scanner, and the running program.

use std::path::Path;
use std::time::Duration;

use axum::http::Uri;
use domain::api::path;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};
use tokio::time::timeout;
use tower::Service;

use super::{Finding, fail, ok, warn};
use crate::config::Config;
use crate::infra::data_folder;
use crate::infra::mail::probe;
use crate::infra::mail::smtp::{MailTransport, MailTransportError};
use crate::infra::webhook::connector;

/// Time limit of each check.
const LIMIT: Duration = Duration::from_secs(10);

/// Runs the checks.
pub(super) async fn check(config: &Config, findings: &mut Vec<Finding>) {
    findings.push(mail_server(config).await);
    findings.push(gateway(config).await);
    findings.push(match &config.clamd {
        None => warn("scanner", "none: uploads are only inspected; set PERBARUI_CLAMD"),
        Some(socket) => match timeout(LIMIT, ping(socket)).await {
            Ok(Ok(true)) => ok("scanner", "clamd answers"),
            _ => {
                fail("scanner", format!("clamd does not answer at {}: uploads are refused; start it", socket.display()))
            }
        },
    });
    findings.push(program(config).await);
}

async fn mail_server(config: &Config) -> Finding {
    const SUBJECT: &str = "mail server";
    let Some(url) = &config.smtp_url else {
        return warn(SUBJECT, "none: mails are files in the data folder, nobody gets them; set PERBARUI_SMTP_URL");
    };
    if let Err(MailTransportError::From(error)) = MailTransport::new(config) {
        return fail(SUBJECT, format!("PERBARUI_MAIL_FROM is no address: {error}"));
    }
    match probe::connect(url, LIMIT).await {
        Err(error) => fail(SUBJECT, format!("{error}: check PERBARUI_SMTP_URL and the way there")),
        Ok(()) if config.mail_from.contains("@localhost") => {
            warn(SUBJECT, "it answers; set PERBARUI_MAIL_FROM, other servers refuse mails from localhost")
        }
        Ok(()) => ok(SUBJECT, "it answers and takes our log-in"),
    }
}

async fn gateway(config: &Config) -> Finding {
    const SUBJECT: &str = "gateway";
    match config.gateway() {
        Ok(None) => ok(SUBJECT, "none: no text messages are sent"),
        Err(fault) => fail(SUBJECT, fault.to_string()),
        Ok(Some(gateway)) => match connect(&gateway.url).await {
            Ok(()) => ok(SUBJECT, "it answers; nothing was sent"),
            Err(error) => fail(SUBJECT, format!("{error}: check PERBARUI_WEBHOOK_URL and the way there")),
        },
    }
}

/// Connects, and encrypts where the address says so; sends nothing.
async fn connect(url: &Uri) -> Result<(), String> {
    let mut connector = connector(url).map_err(|error| error.to_string())?;
    match timeout(LIMIT, connector.call(url.clone())).await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err("it did not answer in time".to_owned()),
    }
}

/// Pings clamd, which answers PONG (clamd(8)).
async fn ping(socket: &Path) -> std::io::Result<bool> {
    let mut socket = UnixStream::connect(socket).await?;
    socket.write_all(b"zPING\0").await?;
    let mut reply = Vec::new();
    socket.take(16).read_to_end(&mut reply).await?;
    Ok(reply.starts_with(b"PONG"))
}

async fn program(config: &Config) -> Finding {
    match data_folder::is_served(&config.data) {
        Err(error) => return fail("program", error.to_string()),
        Ok(false) => return ok("program", "not running"),
        Ok(true) => {}
    }
    let listen = config.listen;
    match timeout(LIMIT, ready(config)).await {
        Ok(Ok(answer)) if answer.starts_with("HTTP/1.1 200") => ok("program", format!("running, ready at {listen}")),
        Ok(Ok(answer)) => {
            let status = answer.lines().next().unwrap_or_default().to_owned();
            fail("program", format!("running, but not ready at {listen} ({status}): read its log"))
        }
        _ => warn("program", format!("running, but it does not answer at {listen}: is PERBARUI_LISTEN the program's?")),
    }
}

async fn ready(config: &Config) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(config.listen).await?;
    let (path, host) = (path::READY, config.listen);
    let head = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.take(4096).read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
