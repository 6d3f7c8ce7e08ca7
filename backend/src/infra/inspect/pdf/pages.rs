//! The page tree.

use std::collections::HashSet;

use super::super::Rejection;
use super::objects::Objects;
use super::value::Value;

/// Trees of thousands of pages are a handful of levels deep.
const MAX_DEPTH: u32 = 50;

/// The pages in their order, at least one. On the way to them nothing may be damaged: a viewer that repairs less than
/// another shows fewer pages, or none.
pub(super) fn list(objects: &Objects, max: u32) -> Result<Vec<&Value>, Rejection> {
    let root = objects
        .trailers()
        .iter()
        .rev()
        .filter_map(|trailer| objects.dictionary(trailer.only("Root")?))
        .find_map(|catalog| objects.dictionary(catalog.only("Pages")?))
        .ok_or(Rejection::Unreadable)?;
    let mut tree = Tree { objects, max, pages: Vec::new(), seen: HashSet::new() };
    match root.get("Kids") {
        Some(_) => tree.walk(root, 0)?,
        None if is_a(root, "Pages") => {}
        // Not a tree: some viewers take it for a page, others look for the pages themselves.
        None => return Err(Rejection::Unreadable),
    }
    if tree.pages.is_empty() {
        return Err(Rejection::NoPages);
    }
    Ok(tree.pages)
}

struct Tree<'a> {
    objects: &'a Objects,
    max: u32,
    pages: Vec<&'a Value>,
    seen: HashSet<u32>,
}

impl<'a> Tree<'a> {
    fn walk(&mut self, node: &'a Value, depth: u32) -> Result<(), Rejection> {
        if depth > MAX_DEPTH {
            return Err(Rejection::Unreadable);
        }
        let kids = match self.objects.resolve(node.only("Kids").ok_or(Rejection::Unreadable)?) {
            Some(Value::Array(kids)) => kids,
            Some(Value::Null) if node.get("Type").is_none() || is_a(node, "Page") => return self.page(node),
            _ => return Err(Rejection::Unreadable),
        };
        for kid in kids {
            // A node that comes twice is a cycle, or a page that would be counted without end.
            if matches!(kid, Value::Reference(number) if !self.seen.insert(*number)) {
                return Err(Rejection::Unreadable);
            }
            self.walk(self.objects.dictionary(kid).ok_or(Rejection::Unreadable)?, depth + 1)?;
        }
        Ok(())
    }

    fn page(&mut self, page: &'a Value) -> Result<(), Rejection> {
        self.pages.push(page);
        let most = usize::try_from(self.max).unwrap_or(usize::MAX);
        if self.pages.len() > most { Err(Rejection::TooManyPages { max: self.max }) } else { Ok(()) }
    }
}

fn is_a(node: &Value, kind: &str) -> bool {
    node.get("Type").is_some_and(|name| name.is_name(kind))
}
