//! A due time as a sum that can be read.

use domain::complaint::DueSum;
use domain::moment::Zone;
use leptos::prelude::*;

use crate::components::html;
use crate::i18n::complaint::due;

/// The sum, closed at first: where it starts, what each day adds, where it ends, and the rule.
pub fn details(title: &str, sum: &DueSum, zone: Zone, office: &str) -> AnyView {
    let line = |line: String| html::p().class("num").child(line).view();
    let mut body = html::div().children(due::lines(sum, zone).into_iter().map(line));
    let days = due::days(sum, zone);
    if !days.is_empty() {
        body = body.child(html::ul().class("num").children(days.into_iter().map(|day| html::li().child(day).view())));
    }
    let body = body.children(due::end(sum, zone, office).into_iter().map(line));
    html::details().child(html::summary().child(title)).child(body).view()
}
