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
    /// Heading of the three things.
    pub needs: &'static str,
    /// The three things: markup.
    pub needs_items: &'static str,
    /// The one button.
    pub begin: &'static str,
    /// Goes on, for whoever is logged in; a gap for the name.
    pub go_on_as: &'static str,
    /// Opens the agencies' durations.
    pub duration: &'static str,
    /// Column: agency.
    pub agency: &'static str,
    /// In place of the durations, while or where they can't be loaded.
    pub no_durations: &'static str,
    /// Column: time.
    pub time: &'static str,
    /// Service standards: heading.
    pub standards: &'static str,
    /// Service standards: one sentence.
    pub standards_lead: &'static str,
    /// Service standards: link to an agency's page.
    pub standard_whole: &'static str,
    /// The query that asks for that page in this language.
    pub standard_language: &'static str,
    /// Contacts.
    pub contacts: &'static str,
    /// Personal data: heading.
    pub privacy: &'static str,
    /// Personal data: the notice that UU 27/2022 asks for, as markup.
    pub privacy_body: &'static str,
}

const ID: Text = Text {
    title: "Perbarui sertifikat elektronik Anda",
    lead: "Layanan pembaruan sertifikat tanda tangan elektronik (BSrE) bagi aparatur pemerintah daerah. Anda mengerjakannya sendiri, sekitar 10 menit.",
    needs: "Yang Anda perlukan",
    needs_items: "<li><strong>E-mail dinas yang dapat dibuka sekarang</strong>, untuk menerima kode masuk, dan kata sandi Anda</li>\
<li><strong>Surat permohonan atau rekomendasi</strong> yang sudah ditandatangani kepala unit kerja, sebagai PDF atau foto (<a href=\"/contoh-surat\">contoh surat</a>)</li>\
<li><strong>SK terbaru</strong> hanya bila jabatan, pangkat, atau unit kerja Anda berubah</li>",
    begin: "Mulai sekarang",
    go_on_as: "Lanjutkan sebagai {}",
    duration: "Berapa lama di instansi Anda",
    agency: "Instansi",
    no_durations: "Daftar instansi belum termuat. Muat ulang halaman ini saat Anda terhubung ke internet.",
    time: "Waktu",
    standards: "Standar pelayanan",
    standards_lead: "Setiap instansi melayani menurut standarnya sendiri. Sertifikat diterbitkan oleh BSrE, yang waktunya di luar kendali kantor Dinas.",
    standard_whole: "Standar layanan lengkap dan bagan prosedur",
    standard_language: "",
    contacts: "Kontak",
    privacy: "Data pribadi Anda",
    privacy_body: "<p class=\"lead\">Kami memakai data Anda hanya untuk memperbarui sertifikat elektronik Anda, menurut UU 27/2022.</p>\
<h2>Data yang dipakai</h2><p>Nama, NIK, NIP, e-mail dinas, nomor ponsel, unit kerja, jabatan, pangkat, surat permohonan atau rekomendasi, serta KTP dan SK bila diperlukan. Dasarnya adalah tugas pelayanan publik instansi Anda, maka kami tidak meminta persetujuan. Tidak ada foto diri atau biometrik.</p>\
<h2>Siapa yang melihat</h2><p>Hanya Anda, petugas di instansi Anda yang menangani akun dan permohonan Anda, dan BSrE sebagai penerbit. Setiap kali petugas membuka permohonan, pengaduan, berkas, atau NIK Anda, atau menemukan Anda lewat pencarian, hal itu dicatat, dan Anda dapat melihatnya: <a href=\"/akun/dilihat\">Siapa yang melihat data Anda</a>.</p>\
<h2>Kunci dan passphrase</h2><p>Kunci baru dibuat di peramban Anda. Passphrase tidak pernah dikirim atau disimpan; tanpa frasa itu kunci tidak dapat dibuka oleh siapa pun, termasuk kami.</p>\
<h2>Hak Anda</h2><p>Anda dapat melihat data Anda dan meminta perbaikan melalui layanan ini, serta meminta salinannya kepada petugas. Data disimpan dan dimusnahkan menurut jadwal retensi arsip instansi Anda.</p>",
};

const EN: Text = Text {
    title: "Renew your electronic certificate",
    lead: "This service renews the electronic signature certificates (BSrE) of people in regional government. You do it yourself, in about 10 minutes.",
    needs: "What you need",
    needs_items: "<li><strong>An official mailbox you can open now</strong>, to receive the log-in code, and your password</li>\
<li><strong>The letter of application or recommendation</strong> signed by the head of your unit, as PDF or photograph (<a href=\"/contoh-surat?bahasa=en\">sample letter</a>)</li>\
<li><strong>Your latest decree (SK)</strong> only if your position, rank or unit changed</li>",
    begin: "Start now",
    go_on_as: "Continue as {}",
    duration: "How long it takes at your agency",
    agency: "Agency",
    no_durations: "The list of agencies has not loaded. Load this page again when you are online.",
    time: "Time",
    standards: "Service standards",
    standards_lead: "Each agency works by a standard of its own. Certificates are issued by BSrE, whose time is outside the office's control.",
    standard_whole: "The whole standard, with a chart of the procedure",
    standard_language: "?bahasa=en",
    contacts: "Contacts",
    privacy: "Your personal data",
    privacy_body: "<p class=\"lead\">We use your data only to renew your electronic certificate, under UU 27/2022.</p>\
<h2>The data</h2><p>Name, NIK, NIP, official e-mail, mobile number, unit, position, rank, the letter of application or recommendation, and KTP and SK where needed. The legal basis is your agency's public duty, so we ask for no consent. No portrait and no biometric data are taken.</p>\
<h2>Who sees it</h2><p>Only you, the officers of your agency who handle your account and application, and BSrE as issuer. Each time an officer opens your application, your complaint, a file or your NIK, or finds you in a search, it is recorded and you can see it: <a href=\"/akun/dilihat\">Who has seen your data</a>.</p>\
<h2>Key and passphrase</h2><p>The new key is made in your browser. The passphrase is never sent or stored; without it nobody can open the key, not even we.</p>\
<h2>Your rights</h2><p>You can see your data and ask for corrections in this service, and ask the office for a copy. Data is kept and destroyed as your agency's retention schedule says.</p>",
};
