//! The on-screen keyboard of a kiosk. It serves whichever field of the page has the focus, and never takes the focus from it.

mod arrows;
mod board;
mod dom;
mod field;
mod keys;
mod listen;
mod scan;
mod view;

use leptos::prelude::*;

use board::Board;

use crate::components::{Part, button, live};
use crate::i18n::{self, keyboard as words};
use crate::state::switches::Switches;

/// The keyboard, for every field of the document but those within `data-no-keyboard`. Mount it once, as the last part of the
/// app, with [`Switches`] in context; its listeners stay as long as the document.
#[component]
pub fn Keyboard() -> AnyView {
    let board = Board::new(Switches::here());
    listen::begin(board);
    scan::begin(board.switches);
    view::dock(board)
}

/// A button that opens the keyboard's settings, for the shell: whoever works with switches needs them on every page.
#[component]
pub fn SwitchSettingsButton() -> AnyView {
    let settings = Switches::here().settings;
    let label = live(|| {
        i18n::follow();
        words::t().settings_name.part()
    });
    button("tool", "", move || settings.set(true)).child(label).view()
}
