//! Ready-made words for a return: what the applicant is to do. An officer may change them. They are Indonesian whatever the officer
//! reads: the applicant reads them, and an office writes to applicants in Indonesian (UU 24/2009, art. 28).

use domain::renewal::ReturnReason;

/// The words for a reason; none for a free one.
pub fn of(reason: ReturnReason) -> &'static str {
    match reason {
        ReturnReason::Unreadable => "Unggah lagi pindaian atau foto yang tajam, lengkap semua halamannya.",
        ReturnReason::Unsigned => "Mintakan tanda tangan pimpinan dan stempel, lalu unggah lagi dokumennya.",
        ReturnReason::WrongDocument => "Unggah dokumen atas nama Anda sendiri untuk pembaruan sertifikat ini.",
        ReturnReason::Outdated => "Unggah dokumen terbaru yang memuat tanggal dan nomor.",
        ReturnReason::DataDiffers => "Samakan data yang Anda isi dengan dokumennya, atau unggah dokumen yang sesuai.",
        ReturnReason::FiledForYou | ReturnReason::Other => "",
    }
}

/// Instructions that disposition sheets have to tick. Indonesian, since they are printed.
pub const INSTRUCTIONS: [&str; 4] =
    ["Untuk ditindaklanjuti", "Teliti dan laporkan", "Koordinasikan dengan unit terkait", "Untuk diketahui"];
