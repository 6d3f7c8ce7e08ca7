//! Which room may import which. A room is a file or folder at a crate's root, with all that is below it.

use std::collections::BTreeSet;

use crate::circles::{Graph, absolute, circles, module};
use crate::none;
use crate::sources::{Source, rust};

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
    ("state", &["api", "i18n", "photo_worker", "route"]),
    ("components", &[]),
    ("route", &[]),
    ("api", &[]),
    ("i18n", &["api"]),
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

#[test]
fn rooms_import_each_other_in_no_circle() {
    let mut findings = Vec::new();
    for folder in ["src", "backend/src", "domain/src"] {
        let mut rooms = Graph::new();
        for source in rust(folder) {
            let Some(room) = room(folder, &source) else { continue };
            rooms.entry(room).or_default().extend(imports(folder, &source));
        }
        let all: BTreeSet<String> = rooms.keys().cloned().collect();
        println!("{folder}");
        for (room, others) in &mut rooms {
            others.retain(|other| other != room && all.contains(other));
            println!("  {room} -> {}", others.iter().map(String::as_str).collect::<Vec<_>>().join(", "));
        }
        findings.extend(circles(&rooms).into_iter().map(|circle| format!("{folder}: {circle:?}")));
    }
    none(&findings, "rooms import each other in no circle");
}

/// The room of a file; none for `lib.rs`.
fn room(folder: &str, source: &Source) -> Option<String> {
    module(folder, &source.name).into_iter().next()
}

/// What a file imports from the root of its crate, by the first name of each path.
fn imports(folder: &str, source: &Source) -> BTreeSet<String> {
    let own = module(folder, &source.name);
    let paths = source.paths.iter().filter_map(|named| absolute(&own, &named.path));
    paths.filter_map(|path| path.into_iter().next()).collect()
}

fn against(folder: &str, rooms: &Arrows) -> Vec<String> {
    let mut findings = Vec::new();
    for source in rust(folder) {
        let within = source.name.strip_prefix(folder).unwrap().trim_start_matches('/');
        let Some((room, _)) = within.split_once('/') else { continue };
        let Some((_, allowed)) = rooms.iter().find(|(of, _)| *of == room) else {
            findings.push(format!("{}: {room} is no room", source.name));
            continue;
        };
        for other in
            imports(folder, &source).iter().filter(|other| *other != room && !allowed.contains(&other.as_str()))
        {
            // Names of lib.rs itself are anybody's.
            if rooms.iter().any(|(room, _)| room == other) {
                findings.push(format!("{} imports {other}", source.name));
            }
        }
    }
    findings
}
