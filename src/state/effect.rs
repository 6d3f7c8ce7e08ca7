//! Effects. Leptos compiles each closure's own; these are compiled once.

use leptos::prelude::Effect;

/// Runs `act` soon, and again whenever what it followed changes.
pub fn effect(act: impl FnMut() + 'static) {
    boxed(Box::new(act));
}

/// The same for an `act` that is handed what it returned the last time.
pub fn effect_with<T: 'static>(mut act: impl FnMut(Option<T>) -> T + 'static) {
    let mut before = None;
    effect(move || before = Some(act(before.take())));
}

fn boxed(act: Box<dyn FnMut()>) {
    Effect::new(act);
}
