//! Why a complaint is due when it is due, as a readable sum.

use domain::complaint::DueSum;
use domain::moment::Zone;
use domain::standard::TimeUnit;
use leptos::prelude::*;

use crate::components::{Part, html, summary_list, summary_row};
use crate::i18n::{due_sum as words, fill, time};

/// The parts of the sum, and each day on demand.
pub fn due_sum(sum: &DueSum, zone: Zone) -> AnyView {
    let t = words::t();
    let extended = (sum.extended_by > 0).then(|| words::amount(sum.extended_by, sum.limit.unit));
    let pauses = sum.pauses.iter().map(|(from, to)| {
        let pause = fill(&fill(t.pause, &time::moment(*from, zone)), &time::moment(*to, zone));
        summary_row(t.pauses, pause, None)
    });
    let rows =
        [summary_row(t.start, words::moment(sum.start, zone), None), summary_row(t.rule, words::rule(sum), None)]
            .into_iter()
            .chain(extended.map(|extended| summary_row(t.extended, extended, None)))
            .chain(pauses)
            .chain([
                summary_row(t.due, words::moment(sum.at, zone), None),
                summary_row(t.source, words::source(sum), None),
            ]);
    vec![html::div().class("num").child(summary_list(rows.collect())).view(), days(sum, zone)].part()
}

/// Each day with what it adds.
fn days(sum: &DueSum, zone: Zone) -> AnyView {
    if sum.days.is_empty() {
        return ().into_any();
    }
    let t = words::t();
    let row = |name: AnyView, value: String, class: &str| {
        let head = html::th().scope("row").child(name);
        html::tr().attr_if(!class.is_empty(), "class", class).child(head).child(html::td().child(value)).view()
    };
    let days = sum.days.iter().map(|day| {
        let class = if day.not_counted.is_some() { "soft" } else { "" };
        row(words::day(day.date).part(), words::count(day, zone), class)
    });
    let total = (sum.limit.unit != TimeUnit::Days).then(|| row(t.sum.part(), words::total(sum), "sum"));
    let heads = html::tr().children([t.date, t.counted].map(|head| html::th().scope("col").child(head).view()));
    let table = html::table()
        .class("num days")
        .child(html::caption().class("vh").child(t.each_day))
        .child(html::thead().child(heads))
        .child(html::tbody().children(days.chain(total)));
    html::details().child(html::summary().child(t.each_day)).child(html::div().child(table)).view()
}
