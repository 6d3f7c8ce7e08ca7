//! The gateway of text messages: its address and the secrets that sign what it gets (Standard Webhooks 1.0).

use std::fmt;
use std::net::IpAddr;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http_types::Uri;

use super::Config;

/// What every secret begins with; base64 follows.
const SECRET_PREFIX: &str = "whsec_";
/// Length of a secret in bytes.
const SECRET_BYTES: std::ops::RangeInclusive<usize> = 24..=64;

/// A setting that is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Hidden(String);

impl Hidden {
    /// Returns what must not be printed.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<String> for Hidden {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Hidden {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(hidden)")
    }
}

/// The gateway.
#[derive(Clone, Debug)]
pub struct Gateway {
    /// Its address.
    pub url: Uri,
    /// What signs: each secret makes a signature of its own.
    pub secrets: Vec<Secret>,
}

/// A secret's bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// Returns the bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(hidden)")
    }
}

/// Why the settings of the gateway can't be used. It repeats neither address nor secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GatewayFault {
    /// The address can't be used.
    #[error(
        "PERBARUI_WEBHOOK_URL: an https address, or http on this machine (127.0.0.1, [::1], localhost), without user and password"
    )]
    Url,
    /// An address without a secret, or a secret without an address.
    #[error("PERBARUI_WEBHOOK_URL and PERBARUI_WEBHOOK_SECRET belong together: set both or none")]
    Incomplete,
    /// A secret can't be used.
    #[error("PERBARUI_WEBHOOK_SECRET: whsec_ and base64 of 24 to 64 bytes; several are separated by blanks")]
    Secret,
}

impl Config {
    /// Returns the gateway of text messages; none where none are sent.
    pub fn gateway(&self) -> Result<Option<Gateway>, GatewayFault> {
        let (url, secrets) = match (&self.webhook_url, &self.webhook_secret) {
            (None, None) => return Ok(None),
            (Some(url), Some(secrets)) => (url.reveal(), secrets.reveal()),
            _ => return Err(GatewayFault::Incomplete),
        };
        let url = url.trim().parse().ok().filter(is_safe).ok_or(GatewayFault::Url)?;
        let secrets: Vec<Secret> =
            secrets.split_whitespace().map(secret).collect::<Option<_>>().ok_or(GatewayFault::Secret)?;
        if secrets.is_empty() { Err(GatewayFault::Secret) } else { Ok(Some(Gateway { url, secrets })) }
    }

    /// Whether text messages are sent here.
    pub const fn sends_text_messages(&self) -> bool {
        self.webhook_url.is_some()
    }
}

/// Whether nobody on the way can read what is sent there.
fn is_safe(url: &Uri) -> bool {
    let (Some(scheme), Some(authority)) = (url.scheme_str(), url.authority()) else { return false };
    let host = authority.host().trim_start_matches('[').trim_end_matches(']');
    let is_loopback = host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback());
    let is_named = !host.is_empty() && !authority.as_str().contains('@');
    is_named && (scheme == "https" || scheme == "http" && is_loopback)
}

fn secret(text: &str) -> Option<Secret> {
    let bytes = BASE64_STANDARD.decode(text.strip_prefix(SECRET_PREFIX)?).ok()?;
    SECRET_BYTES.contains(&bytes.len()).then_some(Secret(bytes))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use clap::Parser;

    use super::*;
    use crate::cli::args::Cli;

    /// 24 bytes.
    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    fn config(url: Option<&str>, secret: Option<&str>) -> Config {
        let config = Cli::try_parse_from(["perbarui"]).unwrap().config;
        Config { webhook_url: url.map(Hidden::from), webhook_secret: secret.map(Hidden::from), ..config }
    }

    #[test]
    fn only_addresses_that_nobody_can_listen_to_are_taken() {
        for (url, taken) in [
            ("https://gateway.example.go.id/perbarui?x=1", true),
            ("https://gateway.example.go.id", true),
            ("http://127.0.0.1:9000/kirim", true),
            ("http://127.9.9.9", true),
            ("http://[::1]:9000/", true),
            ("http://localhost:9000/", true),
            ("http://gateway.example.go.id/", false),
            ("http://localhost.example.go.id/", false),
            ("http://10.0.0.5/", false),
            ("https://user:word@gateway.example.go.id/", false),
            ("ftp://gateway.example.go.id/", false),
            ("gateway.example.go.id", false),
            ("/kirim", false),
            ("https://", false),
            ("", false),
        ] {
            let found = config(Some(url), Some(SECRET)).gateway();
            assert_eq!(found.is_ok(), taken, "{url}");
            assert!(taken || found.unwrap_err() == GatewayFault::Url, "{url}");
        }
    }

    #[test]
    fn secrets_have_the_form_of_the_specification() {
        let two = [SECRET, SECRET].join(" ");
        for (secret, taken) in [
            (SECRET, true),
            (two.as_str(), true),
            ("", false),
            ("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", false),
            ("whsec_", false),
            ("whsec_c2hvcnQ=", false),
            ("whsec_!!!!9r8GKYqrTwjUPD8ILPZIo2LaLaSw", false),
        ] {
            let found = config(Some("https://x.example"), Some(secret)).gateway();
            assert_eq!(found.is_ok(), taken, "{secret}");
        }
        assert_eq!(config(None, None).gateway().unwrap().map(|_| ()), None);
        assert_eq!(config(Some("https://x.example"), None).gateway().unwrap_err(), GatewayFault::Incomplete);
        assert_eq!(config(None, Some(SECRET)).gateway().unwrap_err(), GatewayFault::Incomplete);
    }

    #[test]
    fn neither_address_nor_secret_is_printed() {
        let config = config(Some("https://x.example/token-in-path"), Some(SECRET));
        let printed = format!("{config:?} {:?}", config.gateway().unwrap().unwrap().secrets);
        assert!(!printed.contains("token-in-path") && !printed.contains("MfKQ"), "{printed}");
    }
}
