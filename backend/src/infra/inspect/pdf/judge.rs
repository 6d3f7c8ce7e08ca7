//! What a dictionary does by itself. Links to the web that a reader chooses to follow, and e-signatures, do nothing.
//!
//! One rule for links to files: a letter opens none, in whatever way (`Launch`, `GoToR`, `GoToE`, `Thread`, an address such as
//! `file:`), whether by itself or when somebody clicks.

use std::collections::HashSet;

use super::super::{Active, Rejection};
use super::address::opens_a_file;
use super::objects::Objects;
use super::role::Role;
use super::value::Value;

/// Values looked at behind references, over the whole file: a letter needs hundreds.
const MAX_STEPS: u32 = 2_000_000;
/// Actions that follow each other, and references to references.
const MAX_DEPTH: u32 = 32;
/// Judges dictionaries, one after the other.
pub(super) struct Judge<'a> {
    objects: &'a Objects,
    steps: u32,
}

impl<'a> Judge<'a> {
    /// For the dictionaries of this file.
    pub(super) fn new(objects: &'a Objects) -> Self {
        Self { objects, steps: MAX_STEPS }
    }

    /// What it does, without what hangs below it.
    pub(super) fn dictionary(
        &mut self,
        value: &'a Value,
        role: Role,
        is_stream: bool,
    ) -> Result<Option<Active>, Rejection> {
        if role == Role::Inert {
            return Ok(None);
        }
        if is_stream && self.any(value, "F", names_a_file)? {
            return Ok(Some(Active::ExternalStream));
        }
        match role {
            Role::Drawn => self.drawn(value),
            Role::Any | Role::Action => self.acting(value, role),
            Role::Resources | Role::Named | Role::Structure | Role::Inert => Ok(None),
        }
    }

    fn drawn(&mut self, value: &'a Value) -> Result<Option<Active>, Rejection> {
        let is_postscript = |value: &Value| value.is_name("PS");
        if self.any(value, "Subtype", is_postscript)? || self.any(value, "Subtype2", is_postscript)? {
            return Ok(Some(Active::PostScript));
        }
        // A page of another file (ISO 32000-2, 8.10.4).
        let is_elsewhere = self.any(value, "Ref", |reference| reference.get("F").is_some())?;
        Ok(is_elsewhere.then_some(Active::ExternalStream))
    }

    fn acting(&mut self, value: &'a Value, role: Role) -> Result<Option<Active>, Rejection> {
        if let Some(active) = self.drawn(value)? {
            return Ok(Some(active));
        }
        // Scripts are strings or streams; something else of that name is called so by chance.
        for script in value.all("JS") {
            for meaning in self.meanings(script)? {
                if matches!(meaning.value, Value::String(_)) || meaning.is_stream {
                    return Ok(Some(Active::JavaScript));
                }
            }
        }
        if self.any(value, "XFA", |form| !matches!(form, Value::Null))? {
            return Ok(Some(Active::Xfa));
        }
        if self.any(value, "EF", |files| matches!(files, Value::Dictionary(_)))? {
            return Ok(Some(Active::EmbeddedFile));
        }
        for action in value.all("OpenAction") {
            if !self.only_goes(action, 0)? {
                return Ok(Some(Active::OpenAction));
            }
        }
        if let Some(active) = self.events(value)? {
            return Ok(Some(active));
        }
        // A thread of another file.
        if self.any(value, "S", |kind| kind.is_name("Thread"))? && self.any(value, "F", |file| *file != Value::Null)? {
            return Ok(Some(Active::RemoteFile));
        }
        for key in ["URI", "Base"] {
            if self.any(value, key, opens_a_file)? {
                return Ok(Some(Active::RemoteFile));
            }
        }
        self.by_name(value, role)
    }

    /// What happens on an event other than a click.
    fn events(&mut self, value: &'a Value) -> Result<Option<Active>, Rejection> {
        for events in value.all("AA") {
            for events in self.meanings(events)? {
                for (_, action) in events.value.entries() {
                    if self.only_goes(action, 0)? {
                        continue;
                    }
                    let is_field = ["FT", "Parent", "Kids", "T", "Subtype"].iter().any(|key| value.get(key).is_some());
                    let mut runs = false;
                    for action in self.meanings(action)? {
                        runs |= self.any(action.value, "S", |kind| kind.is_name("JavaScript"))?;
                    }
                    let is_page = value.get("Type").is_some_and(|kind| kind.is_name("Page"));
                    return Ok(Some(match (runs, is_field && !is_page) {
                        (true, true) => Active::FieldScript,
                        (true, false) => Active::JavaScript,
                        (false, _) => Active::AutomaticAction,
                    }));
                }
            }
        }
        Ok(None)
    }

