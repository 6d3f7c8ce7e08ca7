//! A kiosk's state: the terminal, its use, and files that are handed over from a phone.

pub mod activity;
mod display;
mod forget;
mod hand_off;
mod proof;
mod terminal;
mod version;

pub use display::{Display, SIZES, choose_language};
pub use hand_off::{HandOffs, PhoneFile, Shown};
pub use proof::Proof;
pub use terminal::{IDLE_MS, Status, Terminal, begin_journey};
pub use version::{renew_while_idle, renewed_for};

/// Whether this app is a kiosk's.
pub fn is_kiosk() -> bool {
    leptos::prelude::use_context::<Terminal>().is_some()
}
