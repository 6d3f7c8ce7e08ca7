//! Looks at everything that a viewer may reach, each thing as what it is there: a font called `JS` is no script, an action
//! is one wherever it hangs. What nothing refers to is looked at last, as if it were referred to.

use std::collections::{HashSet, VecDeque};

use super::super::{Active, Rejection};
use super::judge::Judge;
use super::objects::Objects;
use super::role::Role;
use super::value::Value;

/// Values looked at over the whole file: a letter needs thousands.
const MAX_STEPS: u32 = 4_000_000;

/// What acts by itself, and the page (from 1) on which it does, if it stands on one.
pub(super) type Finding = (Active, Option<u32>);

/// The first thing that acts by itself. `pages` are looked at first, so that it can be told where the thing is.
pub(super) fn find(objects: &Objects, pages: &[&Value]) -> Result<Option<Finding>, Rejection> {
    let mut walk = Walk {
        judge: Judge::new(objects),
        objects,
        seen: HashSet::new(),
        reached: vec![false; objects.all().len()],
        stack: Vec::new(),
        later: VecDeque::new(),
        steps: MAX_STEPS,
    };
    for (page, number) in pages.iter().zip(1..) {
        if let Some(found) = walk.from(page, Role::Any, Some(number))? {
            return Ok(Some(found));
        }
    }
    let catalogs = objects.all().iter().map(|object| &object.value);
    // A viewer that finds no trailer looks for a catalog.
    let catalogs = catalogs.filter(|value| value.get("Type").is_some_and(|kind| kind.is_name("Catalog")));
    for root in objects.trailers().iter().chain(catalogs) {
        if let Some(found) = walk.from(root, Role::Any, None)? {
            return Ok(Some(found));
        }
    }
    while let Some((value, role)) = walk.later.pop_front() {
        if let Some(found) = walk.from(value, role, None)? {
            return Ok(Some(found));
        }
    }
    for (place, object) in objects.all().iter().enumerate() {
        if walk.reached.get(place) == Some(&false) && (object.number.is_none() || !object.enclosed) {
            let step = Step { value: &object.value, role: Role::Any, page: None, is_stream: object.data.is_some() };
            walk.stack.push(step);
            if let Some(found) = walk.run()? {
                return Ok(Some(found));
            }
        }
    }
    Ok(None)
}

struct Walk<'a> {
    judge: Judge<'a>,
    objects: &'a Objects,
    /// Numbers that were followed, and as what.
    seen: HashSet<(u32, Role)>,
    /// For each object whether something refers to it.
    reached: Vec<bool>,
    stack: Vec<Step<'a>>,
    /// What leads away from the page that it stands on.
    later: VecDeque<(&'a Value, Role)>,
    steps: u32,
}

#[derive(Clone, Copy)]
struct Step<'a> {
    value: &'a Value,
    role: Role,
    page: Option<u32>,
    is_stream: bool,
}

impl<'a> Walk<'a> {
    fn from(&mut self, value: &'a Value, role: Role, page: Option<u32>) -> Result<Option<Finding>, Rejection> {
        self.stack.push(Step { value, role, page, is_stream: false });
        self.run()
    }

    fn run(&mut self) -> Result<Option<Finding>, Rejection> {
        while let Some(step) = self.stack.pop() {
            self.steps = self.steps.checked_sub(1).ok_or(Rejection::Unreadable)?;
            match step.value {
                Value::Reference(number) => self.follow(*number, step),
                Value::Array(values) => {
                    self.stack.extend(values.iter().rev().map(|value| Step { value, is_stream: false, ..step }));
                }
                Value::Dictionary(entries) => {
                    if let Some(active) = self.judge.dictionary(step.value, step.role, step.is_stream)? {
                        return Ok(Some((active, step.page)));
                    }
                    for (key, value) in entries.iter().rev() {
                        let role = below(step.role, key);
                        if step.page.is_some() && leads_away(key) {
                            self.later.push_back((value, role));
                        } else {
                            self.stack.push(Step { value, role, page: step.page, is_stream: false });
                        }
                    }
                }
                Value::Null | Value::Name(_) | Value::String(_) | Value::Integer(_) | Value::Other(_) => {}
            }
        }
        Ok(None)
    }

    fn follow(&mut self, number: u32, step: Step<'a>) {
        if !self.seen.insert((number, step.role)) {
            return;
        }
        for place in self.objects.places(number).iter().rev() {
            if let Some(reached) = self.reached.get_mut(*place) {
                *reached = true;
            }
            // A destination leads to a page: what is there is looked at as a page, if it is one.
            if step.role == Role::Inert {
                continue;
            }
            let Some(object) = self.objects.all().get(*place) else { continue };
            self.stack.push(Step { value: &object.value, is_stream: object.data.is_some(), ..step });
        }
    }
}

/// Keys of what belongs to the whole document or to another page.
fn leads_away(key: &[u8]) -> bool {
    matches!(key, b"P" | b"Pg" | b"Kids" | b"D" | b"Dest" | b"B")
}

/// What the value of `key` is used as, in something used as `role`.
fn below(role: Role, key: &[u8]) -> Role {
    match role {
        Role::Inert => Role::Inert,
        Role::Resources => Role::Named,
        Role::Named => Role::Drawn,
        Role::Drawn if key == b"AF" => Role::Any,
        Role::Drawn => resources(key).unwrap_or(Role::Drawn),
        Role::Structure => match key {
            b"A" | b"C" | b"ClassMap" | b"RoleMap" => Role::Inert,
            b"AF" | b"NS" | b"Namespaces" | b"Obj" | b"Pg" => Role::Any,
            _ => Role::Structure,
        },
        Role::Action if is_event(key) => Role::Action,
        Role::Any | Role::Action => match key {
            b"A" | b"AA" | b"NA" | b"Next" | b"OpenAction" | b"PA" => Role::Action,
            b"AP" | b"Contents" | b"Thumb" => Role::Drawn,
            b"StructTreeRoot" | b"SE" => Role::Structure,
            b"Dests" | b"Info" | b"SD" => Role::Inert,
            _ => resources(key).unwrap_or(Role::Any),
        },
    }
}

/// Keys below which there are only things to draw with.
fn resources(key: &[u8]) -> Option<Role> {
    match key {
        b"DR" | b"Resources" => Some(Role::Resources),
        b"CharProcs" | b"Colorants" | b"ColorSpace" | b"ExtGState" | b"Font" | b"Pattern" | b"Properties"
        | b"Shading" | b"XObject" => Some(Role::Named),
        _ => None,
    }
}

/// Events of `AA` (ISO 32000-2, 12.6.3).
fn is_event(key: &[u8]) -> bool {
    let events: [&[u8]; 20] = [
        b"E", b"X", b"D", b"U", b"Fo", b"Bl", b"PO", b"PC", b"PV", b"PI", b"O", b"C", b"K", b"F", b"V", b"WC", b"WS",
        b"DS", b"WP", b"DP",
    ];
    events.contains(&key)
}
