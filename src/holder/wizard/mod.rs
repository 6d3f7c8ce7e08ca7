//! The wizard: one page a step.

use domain::journey::Step;
use leptos::prelude::*;

/// Puts the wizard's state into context, so that it outlives its pages.
pub fn provide() {}

/// The page of a step; without a step, of the first open one.
pub fn page(_step: Option<Step>) -> AnyView {
    ().into_any()
}
