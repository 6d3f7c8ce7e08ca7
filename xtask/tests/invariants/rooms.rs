//! Which room of the backend may import which.

use std::collections::BTreeSet;

use crate::circles::{absolute, module};
use crate::none;
use crate::sources::rust;

/// The rooms below `backend/src`, and what each may import besides itself. `main.rs` and `lib.rs` may import all.
const ARROWS: &[(&str, &[&str])] = &[
    ("cli", &["app", "config", "db", "http", "infra", "jobs", "web"]),
    ("http", &["app", "config", "db", "infra", "web"]),
    ("jobs", &["app", "db", "infra"]),
    ("app", &["config", "db", "infra", "web"]),
    ("config", &[]),
    ("db", &[]),
    ("infra", &["config"]),
    ("web", &[]),
];

#[test]
fn rooms_import_along_the_arrows() {
    const ROOT: &str = "backend/src";
    let mut findings = Vec::new();
    for source in rust(ROOT) {
        let own = module(ROOT, &source.name);
        let within = source.name.strip_prefix("backend/src/").unwrap();
        let Some((room, _)) = within.split_once('/') else { continue };
        let Some((_, allowed)) = ARROWS.iter().find(|(of, _)| *of == room) else {
            findings.push(format!("{}: {room} is no room", source.name));
            continue;
        };
        let paths = source.paths.iter().filter_map(|named| absolute(&own, &named.path));
        let others: BTreeSet<String> = paths.filter_map(|path| path.into_iter().next()).collect();
        for other in others.iter().filter(|other| *other != room && !allowed.contains(&other.as_str())) {
            // Names of lib.rs itself are anybody's.
            if ARROWS.iter().any(|(room, _)| room == other) {
                findings.push(format!("{} imports {other}", source.name));
            }
        }
    }
    none(&findings, "the backend's rooms import along the arrows of ARCHITECTURE.md");
}
