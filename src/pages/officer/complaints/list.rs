//! The complaints that this officer may see: open ones, most urgent first; overdue ones; those that were answered or ended.

use domain::api::{ComplaintList, ComplaintQuery, ComplaintRow, ComplaintShow, ComplaintStage};
use leptos::ev;
use leptos::prelude::*;

use crate::api;
use crate::components::{Element, Part, actions, html, link_button, live, secondary_button};
use crate::containers::{Loaded, Page, h1};
use crate::i18n::officer::complaint::{self, list as words};
use crate::i18n::{fill, officer, time};
use crate::route::officer::complaint_page as path;
use crate::state::form::Form;

/// One of the lists. It is up to date whenever somebody looks at it.
#[component]
pub fn ListPage(
    /// Which complaints.
    show: ComplaintShow,
) -> AnyView {
    view! {
        <Loaded fetch=move || load(show, None) full_width=true let:list>
            {shown(show, list)}
        </Loaded>
    }
    .into_any()
}

async fn load(show: ComplaintShow, after: Option<String>) -> Result<ComplaintList, api::Error> {
    api::officer_complaints::list(&ComplaintQuery { show, after }).await
}

fn shown(show: ComplaintShow, list: RwSignal<ComplaintList>) -> AnyView {
    let form = Form::new();
    let coming_back = window_event_listener(ev::focus, move |_| {
        // Whatever went wrong: what is there stays, and the next look tries again.
        form.in_background(load(show, None), move |newer| {
            if let Ok(newer) = newer
                && list.with_untracked(|list| list.rows.len() <= newer.rows.len() || newer.more.is_none())
            {
                list.set(newer);
            }
        });
    });
    on_cleanup(move || coming_back.remove());
    view! {
        <Page title=|| words::t().title class="sheet wide" full_width=true>{content(show, list, form)}</Page>
    }
    .into_any()
}

fn content(show: ComplaintShow, list: RwSignal<ComplaintList>, form: Form) -> Vec<AnyView> {
    let t = words::t();
    let tabs = [ComplaintShow::Open, ComplaintShow::Overdue, ComplaintShow::Ended].map(|other| {
        let count = live(move || {
            let count = list.with(|list| match other {
                ComplaintShow::Open => Some(list.open),
                ComplaintShow::Overdue => Some(list.overdue),
                ComplaintShow::Ended => None,
            });
            count.map(|count| html::span().class("num").child(["\u{a0}(", &count.to_string(), ")"].concat())).part()
        });
        let link = html::a().href(path::list(other)).attr_if(other == show, "aria-current", "page");
        link.child(words::show(other)).child(count).view()
    });
    let rows = live(move || list.with(|list| rows(show, list)));
    let more = live(move || list.with(|now| more(show, now, list, form)));
    let failed = live(move || {
        let faults = form.faults();
        html::div().children(faults.into_iter().map(|(_, text)| html::p().class("error").child(text).view())).view()
    });
    vec![
        h1(t.title).view(),
        actions().child(link_button("button second", path::RECORD, t.record)).view(),
        html::nav().class("tabs lists").aria_label(t.lists).children(tabs).view(),
        rows,
        html::div().role("status").child(failed).view(),
        more,
    ]
}

fn rows(show: ComplaintShow, list: &ComplaintList) -> AnyView {
    if list.rows.is_empty() {
        let section = html::section().class("empty").child(html::h2().child(words::none(show)));
        return section.child(html::p().child(words::t().none_body)).view();
    }
    let rows = list.rows.iter().map(|one| row(one, list).view());
    html::ul().class("inbox complaints").aria_label(words::show(show)).children(rows).view()
}

/// The next page, and how many are shown.
fn more(show: ComplaintShow, now: &ComplaintList, list: RwSignal<ComplaintList>, form: Form) -> AnyView {
    let t = words::t();
    let Some(after) = now.more.clone() else { return ().into_any() };
    let next = move || {
        form.check(Vec::new());
        let after = after.clone();
        form.send(load(show, Some(after)), move |mut next| {
            list.update(|list| {
                // A complaint that became more urgent meanwhile is there already.
                next.rows.retain(|row| !list.rows.iter().any(|there| there.number == row.number));
                list.rows.append(&mut next.rows);
                list.more = next.more;
            });
        });
    };
    let shown = html::span().class("soft num").child(fill(t.shown, &now.rows.len().to_string()));
    actions().child(secondary_button(t.more, next)).child(shown).view()
}

/// One complaint: its number and beginning, class and who has it, when it came and is due.
fn row(row: &ComplaintRow, list: &ComplaintList) -> Element {
    let (t, names) = (words::t(), complaint::t());
    // Without `..`: a field that is added must be shown here, or nowhere on purpose.
    let ComplaintRow {
        number,
        channel,
        subject,
        class,
        stage,
        handler,
        received_at,
        due,
        late,
        extended,
        reopened,
        beginning,
    } = row;
    let is_open = matches!(stage, ComplaintStage::Open | ComplaintStage::Asked);
    // Where the agency has no classes, it is in none for good.
    let class = (!list.classes.is_empty()).then(|| complaint::class(class.as_ref()));
    let about = class.into_iter().chain([complaint::subject(*subject), complaint::channel(*channel)]);
    let about = about.collect::<Vec<_>>().join(" · ");
    let (stage_words, stage_class) = complaint::stage(*stage);
    let who = is_open.then(|| {
        html::span().class("free").child(fill(officer::t().with_colleague, complaint::handler(*handler))).view()
    });
    let mut tags: Vec<AnyView> = who.into_iter().collect();
    let tag = |class: &str, words: &str| html::span().class(class).child(words).view();
    if *stage != ComplaintStage::Open {
        tags.push(tag(stage_class, stage_words));
    }
    let marks = [(*extended, names.extended), (*reopened, names.reopened)].into_iter().filter(|(marked, _)| *marked);
    tags.extend(marks.map(|(_, words)| tag("tag caution", words)));
    let due = match (due, is_open) {
        (Some(due), _) => officer::due(*due, *late, list.now, list.zone),
        (None, true) => t.asked_due.into(),
        (None, false) => String::new(),
    };
    let late = late.is_some();
    let mark = late.then(|| html::span().class("mark").aria_hidden("true").child("!"));
    let label = (!due.is_empty()).then(|| html::span().class("vh").child(officer::t().due_by));
    let received = fill(t.received, &time::date(*received_at, list.zone));
    html::li()
        .attr_if(late, "class", "late")
        .child(html::a().class("num").href(path::one(number)).child(number.as_str()))
        .child(" ")
        .child(
            html::span()
                .class("soft")
                .child(html::span().class("beginning").child(beginning.as_str()))
                .child(html::span().class("about").child(about)),
        )
        .child(" ")
        .child(html::span().class("tags").children(tags))
        .child(" ")
        .child(
            html::span()
                .class("due num")
                .child(mark)
                .child(label)
                .child(due)
                .child(" ")
                .child(html::span().class("waits").child(received)),
        )
}
