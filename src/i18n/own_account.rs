//! "Akun saya": one's own data, and the ways to everything about the account.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    title: "Akun saya", "My account";
    security: "Keamanan", "Security";
    methods: "Cara masuk dan kata sandi", "How you log in, and your password";
    sessions: "Sesi dan perangkat yang sedang masuk", "Sessions and devices that are logged in";
    seen: "Siapa yang melihat data Anda", "Who has seen your data";
    calendar: "Tanggal sertifikat di kalender Anda", "Your certificate's dates in your calendar";
    notifications: "Pemberitahuan dan bahasa e-mail", "Notifications and language of e-mails";
    report_key: "Laporkan kunci hilang atau bocor", "Report a lost or leaked key";
    recommendations: "Permintaan rekomendasi kepada Anda", "Requests for your recommendation";
    data: "Data Anda", "Your data";
    data_lead: "Data ini tercatat di kantor Anda. Bila ada yang keliru, ubahlah saat memperbarui sertifikat atau hubungi petugas.", "This is what your office has on record. If anything is wrong, change it when you renew your certificate, or contact the office.";
    name: "Nama", "Name";
    email: "E-mail dinas", "Official e-mail";
    mobile: "Nomor ponsel", "Mobile number";
    unit: "Unit kerja", "Unit";
    agency: "Instansi", "Agency";
    province: "Provinsi", "Province";
    position: "Jabatan", "Position";
    rank: "Pangkat/golongan", "Rank";
    blank: "Tidak tercatat", "Not on record";
    certificates: "Sertifikat Anda", "Your certificates";
    no_certificates: "Belum ada sertifikat yang tercatat.", "No certificate is on record.";
    serial: "Nomor seri", "Serial number";
    valid: "Berlaku {} sampai {}", "Valid {} until {}";
    draft: "Draf permohonan", "Draft application";
    draft_saved: "Draf tersimpan {}; tinggal {} langkah.", "Draft saved {}; steps left: {}.";
    resume: "Lanjutkan permohonan", "Continue your application";
    discard: "Hapus draf", "Delete the draft";
    discard_question: "Hapus draf permohonan ini?", "Delete this draft?";
    discard_body: "Jawaban, berkas, dan kunci yang sudah dibuat akan dihapus. Sertifikat Anda tidak berubah.", "Your answers, files and the key that was created will be deleted. Your certificate does not change.";
    cancel: "Batal", "Cancel";
    copy: "Salinan data Anda", "A copy of your data";
    copy_lead: "Yang kami simpan tentang Anda sebagai pemegang sertifikat, dalam satu berkas (JSON): data, sertifikat, permohonan dan pesan, daftar berkas, rekomendasi, laporan kunci, pengaduan bernama, sesi, dan siapa yang melihatnya. Ini hak Anda menurut UU 27/2022.", "What we keep about you as a certificate holder, in one file (JSON): data, certificates, applications and messages, a list of files, recommendations, reports of keys, complaints in your name, sessions, and who has seen it. This is your right under Law 27/2022.";
    get_copy: "Unduh salinan data (JSON)", "Download the copy (JSON)";
}
