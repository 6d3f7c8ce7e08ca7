//! What the marking goes through: the rows of the keyboard, what stands in `main`, and the shell around it.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::containers::keyboard::dom;

/// Controls that are gone through together.
pub struct Group {
    /// What is marked while the group is not entered.
    pub outline: Vec<HtmlElement>,
    /// Its controls.
    pub controls: Vec<HtmlElement>,
}

/// What can be worked.
const CONTROLS: &str = "a[href], button, input, select, textarea, summary, [tabindex='0']";

/// The groups of the page as it is now. A dialog that is open is all there is.
pub fn all() -> Vec<Group> {
    let controls: Vec<HtmlElement> = dom::all(CONTROLS).into_iter().filter(can_be_worked).collect();
    let within = |selector: &str| {
        let is_within = |control: &&HtmlElement| control.closest(selector).ok().flatten().is_some();
        controls.iter().filter(is_within).cloned().collect::<Vec<_>>()
    };
    let group = |outline: Vec<HtmlElement>, controls: Vec<HtmlElement>| Group { outline, controls };
    let dialog = within("dialog[open]");
    if !dialog.is_empty() {
        return vec![group(dialog.clone(), dialog)];
    }
    let mut groups: Vec<Group> = Vec::new();
    for key in within("#keyboard") {
        // Keys of one row follow each other. In a narrow window the row has no box of its own: its keys are marked.
        let row = key.parent_element();
        let has_box = row.as_ref().is_some_and(|row| row.get_client_rects().length() > 0);
        let outline = if has_box { row.clone().and_then(|row| row.dyn_into().ok()) } else { Some(key.clone()) };
        match groups.last_mut() {
            Some(last) if last.controls[0].parent_element() == row => {
                last.outline.extend(outline.filter(|_| !has_box));
                last.controls.push(key);
            }
            _ => groups.push(group(outline.into_iter().collect(), vec![key])),
        }
    }
    groups.push(group(dom::all("main"), within("main")));
    let outside = |control: &&HtmlElement| control.closest("main, #keyboard").ok().flatten().is_none();
    let shell: Vec<HtmlElement> = controls.iter().filter(outside).cloned().collect();
    groups.push(group(shell.clone(), shell));
    groups.retain(|group| !group.controls.is_empty());
    for single in groups.iter_mut().filter(|group| group.controls.len() == 1) {
        single.outline.clone_from(&single.controls);
    }
    groups
}

/// Shows what is marked.
pub fn show(control: &HtmlElement) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    control.scroll_into_view_with_scroll_into_view_options(&options);
}

fn can_be_worked(control: &HtmlElement) -> bool {
    let is_key = control.has_attribute("data-key");
    let is_off = control.matches(":disabled, [inert] *, [aria-disabled=true], .skip, [type=hidden]").unwrap_or(true);
    (is_key || control.tab_index() >= 0) && !is_off && control.offset_width() > 1
}
