//! A complaint taken further: its text and fields for SP4N-LAPOR! and the Ombudsman.

use domain::api::{ComplaintView, OutsideText};
use leptos::prelude::*;

use super::save::{copy, save};
use crate::components::{Part, actions, html, live, secondary_button};
use crate::i18n::complaint::outside::t;
use crate::i18n::complaint::t as words;
use crate::state::form::Form;
use crate::state::kiosk::is_kiosk;

/// The section; none before there is such a text.
pub fn view(complaint: &ComplaintView, form: Form) -> Vec<AnyView> {
    let Some(outside) = complaint.outside.clone() else { return Vec::new() };
    let t = t();
    let text = html::div().child(html::p().child(html::strong().child(outside.title.as_str())));
    let text = text.child(html::p().class("words").attr("lang", "id").child(outside.text.as_str()));
    let shown = html::details().child(html::summary().child(t.show)).child(text);
    let mut parts = vec![html::h2().child(t.title).view(), html::p().child(t.lead).view(), shown.view()];
    if !is_kiosk() {
        parts.extend(take_along(&complaint.number, outside, form));
    }
    let link = |href: &str, label: &str| html::li().child(html::a().href(href).rel("external noreferrer").child(label));
    parts.push(html::ul().child(link(LAPOR, t.lapor)).child(link(OMBUDSMAN, t.ombudsman)).view());
    parts
}

fn take_along(number: &str, outside: OutsideText, form: Form) -> Vec<AnyView> {
    let t = t();
    let copied = RwSignal::new(None);
    let (csv, json) = (csv(number, &outside), serde_json::to_string(&outside).unwrap_or_default());
    let whole = [outside.title, outside.text].join("\n\n");
    let to_copy = whole.clone();
    let status = live(move || {
        let words = copied.get().map(|done| if done { words().copied } else { words().not_copied });
        words.unwrap_or_default().part()
    });
    let file = |end: &str| ["pengaduan-", number, end].concat();
    let save_as = |label: &str, name: String, kind: &'static str, content: String| {
        secondary_button(label, move || save(&name, kind, content.as_bytes()))
    };
    let acts = actions()
        .child(secondary_button(t.copy, move || {
            copy(form, to_copy.clone(), move |done| copied.set(Some(done)));
        }))
        .child(save_as(t.save_text, file(".txt"), "text/plain;charset=utf-8", whole))
        .child(save_as(t.save_csv, file(".csv"), "text/csv;charset=utf-8", csv))
        .child(save_as(t.save_json, file(".json"), "application/json", json));
    vec![acts.view(), html::p().role("status").child(status).view()]
}

/// Names and values, a line each. What a spreadsheet would compute begins with an apostrophe.
fn csv(number: &str, outside: &OutsideText) -> String {
    let OutsideText { title, text, agency, place, date, category } = outside;
    let rows = [
        ("nomor", number),
        ("judul", title),
        ("isi", text),
        ("instansi", agency),
        ("tempat", place),
        ("tanggal", date),
        ("kategori", category),
    ];
    let line = |(name, value): (&str, &str)| {
        let guard = if value.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        [name, ",\"", guard, &value.replace('"', "\"\""), "\"\r\n"].concat()
    };
    rows.into_iter().map(line).collect()
}

const LAPOR: &str = "https://www.lapor.go.id/";
const OMBUDSMAN: &str = "https://ombudsman.go.id/";
