//! A whole backend on a real `SQLite` file in a temporary directory, with a clock of its own, and browsers that keep cookies.
//!
//! Longer than 250 lines because the starting point of all tests is read together.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request};
use backend::Ports;
use backend::app::mail_sender::Sender;
use backend::app::state::App;
use backend::cli::args::Cli;
use backend::cli::demo;
use backend::config::Config;
use backend::config::password_cost::PasswordCost;
use backend::http::extract::client::Peer;
use backend::infra::authority::{Authority, Embedded, EmbeddedConfig};
use backend::infra::clock::Clock;
use clap::Parser;
use domain::api::{CSRF_HEADER, CSRF_VALUE, KIOSK_HEADER, Login, LoginToken, Me, PendingLogin, ProblemDetails, path};
use domain::moment::{Date, Timestamp, Zone};
use http_body_util::BodyExt;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tempfile::TempDir;
use tokio::sync::OnceCell;
use tower::ServiceExt;

use crate::openapi;

/// The public address in tests.
pub const HOME: &str = "perbarui.test";

/// A test's own service standards, in its directory.
const STANDARDS: &str = "standards";
/// A test's own certificates of the authority, in its directory.
const ISSUERS: &str = "issuers.pem";

/// A clock that is advanced by the test.
pub struct TestClock(AtomicI64);

