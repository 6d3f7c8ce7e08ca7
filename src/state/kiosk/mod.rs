//! A kiosk's state: the terminal, its use, and files that are handed over from a phone.

pub mod activity;
mod camera;
mod display;
mod forget;
mod frame;
mod hand_off;
mod proof;
mod readiness;
mod seen_policy;
mod terminal;
mod version;
mod wipe;

pub use camera::{Camera, CameraFault, Picture};
pub use display::{Display, SIZES, choose_language};
pub use hand_off::{HandOffs, PhoneFile, Shown};
pub use proof::Proof;
pub use readiness::{Findings, Line, REQUESTS, screen_is_small, screen_size};
pub use seen_policy::SeenPolicy;
pub use terminal::{IDLE_MS, READINESS, Status, Terminal, begin_feedback, begin_journey, open};
pub use version::{renew_while_idle, renewed_for};

/// Whether this app is a kiosk's.
pub fn is_kiosk() -> bool {
    leptos::prelude::use_context::<Terminal>().is_some()
}
