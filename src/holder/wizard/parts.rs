//! Values as the wizard's pages show them.

use domain::api::DraftView;
use domain::person::DataField;
use domain::value::{Nik, Rank};
use leptos::prelude::*;

use crate::text::{fill, wizard as words};
use crate::ui::{Part, button, el, list_row, live};

/// A datum as people read it.
pub fn value(field: DataField, value: &str) -> AnyView {
    if value.is_empty() {
        return el("span").class("soft").child(words::t().none).view();
    }
    match field {
        DataField::Email => email(value),
        DataField::Rank => Rank::parse(value).map_or_else(|_| value.to_owned(), Rank::label).part(),
        DataField::Nik | DataField::Nip | DataField::Mobile => el("span").class("num").child(value).view(),
        DataField::Name | DataField::Unit | DataField::Position => value.part(),
    }
}

/// An address that breaks before its "@", not anywhere.
pub fn email(value: &str) -> AnyView {
    let (name, domain) = value.split_at(value.find('@').unwrap_or(value.len()));
    el("span").child(name).child(el("wbr")).child(domain).view()
}

/// The rows of data on record, without those that `skip` names. The NIK is masked until asked for.
pub fn data_rows(view: &DraftView, skip: impl Fn(DataField) -> bool) -> Vec<AnyView> {
    let t = words::t();
    let mut rows = Vec::new();
    for field in DataField::ALL {
        let on_record = view.person.get(field);
        if skip(field) {
            continue;
        }
        let label = words::label(field.field());
        rows.push(if field == DataField::Nik {
            nik_row(&label, on_record)
        } else {
            list_row(&label, value(field, on_record), None)
        });
    }
    rows.push(list_row(t.agency, view.person.agency.as_str(), None));
    rows.push(list_row(t.province, view.person.province.as_str(), None));
    rows
}

/// The masked NIK.
pub fn masked(nik: &str) -> String {
    Nik::parse(nik).map_or_else(|_| String::from("••••"), |nik| nik.masked())
}

fn nik_row(label: &str, nik: &str) -> AnyView {
    let shown = RwSignal::new(false);
    let (clear, masked) = (nik.to_owned(), masked(nik));
    let number = live(move || el("code").child(if shown.get() { clear.as_str() } else { masked.as_str() }).view());
    let toggle = button("button link", "", move || shown.update(|shown| *shown = !*shown))
        .child(live(move || {
            let t = words::t();
            if shown.get() { t.hide } else { t.show }.part()
        }))
        .child(el("span").class("vh").child(fill(" {}", label)));
    list_row(label, number, Some(toggle.view()))
}
