//! What to do when the backend did not do what was asked.

use domain::renewal::Refusal;

use super::{fill, pick, problem};
use crate::api::Error;

/// What happened and what to do.
pub fn text(error: &Error) -> String {
    let t = pick(&ID, &EN);
    match error {
        Error::Offline => t.offline.into(),
        Error::NotLoggedIn => t.not_logged_in.into(),
        Error::Refused(refusal) | Error::Conflict(refusal @ Some(_)) => match refusal {
            Some(Refusal::AlreadyOpen) => t.already_open,
            Some(Refusal::NotRenewable) => t.not_renewable,
            Some(Refusal::WrongStage) => t.wrong_stage,
            Some(Refusal::CaseOpen) => t.case_open,
            Some(other) => problem::officers_refusal(*other).unwrap_or(t.refused),
            None => t.refused,
        }
        .into(),
        Error::Invalid(_) => t.heading.into(),
        Error::Conflict(None) => t.conflict.into(),
        Error::NotFound => t.not_found.into(),
        Error::TooMany(seconds) => fill(t.too_many, &seconds.div_ceil(60).max(1).to_string()),
        Error::TooLarge => t.too_large.into(),
        Error::Busy => t.busy.into(),
        Error::Server(reference) => fill(t.server, reference),
    }
}

/// The same where a page could not be loaded: nothing was typed there.
pub fn of_page(error: &Error) -> String {
    if *error == Error::Offline { pick(&ID, &EN).offline_page.into() } else { text(error) }
}

/// Heading of the error summary. Where no field is concerned, the person has nothing to correct: the line was down, say, or
/// they have to wait.
pub fn heading(faults: &[(&'static str, String)]) -> &'static str {
    let t = t();
    if faults.iter().all(|(field, _)| field.is_empty()) { t.failed } else { t.heading }
}

/// Headings around failures.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// Texts around failures.
pub struct Text {
    heading: &'static str,
    failed: &'static str,
    /// Put before the title of a page with errors, and unseen before an inline error.
    pub prefix: &'static str,
    /// Heading where a page could not be loaded.
    pub not_loaded: &'static str,
    /// Heading where the account may not see it.
    pub no_access: &'static str,
    /// Heading where there is no such thing.
    pub missing: &'static str,
    /// Tries once more.
    pub again: &'static str,
    offline: &'static str,
    offline_page: &'static str,
    not_logged_in: &'static str,
    already_open: &'static str,
    not_renewable: &'static str,
    wrong_stage: &'static str,
    case_open: &'static str,
    refused: &'static str,
    conflict: &'static str,
    not_found: &'static str,
    too_many: &'static str,
    too_large: &'static str,
    busy: &'static str,
    server: &'static str,
}

const ID: Text = Text {
    heading: "Ada yang perlu diperbaiki",
    failed: "Belum berhasil",
    prefix: "Kesalahan: ",
    not_loaded: "Halaman belum dapat ditampilkan",
    no_access: "Anda tidak memiliki akses ke halaman ini",
    missing: "Tidak ditemukan",
    again: "Coba lagi",
    offline: "Sambungan terputus. Periksa jaringan lalu coba lagi; isian Anda masih ada",
    offline_page: "Sambungan terputus. Periksa jaringan lalu coba lagi",
    not_logged_in: "Masuk lagi untuk melanjutkan; isian Anda masih ada",
    already_open: "Permohonan Anda yang lain sedang diproses. Buka halaman Sertifikat saya untuk melihatnya",
    not_renewable: "Buka halaman Sertifikat saya: di sana tertulis sebabnya, dan kapan atau bagaimana sertifikat Anda dapat diperbarui",
    wrong_stage: "Muat ulang halaman: permohonan ini sudah berpindah langkah",
    case_open: "Tunggu sampai permohonan yang berjalan selesai: selama itu data akunnya tidak diubah",
    refused: "Hubungi administrator: akun Anda tidak berwenang melakukan tindakan ini",
    conflict: "Muat ulang halaman: data ini sudah diubah dari tempat lain",
    not_found: "Periksa alamat atau nomornya: tidak ada yang cocok untuk akun Anda",
    too_many: "Tunggu {} menit lalu coba lagi: sudah terlalu banyak percobaan",
    too_large: "Kirim berkas yang lebih kecil",
    busy: "Coba lagi beberapa menit lagi: server sedang penuh atau sibuk",
    server: "Coba lagi sebentar lagi. Bila tetap gagal, hubungi petugas dan sebutkan nomor {}",
};

const EN: Text = Text {
    heading: "There is a problem",
    failed: "That didn't work",
    prefix: "Error: ",
    not_loaded: "This page can't be shown",
    no_access: "You don't have access to this page",
    missing: "Not found",
    again: "Try again",
    offline: "The connection was lost. Check the network and try again; your answers are still here",
    offline_page: "The connection was lost. Check the network and try again",
    not_logged_in: "Log in again to continue; your answers are still there",
    already_open: "Another application of yours is being processed. Open My certificate to see it",
    not_renewable: "Open My certificate: it says why, and when or how your certificate can be renewed",
    wrong_stage: "Reload the page: this application has moved on",
    case_open: "Wait until the present application is closed: until then the account's data stays as it is",
    refused: "You don't have permission to do this. If you need it, contact your agency's administrator",
    conflict: "Reload the page: this data was changed elsewhere",
    not_found: "Check the address or number: nothing you can see matches it",
    too_many: "Wait {} min and try again: there were too many attempts",
    too_large: "Send a smaller file",
    busy: "Try again in a few minutes: the server is full or busy",
    server: "Try again in a moment. If it still fails, contact the office and quote reference {}",
};
