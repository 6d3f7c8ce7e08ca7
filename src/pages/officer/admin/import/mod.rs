//! Imports holders and their certificates from a table: choose it, dry run, import.

mod report;
mod state;

use domain::problem::Field;
use leptos::ev;
use leptos::prelude::*;
use web_sys::{Blob, File, HtmlInputElement, Url};

use super::AdminPage;
use crate::components::{Element, actions, busy_button, html, submit_form, summary_list, summary_row};
use crate::containers::page;
use crate::i18n::officer::admin as words;
use crate::i18n::time;
use crate::pages::officer::checked_form::Faults;
use crate::route::officer as route;
use crate::state::form::field_id;
use state::Import;

/// The import. Each of its states is a page of its own, with its own heading.
#[component]
pub fn ImportPage() -> AnyView {
    let import = Import::new();
    let sample = StoredValue::new(sample().unwrap_or_default());
    on_cleanup(move || {
        sample.try_with_value(|address| Url::revoke_object_url(address).ok());
    });
    let title =
        move || import.report.with(|found| found.as_ref().map_or_else(|| words::t().import.into(), report::title));
    let content = move || match import.report.get() {
        None => import.choose(&sample.get_value()),
        Some(found) => report::content(import, &found),
    };
    view! {
        <AdminPage here=route::HOLDERS title form=import.checked>
            {content()}
        </AdminPage>
    }
    .into_any()
}

impl Import {
    fn choose(self, sample: &str) -> Vec<AnyView> {
        let t = words::t();
        let form = submit_form(move || self.send(false)).child(self.picker()).child(actions().child(busy_button(
            t.try_it,
            t.trying,
            self.checked.form.busy,
        )));
        let sample = html::a().class("button second").href(sample).attr("download", t.sample_name).child(t.sample);
        vec![
            html::p().child(t.import_lead).view(),
            form.view(),
            html::h2().child(t.columns).view(),
            summary_list(columns()),
            html::p().child(t.as_text).view(),
            actions().child(sample).view(),
        ]
    }

    fn picker(self) -> Element {
        let t = words::t();
        let id = field_id(Field::Table);
        let error = self.checked.error(id);
        let hint = [id, "-hint"].concat();
        let described = if error.is_some() { [hint.as_str(), " ", id, "-error"].concat() } else { hint.clone() };
        let input = html::input()
            .r#type("file")
            .id(id)
            .attr("accept", ".xlsx,.csv,.txt,text/csv")
            .aria_describedby(described)
            .attr_if(error.is_some(), "aria-invalid", "true")
            .on(ev::change, move |event| {
                let input: HtmlInputElement = event_target(&event);
                let picked = input.files().and_then(|files| files.get(0));
                // So that the same file, corrected, can be chosen again.
                input.set_value("");
                if picked.is_some() {
                    self.checked.check(Faults::new());
                    self.file.set(picked);
                    request_animation_frame(|| page::focus_field(field_id(Field::Table)));
                }
            });
        let chosen = self.file.with(|file| file.as_ref().map(|file| (file.name(), bytes(file))));
        let label = if chosen.is_some() { t.pick_other } else { t.pick };
        let chosen = chosen.map(|(name, size)| {
            let size = html::span().class("soft num").child(time::megabytes(size));
            html::p().class("name").child(name).child(" ").child(size)
        });
        let drop = html::label()
            .class("drop")
            .child(html::span().class("button second").child(label))
            .child(html::span().class("soft").child(t.or_drag))
            .child(input);
        html::div()
            .class(if error.is_some() { "field bad" } else { "field" })
            .child(html::label().r#for(id).child(t.table))
            .child(html::p().class("hint").id(hint).child(t.table_hint))
            .child(error.map(|error| error.line(id)))
            .child(html::div().role("status").child(chosen))
            .child(drop)
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file's size is a small whole number")]
fn bytes(file: &File) -> u64 {
    file.size() as u64
}

/// The sample's address in this browser.
fn sample() -> Option<String> {
    let parts = js_sys::Array::of1(&words::t().sample_table.into());
    Blob::new_with_str_sequence(&parts).and_then(|file| Url::create_object_url_with_blob(&file)).ok()
}

fn columns() -> Vec<AnyView> {
    let t = words::t();
    let needed = [
        ("nama", t.c_name, true),
        ("nik", t.c_nik, true),
        ("nip", t.c_nip, false),
        ("email", t.c_email, true),
        ("hp", t.c_mobile, true),
        ("unit", t.c_unit, true),
        ("jabatan", t.c_position, true),
        ("pangkat", t.c_rank, false),
        ("status", t.c_status, false),
        ("nomor_seri", t.c_serial, false),
        ("berlaku_sampai", t.c_end, false),
    ];
    needed
        .into_iter()
        .map(|(column, content, needed)| {
            let content = if needed { [content, t.needed].concat() } else { content.into() };
            summary_row(column, content, None)
        })
        .collect()
}
