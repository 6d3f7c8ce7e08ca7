//! How long officers' lists take with few and with many renewals: the same requests to the very
//! router that `main` serves, on a database of 10,000 and on one of 1,000,000 renewals. What counts is the ratio.
//!
//! `cargo xtask bench` runs it in release; `-- 10000 100000` gives other sizes. Run by cargo, `-- inbox` asks
//! only what is named so.

mod fill;

use std::error::Error;
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{Method, Request, StatusCode};
use backend::Ports;
use backend::app::state::App;
use backend::cli::args::Cli;
use backend::cli::demo;
use backend::db::sessions;
use backend::http::extract::cookie::SESSION_COOKIE;
use backend::infra::authority::{Embedded, EmbeddedConfig};
use backend::infra::clock::{Clock, SystemClock};
use backend::infra::random;
use clap::Parser as _;
use domain::api::{CSRF_HEADER, CSRF_VALUE, CaseListQuery, CaseListView, CaseOrder, SearchQuery, path};
use domain::evaluation::Period;
use domain::moment::Zone;
use domain::renewal::PersonId;
use domain::standard::Interval;
use http_body_util::BodyExt;
use tempfile::TempDir;
use tower::ServiceExt;

/// Requests of a kind; the median of their times is told.
const ROUNDS: usize = 201;

type Outcome<T> = Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let mut sizes: Vec<u32> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let only = std::env::args().skip(1).find(|argument| !argument.starts_with('-') && argument.parse::<u32>().is_err());
    if sizes.is_empty() {
        sizes = vec![10_000, 1_000_000];
    }
    let (mut worlds, mut start) = (Vec::new(), Vec::new());
    for size in &sizes {
        let world = World::new(*size).await?;
        start.push(world.cold_start().await?);
        worlds.push(world);
    }
    let mut table: Vec<(&str, Vec<Duration>)> = Vec::new();
    let named = |name: &str| only.as_ref().is_none_or(|only| name.contains(only.as_str()));
    for (name, ask, rows) in World::asks().into_iter().filter(|(name, ..)| named(name)) {
        table.push((name, medians(&worlds, &ask, &rows).await.map_err(|error| format!("{name}: {error}"))?));
    }
    table.push(("from start to first answer", start));
    let head: Vec<String> = sizes.iter().map(|size| format!("{size:>12}")).collect();
    println!("{:<34}{}{:>9}", "renewals", head.join(""), "ratio");
    for (name, times) in table {
        let cells: Vec<String> = times.iter().map(|time| format!("{:>9.2} ms", time.as_secs_f64() * 1000.0)).collect();
        let ratio = match (times.first(), times.last()) {
            (Some(few), Some(many)) => many.as_secs_f64() / few.as_secs_f64(),
            _ => 1.0,
        };
        println!("{name:<34}{}{ratio:>9.2}", cells.join(""));
    }
    Ok(())
}

/// The median time in each world. They are asked by turns, so that whatever else the machine does slows all alike.
async fn medians(worlds: &[World], ask: &Ask, rows: &RangeInclusive<usize>) -> Outcome<Vec<Duration>> {
    let mut times = vec![Vec::with_capacity(ROUNDS); worlds.len()];
    for _ in 0..ROUNDS {
        for (world, times) in worlds.iter().zip(&mut times) {
            times.push(world.time(ask, rows).await?);
        }
    }
    let median = |mut times: Vec<Duration>| {
        times.sort_unstable();
        times.get(ROUNDS / 2).copied().ok_or("no round")
    };
    Ok(times.into_iter().map(median).collect::<Result<_, _>>()?)
}

/// A request: the query of the inbox, or the body of a search or of the list.
enum Ask {
    /// The list of cases.
    Cases(CaseListQuery),
    /// The evaluation of the last whole month.
    Evaluation,
    Inbox(&'static str),
    Search(SearchQuery),
}

fn posted(request: axum::http::request::Builder, body: &impl serde::Serialize) -> Outcome<Request<Body>> {
    let request = request.method(Method::POST).header(CSRF_HEADER, CSRF_VALUE);
    Ok(request.header("content-type", "application/json").body(Body::from(serde_json::to_vec(body)?))?)
}

/// How many rows a page has at most.
const PAGE: usize = 50;

/// A filled database and an officer who is logged in.
struct World {
    directory: TempDir,
    router: Router,
    cookie: String,
    administrator: String,
}

impl World {
    async fn new(size: u32) -> Outcome<Self> {
        let directory = TempDir::new()?;
        let (router, app) = open(&directory).await?;
        demo::fill(&app).await?;
        eprintln!("filling {size} renewals ...");
        fill::fill(&app, size).await?;
        let cookie = log_in(&app, fill::officer(&app).await?).await?;
        let administrator = log_in(&app, fill::administrator(&app).await?).await?;
        Ok(Self { directory, router, cookie, administrator })
    }

