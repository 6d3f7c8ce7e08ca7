//! A holder who repeats answers, upload, sending, messages and withdrawal, with everything that was acknowledged;
//! `ledger.rs` compares it with the program's state.

use super::acts;
use super::answer::{Answer, Failed};
use super::letter::letter;
use super::person::Session;
use super::random::Random;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// Bytes of a letter: two chunks.
const LETTER_BYTES: usize = 300_000;

/// A renewal as the ledger knows it.
#[derive(Clone, Debug, Default)]
pub(super) struct Renewal {
    pub(super) reference: String,
    pub(super) messages: Vec<String>,
    pub(super) withdrawn: bool,
}

/// A change without an answer.
#[derive(Clone, Debug)]
pub(super) enum Unacknowledged {
    Answers,
    Upload,
    Submit { version: u64, key: String },
    Message { text: String, key: String },
    Withdrawal,
}

/// A holder, the acknowledged changes, and those in doubt.
#[derive(Clone, Debug)]
pub struct Holder {
    /// Who.
    pub session: Session,
    /// Changes that were acknowledged, of all holders together.
    pub acknowledged: Arc<AtomicU64>,
    /// Requests of changes.
    pub sent: u64,
    /// Expected refusals: too many messages, applications or uploads.
    pub refused: u64,
    pub(super) random: Random,
    pub(super) renewals: Vec<Renewal>,
    pub(super) mobile: Option<String>,
    pub(super) letter: Option<String>,
    /// The upload under way: its id, and how many chunks of it were acknowledged.
    pub(super) upload: Option<(String, usize)>,
    pub(super) doubt: Option<Unacknowledged>,
    /// Unexpected answers.
    pub faults: Vec<String>,
}

impl Holder {
    /// Nothing done yet.
    pub const fn new(session: Session, random: Random, acknowledged: Arc<AtomicU64>) -> Self {
        Self {
            session,
            acknowledged,
            sent: 0,
            refused: 0,
            random,
            renewals: Vec::new(),
            mobile: None,
            letter: None,
            upload: None,
            doubt: None,
            faults: Vec::new(),
        }
    }

    /// Repeats applications until the time is over or the program does not answer.
    pub fn work(&mut self, until: Instant) {
        while Instant::now() < until && self.doubt.is_none() && self.faults.is_empty() {
            if self.round().is_none() {
                return;
            }
        }
    }

    /// Makes one application from the first answer to its end; none if no answer came.
    fn round(&mut self) -> Option<()> {
        if self.renewals.last().is_none_or(|renewal| renewal.withdrawn) {
            let version = self.version()?;
            let mobile = format!("+62812{:08}", self.random.below(100_000_000));
            let answer = acts::answer(&self.session, version, &mobile);
            self.change(answer, 200, Unacknowledged::Answers)?;
            self.mobile = Some(mobile);
            self.upload()?;
            if self.letter.is_none() {
                // The upload limit is reached: nothing can be sent without a letter.
                return Some(());
            }
            let (version, key) = (self.version()?, self.random.key());
            let answer = acts::submit(&self.session, version, &key);
            if self.too_many(&answer) {
                // The application limit is reached: the draft stays.
                return Some(());
            }
            let sent = self.change(answer, 201, Unacknowledged::Submit { version, key })?;
            self.sent_as(&sent);
        }
        let reference = self.renewals.last().map(|renewal| renewal.reference.clone())?;
        for _ in 0..=self.random.below(3) {
            let (text, key) = (self.random.key(), self.random.key());
            let answer = acts::write(&self.session, &reference, &text, &key);
            if self.too_many(&answer) {
                break;
            }
            self.change(answer, 200, Unacknowledged::Message { text: text.clone(), key })?;
            self.renewals.last_mut()?.messages.push(text);
        }
        let answer = acts::withdraw(&self.session, &reference);
        self.change(answer, 200, Unacknowledged::Withdrawal)?;
        self.renewals.last_mut()?.withdrawn = true;
        Some(())
    }

    /// Whether the answer is a rate limit.
    fn too_many(&mut self, answer: &Result<Answer, Failed>) -> bool {
        let refused = answer.as_ref().is_ok_and(|answer| answer.status == 429);
        self.sent += u64::from(refused);
        self.refused += u64::from(refused);
        refused
    }

    fn upload(&mut self) -> Option<()> {
        let bytes = letter(self.random.bits(), LETTER_BYTES);
        let begun = acts::begin_upload(&self.session, &bytes);
        if self.too_many(&begun) {
            return Some(());
        }
        let begun = self.change(begun, 200, Unacknowledged::Upload)?.json();
        let id = begun["id"].as_str().unwrap_or_default().to_owned();
        let size = usize::try_from(begun["chunk_size"].as_u64().unwrap_or(1)).unwrap_or(1).max(1);
        self.upload = Some((id.clone(), 0));
        for (number, chunk) in bytes.chunks(size).enumerate() {
            self.change(acts::send_chunk(&self.session, &id, number, chunk), 204, Unacknowledged::Upload)?;
            self.upload = Some((id.clone(), number + 1));
        }
        let done = self.change(acts::complete_upload(&self.session, &id), 200, Unacknowledged::Upload)?.json();
        self.letter = done["file"]["id"].as_str().map(str::to_owned);
        self.upload = None;
        Some(())
    }

    fn version(&mut self) -> Option<u64> {
        let draft = self.session.get("/api/draft").ok()?;
        if draft.status != 200 {
            self.faults.push(format!("GET /api/draft: {}", draft.short()));
            return None;
        }
        draft.json()["version"].as_u64()
    }

    pub(super) fn sent_as(&mut self, answer: &Answer) {
        let reference = answer.json()["reference"].as_str().unwrap_or_default().to_owned();
        self.renewals.push(Renewal { reference, ..Renewal::default() });
        (self.mobile, self.letter) = (None, None);
    }

    /// Returns the answer if the change was acknowledged; otherwise records it as in doubt or as a fault.
    fn change(&mut self, answer: Result<Answer, Failed>, status: u16, doubt: Unacknowledged) -> Option<Answer> {
        self.sent += 1;
        match answer {
            Ok(answer) if answer.status == status => {
                self.acknowledged.fetch_add(1, Ordering::Relaxed);
                Some(answer)
            }
            Ok(answer) => {
                self.faults.push(format!("{doubt:?} under load: {}", answer.short()));
                None
            }
            Err(_) => {
                self.doubt = Some(doubt);
                None
            }
        }
    }
}
