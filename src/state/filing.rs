//! The state of a filing, in this tab's memory only.

use domain::api::{self, Filed, FilingHolder, HolderAnswer, HolderFound, Uploaded};
use domain::certificate::{CertificateStatus, Verdict, verdict};
use domain::entry::HolderEntry;
use domain::journey::FileInfo;
use domain::moment::{DAY, Date, Zone};
use domain::person::FilePurpose;
use domain::problem::{Field, Problem};
use domain::standard::WizardRules;
use leptos::prelude::*;

use crate::api::new_key;
use crate::route::officer::FilingPage;
use crate::state::effect::effect;
use crate::state::form::Form;
use crate::state::session::Session;
use crate::state::upload::{Transfer, UploadTarget};

/// The data of a new holder, in the order of the page.
pub const FIELDS: [Field; 10] = [
    Field::Name,
    Field::Nik,
    Field::Nip,
    Field::Unit,
    Field::Position,
    Field::Rank,
    Field::Email,
    Field::Mobile,
    Field::NotAfter,
    Field::Serial,
];

/// In context of the whole app.
#[derive(Clone, Copy)]
pub struct Filing {
    /// NIP, NIK or e-mail, as typed.
    pub identifier: RwSignal<String>,
    /// What was found by it.
    pub answer: RwSignal<Option<HolderAnswer>>,
    typed: StoredValue<[RwSignal<String>; 10]>,
    /// What the backend found wrong with it.
    pub problems: RwSignal<Vec<Problem>>,
    /// The letter, once it is accepted.
    pub letter: RwSignal<Option<FileInfo>>,
    /// What was filed last.
    pub filed: RwSignal<Option<Done>>,
    transfer: Transfer,
    /// The last filing and the key under which it was sent.
    sent: StoredValue<Option<(api::Filing, String)>>,
    session: Session,
}

/// An application that was filed.
#[derive(Clone, PartialEq, Eq)]
pub struct Done {
    /// Reference number.
    pub reference: String,
    /// Where the link went.
    pub email: String,
    /// The agency's rules.
    pub rules: WizardRules,
}

impl Filing {
    /// Puts it into context.
    pub fn provide() {
        let text = || RwSignal::new(String::new());
        let filing = Self {
            identifier: text(),
            answer: RwSignal::new(None),
            typed: StoredValue::new(FIELDS.map(|_| text())),
            problems: RwSignal::new(Vec::new()),
            letter: RwSignal::new(None),
            filed: RwSignal::new(None),
            transfer: Transfer::new(),
            sent: StoredValue::new(None),
            session: Session::here(),
        };
        // The next person at this screen sees nothing of the last one's.
        effect(move || {
            if filing.session.me.with(Option::is_none) {
                filing.clear();
            }
        });
        provide_context(filing);
    }

    /// The one in context.
    pub fn here() -> Self {
        expect_context()
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.identifier.set(String::new());
        self.filed.set(None);
        self.begin(None);
    }

    /// Begins with what was found, and forgets who was entered before.
    pub fn begin(self, answer: Option<HolderAnswer>) {
        for typed in self.typed() {
            typed.set(String::new());
        }
        self.problems.set(Vec::new());
        self.letter.set(None);
        self.transfer.forget();
        self.sent.set_value(None);
        self.answer.set(answer);
    }

    /// Whether a page can be shown: all that comes before it was answered.
    pub fn grants(self, page: FilingPage) -> bool {
        untrack(|| match page {
            FilingPage::Search => true,
            FilingPage::Holder => self.answer.with(Option::is_some),
            FilingPage::Entry => {
                self.answer.with(|answer| answer.as_ref().is_some_and(|answer| answer.found.is_none()))
            }
            FilingPage::Letter => self.holder().is_some(),
            FilingPage::Check => self.holder().is_some() && self.letter.with(Option::is_some),
            FilingPage::Done => self.filed.with(Option::is_some),
        })
    }

    /// The agency's rules.
    pub fn rules(self) -> Option<WizardRules> {
        self.answer.with_untracked(|answer| answer.as_ref().map(|answer| answer.rules.clone()))
    }

    /// The holder on record.
    pub fn known(self) -> Option<HolderFound> {
        self.answer.with_untracked(|answer| answer.as_ref()?.found.clone())
    }

    /// What is typed of a new holder: a value for each of [`FIELDS`].
    pub fn typed(self) -> [RwSignal<String>; 10] {
        self.typed.get_value()
    }

    /// The new holder as typed.
    pub fn entry(self) -> HolderEntry {
        let [name, nik, nip, unit, position, rank, email, mobile, not_after, serial] =
            self.typed().map(|typed| typed.get_untracked());
        HolderEntry { name, nik, nip, email, mobile, unit, position, rank, status: String::new(), serial, not_after }
    }

    /// For whom it is filed; none while something about them is missing or forbids it.
    pub fn holder(self) -> Option<FilingHolder> {
        if let Some(found) = self.known() {
            let open = found.verdict.is_open() && found.open.is_none();
            return open.then_some(FilingHolder::Known(found.id));
        }
        let entry = self.entry();
        let checked = entry.check_values(&self.rules()?.email_domains).ok()?;
        self.verdict_of(checked.not_after?)?.is_open().then(|| FilingHolder::New(Box::new(entry)))
    }

    /// What can be done about a certificate whose last day this is.
    pub fn verdict_of(self, last_day: Date) -> Option<Verdict> {
        self.answer.with_untracked(|answer| {
            let answer = answer.as_ref()?;
            let end = last_day.at(DAY - 1, answer.zone);
            Some(verdict(CertificateStatus::Active, Some(end), answer.now))
        })
    }

    /// What is sent, and its key: the same one as long as it is the same filing.
    pub fn filing(self) -> Option<(api::Filing, String)> {
        let letter = self.letter.with_untracked(|letter| letter.as_ref().map(|letter| letter.id.clone()))?;
        let filing = api::Filing { holder: self.holder()?, letter };
        let sent = self.sent.get_value().filter(|(sent, _)| *sent == filing);
        let sent = sent.unwrap_or_else(|| (filing, new_key()));
        self.sent.set_value(Some(sent.clone()));
        Some(sent)
    }

    /// It was filed: what was typed is forgotten.
    pub fn done(self, filed: Filed) {
        let email = self.known().map_or_else(|| self.entry().email.trim().to_owned(), |found| found.email);
        let Some(rules) = self.rules() else { return };
        self.clear();
        self.filed.set(Some(Done { reference: filed.reference, email, rules }));
    }
}

impl UploadTarget for Filing {
    fn transfer(self, _: FilePurpose) -> Transfer {
        self.transfer
    }

    fn file(self, _: FilePurpose) -> Option<FileInfo> {
        self.letter.get()
    }

    fn zone(self) -> Zone {
        self.answer.with(|answer| answer.as_ref().map_or(Zone::Wib, |answer| answer.zone))
    }

    fn uploaded(self, uploaded: Uploaded) {
        self.letter.set(Some(uploaded.file));
    }

    /// The backend sweeps a letter with which nothing was filed.
    fn remove(self, _: FilePurpose, _: Form, then: impl FnOnce() + 'static) {
        self.letter.set(None);
        then();
    }

    fn log_in(self) {
        self.session.require_login();
    }
}
