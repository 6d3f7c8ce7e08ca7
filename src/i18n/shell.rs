//! What stands around every page.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// The texts.
pub struct Text {
    /// Jumps over the header.
    pub skip: &'static str,
    /// Name of the tools in the header.
    pub tools: &'static str,
    /// The other language's name, in that language.
    pub other_language: &'static str,
    /// Logs out.
    pub log_out: &'static str,
    /// Back link.
    pub back: &'static str,
    /// Name of the back link's landmark.
    pub back_label: &'static str,
    /// Name of the case summary.
    pub case: &'static str,
    /// End of every page's title.
    pub title_end: &'static str,
    /// While the line is down.
    pub offline: &'static str,
    /// The same, where there is a form.
    pub offline_unsent: &'static str,
    /// The same, where there is none.
    pub offline_old: &'static str,
    /// A new version of the apps is ready.
    pub new_version: &'static str,
    /// It can't be used yet.
    pub version_waits: &'static str,
    /// Uses it.
    pub take_version: &'static str,
    /// Heading of the help contact.
    pub help: &'static str,
    /// Help contact while the agency is unknown.
    pub help_anywhere: &'static str,
    /// Link.
    pub standard: &'static str,
    /// Link.
    pub privacy: &'static str,
    /// Leads to answers to frequent questions.
    pub help_page: &'static str,
    /// Link to one's account.
    pub account: &'static str,
    /// Goes on to the next page.
    pub go_on: &'static str,
    /// While it is being sent.
    pub sending: &'static str,
    /// While it is being fetched.
    pub loading: &'static str,
    /// Below that.
    pub loading_hint: &'static str,
    /// Shows a secret.
    pub show: &'static str,
    /// Hides it again.
    pub hide: &'static str,
    /// Heading of the warning before the session ends.
    pub still_here: &'static str,
    /// What happens then.
    pub still_here_body: &'static str,
    /// Extends the session.
    pub stay: &'static str,
    /// After the log-out.
    pub logged_out: &'static str,
    /// What is kept of an application, for holders.
    pub draft_kept: &'static str,
    /// After a log-out that did not reach the backend.
    pub logged_out_here: &'static str,
    /// Title of the page for unknown addresses.
    pub unknown: &'static str,
    /// What to do there.
    pub unknown_body: &'static str,
    /// Leads to the first page.
    pub to_start: &'static str,
}

const ID: Text = Text {
    skip: "Langsung ke isi",
    tools: "Akun dan bahasa",
    other_language: "English",
    log_out: "Keluar",
    back: "Kembali",
    back_label: "Halaman sebelumnya",
    case: "Permohonan Anda",
    title_end: " – Perbarui",
    offline: "Sambungan terputus.",
    offline_unsent: "Yang belum Anda kirim masih ada di halaman ini, tetapi belum terkirim; jangan tutup halaman ini.",
    offline_old: "Isi halaman ini mungkin bukan keadaan terakhir.",
    new_version: "Versi baru Perbarui tersedia.",
    version_waits: "Perbarui masih terbuka di tab lain. Tutup tab itu dahulu.",
    take_version: "Muat versi baru",
    help: "Perlu bantuan?",
    help_anywhere: "Hubungi petugas Dinas Kominfo di daerah Anda pada jam kerja.",
    standard: "Standar pelayanan",
    privacy: "Pelindungan data pribadi",
    help_page: "Bantuan",
    account: "Akun saya",
    go_on: "Lanjutkan",
    sending: "Mengirim …",
    loading: "Memuat halaman",
    loading_hint: "Biasanya beberapa detik.",
    show: "Tampilkan",
    hide: "Sembunyikan",
    still_here: "Anda masih di sini?",
    still_here_body: "Sesi Anda berakhir sekitar satu menit lagi karena tidak ada kegiatan. Setelah masuk lagi di halaman ini, isian Anda masih ada.",
    stay: "Tetap masuk",
    logged_out: "Anda sudah keluar.",
    draft_kept: "Jika Anda sedang mengisi permohonan, jawaban pada langkah sebelumnya tersimpan; lanjutkan kapan saja.",
    logged_out_here: "Sambungan terputus, sehingga sesi Anda belum berakhir di server. Tutup peramban ini, atau setelah tersambung, masuk lagi lalu keluar.",
    unknown: "Halaman tidak ditemukan",
    unknown_body: "Periksa alamatnya, atau mulai dari halaman awal.",
    to_start: "Ke halaman awal",
};

const EN: Text = Text {
    skip: "Skip to content",
    tools: "Account and language",
    other_language: "Bahasa Indonesia",
    log_out: "Log out",
    back: "Back",
    back_label: "Previous page",
    case: "Your application",
    title_end: " – Perbarui",
    offline: "You are offline.",
    offline_unsent: "What you have not sent is still on this page, but it has not been sent; don't close this page.",
    offline_old: "What this page shows may be out of date.",
    new_version: "A new version of Perbarui is available.",
    version_waits: "Perbarui is still open in another tab. Close that tab first.",
    take_version: "Load the new version",
    help: "Need help?",
    help_anywhere: "Contact your local Dinas Kominfo during office hours.",
    standard: "Service standards",
    privacy: "Privacy notice",
    help_page: "Help",
    account: "My account",
    go_on: "Continue",
    sending: "Sending …",
    loading: "Loading the page",
    loading_hint: "This usually takes a few seconds.",
    show: "Show",
    hide: "Hide",
    still_here: "Are you still there?",
    still_here_body: "Your session ends in about a minute because you have been inactive. If you log in again on this page, your answers will still be here.",
    stay: "Stay logged in",
    logged_out: "You have logged out.",
    draft_kept: "If you were filling in an application, your answers on completed pages are saved; continue at any time.",
    logged_out_here: "You are offline, so your session has not ended on the server. Close this browser, or once you are back online, log in and log out again.",
    unknown: "Page not found",
    unknown_body: "Check the address, or go to the home page.",
    to_start: "Go to the home page",
};
