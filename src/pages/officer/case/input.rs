//! What an officer chooses and types at a case. The parts of the page that ask for it are beside this file.

use domain::problem::Fault;
use leptos::prelude::*;

use crate::api;
use crate::state::form::Form;

/// Characters of an officer's words, as the backend takes them.
pub const MAX_CHARS: usize = 2_000;

/// Everything that is typed at a case.
pub struct CaseInput {
    /// Instruction of a disposition, or remark of a report.
    pub note: RwSignal<String>,
    /// Why it is passed back to a colleague.
    pub pass_back_note: RwSignal<String>,
    /// What is to be recorded of a certificate.
    pub record: RecordInput,
    /// The message to the holder.
    pub message: MessageInput,
    /// What is to be returned.
    pub returned: ReturnInput,
    /// Why it is to be rejected.
    pub rejection: RejectInput,
}

/// A certificate to be recorded.
#[derive(Clone, Copy)]
pub struct RecordInput {
    /// By file or typed.
    pub way: RwSignal<Vec<&'static str>>,
    /// The file chosen: its name, and its bytes in base64 or why they don't do.
    pub file: RwSignal<Option<(String, Result<String, Fault>)>>,
    /// Serial number.
    pub serial: RwSignal<String>,
    /// First day.
    pub not_before: RwSignal<String>,
    /// Last day.
    pub not_after: RwSignal<String>,
}

/// A message to the holder.
#[derive(Clone, Copy)]
pub struct MessageInput {
    /// Its words.
    pub words: RwSignal<String>,
    /// What it is sent through.
    pub form: Form,
    /// The idempotency key: the same while the same message is tried again.
    pub key: StoredValue<String>,
    /// It was sent.
    pub sent: RwSignal<bool>,
}

/// Parts of an application to be returned.
#[derive(Clone, Copy)]
pub struct ReturnInput {
    /// The parts chosen.
    pub parts: RwSignal<Vec<&'static str>>,
    /// Reason, by its code, and words for each part that can be returned.
    pub reasons: StoredValue<[(RwSignal<String>, RwSignal<String>); 5]>,
}

/// A rejection.
#[derive(Clone, Copy)]
pub struct RejectInput {
    /// The reason, by its code.
    pub reason: RwSignal<String>,
    /// The officer's words.
    pub words: RwSignal<String>,
}

impl CaseInput {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            note: text(),
            pass_back_note: text(),
            record: RecordInput {
                way: RwSignal::new(Vec::new()),
                file: RwSignal::new(None),
                serial: text(),
                not_before: text(),
                not_after: text(),
            },
            message: MessageInput {
                words: text(),
                form: Form::new(),
                key: StoredValue::new(api::new_key()),
                sent: RwSignal::new(false),
            },
            returned: ReturnInput {
                parts: RwSignal::new(Vec::new()),
                reasons: StoredValue::new(std::array::from_fn(|_| (text(), text()))),
            },
            rejection: RejectInput { reason: text(), words: text() },
        }
    }

    /// Forgets what a command that was carried out was made of.
    pub fn clear(&self) {
        self.record.way.set(Vec::new());
        self.record.file.set(None);
        self.returned.parts.set(Vec::new());
        let RecordInput { serial, not_before, not_after, .. } = self.record;
        for typed in [self.note, self.pass_back_note, serial, not_before, not_after] {
            typed.set(String::new());
        }
        for (reason, words) in self.returned.reasons.get_value() {
            reason.set(String::new());
            words.set(String::new());
        }
    }
}

fn text() -> RwSignal<String> {
    RwSignal::new(String::new())
}
