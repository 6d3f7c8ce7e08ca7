//! How the present person works a kiosk: by touch, or by one or two switches.

use leptos::prelude::*;

/// What a person works with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// Finger, mouse or keyboard.
    Touch,
    /// One switch: the marking moves by itself, the switch takes what is marked.
    OneSwitch,
    /// Two switches: one moves the marking, the other takes what is marked.
    TwoSwitches,
}

/// The shortest time for which the marking rests, in milliseconds.
pub const SHORTEST_MS: u32 = 1_000;
/// The longest one.
pub const LONGEST_MS: u32 = 3_000;
/// The one at first.
const FIRST_MS: u32 = 2_000;
/// What one press makes it shorter or longer.
const STEP_MS: u32 = 500;

/// Names in a query, before how long the marking rests.
const ONE: &str = "one=";
const TWO: &str = "two=";

/// The means chosen, how long the marking rests, and whether the settings are open. In context; only in memory, so that the
/// reload after each person resets them; the journey's document is told of them in its address.
#[derive(Clone, Copy)]
pub struct Switches {
    /// The means chosen.
    pub means: RwSignal<Means>,
    /// How long the marking rests, in milliseconds.
    pub rest_ms: RwSignal<u32>,
    /// Whether the settings are shown.
    pub settings: RwSignal<bool>,
}

impl Switches {
    /// Puts them into context as the document's address says.
    pub fn provide() -> Self {
        let query = window().location().search().unwrap_or_default();
        let asked = |name: &str| query.split('&').find_map(|part| part.strip_prefix(name)?.parse().ok());
        let (means, rest_ms) = match (asked(ONE), asked(TWO)) {
            (Some(rest), _) => (Means::OneSwitch, rest),
            (_, Some(rest)) => (Means::TwoSwitches, rest),
            _ => (Means::Touch, FIRST_MS),
        };
        let switches = Self {
            means: RwSignal::new(means),
            rest_ms: RwSignal::new(rest_ms.clamp(SHORTEST_MS, LONGEST_MS)),
            settings: RwSignal::new(false),
        };
        provide_context(switches);
        switches
    }

    /// Those in context.
    pub fn here() -> Self {
        expect_context()
    }

    /// The part of a query that tells the next document of them.
    pub fn query(self) -> String {
        let name = match self.means.get_untracked() {
            Means::Touch => return String::new(),
            Means::OneSwitch => ONE,
            Means::TwoSwitches => TWO,
        };
        ["&", name, &self.rest_ms.get_untracked().to_string()].concat()
    }

    /// As for the next person. What is so already isn't told anew.
    pub fn reset(self) {
        if self.means.get_untracked() != Means::Touch {
            self.means.set(Means::Touch);
        }
        if self.rest_ms.get_untracked() != FIRST_MS {
            self.rest_ms.set(FIRST_MS);
        }
        if self.settings.get_untracked() {
            self.settings.set(false);
        }
    }

    /// Makes the rest shorter.
    pub fn faster(self) {
        self.rest_ms.update(|rest| *rest = (*rest - STEP_MS).max(SHORTEST_MS));
    }

    /// Makes the rest longer.
    pub fn slower(self) {
        self.rest_ms.update(|rest| *rest = (*rest + STEP_MS).min(LONGEST_MS));
    }
}
