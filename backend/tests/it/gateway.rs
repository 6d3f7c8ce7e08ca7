//! A gateway of text messages for tests: a real HTTP server that checks each signature by another implementation, and misbehaves
//! on request.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use backend::app::text_message_sender::TextMessageSender;
use backend::infra::webhook::Webhook;
use domain::api::{NotificationChoice, path};
use domain::language::Language;
use serde_json::Value;
use tokio::sync::mpsc;

use crate::harness::{Browser, World};

/// 24 bytes.
pub const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// What the gateway answers.
#[derive(Clone, Copy)]
pub enum Reply {
    /// A status.
    Status(u16),
    /// Another address.
    Redirect,
    /// Nothing, ever.
    Nothing,
}

/// A request that the gateway got; its signature was right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    pub path: String,
    pub id: String,
    pub timestamp: i64,
    pub body: Value,
}

/// A running gateway.
pub struct Gateway {
    pub url: String,
    state: Arc<Inner>,
    /// A request came.
    pub arrivals: mpsc::UnboundedReceiver<()>,
}

struct Inner {
    secret: &'static str,
    /// What is answered next; afterwards 204.
    replies: Mutex<VecDeque<Reply>>,
    taken: Mutex<Vec<Delivery>>,
    arrived: mpsc::UnboundedSender<()>,
}

impl Gateway {
    /// One that checks signatures with this secret.
    pub async fn start(secret: &'static str) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/kirim", listener.local_addr().unwrap());
        let (arrived, arrivals) = mpsc::unbounded_channel();
        let state = Arc::new(Inner { secret, replies: Mutex::default(), taken: Mutex::default(), arrived });
        let router = Router::new().fallback(take).with_state(state.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, state, arrivals }
    }

    pub fn answers(&self, replies: &[Reply]) {
        self.state.replies.lock().unwrap().extend(replies);
    }

    /// Every request so far.
    pub fn taken(&self) -> Vec<Delivery> {
        self.state.taken.lock().unwrap().clone()
    }

    /// Kind, number and text of each.
    pub fn told(&self) -> Vec<[String; 3]> {
        let text = |body: &Value, field: &str| body[field].as_str().unwrap().to_owned();
        self.taken().iter().map(|one| ["type", "to", "text"].map(|field| text(&one.body, field))).collect()
    }
}

async fn take(State(state): State<Arc<Inner>>, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let header = |name: &str| headers[name].to_str().unwrap().to_owned();
    let (id, timestamp) = (header("webhook-id"), header("webhook-timestamp").parse().unwrap());
    let expected = standardwebhooks::Webhook::new(state.secret).unwrap().sign(&id, timestamp, &body).unwrap();
    let signed = header("webhook-signature").split(' ').any(|signature| signature == expected);
    if !signed || header(CONTENT_TYPE.as_str()) != "application/json" {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let body = serde_json::from_slice(&body).unwrap();
    state.taken.lock().unwrap().push(Delivery { path: uri.path().to_owned(), id, timestamp, body });
    let _ = state.arrived.send(());
    let reply = state.replies.lock().unwrap().pop_front().unwrap_or(Reply::Status(204));
    match reply {
        Reply::Status(status) => StatusCode::from_u16(status).unwrap().into_response(),
        Reply::Redirect => (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, "/lain")]).into_response(),
        Reply::Nothing => std::future::pending().await,
    }
}

/// A sender to the world's gateway that waits for an answer so long.
pub fn sender(world: &World, limit: Duration) -> TextMessageSender {
    let gateway = world.app.config.gateway().unwrap().unwrap();
    TextMessageSender::new(Webhook::new(&gateway).unwrap().within(limit))
}

/// Delivers what is due.
pub async fn deliver(world: &World) {
    sender(world, Duration::from_secs(20)).send_due(&world.app).await.unwrap();
}

impl Browser {
    /// Chooses how one is notified.
    pub async fn choose(&mut self, language: Language, text_messages: Option<bool>) -> u16 {
        self.put(path::NOTIFICATIONS, &NotificationChoice { language, text_messages }).await.status
    }
}
