//! The lists of complaints.

use domain::api::ComplaintShow;

use crate::i18n::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// Which complaints.
pub fn show(show: ComplaintShow) -> &'static str {
    let t = t();
    match show {
        ComplaintShow::Open => t.open,
        ComplaintShow::Overdue => t.overdue,
        ComplaintShow::Ended => t.ended,
    }
}

/// That there are none.
pub fn none(show: ComplaintShow) -> &'static str {
    let t = t();
    match show {
        ComplaintShow::Open => t.none_open,
        ComplaintShow::Overdue => t.none_overdue,
        ComplaintShow::Ended => t.none_ended,
    }
}

texts! {
    title: "Pengaduan", "Complaints";
    lists: "Daftar pengaduan", "Lists of complaints";
    open: "Terbuka", "Open";
    overdue: "Terlambat", "Overdue";
    ended: "Dijawab dan selesai", "Answered and ended";
    none_open: "Tidak ada pengaduan yang terbuka", "No complaint is open";
    none_overdue: "Tidak ada pengaduan yang terlambat", "No complaint is overdue";
    none_ended: "Belum ada pengaduan yang dijawab atau selesai", "No complaint was answered or has ended yet";
    none_body: "Pengaduan tentang Anda dan yang Anda sampaikan sendiri tidak tampil di sini.", "Complaints about you and your own are not shown here.";
    record: "Catat pengaduan", "Record a complaint";
    received: "diterima {}", "received {}";
    more: "Tampilkan lagi", "Show more";
    shown: "{} pengaduan ditampilkan", "{} complaints shown";
    refused: "Halaman ini untuk petugas yang menangani pengaduan", "This page is for officers who handle complaints";
    refused_body: "Anda tidak memegang peran yang menangani pengaduan di instansi ini. Peran diberikan oleh administrator instansi Anda.", "You have no role that handles complaints at this agency. Your agency's administrators assign roles.";
    asked_due: "menunggu pengadu", "waiting for the complainant";
}
