//! What an officer types of a complaint that came by another way.

use domain::api::{ComplaintContact, RecordedComplaint};
use domain::complaint::{Channel, Subject, TEXT_MAX};
use domain::moment::{Date, Timestamp, Zone};
use domain::problem::Field as Answer;
use domain::standard::ComplaintClass;
use domain::value::{ComplaintSecret, Reference};
use leptos::prelude::*;

use crate::i18n::fill;
use crate::i18n::officer::complaint::{act, record as words};
use crate::pages::officer::checked_form::Faults;
use crate::pages::officer::clock::clock;
use crate::pages::officer::complaints::classes;
use crate::state::form::field_id;

/// Id of the choice of a channel.
pub const CHANNEL: &str = "channel";
/// Id of the time of receipt.
pub const TIME: &str = "received-time";
/// Id of the choice of a subject.
pub const SUBJECT: &str = "subject";
/// The choice of no class yet.
pub const LATER: &str = "later";

/// What was typed.
#[derive(Clone, Copy)]
pub struct Input {
    /// How it came.
    pub channel: RwSignal<Vec<&'static str>>,
    /// The day on which it came.
    pub date: RwSignal<String>,
    /// The time of day.
    pub time: RwSignal<String>,
    /// What it is about.
    pub subject: RwSignal<Vec<&'static str>>,
    /// The words.
    pub words: RwSignal<String>,
    /// Name of whoever complains.
    pub name: RwSignal<String>,
    /// E-mail address.
    pub email: RwSignal<String>,
    /// Mobile number.
    pub mobile: RwSignal<String>,
    /// Reference of a renewal.
    pub renewal: RwSignal<String>,
    /// The class, by its place.
    pub class: RwSignal<Vec<&'static str>>,
    /// The receipt's secret: the same while the same complaint is tried again.
    secret: StoredValue<String>,
}

impl Input {
    /// Nothing yet.
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        let taken = || RwSignal::new(Vec::new());
        Self {
            channel: taken(),
            date: text(),
            time: text(),
            subject: taken(),
            words: text(),
            name: text(),
            email: text(),
            mobile: text(),
            renewal: text(),
            class: RwSignal::new(vec![LATER]),
            secret: StoredValue::new(secret()),
        }
    }

    /// The complaint, or what is wrong with it: a field's id and what to do.
    pub fn complaint(self, zone: Zone, now: Timestamp, known: &[ComplaintClass]) -> Result<RecordedComplaint, Faults> {
        let t = words::t();
        let mut faults = Faults::new();
        let taken = |choice: RwSignal<Vec<&'static str>>| choice.with_untracked(|taken| taken.first().copied());
        let channel = Channel::RECORDED.into_iter().find(|one| taken(self.channel) == Some(channel_code(*one)));
        if channel.is_none() {
            faults.push((CHANNEL, t.channel_missing.into()));
        }
        let received_at = self.received_at(zone, now, &mut faults);
        let subjects = [Subject::Service, Subject::Conduct];
        let subject = subjects.into_iter().find(|one| taken(self.subject) == Some(subject_code(*one)));
        if subject.is_none() {
            faults.push((SUBJECT, t.subject_missing.into()));
        }
        let text = trimmed(self.words);
        let count = text.chars().count();
        if text.is_empty() {
            faults.push((field_id(Answer::Message), t.words_missing.into()));
        } else if count > usize::from(TEXT_MAX) {
            let words = fill(&fill(act::t().too_long, &TEXT_MAX.to_string()), &count.to_string());
            faults.push((field_id(Answer::Message), words));
        }
        let contact = self.contact(&mut faults);
        let typed = trimmed(self.renewal);
        let renewal = (!typed.is_empty()).then(|| Reference::parse(&typed).ok()).flatten();
        if renewal.is_none() && !typed.is_empty() {
            faults.push((field_id(Answer::Reference), act::t().reference_wrong.into()));
        }
        match (channel, received_at, subject) {
            (Some(channel), Some(received_at), Some(subject)) if faults.is_empty() => Ok(RecordedComplaint {
                secret: self.secret.get_value(),
                channel,
                received_at,
                subject,
                text,
                contact,
                renewal: renewal.map(|reference| reference.to_string()),
                class: classes::taken(self.class, known).map(|class| class.id.clone()),
            }),
            _ => Err(faults),
        }
    }

    fn received_at(self, zone: Zone, now: Timestamp, faults: &mut Faults) -> Option<Timestamp> {
        let t = words::t();
        let date = Date::typed(&self.date.get_untracked());
        if date.is_none() {
            faults.push((field_id(Answer::ReceivedAt), t.date_wrong.into()));
        }
        let time = clock(&trimmed(self.time));
        if time.is_none() {
            faults.push((TIME, t.time_wrong.into()));
        }
        let at = date?.at(time?.seconds(), zone);
        // By the day alone: the page may have been open for long. The backend knows the time.
        if date? > now.plus_days(1).date_in(zone) {
            faults.push((field_id(Answer::ReceivedAt), t.future.into()));
        }
        Some(at)
    }

    /// How whoever complains can be reached; none if all of it is blank.
    fn contact(self, faults: &mut Faults) -> Option<ComplaintContact> {
        let t = words::t();
        let [name, email, mobile] = [self.name, self.email, self.mobile].map(trimmed);
        if name.is_empty() && email.is_empty() && mobile.is_empty() {
            return None;
        }
        if name.is_empty() {
            faults.push((field_id(Answer::Name), t.name_missing.into()));
        }
        if email.is_empty() && mobile.is_empty() {
            faults.push((field_id(Answer::Email), t.reach_missing.into()));
        }
        Some(ComplaintContact { name, email, mobile })
    }
}

fn trimmed(typed: RwSignal<String>) -> String {
    typed.with_untracked(|typed| typed.trim().to_owned())
}

/// A new secret. Without random numbers there is none: it is blank, and the backend refuses it.
fn secret() -> String {
    let mut bytes = [0; 16];
    let made = window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    made.map(|_| ComplaintSecret::from_random(bytes).to_string()).unwrap_or_default()
}

/// The value of a choice.
pub const fn channel_code(channel: Channel) -> &'static str {
    match channel {
        Channel::Page => "page",
        Channel::Counter => "counter",
        Channel::Telephone => "telephone",
        Channel::Letter => "letter",
        Channel::Email => "email",
        Channel::Application => "application",
        Channel::SocialMedia => "social-media",
    }
}

/// The value of a choice.
pub const fn subject_code(subject: Subject) -> &'static str {
    match subject {
        Subject::Service => "service",
        Subject::Conduct => "conduct",
    }
}