    /// What officers ask for, and how many rows they must see: a search that misses would be fast for nothing.
    fn asks() -> Vec<(&'static str, Ask, RangeInclusive<usize>)> {
        let words = |words: &str| Ask::Search(SearchQuery { words: words.to_owned(), ..SearchQuery::default() });
        let view = |view, order| Ask::Cases(CaseListQuery { view, order, ..CaseListQuery::default() });
        vec![
            ("cases: waiting", view(CaseListView::Waiting, CaseOrder::Due), PAGE..=PAGE),
            ("cases: overdue, sent first", view(CaseListView::Overdue, CaseOrder::Submitted), PAGE..=PAGE),
            ("cases: completed, none", view(CaseListView::Completed, CaseOrder::CertificateEnd), 0..=0),
            ("cases: open", view(CaseListView::Open, CaseOrder::Due), PAGE..=PAGE),
            ("cases: end soon, by due time", view(CaseListView::EndsSoon, CaseOrder::Due), 1..=PAGE),
            ("cases: finished", view(CaseListView::Finished, CaseOrder::Due), PAGE..=PAGE),
            ("inbox, first page", Ask::Inbox(""), PAGE..=PAGE),
            ("inbox, overdue", Ask::Inbox("?show=overdue"), PAGE..=PAGE),
            ("search: a common first name", words("siti"), PAGE..=PAGE),
            ("search: first and last name", words("siti wulandari"), 1..=PAGE),
            ("search: the beginning of a word", words("wul"), PAGE..=PAGE),
            ("search: first name and unit", words("siti dinas"), PAGE..=PAGE),
            ("search: two that nobody has", words("dinas kecamatan"), 0..=0),
            ("search: NIP", words(fill::KNOWN_NIP), 1..=1),
            ("search: reference", words(fill::KNOWN_REFERENCE), 1..=1),
            ("search: nothing found", words("xenofon"), 0..=0),
            ("search: ends this month", Ask::Search(fill::ends_within(30, "")), PAGE..=PAGE),
            ("search: unit, ends this week", Ask::Search(fill::ends_within(7, "dinas")), 1..=PAGE),
            ("evaluation of a month", Ask::Evaluation, 1..=usize::MAX),
            ("search: unit, ends today", Ask::Search(fill::ends_within(0, "dinas")), 1..=PAGE),
        ]
    }

    async fn time(&self, ask: &Ask, rows: &RangeInclusive<usize>) -> Outcome<Duration> {
        let request = self.request(ask)?;
        let begun = Instant::now();
        let body = answer(&self.router, request).await?;
        let time = begun.elapsed();
        let told: serde_json::Value = serde_json::from_slice(&body)?;
        let finished = told["figures"]["outcomes"]["finished"].as_u64().and_then(|count| usize::try_from(count).ok());
        let found = finished.unwrap_or_else(|| told["rows"].as_array().map_or(0, Vec::len));
        if rows.contains(&found) { Ok(time) } else { Err(format!("{found} rows, not {rows:?}").into()) }
    }

    /// A new process on the same database, as far as one process can be new: opened, migrated, first inbox.
    async fn cold_start(&self) -> Outcome<Duration> {
        let begun = Instant::now();
        let (router, app) = open(&self.directory).await?;
        answer(&router, self.request(&Ask::Inbox(""))?).await?;
        let time = begun.elapsed();
        app.db.close().await;
        Ok(time)
    }

    fn request(&self, ask: &Ask) -> Outcome<Request<Body>> {
        let cookie = if matches!(ask, Ask::Evaluation) { &self.administrator } else { &self.cookie };
        let request = Request::builder().header("host", "localhost").header("cookie", cookie);
        Ok(match ask {
            Ask::Evaluation => {
                let today = SystemClock.now().date_in(Zone::Wib);
                let month = Period::last_before(today, Interval::Month);
                let query = format!("?first={}&last={}", month.first(), month.last());
                request.uri(format!("{}{query}", path::EVALUATION)).body(Body::empty())?
            }
            Ask::Inbox(query) => request.uri(format!("{}{query}", path::INBOX)).body(Body::empty())?,
            Ask::Search(query) => posted(request.uri(path::SEARCH), query)?,
            Ask::Cases(query) => posted(request.uri(path::CASES), query)?,
        })
    }
}

async fn answer(router: &Router, request: Request<Body>) -> Outcome<Bytes> {
    let response = router.clone().oneshot(request).await?;
    let status = response.status();
    let body = response.into_body().collect().await?.to_bytes();
    if status == StatusCode::OK { Ok(body) } else { Err(format!("{status} {}", String::from_utf8_lossy(&body)).into()) }
}

async fn open(directory: &TempDir) -> Outcome<(Router, App)> {
    let at = |name: &str| directory.path().join(name).display().to_string();
    let arguments =
        ["bench", "--data", &at("data"), "--dist", &at("dist"), "--public-url", "http://localhost"].map(str::to_owned);
    let config = Cli::try_parse_from(arguments)?.config;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let settings = EmbeddedConfig { organization: "Bench".to_owned(), crl_url: None };
    let authority = Embedded::open(&config.authority_directory(), &settings, clock.now().0)?;
    Ok(backend::app(config, Ports { clock, authority: Arc::new(authority) }).await?)
}

/// A session of this officer, without the mail.
async fn log_in(app: &App, officer: PersonId) -> Outcome<String> {
    let token = random::token()?;
    let mut tx = app.db.begin().await?;
    sessions::insert(&mut tx, &random::id(), &random::digest(&[&token]), officer, None, app.now().0).await?;
    tx.commit().await?;
    Ok(format!("{SESSION_COOKIE}={token}"))
}
