//! What else somebody may want who looks at the own certificate.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    title: "Keperluan lain", "Other things to do";
    report: "Laporkan kunci hilang atau bocor", "Report a lost or leaked key";
    report_hint: "Juga bila passphrase terlupa, atau jabatan maupun instansi Anda berubah.", "Also if you forgot the passphrase, or your position or agency changed.";
    reports: "Laporan kunci hilang atau bocor", "Reports of lost or leaked keys";
    check_file: "Uji berkas sertifikat", "Test a certificate file";
    calendar_file: "Simpan tanggal ke kalender (.ics)", "Add the dates to your calendar (.ics)";
    calendar: "Berlangganan kalender", "Subscribe to a calendar";
}
