//! Cases as a table, a line each.

use domain::api::{CaseList, CaseListView, CaseOrder, CaseRow};
use leptos::prelude::*;

use super::batch::{Batch, takes};
use super::row;
use crate::components::{Element, html};
use crate::i18n::{officer, officer::desk as words};
use crate::route::officer as route;
use crate::state::desk::Desk;

/// The table. In the list, not in the search, it is sorted by its heads, and cases are chosen for one act.
pub fn table(list: &CaseList, tools: Option<(Desk, Batch)>) -> AnyView {
    let (t, d) = (officer::t(), words::t());
    let chooses = tools.filter(|_| list.rows.iter().any(takes));
    let plain = |label: &str| html::th().scope("col").child(label).view();
    let sorted = |label: &'static str, order: CaseOrder| match tools {
        Some((desk, _)) if desk.query.with_untracked(|query| query.view != CaseListView::Finished) => {
            sorts(desk, label, order)
        }
        _ => plain(label),
    };
    let heads = [
        chooses.map(|(_, batch)| html::th().scope("col").child(batch.choose_all(list)).view()),
        Some(plain(t.name)),
        Some(plain(d.unit)),
        Some(plain(d.step)),
        Some(sorted(d.certificate, CaseOrder::CertificateEnd)),
        Some(sorted(d.due, CaseOrder::Due)),
        Some(plain(d.who)),
    ];
    let rows = list
        .rows
        .iter()
        .enumerate()
        .map(|(at, row)| line(at, row, list, chooses.map(|(_, batch)| batch), tools.is_none()).view());
    html::table()
        .class("cases")
        .aria_label(t.queue)
        .child(html::thead().child(html::tr().children(heads.into_iter().flatten())))
        .child(html::tbody().children(rows))
        .view()
}

/// A head that sorts.
fn sorts(desk: Desk, label: &'static str, order: CaseOrder) -> AnyView {
    let here = desk.query.with_untracked(|query| query.order == order);
    let press = html::button()
        .class("link")
        .r#type("button")
        .on_click(move || desk.show(domain::api::CaseListQuery { order, ..desk.query.get_untracked() }))
        .child(label);
    html::th().scope("col").attr_if(here, "aria-sort", "ascending").child(press).view()
}

fn line(at: usize, row: &CaseRow, list: &CaseList, batch: Option<Batch>, found: bool) -> Element {
    let d = words::t();
    let cell = |class: &str, label: &str, content: Vec<AnyView>| {
        html::td().class(class).attr("data-th", label).children(content)
    };
    // The first one is opened by the key that goes on to the next.
    let link =
        html::a().href(route::case(&row.reference)).attr_if(at == 0, "aria-keyshortcuts", "j").child(row.name.as_str());
    let number = found.then(|| html::span().class("soft num").child(row.reference.as_str()));
    let unit = html::span().attr("title", row.unit.as_str()).child(row.unit.as_str());
    let tags = html::span().class("tags").children(row::tags(row));
    html::tr()
        .attr_if(row.late.is_some(), "class", "late")
        .child(batch.map(|batch| html::td().child(batch.choice(row))))
        .child(html::th().scope("row").child(link).child(" ").child(number).child(" ").child(tags))
        .child(cell("soft", d.unit, vec![unit.view()]))
        .child(cell("", d.step, vec![row::step(row).into_any()]))
        .child(row::ends(row, list).attr("data-th", d.certificate))
        .child(cell("due num", d.due, row::due(row, list)))
        .child(cell("", d.who, row::holder(row).into_iter().collect()))
}
