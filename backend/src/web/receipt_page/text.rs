//! The page's words, in both languages.

use crate::web::standard_page::Language;

/// The page's words.
#[allow(missing_docs, reason = "each is named for what it says")]
pub struct Words {
    pub title: &'static str,
    pub lead: &'static str,
    pub error: &'static str,
    pub code: &'static str,
    pub hint: &'static str,
    pub check: &'static str,
    pub blank: &'static str,
    pub faulty: &'static str,
    pub issued: &'static str,
    pub issued_body: &'static str,
    pub number: &'static str,
    pub date: &'static str,
    pub office: &'static str,
    pub digest: &'static str,
    pub compare: &'static str,
    pub another: &'static str,
    pub unknown: &'static str,
    pub unknown_body: &'static str,
    pub too_many: &'static str,
    pub too_many_body: &'static str,
}

/// Returns the words of a language.
pub const fn words(language: Language) -> &'static Words {
    match language {
        Language::Indonesian => &ID,
        Language::English => &EN,
    }
}

static ID: Words = Words {
    title: "Periksa tanda terima",
    lead: "Masukkan kode pada tanda terima permohonan pembaruan sertifikat elektronik untuk memeriksa keasliannya.",
    error: "Kesalahan: ",
    code: "Kode tanda terima",
    hint: "20 huruf dan angka di bawah kode QR, misalnya 7K3M-9Q2X-0V4D-H6TB-PS81",
    check: "Periksa",
    blank: "Masukkan kode tanda terima",
    faulty: "Periksa kembali kodenya: ada huruf atau angka yang salah atau kurang",
    issued: "Tanda terima ini asli",
    issued_body: "Layanan ini menerbitkan tanda terima dengan keterangan berikut.",
    number: "Nomor permohonan",
    date: "Tanggal dikirim",
    office: "Kantor penerima",
    digest: "Sidik catatan (SHA-256)",
    compare: "Bandingkan dengan yang tertulis pada tanda terima. Bila ada yang berbeda, tanda terima itu telah diubah. Nama pemohon dan isi permohonan tidak ditampilkan di sini.",
    another: "Periksa tanda terima lain",
    unknown: "Tanda terima tidak dikenal",
    unknown_body: "Kode itu bukan milik tanda terima yang diterbitkan layanan ini, atau masa simpan permohonannya sudah lewat.",
    too_many: "Terlalu banyak percobaan",
    too_many_body: "Terlalu banyak kode yang tidak dikenal diperiksa dari jaringan ini. Coba lagi beberapa menit kemudian.",
};

static EN: Words = Words {
    title: "Check a receipt",
    lead: "Enter the code on the receipt of an application to renew an electronic certificate to check that it is genuine.",
    error: "Error: ",
    code: "Receipt code",
    hint: "20 letters and digits below the QR code, for example 7K3M-9Q2X-0V4D-H6TB-PS81",
    check: "Check",
    blank: "Enter the receipt code",
    faulty: "Check the code: a letter or digit is wrong or missing",
    issued: "This receipt is genuine",
    issued_body: "This service issued a receipt with these details.",
    number: "Application number",
    date: "Date sent",
    office: "Receiving office",
    digest: "Entry digest (SHA-256)",
    compare: "Compare them with what is written on the receipt. If something differs, the receipt has been altered. The applicant's name and the content of the application are not displayed here.",
    another: "Check another receipt",
    unknown: "Unknown receipt",
    unknown_body: "The code does not belong to a receipt that this service issued, or the retention period of the application is over.",
    too_many: "Too many attempts",
    too_many_body: "Too many unknown codes were checked from this network. Try again in a few minutes.",
};
