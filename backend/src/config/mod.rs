//! Every setting, as flag and as environment variable. `perbarui --help` prints these texts.

#![allow(clippy::doc_markdown, rustdoc::bare_urls, reason = "printed on a terminal, where marks would be noise")]

pub mod network;
pub mod password_cost;
pub mod public_url;
pub mod webhook;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use self::network::Networks;
use self::password_cost::PasswordCost;
use self::webhook::Hidden;

/// The settings.
#[derive(Clone, Debug, Args)]
pub struct Config {
    /// Address and port to listen on. Put a TLS proxy before it in production.
    #[arg(long, env = "PERBARUI_LISTEN", default_value = "127.0.0.1:8080", global = true)]
    pub listen: SocketAddr,

    /// Directory of the database, uploaded files, the embedded authority's keys and mails. Back it up; keep it private.
    #[arg(long, env = "PERBARUI_DATA", default_value = "data", global = true)]
    pub data: PathBuf,

    /// Directory of the built single-page applications (holder/, wizard/, officer/ and office/).
    #[arg(long, env = "PERBARUI_DIST", default_value = "dist", global = true)]
    pub dist: PathBuf,

    /// Where people reach this service; used in mails and to check where requests come from [default: http://LISTEN]
    #[arg(long, env = "PERBARUI_PUBLIC_URL", default_value = "", hide_default_value = true, global = true,
          value_parser = crate::config::public_url::parse)]
    pub public_url: String,

    /// Makes browsers ask for TLS at every host below the public one, too (HSTS, includeSubDomains). Only where all of them
    /// have it: a host that serves others without TLS would cut them off.
    #[arg(long, env = "PERBARUI_HSTS_SUBDOMAINS", global = true)]
    pub hsts_subdomains: bool,

    /// Fills an empty database with invented people and prints their log-ins. Never in production.
    #[arg(long, env = "PERBARUI_DEMO", global = true)]
    pub demo: bool,

    /// Directory of further service standards (*.toml); one with the id of a built-in standard takes its place.
    #[arg(long, env = "PERBARUI_STANDARDS", global = true)]
    pub standards: Option<PathBuf>,

    /// PEM file of the certificates of the authority that issues by hand (BSrE's root and intermediates): the file of a
    /// recorded certificate must be signed by one of them. Without it, nobody checks who signed it.
    #[arg(long, env = "PERBARUI_ISSUERS", global = true)]
    pub issuers: Option<PathBuf>,

    /// PEM file, or directory of PEM files, of the authorities whose word about who signed an uploaded letter counts (BSrE's root).
    /// Without it, signatures are verified, but not who vouches for the signer; and no time stamp counts.
    #[arg(long, env = "PERBARUI_LETTER_ROOTS", global = true)]
    pub letter_roots: Option<PathBuf>,

    /// TOML file of holidays (date = "name") instead of the built-in one.
    #[arg(long, env = "PERBARUI_HOLIDAYS", global = true)]
    pub holidays: Option<PathBuf>,

    /// SMTP server, e.g. smtps://user:password@mail.example.go.id. Without it, mails are files in DATA/mail.
    #[arg(long, env = "PERBARUI_SMTP_URL", hide_env_values = true, global = true)]
    pub smtp_url: Option<String>,

    /// Sender of mails.
    #[arg(long, env = "PERBARUI_MAIL_FROM", default_value = "Perbarui <noreply@localhost>", global = true)]
    pub mail_from: String,

    /// Gateway of text messages (SMS, WhatsApp): an https address to which each is posted, signed (docs/operation.md). Without
    /// it, none are sent and holders are offered none.
    #[arg(long, env = "PERBARUI_WEBHOOK_URL", hide_env_values = true, global = true)]
    pub webhook_url: Option<Hidden>,

    /// Secret that signs what the gateway gets: whsec_ and base64 of 24 to 64 bytes. While it is replaced, the new one and the
    /// old one with a blank between them. Set it in the environment: flags are seen by all users of the machine.
    #[arg(long, env = "PERBARUI_WEBHOOK_SECRET", hide_env_values = true, global = true)]
    pub webhook_secret: Option<Hidden>,

    /// Minutes after which an unused session ends.
    #[arg(long, env = "PERBARUI_SESSION_IDLE", default_value_t = 30, global = true,
          value_parser = clap::value_parser!(u32).range(2..=1440))]
    pub session_idle: u32,

    /// Hours after which a session ends in any case.
    #[arg(long, env = "PERBARUI_SESSION_MAX", default_value_t = 12, global = true,
          value_parser = clap::value_parser!(u32).range(1..=72))]
    pub session_max: u32,

    /// ClamAV's socket: uploaded files are scanned by it. Without it, they are only inspected.
    #[arg(long, env = "PERBARUI_CLAMD", global = true)]
    pub clamd: Option<PathBuf>,

    /// Organization (O) in the names of the embedded authority's certificates; only the first start reads it.
    #[arg(long, env = "PERBARUI_AUTHORITY_NAME", default_value = "Perbarui", global = true)]
    pub authority_name: String,

    /// Proxies in front, as addresses or ranges (10.0.0.0/8) with commas: only their X-Forwarded-For is believed [default: none]
    #[arg(long, env = "PERBARUI_TRUSTED_PROXY", default_value = "", hide_default_value = true, global = true)]
    pub trusted_proxy: Networks,

    /// Address and port on which metrics are served for Prometheus (/metrics) [default: none]. Only the watcher should reach it.
    #[arg(long, env = "PERBARUI_METRICS_LISTEN", global = true)]
    pub metrics_listen: Option<SocketAddr>,

    /// How logs are written to standard error. RUST_LOG chooses what, e.g. info or backend=debug.
    #[arg(long, env = "PERBARUI_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text, global = true)]
    pub log_format: LogFormat,

    // The program that draws and counts pages of PDFs; the running one if none is set. Tests are not that program.
    #[arg(skip)]
    #[allow(missing_docs, reason = "no setting: clap would print it")]
    pub renderer: Option<PathBuf>,

    // Lower in tests.
    #[arg(skip)]
    #[allow(missing_docs, reason = "no setting: clap would print it")]
    pub password_cost: PasswordCost,
}

impl Config {
    /// The same with the public address filled in.
    #[must_use]
    pub fn with_public_url(mut self) -> Self {
        if self.public_url.is_empty() {
            self.public_url = if self.listen.ip().is_unspecified() {
                format!("http://localhost:{}", self.listen.port())
            } else {
                format!("http://{}", self.listen)
            };
        }
        self
    }

    /// The database's file.
    pub fn database(&self) -> PathBuf {
        self.data.join("perbarui.sqlite")
    }

    /// Where mails are written that no SMTP server takes.
    pub fn mail_directory(&self) -> PathBuf {
        self.data.join("mail")
    }

    /// The embedded authority's directory.
    pub fn authority_directory(&self) -> PathBuf {
        self.data.join("authority")
    }
}

/// How logs are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}
