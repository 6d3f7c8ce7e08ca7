//! What an officer is typing at a case.

use leptos::prelude::*;

use super::record::Recording;
use super::rejecting::Rejecting;
use super::returning::Returning;
use super::thread::Writing;

/// What the officer is typing.
pub struct Typed {
    pub note: RwSignal<String>,
    pub back: RwSignal<String>,
    pub recording: Recording,
    pub writing: Writing,
    pub returning: Returning,
    pub rejecting: Rejecting,
}

impl Typed {
    pub fn new() -> Self {
        Self {
            note: RwSignal::new(String::new()),
            back: RwSignal::new(String::new()),
            recording: Recording::new(),
            writing: Writing::new(),
            returning: Returning::new(),
            rejecting: Rejecting::new(),
        }
    }
}
