//! Values as the wizard's pages show them.

use domain::api::DraftView;
use domain::certificate::subject::SubjectField;
use domain::person::DataField;
use domain::value::{Nik, Rank};
use leptos::prelude::*;

use crate::components::{Part, button, email, html, live, summary_list, summary_row};
use crate::i18n::{fill, wizard as words};
use crate::state::kiosk::is_kiosk;

/// A datum as people read it.
pub fn value(field: DataField, value: &str) -> AnyView {
    if value.is_empty() {
        return html::span().class("soft").child(words::t().none).view();
    }
    match field {
        DataField::Email => email(value),
        DataField::Rank => Rank::parse(value).map_or_else(|_| value.to_owned(), Rank::label).part(),
        DataField::Nik | DataField::Nip | DataField::Mobile => html::span().class("num").child(value).view(),
        DataField::Name | DataField::Unit | DataField::Position => value.part(),
    }
}

/// The data on record, without what `skip` names: first what the certificate names, then what is only checked. The NIK is
/// masked until asked for.
pub fn data(view: &DraftView, skip: fn(&DraftView, DataField) -> bool) -> Vec<AnyView> {
    let t = words::t();
    let office = |field| view.subject.iter().find(|part| part.field == field).map_or("", |part| part.value.as_str());
    let mut named = rows(view, &[DataField::Name, DataField::Unit], skip);
    named.push(summary_row(t.agency, office(SubjectField::Organization), None));
    named.push(summary_row(t.locality, office(SubjectField::Locality), None));
    named.push(summary_row(t.province, office(SubjectField::Province), None));
    named.extend(rows(view, &[DataField::Email], skip));
    let checked = [DataField::Nik, DataField::Nip, DataField::Position, DataField::Rank, DataField::Mobile];
    let checked = rows(view, &checked, skip);
    let mut parts =
        vec![html::h2().child(t.in_certificate).view(), html::p().class("soft").child(t.in_certificate_hint).view()];
    parts.push(summary_list(named));
    if !checked.is_empty() {
        parts.push(html::h2().child(t.checked_only).view());
        parts.push(html::p().class("soft").child(t.checked_only_hint).view());
        parts.push(summary_list(checked));
    }
    parts
}

fn rows(view: &DraftView, fields: &[DataField], skip: fn(&DraftView, DataField) -> bool) -> Vec<AnyView> {
    let mut rows = Vec::new();
    for field in fields.iter().copied().filter(|field| !skip(view, *field)) {
        let on_record = view.person.get(field);
        let label = words::label(field.field());
        rows.push(match masked(field, on_record) {
            Some(masked) => masked_row(&label, on_record, masked),
            None => summary_row(&label, value(field, on_record), None),
        });
    }
    rows
}

/// What others must not read over a shoulder, as it is shown until it is asked for: the NIK, and at a kiosk every identifier.
/// None for everything else.
pub fn masked(field: DataField, value: &str) -> Option<String> {
    let hidden = field == DataField::Nik || (is_kiosk() && IDENTIFIERS.contains(&field));
    (hidden && !value.is_empty()).then(|| match Nik::parse(value) {
        Ok(nik) if field == DataField::Nik => nik.masked(),
        _ => value.chars().take(if field == DataField::Nik { 0 } else { 3 }).chain("••••".chars()).collect(),
    })
}

/// Identifiers beside the NIK.
const IDENTIFIERS: [DataField; 3] = [DataField::Nip, DataField::Email, DataField::Mobile];

fn masked_row(label: &str, on_record: &str, masked: String) -> AnyView {
    let shown = RwSignal::new(false);
    let clear = on_record.to_owned();
    let number = live(move || html::code().child(if shown.get() { clear.as_str() } else { masked.as_str() }).view());
    let toggle = button("button link", "", move || shown.update(|shown| *shown = !*shown))
        .child(live(move || {
            let t = words::t();
            if shown.get() { t.hide } else { t.show }.part()
        }))
        .child(html::span().class("vh").child(fill(" {}", label)));
    summary_row(label, number, Some(toggle.view()))
}
