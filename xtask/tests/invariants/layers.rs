//! Who may know whom.

use crate::none;
use crate::sources::{Named, Source, rust};
use std::process::Command;

/// Crates (by the start of their name) that bring input, output, the web, tasks, clocks or chance.
const IMPURE: &[&str] = &[
    "async-",
    "axum",
    "chrono",
    "futures",
    "getrandom",
    "gloo",
    "hyper",
    "js-sys",
    "leptos",
    "mio",
    "rand",
    "reqwest",
    "rustix",
    "rustls",
    "socket2",
    "sqlx",
    "tempfile",
    "tokio",
    "tower",
    "tracing",
    "wasm-bindgen",
    "web-sys",
    "web-time",
    "windows",
];

/// Parts of the standard library that do the same, and what reads a clock or prints.
const IMPURE_STD: &[&str] = &[
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time::Instant",
    "std::time::SystemTime",
    "now_utc",
    "now_local",
    "OffsetDateTime::now_utc",
    "OffsetDateTime::now_local",
    "println",
    "eprintln",
];

const SQL: &[&str] =
    &["SELECT ", "INSERT INTO ", "INSERT OR ", "UPDATE ", "DELETE FROM ", "CREATE TABLE", "PRAGMA ", "BEGIN IMMEDIATE"];
const QUERIES: &[&str] = &[
    "SqliteConnection",
    "sqlx::query",
    "sqlx::query_as",
    "sqlx::query_scalar",
    "sqlx::raw_sql",
    "sqlx::QueryBuilder",
    "query_as",
    "query_scalar",
];

#[test]
fn domain_depends_on_nothing_impure() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "-p", "domain", "--all-features", "-e", "normal", "--prefix", "none"])
        .args(["--target", xtask::tools::WASM_TARGET])
        .current_dir(xtask::root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    assert!(tree.starts_with("domain "), "{tree}");
    let impure: Vec<String> =
        tree.lines().filter(|line| IMPURE.iter().any(|name| line.starts_with(name))).map(Into::into).collect();
    none(&impure, "domain is pure: it has no place for these crates");
}

#[test]
fn domain_reads_neither_clock_nor_files() {
    none(&naming(rust("domain/src"), IMPURE_STD), "domain is pure: time and data are handed to it");
}

#[test]
fn only_db_holds_sql() {
    let mut findings = Vec::new();
    for source in rust("backend/src").into_iter().filter(|source| !source.name.starts_with("backend/src/db")) {
        findings.extend(source.naming(QUERIES));
        let sql = source.literals.iter().filter(|literal| is_sql(&literal.text));
        findings.extend(sql.map(|literal| format!("{}:{}: {}", source.name, literal.line, literal.text)));
    }
    none(&findings, "only backend/src/db holds SQL");
}

#[test]
fn only_http_knows_the_web_framework() {
    let below = ["app", "config", "db", "infra", "jobs"].map(|room| format!("backend/src/{room}"));
    let sources = below.iter().flat_map(|room| rust(room));
    none(&naming(sources, &["axum", "hyper", "tower", "tower_http"]), "requests and answers stay in backend/src/http");
}

#[test]
fn http_leaves_mails_limits_and_the_log_to_app() {
    let names = ["crate::db::admin_events", "crate::db::login_attempts", "crate::db::outbox", "crate::infra::mail"];
    none(
        &naming(rust("backend/src/http"), &names),
        "backend/src/http sends no mail, sets no limit and records no act of administration",
    );
}

#[test]
fn officers_and_administrators_routes_leave_all_data_to_app() {
    let sources = ["officer", "admin"].into_iter().flat_map(|audience| rust(&format!("backend/src/http/{audience}")));
    none(&naming(sources, &["crate::db"]), "backend/src/http/officer and admin ask app, not db");
}

#[test]
fn only_api_talks_to_the_network() {
    let outside = rust("src").into_iter().filter(|source| !source.name.starts_with("src/api"));
    none(&naming(outside, &["gloo_net"]), "only src/api names gloo-net");
}

#[test]
fn wire_types_are_not_flattened() {
    let findings: Vec<String> = rust("domain/src/api")
        .into_iter()
        .map(|source| source.name)
        .filter(|name| std::fs::read_to_string(xtask::root().join(name)).unwrap().contains("#[serde(flatten"))
        .collect();
    none(
        &findings,
        "the apps' reader (src/api/json.rs) takes no `#[serde(flatten)]`: it compiles, and fails in the browser",
    );
}

#[test]
fn pages_start_no_tasks() {
    let starts = |named: &&Named| named.path.last().is_some_and(|name| name.starts_with("spawn_local"));
    let findings: Vec<String> = rust("src/pages")
        .iter()
        .flat_map(|source| source.paths.iter().filter(starts).map(|named| format!("{}:{}", source.name, named.line)))
        .collect();
    none(
        &findings,
        "pages wait by their form (`Form::send`, `Form::in_background`), which knows whether they were left",
    );
}

#[test]
fn effects_are_compiled_once() {
    let makes = |named: &&Named| named.path.iter().any(|name| name == "Effect");
    let findings: Vec<String> = rust("src")
        .iter()
        .filter(|source| source.name != "src/state/effect.rs")
        .flat_map(|source| source.paths.iter().filter(makes).map(|named| format!("{}:{}", source.name, named.line)))
        .collect();
    none(&findings, "an effect is made by `state::effect`: leptos compiles its own for each closure");
}

fn naming(sources: impl IntoIterator<Item = Source>, names: &[&str]) -> Vec<String> {
    sources.into_iter().flat_map(|source| source.naming(names)).collect()
}

fn is_sql(text: &str) -> bool {
    let text = text.trim_start();
    SQL.iter().any(|start| text.starts_with(start))
}

#[test]
fn sql_is_recognised() {
    fn check(text: &str, expected: bool) {
        assert_eq!(is_sql(text), expected, "{text}");
    }
    check("SELECT 1", true);
    check("\n    INSERT INTO person VALUES (?)", true);
    check("Select a file", false);
    check("updated", false);
}
