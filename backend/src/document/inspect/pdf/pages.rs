//! The page tree.

use std::collections::HashSet;

use super::super::Rejection;
use super::lexer::Value;
use super::objects::Objects;

/// Trees of thousands of pages are a handful of levels deep.
const MAX_DEPTH: u32 = 50;

/// The number of pages, at least one.
pub(super) fn count(objects: &Objects, max: u32) -> Result<u32, Rejection> {
    let root = objects
        .trailers()
        .iter()
        .rev()
        .filter_map(|trailer| objects.resolve(trailer.get("Root")?))
        .find_map(|catalog| objects.resolve(catalog.get("Pages")?))
        .ok_or(Rejection::Unreadable)?;
    let mut tree = Tree { objects, max, pages: 0, seen: HashSet::new() };
    tree.walk(root, 0)?;
    if tree.pages == 0 {
        return Err(Rejection::NoPages);
    }
    Ok(tree.pages)
}

struct Tree<'a> {
    objects: &'a Objects,
    max: u32,
    pages: u32,
    seen: HashSet<u32>,
}

impl Tree<'_> {
    fn walk(&mut self, node: &Value, depth: u32) -> Result<(), Rejection> {
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
                self.pages += 1;
            }
            return if self.pages > self.max { Err(Rejection::TooManyPages { max: self.max }) } else { Ok(()) };
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
