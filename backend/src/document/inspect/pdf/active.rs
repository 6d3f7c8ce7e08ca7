//! Content that acts by itself. Links that a reader chooses to follow, and e-signatures, are none.

use std::collections::HashSet;

use super::super::{Active, Rejection};
use super::lexer::Value;
use super::objects::Objects;

/// Values looked at behind references, over the whole file: a letter needs hundreds.
const MAX_STEPS: u32 = 2_000_000;
/// Actions that follow each other, and references to references.
const MAX_DEPTH: u32 = 32;

/// The first active thing that stands anywhere in the file, shown or not.
pub(super) fn find(objects: &Objects) -> Result<Option<Active>, Rejection> {
    let mut search = Search { objects, steps: MAX_STEPS };
    for value in objects.all() {
        if let Some(active) = search.in_value(value)? {
            return Ok(Some(active));
        }
    }
    for dictionary in objects.streams() {
        for file in dictionary.all("F") {
            if search.names_a_file(file)? {
                return Ok(Some(Active::ExternalStream));
            }
        }
    }
    Ok(None)
}

struct Search<'a> {
    objects: &'a Objects,
    steps: u32,
}

impl<'a> Search<'a> {
    fn in_value(&mut self, value: &'a Value) -> Result<Option<Active>, Rejection> {
        match value {
            Value::Array(values) => {
                for value in values {
                    if let Some(active) = self.in_value(value)? {
                        return Ok(Some(active));
                    }
                }
            }
            Value::Dictionary(entries) => {
                for (key, value) in entries {
                    if let Some(active) = self.in_entry(key, value)? {
                        return Ok(Some(active));
                    }
                    if let Some(active) = self.in_value(value)? {
                        return Ok(Some(active));
                    }
                }
            }
            Value::Name(_) | Value::Integer(_) | Value::Reference(_) | Value::Other => {}
        }
        Ok(None)
    }

    fn in_entry(&mut self, key: &[u8], value: &'a Value) -> Result<Option<Active>, Rejection> {
        match key {
            b"JS" => Ok(Some(Active::JavaScript)),
            b"XFA" => Ok(Some(Active::Xfa)),
            b"EF" => Ok(Some(Active::EmbeddedFile)),
            b"OpenAction" => Ok((!self.only_goes(value, 0)?).then_some(Active::OpenAction)),
            b"AA" => {
                let Some(events) = self.meanings(value)? else {
                    return Ok(Some(Active::AutomaticAction));
                };
                for event in events {
                    if let Value::Dictionary(actions) = event {
                        for (_, action) in actions {
                            if !self.only_goes(action, 0)? {
                                return Ok(Some(Active::AutomaticAction));
                            }
                        }
                    }
                }
                Ok(None)
            }
            b"S" | b"Subtype" | b"Subtype2" | b"Type" => {
                let names = self.meanings(value)?.ok_or(Rejection::Unreadable)?;
                Ok(names.into_iter().find_map(|name| by_name(key, name)))
            }
            _ => Ok(None),
        }
    }

    /// Whether a stream's `F` names the file in which its data lies (ISO 32000-1, 7.3.8.2). Some programs write its filters
    /// there, as names.
    fn names_a_file(&mut self, value: &'a Value) -> Result<bool, Rejection> {
        let Some(meanings) = self.meanings(value)? else { return Ok(true) };
        for meaning in meanings {
            let named = match meaning {
                Value::Name(_) | Value::Integer(_) => false,
                Value::Array(parts) => !parts.iter().all(|part| matches!(part, Value::Name(_))),
                Value::Dictionary(_) | Value::Reference(_) | Value::Other => true,
            };
            if named {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether an action only goes to a place in the document. Very many programs write such an `OpenAction`.
    fn only_goes(&mut self, action: &'a Value, depth: u32) -> Result<bool, Rejection> {
        if depth > MAX_DEPTH {
            return Ok(false);
        }
        let Some(meanings) = self.meanings(action)? else {
            return Ok(false);
        };
        for meaning in meanings {
            match meaning {
                // A destination, or actions one after the other.
                Value::Array(parts) => {
                    for part in parts {
                        if !self.only_goes(part, depth + 1)? {
                            return Ok(false);
                        }
                    }
                }
                Value::Dictionary(_) => {
                    for kind in meaning.all("S") {
                        let names = self.meanings(kind)?.unwrap_or_default();
                        if names.is_empty() || !names.iter().all(|name| name.is_name("GoTo") || name.is_name("Named")) {
                            return Ok(false);
                        }
                    }
                    for next in meaning.all("Next") {
                        if !self.only_goes(next, depth + 1)? {
                            return Ok(false);
                        }
                    }
                }
                // A named destination, or nothing.
                Value::Name(_) | Value::Integer(_) | Value::Reference(_) | Value::Other => {}
            }
        }
        Ok(true)
    }

    /// Everything a value may stand for, references followed, or nothing if one of them leads nowhere.
    fn meanings(&mut self, value: &'a Value) -> Result<Option<Vec<&'a Value>>, Rejection> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            self.steps = self.steps.checked_sub(1).ok_or(Rejection::Unreadable)?;
            if let Value::Reference(number) = value {
                if seen.insert(*number) {
                    let before = open.len();
                    open.extend(self.objects.versions(*number));
                    if open.len() == before {
                        return Ok(None);
                    }
                }
            } else {
                found.push(value);
            }
        }
        Ok(Some(found))
    }
}

/// Actions (ISO 32000-1, 12.6.4), annotations and objects that do or carry something.
fn by_name(key: &[u8], value: &Value) -> Option<Active> {
    let Value::Name(name) = value else {
        return None;
    };
    match (key, &**name) {
        (b"S", b"JavaScript") => Some(Active::JavaScript),
        (b"S", b"Launch") => Some(Active::Launch),
        (b"S", b"SubmitForm" | b"ImportData") => Some(Active::SubmitsData),
        (b"S", b"GoToR" | b"GoToE") => Some(Active::RemoteFile),
        (b"S", b"Rendition" | b"Movie" | b"Sound" | b"RichMediaExecute" | b"GoTo3DView")
        | (b"Subtype", b"RichMedia" | b"3D" | b"Movie" | b"Sound" | b"Screen") => Some(Active::Multimedia),
        (b"Subtype" | b"Subtype2", b"PS") => Some(Active::PostScript),
        (b"Subtype", b"FileAttachment") | (b"Type", b"EmbeddedFile") => Some(Active::EmbeddedFile),
        _ => None,
    }
}