impl TestClock {
    /// Advances the clock by `seconds`.
    pub fn pass(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// Monday, 23 November 2026, 09.00 WIB: offices are open.
pub fn monday() -> Timestamp {
    Date::new(2026, 11, 23).unwrap().at(9 * 3600, Zone::Wib)
}

/// A running backend with the demo people.
pub struct World {
    pub app: App,
    pub router: Router,
    pub clock: Arc<TestClock>,
    pub directory: Arc<TempDir>,
}

impl World {
    pub async fn new() -> Self {
        let directory = TempDir::new().unwrap();
        copy(filled().await.path(), directory.path());
        Self::open(Arc::new(directory), Arc::new(TestClock(AtomicI64::new(monday().0))), shared_authority()).await
    }

    /// Makes one behind this proxy.
    pub async fn behind(proxy: &str) -> Self {
        let directory = Arc::new(TempDir::new().unwrap());
        let config = Config { trusted_proxy: proxy.parse().unwrap(), ..config(&directory) };
        let clock = Arc::new(TestClock(AtomicI64::new(monday().0)));
        let world = Self::open_with(config, directory, clock, shared_authority()).await;
        demo::fill(&world.app).await.unwrap();
        world
    }

    /// Makes one where these authorities (PEM) vouch for who signed letters.
    pub async fn with_letter_roots(roots: &Path) -> Self {
        let directory = Arc::new(TempDir::new().unwrap());
        copy(filled().await.path(), directory.path());
        let config = Config { letter_roots: Some(roots.to_owned()), ..config(&directory) };
        let clock = Arc::new(TestClock(AtomicI64::new(monday().0)));
        Self::open_with(config, directory, clock, shared_authority()).await
    }

    /// Makes one whose text messages go to this gateway, signed with these secrets.
    pub async fn with_gateway(url: &str, secrets: &str) -> Self {
        let directory = Arc::new(TempDir::new().unwrap());
        copy(filled().await.path(), directory.path());
        let (webhook_url, webhook_secret) = (Some(url.into()), Some(secrets.into()));
        let config = Config { webhook_url, webhook_secret, ..config(&directory) };
        let clock = Arc::new(TestClock(AtomicI64::new(monday().0)));
        Self::open_with(config, directory, clock, shared_authority()).await
    }

    /// Makes one with additional standards (name and TOML) and the demo people.
    pub async fn with_standards<T: AsRef<str>>(files: &[(&str, T)]) -> Self {
        Self::with_files(files, None).await
    }

    /// Does the same, with the trusted issuers (PEM) of recorded certificates.
    pub async fn with_files<T: AsRef<str>>(standards: &[(&str, T)], issuers: Option<&[u8]>) -> Self {
        let directory = Arc::new(TempDir::new().unwrap());
        std::fs::create_dir(directory.path().join(STANDARDS)).unwrap();
        for (name, toml) in standards {
            let file = directory.path().join(STANDARDS).join(name).with_extension("toml");
            std::fs::write(file, toml.as_ref()).unwrap();
        }
        if let Some(pem) = issuers {
            std::fs::write(directory.path().join(ISSUERS), pem).unwrap();
        }
        let world = Self::open(directory, Arc::new(TestClock(AtomicI64::new(monday().0))), shared_authority()).await;
        demo::fill(&world.app).await.unwrap();
        world
    }

    /// Restarts with the same database and clock, as far as a test can.
    pub async fn restart(self) -> Self {
        self.app.db.close().await;
        Self::open(self.directory, self.clock, self.app.authority).await
    }

    async fn open(directory: Arc<TempDir>, clock: Arc<TestClock>, authority: Arc<dyn Authority>) -> Self {
        Self::open_with(config(&directory), directory, clock, authority).await
    }

    /// Makes one with these settings.
    pub async fn open_with(
        config: Config,
        directory: Arc<TempDir>,
        clock: Arc<TestClock>,
        authority: Arc<dyn Authority>,
    ) -> Self {
        let (router, app) = backend::app(config, Ports { clock: clock.clone(), authority }).await.unwrap();
        Self { app, router, clock, directory }
    }

    pub fn browser(&self) -> Browser {
        Browser { router: self.router.clone(), cookies: BTreeMap::new(), headers: HeaderMap::new(), address: None }
    }

    /// Returns a browser that connects from this address.
    pub fn browser_at(&self, address: &str) -> Browser {
        Browser { address: Some(address.parse().unwrap()), ..self.browser() }
    }

    /// Returns a browser in which this person is logged in.
    pub async fn logged_in(&self, email: &str) -> Browser {
        let mut browser = self.browser();
        browser.log_in(self, email).await;
        browser
    }

    /// Sends the outbox and returns every mail to this address, oldest first, as in its file.
    pub async fn mails(&self, to: &str) -> Vec<String> {
        Sender::new(&self.app.config).unwrap().send_due(&self.app).await.unwrap();
        let mut names: Vec<_> = std::fs::read_dir(self.app.config.mail_directory())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.to_str().unwrap().ends_with(&format!("-{to}.eml")))
            .collect();
        names.sort();
        names.iter().map(|path| std::fs::read_to_string(path).unwrap().replace("\r\n", "\n")).collect()
    }

    /// Returns the six digits of the latest mail to this address.
    pub async fn code_for(&self, to: &str) -> String {
        let mail = self.mails(to).await.pop().expect("a mail");
        let (_, rest) = mail.split_once(" Anda: ").expect("a code");
        rest[..6].to_owned()
    }

    /// Returns the secret token of the link in the latest mail to this address.
    pub async fn link_for(&self, to: &str) -> String {
        let mail = self.mails(to).await.pop().expect("a mail");
        let (_, rest) = mail.split_once('#').expect("a link");
        rest.split_whitespace().next().unwrap().to_owned()
    }
}

/// Returns the settings of a test's backend.
pub fn config(directory: &TempDir) -> Config {
    let data = directory.path().join("data");
    let dist = directory.path().join("dist");
    let arguments = ["perbarui", "--data", data.to_str().unwrap(), "--dist", dist.to_str().unwrap()];
    let arguments = arguments.into_iter().chain(["--public-url", "https://perbarui.test"]);
    let config = Cli::try_parse_from(arguments).unwrap().config;
    let standards = directory.path().join(STANDARDS);
    let config = Config { standards: standards.is_dir().then_some(standards), ..config };
    let issuers = directory.path().join(ISSUERS);
    let config = Config { issuers: issuers.is_file().then_some(issuers), ..config };
    // Passwords that cost little: what they cost is judged in `password.rs`.
    let password_cost = PasswordCost { memory_kib: 8, passes: 1 };
    Config { renderer: Some(env!("CARGO_BIN_EXE_perbarui").into()), password_cost, ..config }
}

/// Returns a closed backend's directory with the demo people, which each test copies, since making it takes long.
async fn filled() -> &'static TempDir {
    static FILLED: OnceCell<TempDir> = OnceCell::const_new();
    FILLED
        .get_or_init(|| async {
            let directory = Arc::new(TempDir::new().unwrap());
            let clock = Arc::new(TestClock(AtomicI64::new(monday().0)));
            let world = World::open(directory.clone(), clock, shared_authority()).await;
            demo::fill(&world.app).await.unwrap();
            world.app.db.close().await;
            drop(world);
            Arc::into_inner(directory).expect("nobody else has it")
        })
        .await
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir(&to).unwrap();
            std::fs::set_permissions(&to, entry.metadata().unwrap().permissions()).unwrap();
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), &to).unwrap();
        }
    }
}

