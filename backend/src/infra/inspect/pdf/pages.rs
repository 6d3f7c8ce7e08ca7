//! The page tree.

use std::collections::HashSet;

use super::super::Rejection;
use super::objects::Objects;
use super::value::Value;

/// Trees of thousands of pages are a handful of levels deep.
const MAX_DEPTH: u32 = 50;

/// The pages in their order, at least one.
pub(super) fn list(objects: &Objects, max: u32) -> Result<Vec<&Value>, Rejection> {
    let root = objects
        .trailers()
        .iter()
        .rev()
        .filter_map(|trailer| objects.resolve(trailer.get("Root")?))
        .find_map(|catalog| objects.resolve(catalog.get("Pages")?))
        .ok_or(Rejection::Unreadable)?;
    let mut tree = Tree { objects, max, pages: Vec::new(), seen: HashSet::new() };
    tree.walk(root, 0)?;
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
        let Value::Dictionary(_) = node else {
            return Err(Rejection::Unreadable);
        };
        let objects = self.objects;
        let Some(kids) = node.get("Kids") else {
            // Only the root is a tree without a list: a tree of no pages.
            if !node.get("Type").is_some_and(|kind| kind.is_name("Pages")) {
                self.pages.push(node);
            }
            let most = usize::try_from(self.max).unwrap_or(usize::MAX);
            return if self.pages.len() > most { Err(Rejection::TooManyPages { max: self.max }) } else { Ok(()) };
        };
        let Some(Value::Array(kids)) = objects.resolve(kids) else {
            return Err(Rejection::Unreadable);
        };
        for kid in kids {
            // A node that comes twice is a cycle, or a page that would be counted without end.
            if matches!(kid, Value::Reference(number) if !self.seen.insert(*number)) {
                return Err(Rejection::Unreadable);
            }
            self.walk(objects.resolve(kid).ok_or(Rejection::Unreadable)?, depth + 1)?;
        }
        Ok(())
    }
}
