//! The agency's settings, each beside what the service standard says.

mod hours;
mod input;
mod value;

use domain::api::{SettingsChange, SettingsView};
use domain::problem::Field as Answer;
use leptos::prelude::*;

use super::AdminPage;
use crate::api;
use crate::components::{Element, Field, actions, busy_button, button, html, submit_form};
use crate::containers::Loaded;
use crate::i18n::officer::admin as words;
use crate::i18n::{fill, shell};
use crate::pages::officer::checked_form::Faults;
use crate::route::officer as route;
use crate::state::form::field_id;
use input::{SettingsInput, Writing};
use value::{closed, megabytes, reminders};

const AFTER: &str = "reminder-days-after";

/// The form.
#[component]
pub fn SettingsPage() -> AnyView {
    let input = SettingsInput::new();
    let fetch = move || async move {
        let view = api::admin::settings().await?;
        input.write_all(&view.settings);
        Ok(view)
    };
    view! {
        <Loaded fetch=fetch full_width=true let:data>
            <AdminPage here=route::SETTINGS title=|| words::t().settings form=input.checked>
                {input.content(data)}
            </AdminPage>
        </Loaded>
    }
    .into_any()
}

impl SettingsInput {
    fn content(self, data: RwSignal<SettingsView>) -> Vec<AnyView> {
        self.writes.track();
        let t = words::t();
        let standard = data.with(|data| data.standard.clone());
        let field = |answer: Answer, label: &'static str, typed| {
            let id = field_id(answer);
            Field::new(id, label, typed).error(self.checked.error(id))
        };
        let lines = |lines: &[String]| if lines.is_empty() { t.none.into() } else { lines.join(", ") };
        let (before, after) = reminders(&standard);
        let sections = [
            self.section(
                data,
                t.hours,
                Self::write_hours,
                html::div()
                    .child(html::h2().child(t.hours))
                    .child(html::p().class("hint").child(t.hours_hint))
                    .child(html::p().class("soft").child(fill(t.by_standard, "")))
                    .child(
                        html::ul()
                            .class("soft num")
                            .children(hours::lines(&standard.hours).into_iter().map(Element::view)),
                    )
                    .child(self.week.view(self.checked)),
            ),
            self.section(
                data,
                t.closed,
                Self::write_closed,
                html::div().child(
                    field(Answer::ClosedDays, t.closed, self.closed)
                        .rows(4)
                        .hint(hint(t.closed_hint, &lines(&closed(&standard))))
                        .view(),
                ),
            ),
            self.section(
                data,
                t.domains,
                Self::write_domains,
                html::div().child(
                    field(Answer::EmailDomains, t.domains, self.domains)
                        .rows(4)
                        .hint(hint(t.domains_hint, &lines(&standard.email_domains)))
                        .view(),
                ),
            ),
            self.section(
                data,
                t.upload,
                Self::write_upload,
                html::div().child(
                    field(Answer::MaxUpload, t.upload, self.upload)
                        .class("w10")
                        .inputmode("decimal")
                        .hint(fill(t.by_standard, &[&megabytes(standard.max_upload_bytes), " MB"].concat()))
                        .view(),
                ),
            ),
            self.section(
                data,
                t.reminders,
                Self::write_reminders,
                html::div()
                    .child(html::h2().child(t.reminders))
                    .child(
                        field(Answer::ReminderDays, t.reminders_before, self.before)
                            .hint(hint(t.reminders_before_hint, &before))
                            .view(),
                    )
                    .child(
                        Field::new(AFTER, t.reminders_after, self.after)
                            .hint(hint(t.reminders_after_hint, if after.is_empty() { t.none } else { &after }))
                            .error(self.checked.error(AFTER))
                            .view(),
                    ),
            ),
        ];
        let save = busy_button(t.save, shell::t().sending, self.checked.form.busy);
        let form = submit_form(move || self.save(data)).children(sections).child(actions().child(save));
        vec![self.notice.view(), html::p().child(t.settings_lead).view(), form.view()]
    }

    /// A group of settings with its way back to the standard.
    fn section(self, data: RwSignal<SettingsView>, title: &'static str, write: Writing, fields: Element) -> AnyView {
        let t = words::t();
        let back = move || {
            data.with_untracked(|data| write(self, &data.standard));
            self.writes.update(|writes| *writes += 1);
        };
        let back =
            button("button link", t.to_standard, back).child(html::span().class("vh").child(fill(t.of_section, title)));
        html::section().class("setting").child(fields).child(back).view()
    }

    fn save(self, data: RwSignal<SettingsView>) {
        self.notice.clear();
        let (version, now) = data.with_untracked(|data| (data.version, data.settings.clone()));
        let settings = match self.read(&now) {
            Ok(settings) => settings,
            Err(faults) => {
                self.checked.check(faults);
                return;
            }
        };
        self.checked.check(Faults::new());
        if !self.checked.form.check(settings.check().err().unwrap_or_default()) {
            return;
        }
        let body = SettingsChange { version, settings };
        self.checked.form.send(async move { api::admin::set(&body).await }, move |view| {
            self.write_all(&view.settings);
            data.set(view);
            self.notice.show(words::t().saved.into());
        });
    }
}

fn hint(words: &str, standard: &str) -> String {
    let standard = fill(words::t().by_standard, standard);
    [words, &standard].join(if words.ends_with('.') { " " } else { ". " })
}
