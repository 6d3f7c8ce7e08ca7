//! What the keyboard shows, for which field, and what its keys do.

use leptos::prelude::*;

use super::field::{Edit, Field};
use super::keys::{Key, Layer};
use crate::i18n::keyboard::Text;
use crate::state::switches::Switches;

/// The keyboard's state.
#[derive(Clone, Copy)]
pub struct Board {
    field: StoredValue<Option<Field>, LocalStorage>,
    /// The keys shown; none while no field is typed into.
    pub layer: RwSignal<Option<Layer>>,
    /// What the field can.
    pub can: RwSignal<Can>,
    /// Whether letters are capitals.
    pub shift: RwSignal<Shift>,
    /// Whether a secret's characters are shown.
    pub revealed: RwSignal<bool>,
    /// The option chosen of a list.
    pub chosen: RwSignal<Option<u32>>,
    /// What a screen reader says; never what is typed.
    pub said: RwSignal<Option<Word>>,
    /// How the person works.
    pub switches: Switches,
}

/// One of the texts, in whichever language is chosen when it is shown.
pub type Word = fn(&Text) -> &'static str;

/// What a field can, for the keys that depend on it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Can {
    /// It tells where its caret is.
    pub caret: bool,
    /// It hides its characters and has no button of its own that shows them.
    pub reveal: bool,
}

/// Whether letters are capitals.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// Small letters.
    Off,
    /// One capital, then small letters.
    Once,
    /// Capitals.
    Locked,
}

impl Board {
    /// A keyboard that is closed.
    pub fn new(switches: Switches) -> Self {
        Self {
            field: StoredValue::new_local(None),
            layer: RwSignal::new(None),
            can: RwSignal::new(Can::default()),
            shift: RwSignal::new(Shift::Off),
            revealed: RwSignal::new(false),
            chosen: RwSignal::new(None),
            said: RwSignal::new(None),
            switches,
        }
    }

    /// The field that is typed into.
    pub fn field(self) -> Option<Field> {
        self.field.get_value()
    }

    /// Serves this field from now on.
    pub fn serve(self, field: Field) {
        if self.field().as_ref() == Some(&field) && self.layer.with_untracked(Option::is_some) {
            return;
        }
        self.hide_secret();
        if self.layer.with_untracked(Option::is_none) {
            self.said.set(Some(|t| t.opened));
        }
        self.shift.set(Shift::Off);
        self.switches.settings.set(false);
        self.can.set(Can { caret: field.has_caret(), reveal: field.is_secret() });
        self.chosen.set(field.chosen());
        self.layer.set(Some(field.layer()));
        self.field.set_value(Some(field));
    }

    /// Closes the keyboard.
    pub fn close(self) {
        self.hide_secret();
        self.layer.set(None);
        self.switches.settings.set(false);
        self.field.set_value(None);
    }

    /// Does what a key does.
    pub fn press(self, key: Key) {
        let switches = self.switches;
        match key {
            Key::Show(layer) => return self.layer.set(Some(layer)),
            Key::Settings => return switches.settings.set(true),
            Key::Means(means) => return switches.means.set(means),
            Key::Faster => return switches.faster(),
            Key::Slower => return switches.slower(),
            Key::Done if switches.settings.get_untracked() => return switches.settings.set(false),
            Key::Done => return self.close(),
            Key::Shift => return self.press_shift(),
            _ => {}
        }
        let Some(field) = self.field().filter(Field::is_usable) else { return self.close() };
        match key {
            Key::Char(character) => self.type_character(&field, character),
            Key::Backspace => field.backspace(),
            Key::Left => field.move_caret(false),
            Key::Right => field.move_caret(true),
            Key::Enter => self.tell(field.enter()),
            Key::Reveal => {
                self.revealed.update(|shown| *shown = !*shown);
                field.set_shown(self.revealed.get_untracked());
            }
            Key::Option(at) => {
                field.choose(at);
                self.chosen.set(field.chosen());
            }
            _ => {}
        }
    }

    /// A key's character as it is typed now.
    pub fn cased(self, character: char) -> char {
        if self.shift.get() == Shift::Off { character } else { character.to_ascii_uppercase() }
    }

    fn type_character(self, field: &Field, character: char) {
        let cased = untrack(|| self.cased(character));
        self.tell(field.insert(cased.encode_utf8(&mut [0; 4])));
        if character.is_ascii_alphabetic() && self.shift.get_untracked() == Shift::Once {
            self.shift.set(Shift::Off);
        }
    }

    fn press_shift(self) {
        let (next, said): (_, Word) = match self.shift.get_untracked() {
            Shift::Off => (Shift::Once, |t| t.shift_once),
            Shift::Once => (Shift::Locked, |t| t.shift_locked),
            Shift::Locked => (Shift::Off, |t| t.shift_off),
        };
        self.shift.set(next);
        self.said.set(Some(said));
    }

    fn tell(self, edit: Edit) {
        self.said.set((edit == Edit::Full).then_some(|t: &Text| t.full));
    }

    fn hide_secret(self) {
        if self.revealed.get_untracked() {
            self.revealed.set(false);
            if let Some(field) = self.field() {
                field.set_shown(false);
            }
        }
    }
}
