//! A complaint while it is written and sent, and what opens it afterwards. In memory only.

mod attachments;
mod puzzle;

use domain::api::{ComplaintContact, ComplaintReceipt, NewComplaint};
use domain::complaint::Subject;
use domain::standard::AgencyId;
use domain::value::ComplaintSecret;
use leptos::prelude::*;

use crate::api::Error;
use crate::api::complaints::{self, Access};

pub use attachments::{Attachment, Attachments, Progress};

/// The values of the choice who complains.
pub mod who {
    /// Whoever is logged in, about one of their renewals.
    pub const HOLDER: &str = "holder";
    /// Somebody who leaves a contact.
    pub const CONTACT: &str = "contact";
    /// Nobody is to know.
    pub const ANONYMOUS: &str = "anonymous";
}

/// The values of the choice what it is about.
pub mod subject {
    /// The service.
    pub const SERVICE: &str = "service";
    /// An officer's conduct.
    pub const CONDUCT: &str = "conduct";
}

/// What is typed and chosen, in context of the app: it outlives the pages, not the document.
#[derive(Clone, Copy)]
pub struct Complaining {
    /// What it is about: one of [`subject`].
    pub subject: RwSignal<Vec<&'static str>>,
    /// The words.
    pub text: RwSignal<String>,
    /// Who complains: one of [`who`].
    pub who: RwSignal<Vec<&'static str>>,
    /// Name.
    pub name: RwSignal<String>,
    /// E-mail address.
    pub email: RwSignal<String>,
    /// Telephone number.
    pub mobile: RwSignal<String>,
    /// Reference of the renewal that it is about.
    pub renewal: RwSignal<String>,
    /// Files chosen.
    pub files: Attachments,
    /// Maximum size of each, as the agency has it.
    pub max_bytes: StoredValue<u64>,
    /// The receipt of what was sent last.
    pub receipt: RwSignal<Option<Receipt>>,
    /// The complaint that is followed by its secret.
    pub followed: RwSignal<Option<Access>>,
    /// The secret of what is being sent: kept until its receipt has come, so that a repetition is the same complaint.
    secret: StoredValue<Option<String>>,
}

/// A receipt and the secret that belongs to it.
#[derive(Clone, PartialEq, Eq)]
pub struct Receipt {
    /// What the backend said.
    pub said: ComplaintReceipt,
    /// The secret.
    pub secret: String,
    /// Whether the session of whoever complained opens it as well.
    pub by_session: bool,
}

impl Receipt {
    /// What opens the complaint.
    pub fn access(&self) -> Access {
        Access { number: self.said.number.clone(), secret: Some(self.secret.clone()) }
    }
}

impl Complaining {
    /// Puts it into context.
    pub fn provide() -> Self {
        let blank = || RwSignal::new(String::new());
        let complaining = Self {
            subject: RwSignal::new(Vec::new()),
            text: blank(),
            who: RwSignal::new(Vec::new()),
            name: blank(),
            email: blank(),
            mobile: blank(),
            renewal: blank(),
            files: Attachments::new(),
            max_bytes: StoredValue::new(u64::MAX),
            receipt: RwSignal::new(None),
            followed: RwSignal::new(None),
            secret: StoredValue::new(None),
        };
        provide_context(complaining);
        complaining
    }

    /// The one in context. Call it while a page is made.
    pub fn here() -> Self {
        expect_context()
    }

    /// Sends it to an agency: asks for a puzzle, solves it, complains.
    pub async fn send(self, agency: AgencyId) -> Result<Receipt, Error> {
        let secret = self.secret()?;
        let by_session = self.is(who::HOLDER);
        let mut complaint = NewComplaint {
            agency,
            secret: secret.clone(),
            subject: if self.about(subject::CONDUCT) { Subject::Conduct } else { Subject::Service },
            text: self.text.get_untracked().trim().into(),
            contact: self.is(who::CONTACT).then(|| self.contact()),
            renewal: by_session.then(|| self.renewal.get_untracked()),
            solution: None,
        };
        for last in [false, true] {
            if !by_session {
                let puzzle = complaints::form(&complaint.agency.0).await?.puzzle;
                complaint.solution = Some(puzzle::solve(&puzzle).await);
            }
            match complaints::complain(&complaint).await {
                // The backend knows this puzzle no more: it began anew meanwhile.
                Err(Error::Conflict(None)) if !last && !by_session => {}
                said => return said.map(|said| Receipt { said, secret, by_session }),
            }
        }
        Err(Error::Conflict(None))
    }

    /// It arrived: what was typed is forgotten, the receipt is kept.
    pub fn sent(self, receipt: Receipt) {
        self.secret.set_value(None);
        self.subject.set(Vec::new());
        self.who.set(Vec::new());
        for typed in [self.text, self.name, self.email, self.mobile, self.renewal] {
            typed.set(String::new());
        }
        self.receipt.set(Some(receipt));
    }

    /// The contact as typed.
    pub fn contact(self) -> ComplaintContact {
        let typed = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        ComplaintContact { name: typed(self.name), email: typed(self.email), mobile: typed(self.mobile) }
    }

    /// Whether this is who complains.
    pub fn is(self, who: &'static str) -> bool {
        self.who.with_untracked(|taken| taken.contains(&who))
    }

    /// Whether this is what it is about.
    pub fn about(self, subject: &'static str) -> bool {
        self.subject.with_untracked(|taken| taken.contains(&subject))
    }

    fn secret(self) -> Result<String, Error> {
        if let Some(secret) = self.secret.get_value() {
            return Ok(secret);
        }
        let mut random = [0; 16];
        let crypto = window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut random));
        // Without random numbers there is no secret.
        crypto.map_err(|_| Error::Server(String::new()))?;
        let secret = ComplaintSecret::from_random(random).to_string();
        self.secret.set_value(Some(secret.clone()));
        Ok(secret)
    }
}
