//! What is to be known before one complains: what happens, and when an answer would be due.

use domain::api::{ComplaintForm, path};
use leptos::prelude::*;

use super::due;
use crate::components::{Part, html};
use crate::i18n::complaint::due::{class, t as words};
use crate::i18n::complaint::t;
use crate::i18n::{due_sum, standards, time};

/// Both, closed at first.
pub fn view(agency: &str, about: &ComplaintForm) -> Vec<AnyView> {
    let t = t();
    let classes = about.due_now.iter().any(|sum| sum.class.is_some());
    let second = if classes { t.next_class } else { t.next_read };
    let steps = [t.next_receipt, second, t.next_late, t.next_solved].map(|step| html::li().child(step).view());
    let mut standard = path::with(path::STANDARD_PAGE, agency);
    standard.push_str(standards::t().language);
    let channels = html::p().child(html::a().href(standard).rel("external").child(t.channels));
    let next = html::details()
        .child(html::summary().child(t.next))
        .child(html::div().child(html::ol().children(steps)).child(channels));
    let dues = html::details()
        .child(html::summary().child(t.due_now))
        .child(html::div().child(table(about)).children(about.due_now.iter().map(|sum| reasons(about, sum))));
    vec![next.view(), dues.view()]
}

fn table(about: &ComplaintForm) -> AnyView {
    let t = words();
    let column = |name: &str| html::th().scope("col").child(name);
    let rows = about.due_now.iter().map(|sum| {
        html::tr()
            .child(html::th().scope("row").child(class(sum)))
            .child(html::td().child(due_sum::limit(sum)))
            .child(html::td().class("num").child(time::moment(sum.at, about.zone)))
            .view()
    });
    let head = html::tr().child(column(t.class)).child(column(t.time)).child(column(t.at));
    let table = html::table()
        .child(html::caption().class("vh").child(caption()))
        .child(html::thead().child(head))
        .child(html::tbody().children(rows));
    html::div().class("scroll").tabindex("0").role("region").aria_label(caption()).child(table).part()
}

/// The table's name.
fn caption() -> &'static str {
    t().due_now
}

fn reasons(about: &ComplaintForm, sum: &domain::complaint::DueSum) -> AnyView {
    let why = [words().why, ": ", &class(sum)].concat();
    due::details(&why, sum, about.zone)
}
