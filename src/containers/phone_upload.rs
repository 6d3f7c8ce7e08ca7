//! A file that a kiosk gets from its holder's phone: the QR code, how far the phone is, and what arrived.

use domain::api::{HandOff, HandOffState};
use domain::journey::FileInfo;
use domain::moment::Zone;
use domain::person::FilePurpose;
use leptos::prelude::*;

use super::file_source::FilePart;
use super::page::field_error;
use super::signatures;
use crate::components::{Element, FieldError, Part, actions, button, html, live, qr_code};
use crate::i18n::kiosk::hand_off as words;
use crate::i18n::{fill, time, upload};
use crate::state::form::field_id;
use crate::state::kiosk::{PhoneFile, Shown};
use crate::state::upload::UploadTarget;

/// One file, handed over.
pub struct PhoneUpload(pub PhoneFile);

impl FilePart for PhoneUpload {
    fn purpose(&self) -> FilePurpose {
        self.0.purpose
    }

    fn faults(&self) -> Option<(&'static str, String)> {
        None
    }

    fn unfinished(&self) -> Option<&'static str> {
        None
    }

    fn view(&self, title: &str, _hints: &[String]) -> AnyView {
        let (file, title) = (self.0, title.to_owned());
        let status = live(move || status(&file).part());
        let body = live(move || {
            let there = file.wizard.file(file.purpose);
            let error = file.form.error(file.purpose.field()).map(field_error);
            match (file.shown.get(), there) {
                (Shown::Code(code, state), there) if !state.is_over() => {
                    waiting(&file, &title, error, &code, state, there.is_some())
                }
                (shown, Some(there)) => arrived(&file, &title, error, &there, over(&shown)),
                (shown, None) => offer(&file, &title, error, over(&shown)),
            }
        });
        vec![html::p().class("vh").role("status").child(status).view(), body].part()
    }
}

/// Why there is no file by the last code.
fn over(shown: &Shown) -> Option<&'static str> {
    let t = words::t();
    match shown {
        Shown::Code(_, HandOffState::Cancelled) => Some(t.cancelled),
        Shown::Code(_, HandOffState::Expired) => Some(t.expired),
        Shown::Nothing | Shown::Code(..) => None,
    }
}

/// How far it is, for screen readers: each change is said once.
fn status(file: &PhoneFile) -> String {
    let shown = file.shown.get();
    match &shown {
        Shown::Code(_, HandOffState::Arrived) => words::t().arrived.into(),
        Shown::Code(_, HandOffState::Receiving { .. }) => words::t().receiving.into(),
        Shown::Code(code, state) if !state.is_over() => progress(file, code, *state),
        shown => over(shown).unwrap_or_default().into(),
    }
}

fn progress(file: &PhoneFile, code: &HandOff, state: HandOffState) -> String {
    let t = words::t();
    match state {
        HandOffState::Opened => t.opened.into(),
        HandOffState::Receiving { percent } => fill(t.receiving_percent, &percent.to_string()),
        _ => {
            let zone = file.wizard.view().map_or(Zone::Wib, |view| view.zone);
            fill(t.waiting, &time::clock(code.expires_at, zone))
        }
    }
}

fn field(title: &str, error: Option<FieldError>, id: &'static str) -> Element {
    html::div()
        .class(if error.is_some() { "field bad hand-off" } else { "field hand-off" })
        .child(html::h2().child(title))
        .child(error.map(|error| error.line(id)))
}

/// The button that asks for a code, and why the one before counts no more.
fn offer(file: &PhoneFile, title: &str, error: Option<FieldError>, why: Option<&'static str>) -> AnyView {
    let file = *file;
    let t = words::t();
    let id = field_id(file.purpose.field());
    let label = if why.is_some() { t.another } else { t.ask };
    field(title, error, id)
        .child(why.map(|why| html::p().class("warn").child(why)))
        .child(html::p().child(t.how))
        .child(actions().child(button("button second", label, move || file.begin()).id(id)))
        .view()
}

/// The code, what to do, and how far the phone is.
fn waiting(
    file: &PhoneFile,
    title: &str,
    error: Option<FieldError>,
    code: &HandOff,
    state: HandOffState,
    replaces: bool,
) -> AnyView {
    let file = *file;
    let t = words::t();
    let id = field_id(file.purpose.field());
    let steps = [t.scan, t.compare, t.choose].map(|step| html::li().child(step).view());
    // A phone has it: nobody else can open it.
    let shown = (state == HandOffState::Waiting).then(|| qr_code(&code.qr, t.qr));
    let left = fill(t.left, &code.left.to_string());
    let bar = if let HandOffState::Receiving { percent } = state {
        Some(html::progress().attr("max", "100").attr("value", percent.to_string()).aria_label(t.receiving))
    } else {
        None
    };
    let acts = actions()
        .child((code.left > 0).then(|| button("button second", t.another, move || file.begin())))
        .child(button("button link", t.cancel, move || file.cancel()));
    field(title, error, id)
        .child(
            html::div().class("code-beside").child(shown).child(
                html::div()
                    .child(html::ol().children(steps))
                    .child(html::p().child(t.matching))
                    .child(html::p().class("matching num").child(code.code.as_str())),
            ),
        )
        .child(html::p().class("num").id(id).tabindex("-1").child(html::strong().child(progress(&file, code, state))))
        .child(bar)
        .child(replaces.then(|| html::p().class("soft").child(t.replaces)))
        .child(html::p().class("soft").child(left))
        .child(acts)
        .view()
}

/// The file that the draft has.
fn arrived(
    file: &PhoneFile,
    title: &str,
    error: Option<FieldError>,
    there: &FileInfo,
    why: Option<&'static str>,
) -> AnyView {
    let file = *file;
    let t = words::t();
    let id = field_id(file.purpose.field());
    let about = [time::megabytes(there.size), upload::pages(there.pages)].join(" · ");
    let (tag, tone) = if file.wizard.returned(file.purpose) {
        (upload::t().returned, "tag caution")
    } else {
        (upload::t().accepted, "tag good")
    };
    let name = html::p().class("name").child(there.name.as_str()).child(" ");
    let acts = actions().child(button("button second", t.replace, move || file.begin()).id(id)).child(button(
        "button link",
        upload::t().remove,
        move || file.remove(|| ()),
    ));
    html::div()
        .class("file")
        .child(html::p().child(title))
        .child(name.child(html::span().class("soft num").child(about)))
        .child(html::p().child(html::span().class(tone).child(tag)))
        .child(signatures(there, UploadTarget::zone(file.wizard)))
        .child(error.map(|error| error.line(id)))
        .child(why.map(|why| html::p().class("warn").child(why)))
        .child(acts)
        .view()
}