    fn by_name(&mut self, value: &'a Value, role: Role) -> Result<Option<Active>, Rejection> {
        // `S` of a structure element is its type, and one that nothing refers to is still one.
        let is_element = role == Role::Any && value.get("Type").is_some_and(|kind| kind.is_name("StructElem"));
        for key in ["S", "Subtype", "Type"] {
            if is_element && key == "S" {
                continue;
            }
            for name in value.all(key) {
                for meaning in self.meanings(name)? {
                    if let Some(active) = named(key, meaning.value) {
                        return Ok(Some(active));
                    }
                }
            }
        }
        Ok(None)
    }

    /// Whether an action only goes to a place in the document. Very many programs write such an `OpenAction`.
    fn only_goes(&mut self, action: &'a Value, depth: u32) -> Result<bool, Rejection> {
        if depth > MAX_DEPTH {
            return Ok(false);
        }
        for meaning in self.meanings(action)? {
            match meaning.value {
                // A destination, or actions one after the other.
                Value::Array(parts) => {
                    for part in parts {
                        if !self.only_goes(part, depth + 1)? {
                            return Ok(false);
                        }
                    }
                }
                Value::Dictionary(_) => {
                    if self.any(meaning.value, "S", |kind| !kind.is_name("GoTo") && !kind.is_name("Named"))? {
                        return Ok(false);
                    }
                    for next in meaning.value.all("Next") {
                        if !self.only_goes(next, depth + 1)? {
                            return Ok(false);
                        }
                    }
                }
                // A named destination, or nothing.
                _ => {}
            }
        }
        Ok(true)
    }

    /// Whether `holds` for anything that `key` of a dictionary may stand for. A reference to nothing stands for nothing.
    fn any(&mut self, value: &'a Value, key: &'a str, holds: impl Fn(&Value) -> bool) -> Result<bool, Rejection> {
        for value in value.all(key) {
            if self.meanings(value)?.iter().any(|meaning| holds(meaning.value)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Everything that a value may stand for, references followed to all revisions.
    fn meanings(&mut self, value: &'a Value) -> Result<Vec<Meaning<'a>>, Rejection> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut open = vec![Meaning { value, is_stream: false }];
        while let Some(meaning) = open.pop() {
            self.steps = self.steps.checked_sub(1).ok_or(Rejection::Unreadable)?;
            let Value::Reference(number) = meaning.value else {
                found.push(meaning);
                continue;
            };
            if seen.insert(*number) {
                if self.objects.may_be_unnumbered(*number) {
                    return Err(Rejection::Unreadable);
                }
                let versions = self.objects.versions(*number);
                open.extend(versions.map(|object| Meaning { value: &object.value, is_stream: object.data.is_some() }));
            }
        }
        Ok(found)
    }
}

/// What a value stands for.
#[derive(Clone, Copy)]
struct Meaning<'a> {
    value: &'a Value,
    is_stream: bool,
}

/// Actions (ISO 32000-1, 12.6.4), annotations and objects that do or carry something.
fn named(key: &str, value: &Value) -> Option<Active> {
    let Value::Name(name) = value else {
        return None;
    };
    match (key, &**name) {
        ("S", b"JavaScript") => Some(Active::JavaScript),
        ("S", b"Launch") => Some(Active::Launch),
        ("S", b"SubmitForm" | b"ImportData") => Some(Active::SubmitsData),
        ("S", b"GoToR" | b"GoToE") => Some(Active::RemoteFile),
        ("S", b"Rendition" | b"Movie" | b"Sound" | b"RichMediaExecute" | b"GoTo3DView")
        | ("Subtype", b"RichMedia" | b"3D" | b"Movie" | b"Sound" | b"Screen") => Some(Active::Multimedia),
        ("Subtype", b"FileAttachment") | ("Type", b"EmbeddedFile") => Some(Active::EmbeddedFile),
        _ => None,
    }
}

/// Whether a stream's `F` names the file in which its data lies (ISO 32000-1, 7.3.8.2). Some programs write its filters
/// there, as names.
fn names_a_file(value: &Value) -> bool {
    match value {
        Value::Null | Value::Name(_) | Value::Integer(_) => false,
        Value::Array(parts) => !parts.iter().all(|part| matches!(part, Value::Name(_))),
        Value::String(_) | Value::Dictionary(_) | Value::Reference(_) | Value::Other(_) => true,
    }
}
