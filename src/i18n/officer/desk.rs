//! The officers' menu, inbox and search.

use domain::api::InboxShow;

use crate::i18n::{fill, pick};

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// A time that has passed, in its two largest units: "2 hari 3 jam".
pub fn span(seconds: i64) -> String {
    let t = t();
    let minutes = seconds.max(0) / 60;
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    if days > 0 { two((t.days, days), (t.hours, hours)) } else { two((t.hours, hours), (t.minutes, rest)) }
}

/// Working time. A working day is no day, so it is told in hours: "13 jam 20 menit".
pub fn working(seconds: i64) -> String {
    let t = t();
    let minutes = seconds.max(0) / 60;
    two((t.hours, minutes / 60), (t.minutes, minutes % 60))
}

fn two(large: (&str, i64), small: (&str, i64)) -> String {
    let told = |(text, amount): (&str, i64)| fill(text, &amount.to_string());
    match (large.1, small.1) {
        (0, 0) => t().moment.into(),
        (0, _) => told(small),
        (_, 0) => told(large),
        _ => [told(large), told(small)].join(" "),
    }
}

/// A filter of the inbox.
pub fn show(show: InboxShow) -> &'static str {
    let t = t();
    match show {
        InboxShow::All => t.all,
        InboxShow::Overdue => t.overdue,
        InboxShow::Mine => t.mine,
    }
}

texts! {
    menu: "Halaman petugas", "Officers' pages";
    inbox: "Antrean", "Queue";
    search: "Cari", "Search";
    filing: "Ajukan", "File";
    delegation: "Pelimpahan", "Delegation";
    key_reports: "Laporan kunci", "Key reports";
    complaints: "Pengaduan", "Complaints";
    complaint_counts: "Pengaduan: {} terbuka, {} terlambat", "Complaints: {} open, {} overdue";
    evaluation: "Evaluasi", "Evaluation";
    administration: "Pengelolaan", "Administration";

    days: "{} hari", "{} d";
    hours: "{} jam", "{} h";
    minutes: "{} menit", "{} min";
    moment: "kurang dari semenit", "less than a minute";
    waits_for: "menunggu {}", "waiting {}";
    stands_in: "atas nama {}", "in place of {}";

    filter: "Saring antrean", "Filter the queue";
    all: "Semua", "All";
    overdue: "Lewat batas", "Overdue";
    mine: "Saya ambil", "Taken by me";
    step: "Tahap", "Step";
    any_step: "Semua tahap", "All steps";
    more: "Tampilkan lagi", "Show more";
    shown: "{} permohonan ditampilkan", "{} applications shown";
    none_overdue: "Tidak ada yang lewat batas waktu", "Nothing is overdue";
    none_mine: "Belum ada yang Anda ambil", "You have taken none";
    none_step: "Tidak ada yang menunggu pada tahap ini", "Nothing waits at this step";
    show_all: "Tampilkan semua", "Show all";
    next_due: "Batas waktu terdekat: {}.", "The nearest one is due: {}.";

    search_title: "Cari permohonan", "Search applications";
    words: "Nama, NIP, unit kerja, atau nomor permohonan", "Name, NIP, unit or reference number";
    words_hint: "Cukup awal kata nama atau unit kerja; NIP dan nomor permohonan secara lengkap.", "The beginnings of name or unit will do; NIP and reference number in full.";
    ends: "Sertifikat berakhir", "Certificate expires";
    ends_from: "Sejak tanggal", "From";
    ends_to: "Sampai tanggal", "To";
    find: "Cari", "Search";
    finding: "Mencari …", "Searching …";
    nothing_asked: "Isi nama, NIP, unit kerja, nomor permohonan, atau rentang tanggal", "Give a name, NIP, unit, reference number or range of dates";
    words_long: "Persingkat pencarian menjadi maksimal 100 karakter", "Shorten the search to at most 100 characters";
    dates_turned: "Tukar tanggalnya: yang akhir lebih dahulu dari yang awal", "Swap the dates: the end comes before the beginning";
    found: "{} permohonan ditemukan", "{} applications found";
    found_many: "{} permohonan teratas ditampilkan; persempit pencarian untuk melihat yang lain", "The first {} are shown; narrow the search to see the others";
    found_none: "Tidak ada permohonan yang cocok", "No application matches";
    found_none_body: "Periksa ejaannya, atau cari dengan nomor permohonan. Permohonan instansi lain dan permohonan Anda sendiri tidak tampil di sini.", "Check the spelling, or search by reference number. Applications of other agencies and your own are not shown here.";
    results: "Hasil pencarian", "Results";
    sent: "Dikirim {}", "Sent {}";
    ends_on: "Sertifikat berakhir {}", "Certificate expires {}";
}
