//! What to do about a file that is not taken as it is.

use domain::problem::{ActiveContent, Fault, PhotoFormat};

use super::super::{fill, pick};

/// What to do about a fault of such a file; blank for any other.
pub fn fault(fault: &Fault) -> String {
    match fault {
        Fault::FileActiveContent(content, page) => active(*content, *page),
        Fault::FileNotReplaced => t().not_replaced.into(),
        Fault::RecommendationVoid => t().recommendation_void.into(),
        Fault::FileSuspicious => t().suspicious.into(),
        Fault::FilePhotoFormat(format) => photo(*format),
        Fault::FileUnavailable => t().unavailable.into(),
        _ => String::new(),
    }
}

fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// A PDF that holds more than pages: what, where, and the way out.
fn active(content: ActiveContent, page: Option<u32>) -> String {
    let t = t();
    let what = match content {
        ActiveContent::Script => t.script,
        ActiveContent::FieldScript => t.field_script,
        ActiveContent::Automatic => t.automatic,
        ActiveContent::FileLink => t.file_link,
        ActiveContent::Form => t.form,
        ActiveContent::Attachment => t.attachment,
        ActiveContent::Media => t.media,
    };
    let place = page.map_or_else(String::new, |page| fill(t.on_page, &page.to_string()));
    fill(t.active, &[what, &place].concat())
}

/// A photograph in a format that has to be converted.
fn photo(format: PhotoFormat) -> String {
    let t = t();
    match format {
        PhotoFormat::Heic => t.heic.into(),
        PhotoFormat::Webp => t.webp.into(),
    }
}

struct Text {
    not_replaced: &'static str,
    recommendation_void: &'static str,
    suspicious: &'static str,
    unavailable: &'static str,
    active: &'static str,
    on_page: &'static str,
    script: &'static str,
    field_script: &'static str,
    automatic: &'static str,
    file_link: &'static str,
    form: &'static str,
    attachment: &'static str,
    media: &'static str,
    heic: &'static str,
    webp: &'static str,
}

const ID: Text = Text {
    not_replaced: "Ganti berkas yang dikembalikan, atau tandai di bawah bahwa Anda mengirim berkas yang sama",
    recommendation_void: "Minta rekomendasi lagi atau unggah surat: data Anda berubah setelah direkomendasikan",
    suspicious: "Cetak ke PDF (menu Cetak > Simpan sebagai PDF), lalu unggah hasilnya: berkas ini belum dapat diperiksa",
    unavailable: "Unduh dahulu berkas ini ke perangkat Anda, lalu pilih lagi: isinya tidak dapat dibaca",
    active: "Cetak ke PDF (menu Cetak > Simpan sebagai PDF), lalu unggah hasilnya: berkas ini memuat {}",
    on_page: " di halaman {}",
    script: "skrip",
    field_script: "skrip pada kolom isian",
    automatic: "tindakan yang berjalan sendiri",
    file_link: "acuan ke berkas lain",
    form: "formulir aktif",
    attachment: "lampiran berkas",
    media: "suara, video, atau 3D",
    heic: "Buat tangkapan layar foto ini lalu pilih itu: berkas ini HEIC. Di iPhone: Pengaturan > Kamera > Format > Paling Kompatibel",
    webp: "Buat tangkapan layar foto ini lalu pilih itu: berkas ini WebP",
};

const EN: Text = Text {
    not_replaced: "Replace the returned file, or tick below that you are sending the same one",
    recommendation_void: "Ask for a recommendation again or upload the letter: your details changed after it was given",
    suspicious: "Print it to PDF (Print > Save as PDF) and upload the result: this file could not be checked",
    unavailable: "Download this file to your device first, then choose it again: it could not be read",
    active: "Print it to PDF (Print > Save as PDF) and upload the result: this file has {}",
    on_page: " on page {}",
    script: "a script",
    field_script: "a form field's script",
    automatic: "an action that runs by itself",
    file_link: "a reference to another file",
    form: "an active form",
    attachment: "a file attached",
    media: "sound, video or 3D",
    heic: "Take a screenshot of this photo and choose that: this file is HEIC. On an iPhone: Settings > Camera > Formats > Most Compatible",
    webp: "Take a screenshot of this photo and choose that: this file is WebP",
};
