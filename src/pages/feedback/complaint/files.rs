//! Files of a complaint on their way: chosen before it is sent, or added later.

use domain::api::ComplaintForm;
use domain::problem::Field;
use leptos::ev;
use leptos::prelude::*;
use web_sys::{File, HtmlInputElement};

use crate::api::complaints::Access;
use crate::components::{Element, Part, button, html, live};
use crate::containers::field_error;
use crate::i18n::complaint::{follow, t};
use crate::i18n::{fill, time, upload};
use crate::state::complaint::{Attachment, Attachments, Complaining, Progress};
use crate::state::kiosk::is_kiosk;

/// The control's id.
pub const FILES: &str = "files";

/// The control on the page where a complaint is written. A kiosk has no files.
pub fn before_sending(complaining: Complaining, about: &ComplaintForm, error: Option<String>) -> AnyView {
    if is_kiosk() {
        return html::p().class("soft").child(t().no_files_here).part();
    }
    let files = complaining.files;
    let hints = limits(about.max_files, about.max_file_bytes).child(html::li().child(t().files_after));
    field(t().files, hints, error, move |chosen| files.add(chosen)).child(rows(files, None, false)).view()
}

/// The control on the page of a complaint that was sent and has so many files.
pub fn add(files: Attachments, access: &Access, (there, most): (usize, u16), max_bytes: u64) -> AnyView {
    let to = access.clone();
    let too_many = RwSignal::new(false);
    let send = move |chosen: Vec<File>| {
        let fits = there + chosen.len() <= usize::from(most);
        too_many.set(!fits);
        if fits {
            files.add(chosen);
            files.send_to(&to, max_bytes);
        }
    };
    let error = live(move || {
        let words = fill(t().too_many_files, &most.to_string());
        too_many.get().then(|| field_error(words).line(FILES).role("alert")).part()
    });
    vec![field(follow::t().add_files, limits(most, max_bytes), None, send).view(), error].part()
}

/// How far each file is; those that `arrived`, too, or not. `to`: what they are sent to, and the largest size of each.
pub fn rows(files: Attachments, to: Option<(Access, u64)>, arrived: bool) -> AnyView {
    live(move || {
        let all = files.all();
        let shown = all.iter().filter(|row| arrived || row.progress != Progress::Sent);
        let rows: Vec<_> = shown.map(|row| one(files, row, to.clone())).collect();
        if rows.is_empty() { ().into_any() } else { html::ul().class("messages").children(rows).view() }
    })
}

fn one(files: Attachments, row: &Attachment, to: Option<(Access, u64)>) -> AnyView {
    let t = follow::t();
    let id = row.id;
    let named = || html::span().class("vh").child([": ", &row.name].concat());
    let mut line = html::li().child(html::p().class("name").child(row.name.as_str()));
    let status = match &row.progress {
        Progress::Waiting if to.is_none() => String::new(),
        Progress::Waiting => t.file_waiting.into(),
        Progress::Sending => t.file_sending.into(),
        Progress::Sent => t.file_sent.into(),
        Progress::Failed(error) => error.text(Field::Letter),
    };
    let failed = matches!(row.progress, Progress::Failed(_));
    line = line.child(html::p().class(if failed { "error" } else { "soft" }).role("status").child(status));
    if let Some((access, max)) = to.filter(|_| row.can_be_tried_again()) {
        let again = move || files.again(id, &access, max);
        line = line.child(button("button second", t.file_again, again).child(named()));
    }
    if !matches!(row.progress, Progress::Sending | Progress::Sent) {
        line = line.child(button("button link", t.file_remove, move || files.remove(id)).child(named()));
    }
    line.view()
}

fn limits(max_files: u16, max_bytes: u64) -> Element {
    let limits = fill(&fill(t().files_hint, &max_files.to_string()), &time::limit(max_bytes));
    html::ul().class("hint").id("files-hint").child(html::li().child(limits))
}

fn field(label: &str, hints: Element, error: Option<String>, chosen: impl Fn(Vec<File>) + 'static) -> Element {
    let described = if error.is_some() { "files-hint files-error" } else { "files-hint" };
    let input = html::input()
        .r#type("file")
        .id(FILES)
        .attr("accept", "application/pdf,image/*")
        .attr("multiple", "")
        .aria_describedby(described)
        .on(ev::change, move |event| {
            let input: HtmlInputElement = event_target(&event);
            let files = input.files();
            let all = files.iter().flat_map(|files| (0..files.length()).filter_map(|index| files.get(index))).collect();
            // So that the same file can be chosen again.
            input.set_value("");
            chosen(all);
        });
    let drop = html::label()
        .class("drop")
        .child(html::span().class("button second").child(upload::t().pick_file))
        .child(html::span().class("soft").child(upload::t().or_drag))
        .child(input);
    html::div()
        .class(if error.is_some() { "field bad" } else { "field" })
        .child(html::label().r#for(FILES).child(label))
        .child(hints)
        .child(error.map(|error| field_error(error).line(FILES)))
        .child(drop)
}
