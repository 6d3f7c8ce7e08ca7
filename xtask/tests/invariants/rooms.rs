//! Which room may import which.

use std::collections::BTreeSet;

use crate::circles::{absolute, module};
use crate::none;
use crate::sources::rust;

/// A room, and what it may import besides itself.
type Arrows = [(&'static str, &'static [&'static str])];

/// The rooms below `backend/src`. `main.rs` and `lib.rs` may import all.
const BACKEND: &Arrows = &[
    ("cli", &["app", "config", "db", "http", "infra", "jobs", "web"]),
    ("http", &["app", "config", "db", "infra", "web"]),
    ("jobs", &["app", "db", "infra"]),
    ("app", &["config", "db", "infra", "web"]),
    ("config", &[]),
    ("db", &[]),
    ("infra", &["config"]),
    ("web", &[]),
];

/// The rooms below `src`. Programs are in `bin`.
const FRONT_END: &Arrows = &[
    ("bin", &[]),
    ("app", &["api", "components", "containers", "i18n", "pages", "route", "state"]),
    ("pages", &["api", "components", "containers", "crypto_worker", "i18n", "route", "state", "worker"]),
    ("containers", &["api", "components", "i18n", "state"]),
    ("state", &["api", "components", "i18n", "photo_worker", "route"]),
    ("components", &[]),
    ("route", &[]),
    ("api", &["i18n"]),
    ("i18n", &["api", "state"]),
    ("crypto_worker", &["worker"]),
    ("photo_worker", &["worker"]),
    ("worker", &[]),
];

#[test]
fn rooms_import_along_the_arrows() {
    let mut findings = against("backend/src", BACKEND);
    findings.extend(against("src", FRONT_END));
    none(&findings, "rooms import along the arrows of ARCHITECTURE.md");
}

fn against(folder: &str, rooms: &Arrows) -> Vec<String> {
    let mut findings = Vec::new();
    for source in rust(folder) {
        let own = module(folder, &source.name);
        let within = source.name.strip_prefix(folder).unwrap().trim_start_matches('/');
        let Some((room, _)) = within.split_once('/') else { continue };
        let Some((_, imports)) = rooms.iter().find(|(of, _)| *of == room) else {
            findings.push(format!("{}: {room} is no room", source.name));
            continue;
        };
        let paths = source.paths.iter().filter_map(|named| absolute(&own, &named.path));
        let others: BTreeSet<String> = paths.filter_map(|path| path.into_iter().next()).collect();
        for other in others.iter().filter(|other| *other != room && !imports.contains(&other.as_str())) {
            // Names of lib.rs itself are anybody's.
            if rooms.iter().any(|(room, _)| room == other) {
                findings.push(format!("{} imports {other}", source.name));
            }
        }
    }
    findings
}
