//! The agency's settings, each beside what the service standard says.
//!
//! Longer than 250 lines because what is typed, its reading and its view stand together for each setting.

use domain::api::{SettingsChange, SettingsView};
use domain::moment::Date;
use domain::problem::Field as Answer;
use domain::settings::{AgencySettings, UPLOAD_BYTES};
use leptos::prelude::*;

use super::hours::{self, Week};
use super::part;
use crate::api;
use crate::form::field_id;
use crate::load;
use crate::officer::checked::{Checked, Faults};
use crate::officer::route;
use crate::officer::told::Told;
use crate::page::Frame;
use crate::text::officer::admin as words;
use crate::text::{fill, shell, time};
use crate::ui::{El, Field, busy_button, button, el};

const AFTER: &str = "reminder-days-after";
/// Bytes of a megabyte, as people are told it.
const MB: u64 = 1_000_000;

/// What the page works with.
#[derive(Clone, Copy)]
struct Typed {
    checked: Checked,
    told: Told,
    week: Week,
    closed: RwSignal<String>,
    domains: RwSignal<String>,
    upload: RwSignal<String>,
    before: RwSignal<String>,
    after: RwSignal<String>,
    /// Counts writings by the program: fields take their values once.
    turn: RwSignal<u32>,
}

/// The page.
pub fn page() -> AnyView {
    let text = || RwSignal::new(String::new());
    let typed = Typed {
        checked: Checked::new(),
        told: Told::here(),
        week: Week::new(),
        closed: text(),
        domains: text(),
        upload: text(),
        before: text(),
        after: text(),
        turn: RwSignal::new(0),
    };
    let fetch = move || async move {
        let view = api::admin::settings().await?;
        typed.write_all(&view.settings);
        Ok(view)
    };
    load::loaded_within(fetch, move |data| typed.frame(data), Frame::desk)
}

/// A part of the page that goes back to the standard by itself.
type Writing = fn(Typed, &AgencySettings);

