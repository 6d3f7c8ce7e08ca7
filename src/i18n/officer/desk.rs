//! The officers' menu, the list of cases and the search.

use domain::api::CaseListView;
use domain::moment::{Nearness, Timestamp, Zone, nearness};
use domain::standard::StepKind;

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

/// A view of the list.
pub fn view(view: CaseListView) -> &'static str {
    let t = t();
    match view {
        CaseListView::Waiting => super::t().inbox,
        CaseListView::Overdue => t.overdue,
        CaseListView::Mine => t.mine,
        CaseListView::Completed => t.completed,
        CaseListView::NewMessage => t.new_message,
        CaseListView::FiledByMe => t.filed_by_me,
        CaseListView::WithHolder => t.with_holder,
        CaseListView::WithAuthority => t.with_authority,
        CaseListView::EndsSoon => t.ends_soon,
        CaseListView::Open => t.open,
        CaseListView::Finished => t.finished,
    }
}

/// A kind of step, in a word or two.
pub fn kind(kind: StepKind) -> &'static str {
    let t = t();
    match kind {
        StepKind::Intake => t.intake,
        StepKind::Disposition => t.disposition,
        StepKind::Verify => t.verify,
        StepKind::SetPassphrase => t.passphrase,
        StepKind::Approve => t.approve,
        StepKind::Issue => t.issue,
        StepKind::Report => t.report,
        StepKind::Archive => t.archive,
        StepKind::Remind | StepKind::Notify => t.notify,
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

    views: "Tampilan", "Views";
    overdue: "Terlambat", "Overdue";
    mine: "Tugas saya", "Mine";
    completed: "Dilengkapi pemohon", "Completed by applicant";
    new_message: "Pesan baru", "New message";
    filed_by_me: "Saya ajukan", "Filed by me";
    with_holder: "Menunggu pemohon", "With the applicant";
    with_authority: "Di BSrE", "With BSrE";
    ends_soon: "Berakhir ≤ 7 hari", "Expires within 7 days";
    open: "Semua yang berjalan", "All open";
    finished: "Selesai", "Finished";

    step: "Langkah", "Step";
    any_step: "Semua langkah", "All steps";
    unit: "Unit kerja", "Unit";
    certificate: "Berakhir", "Expires";
    due: "Batas waktu", "Due";
    who: "Ditangani", "With";
    table: "Unduh CSV", "Download CSV";

    intake: "Penerimaan", "Intake";
    disposition: "Disposisi", "Disposition";
    verify: "Verifikasi", "Verification";
    passphrase: "Passphrase", "Passphrase";
    approve: "Persetujuan", "Approval";
    issue: "Penerbitan", "Issuing";
    report: "Laporan", "Report";
    archive: "Arsip", "Archive";
    notify: "Pemberitahuan", "Notice";

    choose: "Pilih {}", "Select {}";
    choose_all: "Pilih semua", "Select all";
    chosen: "{} dipilih", "{} selected";
    forget: "Batalkan pilihan", "Clear selection";
    batch_question: "{}: {} permohonan?", "{}: {} applications?";
    batch_means: "Tiap permohonan diproses sendiri-sendiri. Yang tidak dapat diproses dibiarkan seperti semula dan disebutkan di sini.", "Each application is processed on its own. Any that can't be processed are left as they were and listed here.";
    batch_done: "Selesai: {} dari {} permohonan", "Done: {} of {} applications";
    batch_newer: "sudah diproses pihak lain", "someone else acted first";
    more: "Tampilkan lagi", "Show more";
    shown: "{} permohonan ditampilkan", "{} applications shown";
    none_in_view: "Tidak ada permohonan di tampilan ini", "There are no applications in this view";
    show_all: "Tampilkan yang menunggu Anda", "Show what is waiting for you";
    next_due: "Batas waktu terdekat: {}.", "The next one is due: {}.";
    most_urgent: "Yang paling mendesak sudah terlambat {}.", "The most urgent is {} overdue.";

    search_title: "Cari permohonan", "Search applications";
    words: "Nama, unit kerja, NIP, NIK, e-mail, nomor ponsel, atau nomor permohonan", "Name, unit, NIP, NIK, e-mail, mobile or reference number";
    words_hint: "Cukup awal kata nama atau unit kerja; yang lain secara lengkap. Pencarian ini tercatat.", "The start of a name or unit is enough; everything else in full. The search is recorded.";
    ends: "Sertifikat berakhir", "Certificate expires";
    ends_from: "Dari tanggal", "From";
    ends_to: "Sampai tanggal", "To";
    find: "Cari", "Search";
    finding: "Mencari …", "Searching …";
    nothing_asked: "Isi kata yang dicari atau rentang tanggal", "Enter what to look for or a range of dates";
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
