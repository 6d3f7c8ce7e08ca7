//! Hands text messages to the office's gateway (SMS or messenger): one signed POST each, as Standard Webhooks 1.0 says. Redirects are
//! not followed, and of an answer only the status is read.

pub mod text;

use std::time::Duration;

use aws_lc_rs::hmac::{HMAC_SHA256, Key, sign};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use domain::moment::Timestamp;
use domain::standard::AgencyId;
use domain::value::MobileNumber;
use http_types::header::CONTENT_TYPE;
use http_types::{Request, StatusCode, Uri};
use hyper_rustls::{ConfigBuilderExt, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::{ClientConfig, RootCertStore};
use serde::Serialize;

use crate::config::webhook::Gateway;

/// Time limit of an attempt (Standard Webhooks: 15 to 30 seconds).
const ATTEMPT_LIMIT: Duration = Duration::from_secs(20);
/// Time limit of connecting.
const CONNECT_LIMIT: Duration = Duration::from_secs(10);

/// A text message, as the gateway gets it. `docs/operation.md` describes its fields.
#[derive(Clone, Debug, Serialize)]
pub struct TextMessage {
    /// The same at every attempt.
    pub id: String,
    /// What it tells, e.g. `application.returned`.
    pub r#type: String,
    /// When it was written.
    pub created: Timestamp,
    /// Id of the agency's standard.
    pub agency: AgencyId,
    /// The number, in E.164.
    pub to: MobileNumber,
    /// The language of the text: `id` or `en`.
    pub language: String,
    /// The text.
    pub text: String,
}

/// Why an attempt failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The gateway does not answer in time, or the connection breaks.
    Unreachable,
    /// It answers with another status than 2xx.
    Refused(StatusCode),
}

/// Why there is no connection to the gateway.
#[derive(Debug, thiserror::Error)]
pub enum WebhookError {
    /// The authorities that this machine trusts can't be read.
    #[error("PERBARUI_WEBHOOK_URL: the certificates that this machine trusts can't be read: {0}")]
    Trust(#[from] std::io::Error),
    /// TLS can't be set up.
    #[error("PERBARUI_WEBHOOK_URL: {0}")]
    Tls(#[from] rustls::Error),
}

/// Posts to the gateway.
#[derive(Clone)]
pub struct Webhook {
    client: Client<HttpsConnector<HttpConnector>, String>,
    url: Uri,
    keys: Vec<Key>,
    limit: Duration,
}

impl Webhook {
    /// Makes the client of this gateway.
    pub fn new(gateway: &Gateway) -> Result<Self, WebhookError> {
        // Messages are few: a connection each.
        let client = Client::builder(TokioExecutor::new()).pool_max_idle_per_host(0).build(connector(&gateway.url)?);
        let keys = gateway.secrets.iter().map(|secret| Key::new(HMAC_SHA256, secret.bytes())).collect();
        Ok(Self { client, url: gateway.url.clone(), keys, limit: ATTEMPT_LIMIT })
    }

    /// Returns the same with another time limit of an attempt.
    #[must_use]
    pub fn within(self, limit: Duration) -> Self {
        Self { limit, ..self }
    }

    /// Makes one attempt. `now`: the gateway refuses attempts that are old.
    pub async fn post(&self, message: &TextMessage, now: Timestamp) -> Result<(), Failure> {
        let body = serde_json::to_string(message).map_err(|_| Failure::Unreachable)?;
        let request = Request::post(&self.url)
            .header(CONTENT_TYPE, "application/json")
            .header("webhook-id", &message.id)
            .header("webhook-timestamp", now.0)
            .header("webhook-signature", self.signatures(&message.id, now, &body))
            .body(body)
            .map_err(|_| Failure::Unreachable)?;
        let answer = tokio::time::timeout(self.limit, self.client.request(request)).await;
        let status = answer.map_err(|_| Failure::Unreachable)?.map_err(|_| Failure::Unreachable)?.status();
        if status.is_success() { Ok(()) } else { Err(Failure::Refused(status)) }
    }

    /// Returns the signatures over id, time and body, one a secret.
    fn signatures(&self, id: &str, now: Timestamp, body: &str) -> String {
        let signed = format!("{id}.{}.{body}", now.0);
        let signature = |key| format!("v1,{}", BASE64_STANDARD.encode(sign(key, signed.as_bytes())));
        self.keys.iter().map(signature).collect::<Vec<_>>().join(" ")
    }
}

/// Returns what connects to this address, and encrypts where it says so.
pub fn connector(url: &Uri) -> Result<HttpsConnector<HttpConnector>, WebhookError> {
    let mut http = HttpConnector::new();
    http.enforce_http(false);
    http.set_connect_timeout(Some(CONNECT_LIMIT));
    let https = HttpsConnectorBuilder::new().with_tls_config(tls(url)?);
    Ok(https.https_or_http().enable_http1().wrap_connector(http))
}

/// Trusts the authorities that this machine trusts; none where nothing is encrypted.
fn tls(url: &Uri) -> Result<ClientConfig, WebhookError> {
    let builder =
        ClientConfig::builder_with_provider(default_provider().into()).with_safe_default_protocol_versions()?;
    let builder = if url.scheme_str() == Some("https") {
        builder.with_native_roots()?
    } else {
        builder.with_root_certificates(RootCertStore::empty())
    };
    Ok(builder.with_no_client_auth())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use clap::Parser;

    use super::*;
    use crate::cli::args::Cli;
    use crate::config::Config;

    /// The example of the specification's libraries.
    #[test]
    fn the_signature_is_that_of_the_specification() {
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        let config = Cli::try_parse_from(["perbarui"]).unwrap().config;
        let url = Some("http://127.0.0.1:9".into());
        let config = Config { webhook_url: url, webhook_secret: Some(secret.into()), ..config };
        let webhook = Webhook::new(&config.gateway().unwrap().unwrap()).unwrap();
        assert_eq!(
            webhook.signatures("msg_p5jXN8AQM9LWM0D4loKWxJek", Timestamp(1_614_265_330), r#"{"test": 2432232314}"#),
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
        );
    }
}
