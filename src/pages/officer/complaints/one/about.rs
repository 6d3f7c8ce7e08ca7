//! A complaint's words, who complains, its files, and until when it must be answered.

use domain::api::{ComplaintFile, ComplaintStage, ComplaintView, EntryKind, OfficerComplaint};
use leptos::prelude::*;

use super::state::Complaint;
use crate::api::officer_complaints::{file, file_page, file_to_save};
use crate::components::{Part, button, html, live, summary_list, summary_row};
use crate::containers::due_sum;
use crate::i18n::officer::{self, case_page, complaint as words};
use crate::i18n::{due_sum as sums, fill, time};
use crate::pages::officer::viewer::viewer;
use crate::route::officer as route;

/// The words, and how and about what it came.
pub fn words(data: &OfficerComplaint) -> AnyView {
    let t = words::t();
    let view = &data.view;
    let received = view.entries.iter().find(|entry| entry.what == EntryKind::Received);
    let text = received.map(|entry| entry.text.as_str()).filter(|text| !text.is_empty());
    let text = match text {
        Some(text) => html::p().class("words lead").child(text),
        None => html::p().class("soft").child(t.words_erased),
    };
    let renewal = view.renewal.as_ref().map_or_else(
        || t.no_renewal.part(),
        |reference| html::a().href(route::case(reference)).child(reference.as_str()).view(),
    );
    let rows = vec![
        summary_row(t.about, words::subject(view.subject), None),
        summary_row(t.came_by, words::channel(view.channel), None),
        summary_row(t.came_at, time::moment(view.received_at, view.zone), None),
        summary_row(t.renewal, renewal, None),
        summary_row(t.contact, contact(data), None),
    ];
    vec![html::h2().child(t.words).view(), text.view(), html::div().class("num").child(summary_list(rows)).view()]
        .part()
}

/// How whoever complains can be reached, and what anonymous means.
fn contact(data: &OfficerComplaint) -> AnyView {
    let t = words::t();
    let view = &data.view;
    if view.anonymous {
        let means = html::p().class("soft").child(t.anonymous_means);
        return vec![html::strong().child(t.anonymous).view(), means.view()].part();
    }
    let Some(contact) = &data.contact else { return t.erased.part() };
    let told = view.mailed_to.as_ref().map_or_else(|| t.not_mailed.into(), |masked| fill(t.mailed_to, masked));
    let lines = [&contact.name, &contact.email, &contact.mobile].into_iter().filter(|line| !line.is_empty());
    let mut lines: Vec<AnyView> = lines.map(|line| html::div().child(line.as_str()).view()).collect();
    lines.push(html::p().class("soft").child(told).view());
    lines.part()
}

/// Until when, and why then.
pub fn clock(data: &OfficerComplaint) -> AnyView {
    let t = words::t();
    let view = &data.view;
    let heading = html::h2().child(t.clock).view();
    let Some(sum) = &view.due else {
        let words = if view.stage == ComplaintStage::Asked { t.asked_clock } else { t.no_clock };
        return vec![heading, html::p().class("soft").child(words).view()].part();
    };
    let late = view.late.map(|late| {
        html::p().child(html::span().class("tag bad").child(officer::due(sum.at, Some(late), view.now, view.zone)))
    });
    let outside = view.outside.as_ref().map(|_| html::p().class("soft").child(t.outside));
    let sum_of_it =
        html::details().child(html::summary().child(sums::t().why)).child(html::div().child(due_sum(sum, view.zone)));
    vec![
        heading,
        html::p().class("lead num").child(sums::moment(sum.at, view.zone)).view(),
        late.part(),
        outside.part(),
        sum_of_it.view(),
    ]
    .part()
}

/// The files, one at a time. Rebuilt only when other files are there.
pub fn files(complaint: Complaint) -> AnyView {
    let files = Memo::new(move |_| complaint.data.with(|data| (data.view.number.clone(), data.view.files.clone())));
    live(move || {
        let (number, files) = files.get();
        if files.is_empty() {
            return ().into_any();
        }
        let shown = RwSignal::new(0);
        let choice = (files.len() > 1).then(|| {
            let buttons = files.iter().enumerate().map(|(at, info)| {
                button("", &info.name, move || shown.set(at))
                    .live_attr("aria-pressed", move || Some((shown.get() == at).to_string()))
                    .view()
            });
            html::div().class("pills").role("group").aria_label(case_page::t().choose_file).children(buttons)
        });
        let chosen = live(move || files.get(shown.get()).map(|info| one(&number, info)).part());
        let section = html::section().class("complaint-files").child(html::h2().child(words::t().files));
        section.child(choice).child(chosen).view()
    })
}

/// A file: its name, ways to open it, and itself.
fn one(number: &str, info: &ComplaintFile) -> AnyView {
    let t = officer::t();
    let about = [officer::pages(info.pages), time::megabytes(info.size)].join(" · ");
    let link = |href: String, label: &str| {
        html::a().href(href).child(label).child(html::span().class("vh").child([": ", &info.name].concat()))
    };
    let open = link(file(number, &info.id), t.open).target("_blank").rel("noopener");
    let save = link(file_to_save(number, &info.id), t.save).attr("download", "");
    let (number, id) = (number.to_owned(), info.id.clone());
    vec![
        html::h3().child(info.name.as_str()).view(),
        html::p()
            .child(open)
            .child(SEPARATOR)
            .child(save)
            .child(SEPARATOR)
            .child(html::span().class("soft num").child(about))
            .view(),
        viewer(&info.name, info.pages, Box::new(move |page, _| file_page(&number, &id, page))),
    ]
    .part()
}

const SEPARATOR: &str = " · ";

/// Beside the number: where it stands, its class, who has it.
pub fn line(data: &OfficerComplaint) -> AnyView {
    let t = words::t();
    let ComplaintView { stage, class, handler, handler_roles, .. } = &data.view;
    let (stage_words, tag_class) = words::stage(*stage);
    let tag = |class: &str, words: &str| html::span().class(class).child(words).view();
    let extended = data.view.due.as_ref().is_some_and(|due| due.extended_by > 0);
    let reopened = data.view.entries.iter().any(|entry| entry.what == EntryKind::Reopened);
    let marks = [(extended, t.extended), (reopened, t.reopened)].into_iter().filter(|(marked, _)| *marked);
    let mut parts = vec![tag(tag_class, stage_words), " ".part()];
    parts.extend(marks.flat_map(|(_, words)| [tag("tag caution", words), " ".part()]));
    // Where the agency has no classes, it is in none for good.
    let mut about = Vec::new();
    if !data.classes.is_empty() {
        about.push(words::class(class.as_ref()).to_owned());
    }
    if matches!(stage, ComplaintStage::Open | ComplaintStage::Asked) {
        about.push(words::with(*handler, handler_roles));
    }
    parts.push(html::span().class("soft").child(about.join(" · ")).view());
    html::p().children(parts).view()
}
