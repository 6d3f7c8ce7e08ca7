//! Feedback on the service.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    title: "Masukan untuk layanan", "Feedback on the service";
    lead: "Masukan Anda dipakai kantor Dinas untuk memperbaiki layanan pembaruan sertifikat.", "The office uses your feedback to improve the renewal of certificates.";
    rating: "Penilaian layanan", "Rating the service";
    rating_how: "Penilaian diisi setelah permohonan selesai: tautannya ada di halaman permohonan Anda.", "You can rate the service once an application is completed: the link is on the application's page.";
}
