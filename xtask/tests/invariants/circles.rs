//! No file imports another one that imports it, directly or through others. A module and those below it are one: a circle
//! among them alone is none.

use std::collections::{BTreeMap, BTreeSet};

use crate::none;
use crate::sources::{Source, rust};

/// What each of them imports.
pub type Graph = BTreeMap<String, BTreeSet<String>>;

#[test]
fn files_import_each_other_in_no_circle() {
    let mut findings = Vec::new();
    for root in ["backend/src", "src", "domain/src"] {
        let graph = imports(root, &rust(root));
        for circle in circles(&graph) {
            let arrow =
                |file: &String| format!("  {file} -> {:?}", graph[file].intersection(&circle).collect::<Vec<_>>());
            findings.push(format!("a circle:\n{}", circle.iter().map(arrow).collect::<Vec<_>>().join("\n")));
        }
    }
    none(&findings, "files import each other in no circle");
}

/// The module of a file, e.g. `app::drafts` of `backend/src/app/drafts.rs`.
pub fn module(root: &str, file: &str) -> Vec<String> {
    let inside = file.strip_prefix(root).unwrap_or(file).trim_start_matches('/').trim_end_matches(".rs");
    let mut names: Vec<String> = inside.split('/').map(str::to_owned).collect();
    if names.last().is_some_and(|last| last == "mod") || inside == "lib" {
        names.pop();
    }
    names
}

/// A path from the crate's root; none if it leads out of the crate or does not say.
pub fn absolute(module: &[String], path: &[String]) -> Option<Vec<String>> {
    if path.len() == 1 {
        // `pub(crate)`, or a name.
        return None;
    }
    let ups = path.iter().take_while(|name| *name == "super").count();
    match path.first()?.as_str() {
        "crate" => Some(path[1..].to_vec()),
        "self" => Some([module, &path[1..]].concat()),
        "super" => Some([&module[..module.len().checked_sub(ups)?], &path[ups..]].concat()),
        _ => None,
    }
}

/// Which files of a crate each of them imports.
fn imports(root: &str, sources: &[Source]) -> Graph {
    let modules: BTreeMap<Vec<String>, &str> =
        sources.iter().map(|source| (module(root, &source.name), &*source.name)).collect();
    let file = |path: Vec<String>| (0..=path.len()).rev().find_map(|length| modules.get(&path[..length]).copied());
    let of = |source: &Source| {
        let own = module(root, &source.name);
        let paths = source.paths.iter().filter_map(|named| absolute(&own, &named.path));
        let named: BTreeSet<String> = paths.filter_map(file).map(str::to_owned).collect();
        (source.name.clone(), named.into_iter().filter(|other| *other != source.name).collect())
    };
    sources.iter().map(of).collect()
}

/// Those that import each other, directly or through others.
pub fn circles(graph: &Graph) -> Vec<BTreeSet<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> = graph.keys().map(|file| (file, reach(graph, file))).collect();
    let circle = |file: &String| -> BTreeSet<String> {
        reached[file].iter().filter(|other| reached[*other].contains(file)).map(|other| (*other).clone()).collect()
    };
    let found: BTreeSet<BTreeSet<String>> = graph.keys().map(circle).filter(|circle| circle.len() > 1).collect();
    let below = |circle: &BTreeSet<String>, top: &String| {
        let folder = format!("{}/", top.trim_end_matches(".rs").trim_end_matches("/mod"));
        circle.iter().all(|file| file == top || file.starts_with(&folder))
    };
    found.into_iter().filter(|circle| !circle.iter().any(|top| below(circle, top))).collect()
}

fn reach<'a>(graph: &'a Graph, from: &'a String) -> BTreeSet<&'a String> {
    let (mut found, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(file) = next.pop() {
        next.extend(graph[file].iter().filter(|other| found.insert(*other)));
    }
    found
}

#[test]
fn circles_are_found() {
    fn check(files: &[(&str, &str)], expected: usize) {
        let sources: Vec<Source> = files.iter().map(|(name, text)| Source::parse(name, text)).collect();
        assert_eq!(circles(&imports("r", &sources)).len(), expected, "{files:?}");
    }
    check(&[("r/a.rs", "use crate::b::x;"), ("r/b.rs", "use crate::c;"), ("r/c.rs", "")], 0);
    check(&[("r/a.rs", "use crate::b::x;"), ("r/b.rs", "fn f() { super::a::y() }")], 1);
    check(&[("r/a.rs", "use crate::{c, b::x};"), ("r/b.rs", "use crate::c;"), ("r/c.rs", "use super::a;")], 1);
    check(&[("r/a/mod.rs", "use self::b::x;"), ("r/a/b.rs", "use super::y;")], 0);
    check(&[("r/a/mod.rs", "use self::b::x;"), ("r/a/b.rs", "use crate::c;"), ("r/c.rs", "use crate::a;")], 1);
}
