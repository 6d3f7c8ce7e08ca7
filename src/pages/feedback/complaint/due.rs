//! A due time's sum on demand.

use domain::complaint::DueSum;
use domain::moment::Zone;
use leptos::prelude::*;

use crate::components::html;
use crate::containers::due_sum;

/// The sum, closed at first.
pub fn details(title: &str, sum: &DueSum, zone: Zone) -> AnyView {
    let body = html::div().child(due_sum(sum, zone));
    html::details().child(html::summary().child(title)).child(body).view()
}
