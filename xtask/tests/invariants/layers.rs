//! Who may know whom.

use crate::none;
use crate::sources::{Source, parse, rust};
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

/// Parts of the standard library that do the same.
const IMPURE_STD: &[&str] = &[
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time::Instant",
    "std::time::SystemTime",
    "now_utc(",
    "now_local(",
    "println!",
    "eprintln!",
];

const SQL: &[&str] =
    &["SELECT ", "INSERT INTO ", "INSERT OR ", "UPDATE ", "DELETE FROM ", "CREATE TABLE", "PRAGMA ", "BEGIN IMMEDIATE"];
const QUERIES: &[&str] = &["sqlx::query", "query_as!", "query!(", "query_scalar", "QueryBuilder"];

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
    none(&naming(&rust("domain/src"), IMPURE_STD), "domain is pure: time and data are handed to it");
}

#[test]
fn only_db_holds_sql() {
    let outside: Vec<Source> =
        rust("backend/src").into_iter().filter(|source| !source.name.starts_with("backend/src/db")).collect();
    let mut findings = naming(&outside, QUERIES);
    for source in &outside {
        findings.extend(
            source
                .literals
                .iter()
                .filter(|literal| is_sql(&literal.text))
                .map(|literal| format!("{}:{}: {}", source.name, literal.line, literal.text)),
        );
    }
    none(&findings, "only backend/src/db holds SQL");
}

#[test]
fn only_api_talks_to_the_network() {
    let outside: Vec<Source> = rust("src").into_iter().filter(|source| !source.name.starts_with("src/api")).collect();
    none(&naming(&outside, &["gloo_net"]), "only src/api names gloo-net");
}

#[test]
fn components_know_no_page() {
    const PAGES: &[&str] = &["api", "load", "page", "pages", "route", "state"];
    let mut findings = Vec::new();
    for source in rust("src/components") {
        let known = modules_of_crate(&source.code);
        findings.extend(
            known.into_iter().filter(|name| PAGES.contains(&&**name)).map(|name| format!("{}: {name}", source.name)),
        );
    }
    none(&findings, "src/components is stateless: it imports neither pages, state, route nor api");
}

fn naming(sources: &[Source], names: &[&str]) -> Vec<String> {
    let mut findings = Vec::new();
    for source in sources {
        for (line, code) in source.code.lines().enumerate() {
            findings.extend(
                names
                    .iter()
                    .filter(|name| code.contains(**name))
                    .map(|name| format!("{}:{}: {name}", source.name, line + 1)),
            );
        }
    }
    findings
}

fn is_sql(text: &str) -> bool {
    let text = text.trim_start();
    SQL.iter().any(|start| text.starts_with(start))
}

/// The modules of its own crate that a file names, in paths and in `use crate::{...}`.
fn modules_of_crate(code: &str) -> Vec<String> {
    let code: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
    let identifier =
        |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut found = Vec::new();
    for after in code.split("crate::").skip(1) {
        let Some(group) = after.strip_prefix('{') else {
            found.push(identifier(after));
            continue;
        };
        let mut depth = 0;
        found.push(identifier(group));
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => found.push(identifier(&group[at + 1..])),
                _ => {}
            }
        }
    }
    found
}

#[test]
fn modules_are_found() {
    fn check(code: &str, expected: &[&str]) {
        assert_eq!(modules_of_crate(&parse("x.rs", code).code), expected, "{code}");
    }
    check("use std::fmt;", &[]);
    check("use crate::text::Text;", &["text"]);
    check("use crate::{ui::{a, b}, route};", &["ui", "route"]);
    check("crate::api::get(crate::page::x())", &["api", "page"]);
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
