//! Which room of the backend may import which.

use std::collections::BTreeSet;

use syn::visit::{Visit, visit_file, visit_path};
use syn::{Path, UseTree};

use crate::none;
use crate::sources::{files, name};

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

/// Imports from before there were rooms. Each that is mended leaves this list; none is added.
const LEFT: &[(&str, &str)] = &[];
#[test]
fn rooms_import_along_the_arrows() {
    let mut findings = Vec::new();
    let mut needed = BTreeSet::new();
    for file in files(&xtask::root().join("backend/src"), &["rs"]) {
        let name = name(&file);
        let within = name.strip_prefix("backend/src/").unwrap();
        let Some((room, _)) = within.split_once('/') else { continue };
        let Some((_, allowed)) = ARROWS.iter().find(|(of, _)| *of == room) else {
            findings.push(format!("{name}: {room} is no room"));
            continue;
        };
        let mut imports = Imports::default();
        visit_file(&mut imports, &syn::parse_file(&std::fs::read_to_string(&file).unwrap()).unwrap());
        for other in imports.0.iter().filter(|other| *other != room && !allowed.contains(&other.as_str())) {
            match LEFT.iter().find(|(from, to)| within.starts_with(from) && to == other) {
                Some(left) => drop(needed.insert(left)),
                None => findings.push(format!("{name} imports {other}")),
            }
        }
    }
    findings.extend(
        LEFT.iter().filter(|left| !needed.contains(left)).map(|left| format!("{left:?} is mended: take it out")),
    );
    none(&findings, "the backend's rooms import along the arrows of ARCHITECTURE.md");
}

/// The first names after `crate::`.
#[derive(Default)]
struct Imports(BTreeSet<String>);

impl<'ast> Visit<'ast> for Imports {
    fn visit_use_tree(&mut self, tree: &'ast UseTree) {
        if let UseTree::Path(path) = tree
            && path.ident == "crate"
        {
            self.rooms(&path.tree);
        }
    }

    fn visit_path(&mut self, path: &'ast Path) {
        let mut names = path.segments.iter().map(|segment| &segment.ident);
        if names.next().is_some_and(|first| first == "crate")
            && let Some(room) = names.next()
        {
            self.0.insert(room.to_string());
        }
        visit_path(self, path);
    }
}

impl Imports {
    fn rooms(&mut self, tree: &UseTree) {
        match tree {
            UseTree::Path(path) => drop(self.0.insert(path.ident.to_string())),
            UseTree::Name(name) => drop(self.0.insert(name.ident.to_string())),
            UseTree::Rename(rename) => drop(self.0.insert(rename.ident.to_string())),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.rooms(tree)),
            UseTree::Glob(_) => {}
        }
    }
}
