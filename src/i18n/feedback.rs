//! Feedback on the service.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// The link to rate the service of an application.
pub fn rate() -> &'static str {
    pick::<&'static str>(&"Beri penilaian layanan, sembilan ketukan", &"Rate the service, nine taps")
}

/// The link to a complaint about an application.
pub fn complain() -> &'static str {
    pick::<&'static str>(&"Ajukan pengaduan tentang permohonan ini", &"Complain about this application")
}

texts! {
    title: "Masukan untuk layanan", "Feedback on the service";
    lead: "Masukan Anda dipakai kantor Dinas untuk memperbaiki layanan pembaruan sertifikat.", "The office uses your feedback to improve the renewal of certificates.";
    rating: "Penilaian layanan", "Rating the service";
    rating_how: "Penilaian diisi setelah permohonan selesai: tautannya ada di halaman permohonan Anda.", "You can rate the service once an application is completed: the link is on the application's page.";
}
