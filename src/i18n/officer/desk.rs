//! The officers' menu, inbox and search.

use domain::api::InboxShow;
use domain::moment::{Nearness, Timestamp, Zone, nearness};

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

/// A time that has passed, in its largest unit, from a minute on: "2 hari".
pub fn largest(seconds: i64) -> String {
    let t = t();
    let (text, amount) = match seconds {
        ..3600 => (t.minutes, seconds.div_euclid(60).max(1)),
        3600..86_400 => (t.hours, seconds.div_euclid(3600)),
        _ => (t.days, seconds.div_euclid(86_400)),
    };
    fill(text, &amount.to_string())
}

/// How long something has waited: "menunggu 2 hari 3 jam", or that it has just come.
pub fn waits(seconds: i64) -> String {
    let t = t();
    if seconds < 60 { t.just_arrived.into() } else { fill(t.waits_for, &span(seconds)) }
}

/// When the first of all cases is due, or by how much it is late.
pub fn next_due(at: Timestamp, now: Timestamp, zone: Zone) -> String {
    let t = t();
    match nearness(at, now, zone) {
        Nearness::Past(seconds) => fill(t.most_urgent, &largest(seconds)),
        _ => fill(t.next_due, &super::due(at, None, now, zone)),
    }
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
    filing: "Ajukan untuk pemohon", "Apply for someone";
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
    just_arrived: "baru masuk", "just arrived";
    stands_in: "mewakili {}", "on behalf of {}";

    filter: "Saring antrean", "Filter the queue";
    all: "Semua", "All";
    overdue: "Terlambat", "Overdue";
    mine: "Tugas saya", "Mine";
    step: "Langkah", "Step";
    any_step: "Semua langkah", "All steps";
    more: "Tampilkan lagi", "Show more";
    shown: "{} permohonan ditampilkan", "{} applications shown";
    none_overdue: "Tidak ada yang terlambat", "Nothing is overdue";
    none_mine: "Belum ada permohonan yang Anda tangani", "You haven't taken any";
    none_step: "Tidak ada yang menunggu pada langkah ini", "Nothing is waiting at this step";
    show_all: "Tampilkan semua", "Show all";
    next_due: "Batas waktu terdekat: {}.", "The next one is due: {}.";
    most_urgent: "Yang paling mendesak sudah terlambat {}.", "The most urgent is {} overdue.";

    search_title: "Cari permohonan", "Search applications";
    words: "Nama, NIP, unit kerja, atau nomor permohonan", "Name, NIP, unit or reference number";
    words_hint: "Cukup awal kata nama atau unit kerja; NIP dan nomor permohonan secara lengkap.", "The start of a name or unit is enough; NIP and reference number in full.";
    ends: "Sertifikat berakhir", "Certificate expires";
    ends_from: "Dari tanggal", "From";
    ends_to: "Sampai tanggal", "To";
    find: "Cari", "Search";
    finding: "Mencari …", "Searching …";
    nothing_asked: "Isi nama, NIP, unit kerja, nomor permohonan, atau rentang tanggal", "Enter a name, NIP, unit, reference number or range of dates";
    words_long: "Persingkat pencarian menjadi maksimal 100 karakter", "Shorten the search to at most 100 characters";
    dates_turned: "Periksa tanggalnya: tanggal akhir mendahului tanggal awal", "Check the dates: the end is before the start";
    found_one: "1 permohonan ditemukan", "1 application found";
    found: "{} permohonan ditemukan", "{} applications found";
    found_many: "{} permohonan teratas ditampilkan; persempit pencarian untuk melihat yang lain", "The first {} are shown; narrow the search to see the others";
    found_none: "Tidak ada permohonan yang cocok", "No application matches";
    found_none_body: "Periksa ejaannya, atau cari dengan nomor permohonan. Permohonan instansi lain dan permohonan Anda sendiri tidak tampil di sini.", "Check the spelling, or search by reference number. Applications of other agencies and your own are not shown here.";
    results: "Hasil pencarian", "Results";
    sent: "Dikirim {}", "Submitted {}";
    ends_on: "Sertifikat berakhir {}", "Certificate expires {}";
}
