//! Uploads: choose a file, progress, open, replace, remove.

use domain::problem::{Field, Problem};

use super::{failure, pick, problem};
use crate::state::upload::{Phase, UploadError};

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// Why an upload stopped and what to do.
pub fn error(error: &UploadError, field: Field) -> String {
    let t = t();
    match error {
        UploadError::Fault(fault) => problem::text(&Problem::new(field, fault.clone())),
        UploadError::Mixed => t.one_only.into(),
        UploadError::NoPhotoWorker => t.no_photo_worker.into(),
        UploadError::Interrupted => t.interrupted.into(),
        UploadError::Failed(error) => failure::text(error),
    }
}

/// What an upload does at the moment.
pub fn phase(phase: Phase) -> &'static str {
    let t = t();
    match phase {
        Phase::Preparing => t.preparing,
        Phase::Sending => t.uploading,
        Phase::Waiting => t.waiting,
        Phase::Checking => t.checking,
    }
}

#[allow(missing_docs, reason = "the Indonesian text beside each name says what it is")]
pub struct Text {
    pub types: &'static str,
    pub largest: &'static str,
    pub pick_file: &'static str,
    pub or_drag: &'static str,
    pub accepted: &'static str,
    pub returned: &'static str,
    pub pages: &'static str,
    pub open: &'static str,
    pub new_tab: &'static str,
    pub replace: &'static str,
    pub remove: &'static str,
    pub removal_question: &'static str,
    pub remove_yes: &'static str,
    pub keep: &'static str,
    pub cancel: &'static str,
    pub resume: &'static str,
    pub wait_upload: &'static str,
    pub sent_of: &'static str,
    pub preparing: &'static str,
    pub uploading: &'static str,
    pub waiting: &'static str,
    pub checking: &'static str,
    pub one_only: &'static str,
    pub no_photo_worker: &'static str,
    pub interrupted: &'static str,
    pub stopped: &'static str,
}

const ID: Text = Text {
    types: "PDF, atau satu atau beberapa foto JPEG/PNG; lokasi dan data kamera dalam foto dihapus sebelum dikirim",
    largest: "Paling besar {}",
    pick_file: "Pilih berkas",
    or_drag: "atau seret ke sini",
    accepted: "Terunggah",
    returned: "Dikembalikan petugas, belum diganti",
    pages: "{} halaman",
    open: "Buka",
    new_tab: " (tab baru)",
    replace: "Ganti",
    remove: "Hapus",
    removal_question: "Hapus {} dari permohonan ini?",
    remove_yes: "Ya, hapus",
    keep: "Jangan hapus",
    cancel: "Batalkan",
    resume: "Teruskan unggahan",
    wait_upload: "Tunggu sampai unggahan selesai, atau batalkan unggahan",
    sent_of: "{} dari {}",
    preparing: "Menyiapkan berkas",
    uploading: "Mengunggah",
    waiting: "Sambungan terputus; unggahan diteruskan begitu tersambung",
    checking: "Memeriksa berkas",
    one_only: "Pilih satu PDF saja, atau beberapa foto saja",
    no_photo_worker: "Pilih PDF: foto tidak dapat dijadikan PDF di peramban ini",
    stopped: "Unggahan terhenti di {}%: {}. Pilih lagi berkas yang sama untuk meneruskannya.",
    interrupted: "Teruskan unggahan saat jaringan kembali: bagian yang sudah terkirim tidak diulang",
};

const EN: Text = Text {
    types: "A PDF, or one or several JPEG/PNG photographs; place and camera data in them are removed before they are sent",
    largest: "At most {}",
    pick_file: "Choose a file",
    or_drag: "or drag it here",
    accepted: "Uploaded",
    returned: "Returned by the office, not replaced yet",
    pages: "pages: {}",
    open: "Open",
    new_tab: " (new tab)",
    replace: "Replace",
    remove: "Remove",
    removal_question: "Remove the {} from this application?",
    remove_yes: "Yes, remove it",
    keep: "Keep it",
    cancel: "Cancel",
    resume: "Resume the upload",
    wait_upload: "Wait until the upload is done, or cancel it",
    sent_of: "{} of {}",
    preparing: "Preparing the file",
    uploading: "Uploading",
    waiting: "The connection was lost; the upload goes on when it is back",
    checking: "Checking the file",
    one_only: "Choose one PDF only, or photographs only",
    no_photo_worker: "Choose a PDF: photographs can't be made into one in this browser",
    stopped: "An upload stopped at {}%: {}. Choose the same file again to go on with it.",
    interrupted: "Resume the upload when the network is back: what was sent is not sent again",
};
