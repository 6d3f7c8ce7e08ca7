//! The texts of all mails. Those to holders and to whoever complained are whole in both languages; those to officers are official
//! correspondence, which is in Indonesian (UU 24/2009, article 33), with a line of English. Only the greeting names a person;
//! nothing else identifies one. One button, in mails about the account a link that freezes it, and the office to ask. But for names,
//! ASCII only, so that mails are readable as files.

mod account;
mod address;
mod administration;
mod case;
mod collective;
mod complaint;
mod delegation;
mod evaluation;
mod filing;
mod key_report;
mod layout;
mod notice;
mod office;
mod proposals;
mod received;
mod recommendation;
mod reminder;
mod returned;
mod security;

pub use self::complaint::{ComplaintNews, OfficeNews};
pub use self::key_report::{KeyReportTold, KeyReportWaits};
pub use self::notice::{Digest, Limits};
pub use self::proposals::Effect;
pub use self::received::SentNow;
pub use self::security::LoginChange;

use std::sync::Arc;

use domain::language::Language;
use domain::moment::Timestamp;
use domain::standard::ServiceStandard;

use super::Mail;

/// Writes the mails of one agency.
#[derive(Clone, Debug)]
pub struct Writer<'a> {
    /// The public address of the service.
    pub public_url: &'a str,
    /// The agency.
    pub standard: Arc<ServiceStandard>,
}

/// Who gets a mail.
#[derive(Clone, Copy, Debug)]
pub struct Recipient<'a> {
    /// The address.
    pub address: &'a str,
    /// The name in the greeting; none where the address may be somebody else's, or several people's.
    pub name: Option<&'a str>,
    /// The language; none where it is unknown.
    pub language: Option<Language>,
}

impl<'a> Recipient<'a> {
    /// Returns the same without the name.
    #[must_use]
    pub const fn nameless(self) -> Self {
        Self { name: None, ..self }
    }

    /// Returns the same person at another address.
    #[must_use]
    pub const fn at(self, address: &'a str) -> Self {
        Self { address, ..self }
    }
}

impl<'a> From<&'a str> for Recipient<'a> {
    fn from(address: &'a str) -> Self {
        Self { address, name: None, language: None }
    }
}

impl<'a> From<&'a String> for Recipient<'a> {
    fn from(address: &'a String) -> Self {
        Self::from(address.as_str())
    }
}

/// The parts in which mails differ, in Indonesian.
#[derive(Default)]
struct Words {
    subject: String,
    /// A code, before it what it is for, in both languages.
    code: Option<(&'static str, &'static str, String)>,
    /// Paragraphs before the link.
    body: Vec<String>,
    /// The text of the link, and its path with fragment.
    link: (&'static str, String),
    /// The secret by which whoever gets the mail freezes their account: it was not them.
    not_me: Option<String>,
    english: English,
}

/// The English of a mail.
enum English {
    /// The whole mail.
    Whole(EnglishWords),
    /// A line in an Indonesian mail.
    Line(&'static str),
}

impl Default for English {
    fn default() -> Self {
        Self::Line("")
    }
}

/// The parts in which mails differ, in English. The first paragraph also stands in the Indonesian mail where the language is
/// unknown.
struct EnglishWords {
    subject: String,
    body: Vec<String>,
    /// The text of the link.
    label: &'static str,
}

impl English {
    const fn whole(subject: String, body: Vec<String>, label: &'static str) -> Self {
        Self::Whole(EnglishWords { subject, body, label })
    }
}

impl Writer<'_> {
    /// To an officer: a case waits.
    pub fn waiting(&self, to: &str, reference: &str, due: Option<Timestamp>) -> Mail {
        let mut body = vec![format!("Permohonan {reference} menunggu pemeriksaan Anda.")];
        body.extend(due.map(|due| format!("Batas waktu: {}.", self.moment(due))));
        self.mail(
            to,
            Words {
                subject: format!("Permohonan {reference} menunggu Anda"),
                body,
                link: ("Buka permohonan", format!("/petugas/permohonan/{reference}")),
                english: English::Line("An application is waiting for you."),
                ..Words::default()
            },
        )
    }

    fn moment(&self, at: Timestamp) -> String {
        format!("{} pukul {}", self.date(at), at.clock_text(self.standard.hours.zone()))
    }

    fn english_moment(&self, at: Timestamp) -> String {
        format!("{}, {}", self.english_date(at), at.english_clock_text(self.standard.hours.zone()))
    }

    fn date(&self, at: Timestamp) -> String {
        at.date_in(self.standard.hours.zone()).indonesian()
    }

    fn english_date(&self, at: Timestamp) -> String {
        at.date_in(self.standard.hours.zone()).english()
    }
}