/// One authority for all tests: making its keys takes long.
pub fn shared_authority() -> Arc<dyn Authority> {
    static SHARED: OnceLock<(TempDir, Arc<Embedded>)> = OnceLock::new();
    let (_, authority) = SHARED.get_or_init(|| {
        let directory = TempDir::new().unwrap();
        let settings = EmbeddedConfig { organization: "Otoritas Uji".to_owned(), crl_url: None };
        let authority = Embedded::open(&directory.path().join("authority"), &settings, monday().0 - 86_400).unwrap();
        (directory, Arc::new(authority))
    });
    authority.clone()
}

/// A browser that keeps cookies and sends the apps' headers.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    /// Sent with every request, e.g. Accept-Language.
    pub headers: HeaderMap,
    /// Its address.
    pub address: Option<IpAddr>,
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&mut self, path: &str, body: &impl Serialize) -> Answer {
        self.json(Method::POST, path, body).await
    }

    pub async fn put(&mut self, path: &str, body: &impl Serialize) -> Answer {
        self.json(Method::PUT, path, body).await
    }

    /// Without a body.
    pub async fn act(&mut self, method: Method, path: &str) -> Answer {
        self.send(changing(method, path).body(Body::empty()).unwrap()).await
    }

    pub async fn json(&mut self, method: Method, path: &str, body: &impl Serialize) -> Answer {
        let body = Body::from(serde_json::to_vec(body).unwrap());
        self.send(changing(method, path).header(CONTENT_TYPE, "application/json").body(body).unwrap()).await
    }

    /// Adds cookies and headers, then calls the router that `main` serves.
    pub async fn send(&mut self, request: Request<Body>) -> Answer {
        let request = self.dressed(request);
        let (method, path) = (request.method().as_str().to_lowercase(), request.uri().path().to_owned());
        let response = self.router.clone().oneshot(request).await.unwrap();
        openapi::check_documented(&method, &path, response.status());
        for cookie in response.headers().get_all(SET_COOKIE) {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        // A kiosk's page keeps in memory what the answer says.
        if self.headers.contains_key(KIOSK_HEADER)
            && let Some(kept) = response.headers().get(KIOSK_HEADER)
        {
            self.headers.insert(KIOSK_HEADER, kept.clone());
        }
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    /// Builds the request with cookies and headers.
    pub fn dressed(&self, mut request: Request<Body>) -> Request<Body> {
        let headers = request.headers_mut();
        headers.entry(HOST).or_insert(HOME.parse().unwrap());
        for (name, value) in &self.headers {
            headers.insert(name, value.clone());
        }
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            headers.insert(COOKIE, pairs.join("; ").parse().unwrap());
        }
        if let Some(address) = self.address {
            request.extensions_mut().insert(Peer(address));
        }
        request
    }

    /// Does both parts of the log-in with the demo password.
    pub async fn log_in(&mut self, world: &World, email: &str) -> Me {
        self.first_part(email, demo::PASSWORD).await.json::<PendingLogin>();
        self.enter_token(&world.code_for(email).await).await.json()
    }

    pub async fn first_part(&mut self, identifier: &str, password: &str) -> Answer {
        let login = Login { identifier: identifier.to_owned(), password: password.to_owned() };
        self.post(path::LOGIN, &login).await
    }

    /// Does the second part of this browser's log-in.
    pub async fn enter_token(&mut self, token: &str) -> Answer {
        self.post(path::LOGIN_TOKEN, &LoginToken { token: token.to_owned() }).await
    }
}

/// A request with the header that every change carries.
pub fn changing(method: Method, path: &str) -> axum::http::request::Builder {
    Request::builder().method(method).uri(path).header(CSRF_HEADER, CSRF_VALUE)
}

/// A response.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// Returns the body of a success.
    pub fn json<T: DeserializeOwned>(&self) -> T {
        assert!((200..300).contains(&self.status), "{} {}", self.status, self.text());
        serde_json::from_slice(&self.body).unwrap()
    }

    /// Returns the body of an error and checks its form.
    pub fn problem(&self) -> ProblemDetails {
        assert_eq!(self.header("content-type"), "application/problem+json", "{} {}", self.status, self.text());
        let details: ProblemDetails = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(details.status, self.status);
        assert_eq!(details.reference, self.header("x-request-id"));
        details
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