impl Typed {
    fn frame(self, data: RwSignal<SettingsView>) -> Frame {
        self.turn.track();
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
                el("div")
                    .child(el("h2").child(t.hours))
                    .child(el("p").class("hint").child(t.hours_hint))
                    .child(el("p").class("soft").child(fill(t.by_standard, "")))
                    .child(el("ul").class("soft num").children(hours::told(&standard.hours).into_iter().map(El::view)))
                    .child(self.week.view(self.checked)),
            ),
            self.section(
                data,
                t.closed,
                Self::write_closed,
                el("div").child(
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
                el("div").child(
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
                el("div").child(
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
                el("div")
                    .child(el("h2").child(t.reminders))
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
        let form = el("form")
            .attr("novalidate", "")
            .on("submit", move |event| {
                event.prevent_default();
                self.save(data);
            })
            .children(sections)
            .child(el("div").class("actions").child(save));
        let content = vec![self.told.view(), el("p").child(t.settings_lead).view(), form.view()];
        part(route::SETTINGS, t.settings, content).faults(self.checked.faults())
    }

    /// A group of settings with its way back to the standard.
    fn section(self, data: RwSignal<SettingsView>, title: &'static str, write: Writing, fields: El) -> AnyView {
        let t = words::t();
        let back = move || {
            data.with_untracked(|data| write(self, &data.standard));
            self.turn.update(|turn| *turn += 1);
        };
        let back =
            button("button link", t.to_standard, back).child(el("span").class("vh").child(fill(t.of_section, title)));
        el("section").class("setting").child(fields).child(back).view()
    }

    fn write_all(self, settings: &AgencySettings) {
        let all: [Writing; 5] =
            [Self::write_hours, Self::write_closed, Self::write_domains, Self::write_upload, Self::write_reminders];
        for write in all {
            write(self, settings);
        }
    }

    fn write_hours(self, settings: &AgencySettings) {
        self.week.write(&settings.hours);
    }

    fn write_closed(self, settings: &AgencySettings) {
        self.closed.set(closed(settings).join("\n"));
    }

    fn write_domains(self, settings: &AgencySettings) {
        self.domains.set(settings.email_domains.join("\n"));
    }

    fn write_upload(self, settings: &AgencySettings) {
        self.upload.set(megabytes(settings.max_upload_bytes));
    }

    fn write_reminders(self, settings: &AgencySettings) {
        let (before, after) = reminders(settings);
        self.before.set(before);
        self.after.set(after);
    }

    /// The settings typed, or what is wrong with them.
    fn read(self, now: &AgencySettings) -> Result<AgencySettings, Faults> {
        let t = words::t();
        let mut faults = Faults::new();
        let mut keep = |id: &'static str, wrong: String| faults.push((id, wrong));
        let closed = self.closed.with_untracked(|typed| {
            let days = lines(typed).map(|line| day(line).ok_or_else(|| line.to_owned()));
            days.collect::<Result<Vec<_>, _>>()
        });
        let closed = closed.unwrap_or_else(|line| {
            keep(field_id(Answer::ClosedDays), fill(t.closed_shape, &line));
            Vec::new()
        });
        // What was not touched keeps its bytes: megabytes are rounded.
        let upload = self.upload.get_untracked();
        let max_upload_bytes =
            if upload == megabytes(now.max_upload_bytes) { Some(now.max_upload_bytes) } else { bytes(&upload) };
        let (least, most) = UPLOAD_BYTES;
        match max_upload_bytes {
            None => keep(field_id(Answer::MaxUpload), t.upload_shape.into()),
            Some(bytes) if !(least..=most).contains(&bytes) => {
                let range = fill(&fill(t.upload_range, &time::megabytes(least)), &time::limit(most));
                keep(field_id(Answer::MaxUpload), range);
            }
            Some(_) => {}
        }
        let mut reminder_days = Vec::new();
        for (id, typed, sign) in [(field_id(Answer::ReminderDays), self.before, 1), (AFTER, self.after, -1)] {
            match typed.with_untracked(|typed| numbers(typed)) {
                Some(days) => reminder_days.extend(days.into_iter().map(|days| days * sign)),
                None => keep(id, t.reminders_shape.into()),
            }
        }
        let email_domains = self.domains.with_untracked(|typed| {
            lines(typed).map(|line| line.trim_start_matches('@').to_ascii_lowercase()).collect()
        });
        let hours = self.week.read(now.hours.zone());
        match (hours, max_upload_bytes) {
            (Ok(hours), Some(max_upload_bytes)) if faults.is_empty() => {
                Ok(AgencySettings { hours: hours.closed_on(closed), email_domains, max_upload_bytes, reminder_days })
            }
            (hours, _) => {
                // As the fields stand on the page.
                let mut all = hours.err().unwrap_or_default();
                all.extend(faults);
                Err(all)
            }
        }
    }

    fn save(self, data: RwSignal<SettingsView>) {
        self.told.clear();
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
            self.told.say(words::t().saved.into());
        });
    }
}

fn hint(words: &str, standard: &str) -> String {
    let standard = fill(words::t().by_standard, standard);
    [words, &standard].join(if words.ends_with('.') { " " } else { ". " })
}

fn lines(typed: &str) -> impl Iterator<Item = &str> {
    typed.split(['\n', ',', ';']).map(str::trim).filter(|line| !line.is_empty())
}

/// "24/12/2026" or "2026-12-24".
fn day(text: &str) -> Option<Date> {
    let mut parts = text.split('/');
    let (Some(day), Some(month), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Date::parse(text);
    };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// As they are typed: "24/12/2026".
fn closed(settings: &AgencySettings) -> Vec<String> {
    let text = |date: &Date| {
        let iso = date.to_string();
        let mut parts: Vec<_> = iso.split('-').collect();
        parts.reverse();
        parts.join("/")
    };
    settings.hours.closed().iter().map(text).collect()
}

/// Hundredths of a megabyte, with a comma: "10,49".
fn megabytes(bytes: u64) -> String {
    let hundredths = bytes / (MB / 100);
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let rest = [(rest / 10).to_string(), (rest % 10).to_string()].concat();
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() { whole.to_string() } else { [&whole.to_string(), rest].join(",") }
}

/// "10", "0,9" or "0.9" megabytes.
fn bytes(text: &str) -> Option<u64> {
    let text = text.trim();
    let (whole, rest) = text.split_once([',', '.']).unwrap_or((text, "0"));
    if rest.is_empty() || rest.len() > 6 || !rest.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let whole: u64 = whole.parse().ok()?;
    let mut part = MB;
    let rest = rest.bytes().fold(0, |sum, digit| {
        part /= 10;
        sum + u64::from(digit - b'0') * part
    });
    whole.checked_mul(MB)?.checked_add(rest)
}

/// Days before and days after the end, as they are typed.
fn reminders(settings: &AgencySettings) -> (String, String) {
    let of = |wanted: fn(&&i16) -> bool| {
        let days: Vec<_> =
            settings.reminder_days.iter().filter(wanted).map(|days| days.unsigned_abs().to_string()).collect();
        days.join(", ")
    };
    (of(|days| **days >= 0), of(|days| **days < 0))
}

/// Natural numbers with commas or blanks between them.
fn numbers(text: &str) -> Option<Vec<i16>> {
    let parts = text.split([',', ';', ' ', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().ok().filter(|number| *number >= 0)).collect()
}
