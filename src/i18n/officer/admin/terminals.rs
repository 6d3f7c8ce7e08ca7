//! The agency's kiosks.

use domain::api::KioskPage;
use domain::terminal::TerminalCommand;

use crate::i18n::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// What was done to a kiosk.
pub fn done(command: TerminalCommand) -> &'static str {
    let t = t();
    match command {
        TerminalCommand::Lock => t.lock_done,
        TerminalCommand::Unlock => t.unlock_done,
        TerminalCommand::Unpair => t.unpair_done,
        TerminalCommand::Remove => t.remove_done,
    }
}

/// Asks whether to do it.
pub fn question(command: TerminalCommand) -> &'static str {
    let t = t();
    if command == TerminalCommand::Remove { t.remove_question } else { t.unpair_question }
}

/// The button that does it.
pub fn yes(command: TerminalCommand) -> &'static str {
    let t = t();
    match command {
        TerminalCommand::Lock => t.lock,
        TerminalCommand::Unlock => t.unlock,
        TerminalCommand::Unpair => t.unpair_yes,
        TerminalCommand::Remove => t.remove_yes,
    }
}

/// A page of the journey.
pub fn page(page: KioskPage) -> &'static str {
    let t = t();
    match page {
        KioskPage::Login => t.page_login,
        KioskPage::Token => t.page_token,
        KioskPage::Certificate => t.page_certificate,
        KioskPage::Data => t.page_data,
        KioskPage::Changes => t.page_changes,
        KioskPage::EmailCode => t.page_email_code,
        KioskPage::Evidence => t.page_evidence,
        KioskPage::Letter => t.page_letter,
        KioskPage::Passphrase => t.page_passphrase,
        KioskPage::Review => t.page_review,
        KioskPage::Sent => t.page_sent,
        KioskPage::Follow => t.page_follow,
        KioskPage::Other => t.page_other,
    }
}

texts! {
    title: "Kios", "Kiosks";
    lead: "Kios adalah perangkat bersama di kantor. Tanpa kode pemasangan dari halaman ini, perangkat hanya menampilkan halaman pemasangan.", "A kiosk is a shared device in an office. Without a pairing code from this page it shows the pairing page and nothing else.";
    none: "Belum ada kios yang didaftarkan.", "No kiosk is registered yet.";
    register: "Daftarkan kios", "Register a kiosk";
    name: "Nama kios", "Name of the kiosk";
    name_hint: "Seperti yang tertulis di perangkatnya, misalnya Kios 1", "As written on the device, such as Kiosk 1";
    place: "Tempat", "Place";
    place_hint: "Misalnya Lobi Dinas Kominfo, lantai 1", "For example Lobby of the Dinas, ground floor";
    send: "Daftarkan dan buat kode", "Register and create a code";
    code_lead: "Buka halaman kios di perangkat itu, lalu ketik kode ini:", "Open the kiosk page on the device and type this code:";
    code_until: "Kode berlaku satu kali, sampai {}. Kode tidak ditampilkan lagi setelah halaman ini ditinggalkan.", "The code can be used once, until {}. It is not shown again once you leave this page.";
    code_waits: "Kode pemasangan dapat dipakai sampai {}", "A pairing code can be used until {}";
    new_code: "Buat kode baru", "Create a new code";

    in_use: "Aktif", "Active";
    silent: "Tidak terhubung", "Not connected";
    outdated: "Versi lama", "Old version";
    unpaired: "Belum dipasangkan", "Not paired";
    locked: "Terkunci", "Locked";
    seen: "Terakhir terhubung {}, versi {}", "Last connected {}, version {}";
    wipes: "Dihapus {} kali dalam 30 hari, terakhir {}", "Wiped {} times in 30 days, last on {}";
    sent: "Permohonan terkirim dalam 30 hari: {}", "Applications sent in 30 days: {}";
    abandoned: "Berhenti sebelum terkirim, menurut langkah: {}", "Left before sending, by step: {}";
    readiness: "Pemeriksaan {}: {}", "Checked {}: {}";
    all_well: "semua yang diuji berfungsi", "all tests passed";
    failed: "bermasalah: {}", "doesn't work: {}";
    keyboard: "papan ketik di layar", "on-screen keyboard";
    attached_keyboard: "papan ketik terpasang", "attached keyboard";
    touch: "layar sentuh", "touch";
    screen: "layar dan huruf", "screen and characters";
    camera: "kamera", "camera";
    qr: "kode QR", "QR code";
    network: "jaringan", "network";
    clock: "jam", "clock";
    policy: "pembatasan peramban", "browser policy";

    lock: "Kunci", "Lock";
    unlock: "Buka kunci", "Unlock";
    unpair: "Lepas pasangan", "Unpair";
    unpair_yes: "Ya, lepas pasangan", "Yes, unpair";
    unpair_question: "Lepas pasangan {}? Perangkat itu tidak dapat dipakai sampai dipasangkan lagi dengan kode baru.", "Unpair {}? The device can't be used until it is paired again with a new code.";
    remove: "Hapus", "Remove";
    remove_yes: "Ya, hapus", "Yes, remove";
    remove_question: "Hapus {} dari daftar? Perangkat itu langsung tidak dapat dipakai.", "Remove {} from the list? The device can't be used from that moment.";
    no: "Batal", "Cancel";
    lock_done: "{} dikunci. Sesi yang sedang berjalan di sana diakhiri.", "{} is locked. Sessions there were ended.";
    unlock_done: "Kunci {} dibuka.", "{} is unlocked.";
    unpair_done: "Pasangan {} dilepas. Sesi yang sedang berjalan di sana diakhiri.", "{} is unpaired. Sessions there were ended.";
    remove_done: "{} dihapus dari daftar.", "{} is removed from the list.";

    page_login: "masuk", "log-in";
    page_token: "kode masuk", "log-in code";
    page_certificate: "sertifikat", "certificate";
    page_data: "data", "data";
    page_changes: "perubahan data", "changes";
    page_email_code: "kode e-mail", "e-mail code";
    page_evidence: "bukti", "evidence";
    page_letter: "surat", "letter";
    page_passphrase: "passphrase", "passphrase";
    page_review: "periksa jawaban", "review";
    page_sent: "terkirim", "sent";
    page_follow: "status permohonan", "application status";
    page_other: "lainnya", "other";
}
