//! The public pages.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// The texts.
pub struct Text {
    /// Heading.
    pub title: &'static str,
    /// One sentence.
    pub lead: &'static str,
    /// Heading of the four things.
    pub needs: &'static str,
    /// The four things: markup.
    pub needs_items: &'static str,
    /// The one button.
    pub begin: &'static str,
    /// Goes on, for whoever is logged in; a gap for the name.
    pub go_on_as: &'static str,
    /// Opens the agencies' durations.
    pub duration: &'static str,
    /// Heading of the agencies that are served.
    pub agencies: &'static str,
    /// Column: agency.
    pub agency: &'static str,
    /// In place of the durations, while or where they can't be loaded.
    pub no_durations: &'static str,
    /// Column: time.
    pub time: &'static str,
}

const ID: Text = Text {
    title: "Perbarui sertifikat elektronik Anda",
    lead: "Layanan pembaruan sertifikat tanda tangan elektronik (BSrE) bagi aparatur pemerintah daerah. Anda mengerjakannya sendiri, sekitar 10 menit, dan dapat berhenti lalu melanjutkan nanti.",
    needs: "Yang Anda perlukan",
    needs_items: "<li><strong>E-mail dinas yang dapat dibuka sekarang</strong> untuk menerima kode masuk, dan kata sandi Anda</li>\
<li><strong>Surat permohonan atau rekomendasi</strong> yang sudah ditandatangani kepala unit kerja, sebagai PDF atau foto (<a href=\"/contoh-surat\">contoh surat</a>)</li>\
<li><strong>SK terbaru</strong> hanya bila jabatan, pangkat, atau unit kerja Anda berubah</li>\
<li><strong>Tempat aman untuk mencatat passphrase baru</strong> karena Anda memerlukannya setiap kali menandatangani</li>",
    begin: "Mulai sekarang",
    go_on_as: "Lanjutkan sebagai {}",
    duration: "Berapa lama di instansi Anda",
    agencies: "Bagi pegawai",
    agency: "Instansi",
    no_durations: "Daftar instansi belum termuat. Muat ulang halaman ini saat Anda terhubung ke internet.",
    time: "Waktu",
};

const EN: Text = Text {
    title: "Renew your electronic certificate",
    lead: "Renew your BSrE electronic signature certificate if you work in local government. It takes about 10 minutes, and you can stop and continue later.",
    needs: "What you need",
    needs_items: "<li><strong>An official mailbox you can open now</strong> to receive the log-in code, and your password</li>\
<li><strong>The letter of application or recommendation</strong> signed by the head of your unit, as a PDF or photo (<a href=\"/contoh-surat?bahasa=en\">sample letter</a>)</li>\
<li><strong>Your latest decree (SK)</strong> only if your position, rank or unit has changed</li>\
<li><strong>A safe place to note the new passphrase</strong> because you need it each time you sign</li>",
    begin: "Start now",
    go_on_as: "Continue as {}",
    duration: "How long it takes at your agency",
    agencies: "For staff of",
    agency: "Agency",
    no_durations: "The list of agencies has not loaded. Reload this page when you are online.",
    time: "Time",
};
