//! The keys and where they stand.

use crate::state::switches::Means;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Types a character.
    Char(char),
    /// Capitals for one letter, then until pressed again.
    Shift,
    /// Deletes what is selected, or the character before the caret.
    Backspace,
    /// Moves the caret.
    Left,
    /// Moves the caret.
    Right,
    /// Shows other keys.
    Show(Layer),
    /// Shows or hides the characters of a password.
    Reveal,
    /// A new line, or sends the form.
    Enter,
    /// Closes the keyboard.
    Done,
    /// Opens the settings.
    Settings,
    /// Chooses an option of a list.
    Option(u32),
    /// Chooses the means.
    Means(Means),
    /// The marking rests for a shorter time.
    Faster,
    /// The marking rests for a longer time.
    Slower,
}

/// A set of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Letters and digits.
    Letters,
    /// Every other character of ASCII.
    Symbols,
    /// Digits, and `+` for telephone numbers.
    Digits {
        /// Whether there is a `+`.
        plus: bool,
    },
    /// The options of a list: so many.
    Options(u32),
    /// The settings.
    Settings,
}

/// So many options stand in a row.
const OPTIONS_A_ROW: usize = 4;
const LETTERS: [&str; 4] = ["1234567890", "qwertyuiop@", "asdfghjkl-'", "zxcvbnm,./"];
const SYMBOLS: [&str; 4] = ["1234567890", "!\"#$%&'()*+", ",-./:;<=>?@", "[\\]^_`{|}~"];

impl Layer {
    /// Its keys, row by row. `caret`: the field tells where its caret is. `secret`: it hides its characters and has no button
    /// that shows them.
    pub fn rows(self, caret: bool, secret: bool) -> Vec<Vec<Key>> {
        let row = |keys: &str| keys.chars().map(Key::Char).collect::<Vec<_>>();
        let mut rows: Vec<Vec<Key>> = match self {
            Self::Letters => LETTERS.into_iter().map(row).collect(),
            Self::Symbols => SYMBOLS.into_iter().map(row).collect(),
            Self::Digits { .. } => ["123", "456", "789", "0"].into_iter().map(row).collect(),
            Self::Options(count) => {
                let options: Vec<Key> = (0..count).map(Key::Option).collect();
                return options.chunks(OPTIONS_A_ROW).map(Vec::from).chain([last(vec![])]).collect();
            }
            Self::Settings => {
                return vec![
                    [Means::Touch, Means::OneSwitch, Means::TwoSwitches].map(Key::Means).to_vec(),
                    vec![Key::Slower, Key::Faster, Key::Done],
                ];
            }
        };
        let mut end = Vec::new();
        match self {
            Self::Digits { plus } => {
                rows[3].insert(0, Key::Backspace);
                rows[3].push(Key::Enter);
                end.extend(plus.then_some(Key::Char('+')));
            }
            _ => rows[0].push(Key::Backspace),
        }
        if self == Self::Letters {
            rows[3].insert(0, Key::Shift);
        }
        let is_letters = matches!(self, Self::Letters | Self::Symbols);
        end.extend(is_letters.then_some(Key::Show(if self == Self::Letters { Self::Symbols } else { Self::Letters })));
        end.extend(is_letters.then_some(Key::Char(' ')));
        if caret {
            end.extend([Key::Left, Key::Right]);
        }
        end.extend(secret.then_some(Key::Reveal));
        end.extend(is_letters.then_some(Key::Enter));
        rows.push(last(end));
        rows
    }
}

fn last(mut keys: Vec<Key>) -> Vec<Key> {
    keys.extend([Key::Settings, Key::Done]);
    keys
}

/// The keys that have a name in the document instead of their character.
const NAMED: [(Key, &str); 15] = [
    (Key::Shift, "shift"),
    (Key::Backspace, "backspace"),
    (Key::Left, "left"),
    (Key::Right, "right"),
    (Key::Show(Layer::Letters), "letters"),
    (Key::Show(Layer::Symbols), "symbols"),
    (Key::Reveal, "reveal"),
    (Key::Enter, "enter"),
    (Key::Done, "done"),
    (Key::Settings, "settings"),
    (Key::Means(Means::Touch), "touch"),
    (Key::Means(Means::OneSwitch), "one-switch"),
    (Key::Means(Means::TwoSwitches), "two-switches"),
    (Key::Faster, "faster"),
    (Key::Slower, "slower"),
];

impl Key {
    /// Its name in the document.
    pub fn name(self) -> String {
        match self {
            Self::Char(character) => character.into(),
            Self::Option(at) => ["option-", &at.to_string()].concat(),
            _ => NAMED.into_iter().find(|(key, _)| *key == self).map(|(_, name)| name.into()).unwrap_or_default(),
        }
    }

    /// The key of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        let mut characters = name.chars();
        if let (Some(character), None) = (characters.next(), characters.next()) {
            return Some(Self::Char(character));
        }
        match name.strip_prefix("option-") {
            Some(at) => at.parse().ok().map(Self::Option),
            None => NAMED.into_iter().find(|(_, known)| *known == name).map(|(key, _)| key),
        }
    }

    /// Whether it acts as a finger comes down, as on a real keyboard, so that the order of fast fingers is kept. What changes
    /// the keys or the page acts when the finger is up: its end would meet what comes in its place.
    pub fn acts_at_once(self) -> bool {
        matches!(self, Self::Char(_) | Self::Shift) || self.repeats()
    }

    /// Whether it goes on while it is held.
    pub fn repeats(self) -> bool {
        matches!(self, Self::Backspace | Self::Left | Self::Right)
    }
}
