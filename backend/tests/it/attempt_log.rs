//! The log of attempts: the person's id, the outcome, the address range and the request, without personal data.

use std::io::Write;
use std::sync::{Arc, Mutex};

use axum::http::Method;
use domain::api::{LinkRequest, NewPassword, path};
use serde_json::Value;
use tracing_subscriber::fmt::MakeWriter;

use crate::harness::World;

const SARI: &str = "sari@pekalongankota.go.id";

/// A log in memory.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Lines {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

impl Lines {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }

    /// The fields of the line with these values, and its request's.
    fn find(&self, wanted: &[(&str, &str)]) -> Option<(Value, Value)> {
        let text = self.text();
        let mut lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let is = |line: &Value, (name, value): &(&str, &str)| {
            let given = &line["fields"][*name];
            given.as_str().map_or_else(|| given.to_string(), str::to_owned) == *value
        };
        let line = lines.find(|line| wanted.iter().all(|pair| is(line, pair)))?;
        Some((line["fields"].clone(), line["span"].clone()))
    }
}

#[tokio::test]
async fn attempts_are_logged_without_personal_data() {
    let world = World::new().await;
    let person = backend::db::people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), SARI)
        .await
        .unwrap()
        .unwrap()
        .id
        .0;
    let number = person.to_string();
    let lines = Lines::default();
    let subscriber = tracing_subscriber::fmt().json().with_writer(lines.clone()).finish();
    // While there is only one subscriber, tracing asks the thread that comes first to a line whether it is wanted: another
    // test's thread, which has none, would say no for all.
    let _second = tracing::Dispatch::new(tracing_subscriber::registry());
    let _logged = tracing::subscriber::set_default(subscriber);

    let mut sari = world.browser_at("203.0.113.77");
    sari.first_part("198804122013032041", "rahasia-salah").await;
    sari.first_part("tidak.ada@x.go.id", "rahasia-salah").await;
    sari.first_part(SARI, "gunung-biru-42").await;
    let code = world.code_for(SARI).await;
    let wrong = format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000);
    sari.enter_token(&wrong).await;
    sari.enter_token(&code).await;
    assert_eq!(sari.get(path::INBOX).await.status, 403);
    sari.post(path::ACCOUNT_LINK, &LinkRequest { identifier: SARI.to_owned() }).await;
    let link = world.link_for(SARI).await;
    sari.put(path::ACCOUNT_PASSWORD, &NewPassword { link: link.clone(), password: "teluk-hijau-77".to_owned() }).await;
    sari.headers.insert("origin", "https://jahat.example".parse().unwrap());
    let last = sari.act(Method::POST, path::LOGOUT).await;
    assert_eq!(last.status, 403);
    let mut stranger = world.browser_at("203.0.113.77");
    for _ in 0..6 {
        stranger.first_part(SARI, "rahasia-salah").await;
    }

    for wanted in [
        &[("message", "log-in"), ("outcome", "wrong password"), ("person", &number)][..],
        &[("message", "log-in"), ("outcome", "wrong password"), ("person", "null")],
        &[("message", "log-in"), ("outcome", "token sent"), ("person", &number)],
        &[("message", "token"), ("outcome", "wrong token"), ("person", &number)],
        &[("message", "log-in"), ("outcome", "logged in"), ("person", &number)],
        &[("message", "link asked for"), ("mailed", "true"), ("person", &number)],
        &[("message", "password"), ("outcome", "set by link"), ("person", &number)],
        &[("message", "refused: forbidden")],
        &[("message", "refused: not from this service's own pages")],
        &[("message", "refused: too many tries at an account"), ("person", &number)],
    ] {
        let (_, request) = lines.find(wanted).unwrap_or_else(|| panic!("{wanted:?} in {}", lines.text()));
        assert_eq!(request["address"], "203.0.113.0/24", "{wanted:?}");
        assert_eq!(request["id"].as_str().unwrap().len(), 32, "{wanted:?}");
    }
    let (_, request) = lines.find(&[("message", "refused: forbidden")]).unwrap();
    assert_eq!(request["person"], person, "who is logged in is known for every line of the request");
    let (_, request) = lines.find(&[("message", "refused: not from this service's own pages")]).unwrap();
    assert_eq!(request["id"], last.header("x-request-id"), "the answer names the line");
    for personal in
        [SARI, "tidak.ada", "198804122013032041", "Wulandari", "rahasia-salah", &code, &wrong, &link, "113.77"]
    {
        assert!(!lines.text().contains(personal), "{personal} in {}", lines.text());
    }
}
