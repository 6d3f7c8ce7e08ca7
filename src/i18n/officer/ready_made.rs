//! Ready-made words for a return: what the applicant is to do. An officer may change them.

use domain::renewal::ReturnReason;

use crate::i18n::pick;

/// The words for a reason; none for a free one.
pub fn of(reason: ReturnReason) -> &'static str {
    let t = pick(&ID, &EN);
    match reason {
        ReturnReason::Unreadable => t.unreadable,
        ReturnReason::Unsigned => t.unsigned,
        ReturnReason::WrongDocument => t.wrong_document,
        ReturnReason::Outdated => t.outdated,
        ReturnReason::DataDiffers => t.data_differs,
        ReturnReason::FiledForYou | ReturnReason::Other => "",
    }
}

texts! {
    unreadable: "Unggah lagi pindaian atau foto yang tajam, lengkap semua halamannya.", "Upload a sharp scan or photo again, with all pages.";
    unsigned: "Mintakan tanda tangan pimpinan dan stempel, lalu unggah lagi dokumennya.", "Have it signed and stamped by your head of unit, then upload it again.";
    wrong_document: "Unggah dokumen atas nama Anda sendiri untuk pembaruan sertifikat ini.", "Upload the document in your own name for this renewal.";
    outdated: "Unggah dokumen terbaru yang memuat tanggal dan nomor.", "Upload the newest document, with date and number.";
    data_differs: "Samakan data yang Anda isi dengan dokumennya, atau unggah dokumen yang sesuai.", "Correct the data so that it matches the document, or upload the right document.";
}
