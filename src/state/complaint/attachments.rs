//! Files of a complaint: chosen before or after it was sent, and sent one after the other once it is safe.

use domain::api::ComplaintView;
use domain::problem::{Fault, Field};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::api::Error;
use crate::api::complaints::{self, Access};
use crate::state::upload::{UploadError, prepare, sha256};

/// Files on their way, in memory. It outlives the pages.
#[derive(Clone, Copy)]
pub struct Attachments {
    /// The complaint after the file that arrived last.
    pub arrived: RwSignal<Option<ComplaintView>>,
    rows: RwSignal<Vec<Attachment>>,
    files: StoredValue<Vec<(u32, File)>, LocalStorage>,
    last: StoredValue<u32>,
    /// To which complaint they belong, once it was sent.
    access: StoredValue<Option<Access>>,
}

/// A file on its way.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Tells it from the others.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// How far it is.
    pub progress: Progress,
}

/// How far a file is.
#[derive(Clone, PartialEq, Eq)]
pub enum Progress {
    /// Waits for its turn.
    Waiting,
    /// Being prepared and sent.
    Sending,
    /// Arrived, and passed the inspection.
    Sent,
    /// Did not arrive.
    Failed(UploadError),
}

impl Attachment {
    /// Whether another try of the same file may do.
    pub const fn can_be_tried_again(&self) -> bool {
        matches!(&self.progress, Progress::Failed(error) if !matches!(error, UploadError::Fault(_) | UploadError::Blank))
    }
}

impl Attachments {
    pub(super) fn new() -> Self {
        Self {
            arrived: RwSignal::new(None),
            rows: RwSignal::new(Vec::new()),
            files: StoredValue::new_local(Vec::new()),
            last: StoredValue::new(0),
            access: StoredValue::new(None),
        }
    }

    /// All of them; followed.
    pub fn all(self) -> Vec<Attachment> {
        self.rows.get()
    }

    /// How many there are.
    pub fn count(self) -> usize {
        self.rows.with_untracked(Vec::len)
    }

    /// Adds what was chosen.
    pub fn add(self, files: Vec<File>) {
        for file in files {
            let id = self.last.get_value() + 1;
            self.last.set_value(id);
            let row = Attachment { id, name: file.name(), progress: Progress::Waiting };
            self.files.update_value(|all| all.push((id, file)));
            self.rows.update(|rows| rows.push(row));
        }
    }

    /// Takes one out.
    pub fn remove(self, id: u32) {
        self.files.update_value(|all| all.retain(|(other, _)| *other != id));
        self.rows.update(|rows| rows.retain(|row| row.id != id));
    }

    /// The complaint is open: what was chosen for it is sent, what was chosen for another one is forgotten. At most `max` bytes each.
    pub fn send_to(self, access: &Access, max: u64) {
        let before = self.access.get_value();
        if before.is_some_and(|before| before.number != access.number) {
            self.files.set_value(Vec::new());
            self.rows.set(Vec::new());
        }
        self.access.set_value(Some(access.clone()));
        self.go_on(access.clone(), max);
    }

    /// Another complaint is being written.
    pub fn begin(self) {
        if self.access.get_value().is_some() {
            self.access.set_value(None);
            self.files.set_value(Vec::new());
            self.rows.set(Vec::new());
        }
    }

    /// Sends one again that failed.
    pub fn again(self, id: u32, access: &Access, max: u64) {
        self.set(id, Progress::Waiting);
        self.go_on(access.clone(), max);
    }

    /// Sends the next one that waits, unless one is being sent.
    fn go_on(self, access: Access, max: u64) {
        let waiting = self.rows.with_untracked(|rows| {
            let busy = rows.iter().any(|row| row.progress == Progress::Sending);
            rows.iter().find(|row| !busy && row.progress == Progress::Waiting).map(|row| row.id)
        });
        let Some((id, file)) = waiting.and_then(|id| self.file(id)) else { return };
        self.set(id, Progress::Sending);
        spawn_local(async move {
            match one(&access, &file, max).await {
                Ok(after) => {
                    self.files.update_value(|all| all.retain(|(other, _)| *other != id));
                    self.set(id, Progress::Sent);
                    self.arrived.set(Some(after));
                }
                Err(error) => self.set(id, Progress::Failed(error)),
            }
            self.go_on(access, max);
        });
    }

    fn file(self, id: u32) -> Option<(u32, File)> {
        self.files.with_value(|all| all.iter().find(|(other, _)| *other == id).cloned())
    }

    fn set(self, id: u32, progress: Progress) {
        self.rows.update(|rows| {
            if let Some(row) = rows.iter_mut().find(|row| row.id == id) {
                row.progress = progress;
            }
        });
    }
}

async fn one(access: &Access, file: &File, max: u64) -> Result<ComplaintView, UploadError> {
    let prepared = prepare(file, max).await?;
    let digest = sha256(&prepared.bytes).await?;
    complaints::add_file(access, &prepared.name, &prepared.bytes, &digest).await.map_err(|error| match error {
        Error::Invalid(problems) => {
            let about_it = problems.into_iter().find(|problem| problem.field == Field::Letter);
            UploadError::Fault(about_it.map_or(Fault::FileUnreadable, |problem| problem.fault))
        }
        error => UploadError::Failed(error),
    })
}
