//! Why a part of an application is open again. Apart from the timeline's words, which the wizard does not load.

use domain::renewal::ReturnReason;

use super::pick;

/// Why it must be mended, as what to do. Blank where only the officer's own words say it.
pub fn return_reason(reason: ReturnReason) -> &'static str {
    let t = pick(&ID, &EN);
    match reason {
        ReturnReason::Unreadable => t.unreadable,
        ReturnReason::Unsigned => t.unsigned,
        ReturnReason::WrongDocument => t.wrong_document,
        ReturnReason::Outdated => t.outdated,
        ReturnReason::DataDiffers => t.data_differs,
        ReturnReason::FiledForYou => t.filed_for_you,
        ReturnReason::Other => "",
    }
}

texts! {
    unreadable: "Unggah berkas yang dapat dibaca: berkas ini tidak terbaca.", "Upload a readable file: this one can't be read.";
    unsigned: "Unggah surat yang bertanda tangan dan berstempel lengkap.", "Upload the letter with its signature and stamp.";
    wrong_document: "Unggah dokumen yang tepat: ini milik orang lain atau untuk keperluan lain.", "Upload the right document: this one is another person's or for another purpose.";
    outdated: "Unggah dokumen terbaru yang bertanggal dan bernomor.", "Upload the latest document, with date and number.";
    data_differs: "Periksa data Anda: tidak sama dengan bukti.", "Check your details: they differ from the evidence.";
    filed_for_you: "Diajukan petugas untuk Anda: periksa dan lengkapi bagian ini.", "Filed by the office for you: check and complete this part.";
}
