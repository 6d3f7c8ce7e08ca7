//! How an application stands, in one look.

use domain::moment::{Timestamp, Weekday, Zone};

use super::{Lang, lang, pick, time};

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    now: "Sekarang", "Now";
    ready_by: "Perkiraan siap diunduh: paling lambat ", "Expected to be ready to download by ";
    usable_by: "Perkiraan siap dipakai: paling lambat ", "Expected to be ready to use by ";
    present: "Sertifikat lama berlaku sampai ", "Your present certificate is valid until ";
    present_over: "Sertifikat lama sudah berakhir pada ", "Your previous certificate expired on ";
    gap: "Sertifikat lama dapat berakhir sebelum sertifikat baru siap. Bila Anda harus menandatangani di antaranya, tulis kepada petugas.", "Your present certificate may expire before the new one is ready. If you have to sign documents meanwhile, write to the office.";
    go_on_by: "Selesaikan paling lambat ", "Do this by ";
    go_on_why: " agar sertifikat baru terbit sebelum sertifikat lama berakhir.", " so that the new certificate is issued before the present one expires.";
    phases: "Tahap permohonan", "Stages of the application";
    sent: "Terkirim", "Sent";
    checked: "Diperiksa", "Checked";
    approved: "Disetujui", "Approved";
    ready: "Siap diunduh", "Ready to download";
    usable: "Siap dipakai", "Ready to use";
    all_steps: "Semua langkah", "All steps";
    source: "Dalam standar pelayanan: ", "In the service standard: ";
}

/// "Jumat, 27 November 2026", in English "Friday, 27 November 2026".
pub fn day_ahead(at: Timestamp, zone: Zone) -> String {
    let date = at.date_in(zone);
    [name(date.weekday()), ", ", &time::day(date)].concat()
}

fn name(day: Weekday) -> &'static str {
    let names = match lang() {
        Lang::Id => ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
        Lang::En => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    };
    Weekday::ALL.into_iter().zip(names).find(|(one, _)| *one == day).map_or("", |(_, name)| name)
}
