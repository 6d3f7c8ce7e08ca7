//! The page of one's calendar: the dates as a file, and a secret address from which calendars fetch them.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    title: "Kalender", "Calendar";
    lead: "Akhir masa berlaku sertifikat, hari terakhir yang aman untuk mengajukan, dan batas waktu permohonan yang sedang diproses, di kalender Anda. Nama dan NIP Anda tidak termuat.", "The end of your certificate, the last safe day to apply and the due time of an application in progress, in your calendar. Your name and NIP are not included.";
    once: "Tambahkan satu kali", "Add the dates once";
    once_body: "Buka berkas ini dengan aplikasi kalender Anda. Perubahan sesudahnya tidak ikut.", "Open this file with your calendar app. Later changes are not included.";
    file: "Unduh tanggal (.ics)", "Download the dates (.ics)";
    follow: "Berlangganan", "Subscribe";
    follow_body: "Aplikasi kalender membaca tanggal Anda dari alamat rahasia ini; bila tanggalnya berubah, kalender ikut berubah. Perlakukan seperti kata sandi: pemegang alamat ini mengetahui tanggal Anda.", "Your calendar app reads your dates from this secret address and follows changes. Treat it like a password: whoever holds the address knows your dates.";
    make: "Buat alamat rahasia", "Create a secret address";
    made: "Alamat rahasia dibuat {}.", "Secret address created {}.";
    address: "Alamat rahasia Anda", "Your secret address";
    address_hint: "Salin sekarang: alamat ini tidak ditampilkan lagi", "Copy it now: the address is not displayed again";
    open: "Buka di aplikasi kalender", "Open in your calendar app";
    again: "Ganti dengan alamat baru", "Replace it with a new address";
    revoke: "Cabut alamat", "Revoke the address";
}
