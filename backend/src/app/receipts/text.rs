//! The words of the receipt, in Indonesian only, as the office's other papers.

use domain::person::FilePurpose;

pub const TITLE: &str = "Tanda Terima Permohonan";
pub const OFFICE: &str = "Kantor penerima";
pub const KIND: &str = "Perihal";
pub const BY: &str = "Oleh";
pub const HOLDER: &str = "pemohon sendiri";
pub const OFFICER: &str = "petugas untuk pemohon";
pub const CERTIFICATE: &str = "Sertifikat lama";
pub const NO_CERTIFICATE: &str = "tidak ada catatan";
pub const DATA: &str = "Data yang diminta diubah";
pub const FILES: &str = "Berkas yang diterima";
pub const FILES_HEAD: [&str; 3] = ["Berkas", "Halaman", "SHA-256"];
pub const GENUINE: &str = "Keaslian tanda terima";
pub const QR: &str = "Kode QR: halaman pemeriksaan tanda terima ini";
pub const CODE: &str = "Kode";
pub const ADDRESS: &str = "Alamat";
pub const DIGEST: &str = "Sidik catatan (SHA-256)";

/// Formats how the receipt is checked.
pub const HOW: &str = "Pindai kode QR, atau buka alamat di bawah ini dan masukkan kodenya. Bandingkan nomor, tanggal, kantor, dan sidik di sana dengan yang tertulis di sini.";

/// Returns the serial number and the end of a certificate.
pub fn certificate(serial: Option<&str>, end: Option<&str>) -> String {
    match (serial, end) {
        (Some(serial), Some(end)) => format!("nomor seri {serial}, berlaku s.d. {end}"),
        (Some(serial), None) => format!("nomor seri {serial}"),
        (None, Some(end)) => format!("berlaku s.d. {end}"),
        (None, None) => NO_CERTIFICATE.to_owned(),
    }
}

/// Formats what stands in the letter's place: whose recommendation.
pub fn recommended(name: &str) -> String {
    ["Rekomendasi elektronik oleh ", name].concat()
}

/// Returns what a file is. `letter`: what the agency calls the letter.
pub fn file(purpose: FilePurpose, letter: &str) -> &str {
    match purpose {
        FilePurpose::Letter | FilePurpose::FiledLetter => letter,
        FilePurpose::Ktp => "KTP",
        FilePurpose::Sk => "SK",
    }
}
