//! The page's words, in both languages, and those of the picture, which is in Indonesian as letters are.

use crate::web::standard_page::Language;

/// The unit in the picture.
pub const UNIT: &str = "Dinas Contoh";
pub const ADDRESS: &str = "Alamat dan telepon kantor";
pub const NUMBER: &str = "Nomor: 800/123/2026";
pub const SUBJECT: &str = "Hal";
pub const TO: &str = "Yth. ";
pub const ENTRIES: [(&str, &str); 5] = [
    ("Nama", "nama lengkap pegawai"),
    ("NIP", "18 angka"),
    ("Pangkat/gol.", "pangkat sekarang"),
    ("Jabatan", "jabatan sekarang"),
    ("Unit kerja", UNIT),
];
pub const PLACE_AND_DATE: &str = "Tempat, tanggal surat";
pub const SIGNER: &str = "Nama pimpinan";
pub const SIGNER_POSITION: &str = "Jabatan dan NIP pimpinan";

/// The page's words.
#[allow(missing_docs, reason = "each is named for what it says")]
pub struct Words {
    pub tag: &'static str,
    pub title: &'static str,
    pub choose: &'static str,
    pub shows: &'static str,
    pub parts: &'static str,
    pub picture: &'static str,
    pub description: &'static str,
    /// The parts of the picture by their numbers, from 1: name, and what is right.
    pub named: [(&'static str, &'static str); 8],
    pub before: &'static str,
    pub hints: [&'static str; 4],
    pub none: &'static str,
    pub draft: &'static str,
    pub begin: &'static str,
    pub standard: &'static str,
}

/// Returns the words of a language.
pub const fn words(language: Language) -> &'static Words {
    match language {
        Language::Indonesian => &ID,
        Language::English => &EN,
    }
}

static ID: Words = Words {
    tag: "id",
    title: "Contoh surat",
    choose: "Pilih instansi Anda.",
    shows: "Surat harus memuat",
    parts: "Bagian-bagian surat",
    picture: "Contoh surat dengan delapan bagian bernomor",
    description: "Gambar sebuah surat satu halaman. Setiap nomor dijelaskan dalam daftar sesudah gambar ini.",
    named: [
        ("Kop surat", "unit kerja Anda, lengkap dengan alamatnya."),
        ("Nomor surat", "dari buku agenda unit kerja, bukan titik-titik kosong."),
        ("Hal", "menyebut pembaruan sertifikat elektronik."),
        ("Tujuan surat", "kantor yang melayani, bukan BSrE."),
        ("Data pegawai", "sama dengan isian permohonan. Tulis data yang baru bila ada yang berubah."),
        ("Tempat dan tanggal", "saat surat ditandatangani."),
        (
            "Tanda tangan dan stempel dinas",
            "pimpinan unit kerja, bukan pemohon sendiri; atau tanda tangan elektronik pimpinan.",
        ),
        ("Nama dan jabatan pimpinan", "ditulis lengkap dan jelas."),
    ],
    before: "Sebelum mengunggah",
    hints: [
        "Surat yang ditandatangani secara elektronik: unggah berkas PDF aslinya. Jangan dicetak lalu difoto, sebab tanda tangannya tidak dapat diperiksa lagi.",
        "Surat kertas: pindai menjadi PDF, atau foto dari atas di tempat terang.",
        "Seluruh halaman masuk gambar, termasuk kop, nomor, tanda tangan, dan stempel.",
        "Tulisan jelas tanpa memperbesar gambar.",
    ],
    none: "Belum ada surat?",
    draft: "Pada langkah unggah surat, Anda dapat mengunduh draf (Word atau PDF) yang sudah berisi data Anda. Mintakan nomor dan tanda tangan, lalu unggah.",
    begin: "Buka langkah unggah surat",
    standard: "Standar pelayanan instansi ini",
};

static EN: Words = Words {
    tag: "en",
    title: "Sample letter",
    choose: "Choose your agency.",
    shows: "What the letter must show",
    parts: "The parts of the letter",
    picture: "A sample letter with eight numbered parts",
    description: "A drawing of a letter of one page. Each number is explained in the list after this picture.",
    named: [
        ("Letterhead", "of your unit, with its address."),
        ("Letter number", "from your unit's register, not a dotted line."),
        ("Subject", "says that it is about renewing an electronic certificate."),
        ("Addressee", "the office that runs this service, not BSrE itself."),
        ("The applicant's details", "the same as in your application. Give the new details if something has changed."),
        ("Place and date", "where and when it was signed."),
        ("Signature and office stamp", "of the head of your unit, not your own; or the head's electronic signature."),
        ("Name and position of the head", "clearly legible."),
    ],
    before: "Before you upload it",
    hints: [
        "A letter that was signed electronically: upload the original PDF. Don't print and photograph it, because that loses the signature.",
        "A paper letter: scan it to PDF, or take a photo from above in good light.",
        "The whole page is in the picture, with letterhead, number, signature and stamp.",
        "The text is clear without zooming in.",
    ],
    none: "No letter yet?",
    draft: "At the step where you upload the letter you can download a draft (Word or PDF) with your details filled in. Have it numbered and signed, then upload it.",
    begin: "Go to the letter upload step",
    standard: "This agency's service standard",
};
