//! What is typed of the settings: written into the fields, and read out of them.

use domain::moment::Date;
use domain::problem::Field as Answer;
use domain::settings::{AgencySettings, UPLOAD_BYTES};
use leptos::prelude::*;

use super::AFTER;
use super::hours::Week;
use super::value::{bytes, closed, lines, megabytes, numbers, reminders};
use crate::i18n::officer::admin as words;
use crate::i18n::{fill, time};
use crate::pages::officer::checked_form::{CheckedForm, Faults};
use crate::pages::officer::notice::Notice;
use crate::state::form::field_id;

/// What the page works with.
#[derive(Clone, Copy)]
pub struct SettingsInput {
    /// What is wrong with it.
    pub checked: CheckedForm,
    /// What became of it.
    pub notice: Notice,
    /// Office hours.
    pub week: Week,
    /// Days on which the office is closed, one a line.
    pub closed: RwSignal<String>,
    /// Domains of official e-mail addresses, one a line.
    pub domains: RwSignal<String>,
    /// Megabytes of the largest upload.
    pub upload: RwSignal<String>,
    /// Days before the end on which holders are reminded.
    pub before: RwSignal<String>,
    /// Days after it.
    pub after: RwSignal<String>,
    /// Counts writings by the program: fields take their values once.
    pub writes: RwSignal<u32>,
}

/// A part of the page that goes back to the standard by itself.
pub type Writing = fn(SettingsInput, &AgencySettings);

impl SettingsInput {
    /// Nothing yet.
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            checked: CheckedForm::new(),
            notice: Notice::here(),
            week: Week::new(),
            closed: text(),
            domains: text(),
            upload: text(),
            before: text(),
            after: text(),
            writes: RwSignal::new(0),
        }
    }

    /// Writes all settings into the fields.
    pub fn write_all(self, settings: &AgencySettings) {
        let all: [Writing; 5] =
            [Self::write_hours, Self::write_closed, Self::write_domains, Self::write_upload, Self::write_reminders];
        for write in all {
            write(self, settings);
        }
    }

    /// The office's hours.
    pub fn write_hours(self, settings: &AgencySettings) {
        self.week.write(&settings.hours);
    }

    /// Its days off.
    pub fn write_closed(self, settings: &AgencySettings) {
        self.closed.set(closed(settings).join("\n"));
    }

    /// The e-mail domains.
    pub fn write_domains(self, settings: &AgencySettings) {
        self.domains.set(settings.email_domains.join("\n"));
    }

    /// The largest upload.
    pub fn write_upload(self, settings: &AgencySettings) {
        self.upload.set(megabytes(settings.max_upload_bytes));
    }

    /// The days of reminders.
    pub fn write_reminders(self, settings: &AgencySettings) {
        let (before, after) = reminders(settings);
        self.before.set(before);
        self.after.set(after);
    }

    /// The settings typed, or what is wrong with them.
    pub fn read(self, now: &AgencySettings) -> Result<AgencySettings, Faults> {
        let t = words::t();
        let mut faults = Faults::new();
        let mut keep = |id: &'static str, wrong: String| faults.push((id, wrong));
        let closed = self.closed.with_untracked(|typed| {
            let days = lines(typed).map(|line| Date::typed(line).ok_or_else(|| line.to_owned()));
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
}
