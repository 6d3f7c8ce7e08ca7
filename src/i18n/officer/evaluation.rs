//! The evaluation of the service.

use crate::i18n::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    title: "Evaluasi pelayanan", "Evaluation of the service";
    refused: "Halaman ini untuk pimpinan dan administrator", "This page is for heads and administrators";
    refused_body: "Evaluasi adalah tugas Kepala Dinas, Kepala Bidang, dan administrator. Anda tidak memegang salah satu peran itu.", "Evaluation is up to the head of the agency, heads of division and administrators. You have none of these roles.";
}
