//! Reports of a lost or leaked key, in the holder's words; state and history also for officers.

use domain::api::{KeyReportNews, KeyReportSummary};
use domain::moment::{Timestamp, Zone};
use domain::revocation::{Outcome, Reason};

use super::{fill, pick, time};

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// Why a certificate was reported.
pub fn reason(reason: Reason) -> &'static str {
    let t = t();
    match reason {
        Reason::KeyCompromised => t.compromised,
        Reason::KeyLost => t.lost,
        Reason::AffiliationChanged => t.moved,
    }
}

/// What happened.
pub fn news(news: KeyReportNews) -> &'static str {
    let t = t();
    match news {
        KeyReportNews::Reported => t.reported,
        KeyReportNews::TakeBackAsked => t.take_back_asked,
        KeyReportNews::SuspendedAtAuthority => t.suspended_there,
        KeyReportNews::Revoked => t.revoked,
        KeyReportNews::TakenBack => t.taken_back,
        KeyReportNews::Refused => t.refused,
    }
}

/// The state in one sentence or two, with the class of its tag.
pub fn state(report: &KeyReportSummary, now: Timestamp, zone: Zone) -> (String, &'static str) {
    let t = t();
    let due = report.due.unwrap_or(now);
    let by = fill(if due < now { t.overdue } else { t.due }, &time::moment(due, zone));
    let text = match (report.outcome, report.suspended_on) {
        (Some(Outcome::Revoked), _) => return (t.revoked.into(), "bad"),
        (Some(Outcome::TakenBack), _) => return (t.taken_back.into(), "good"),
        (Some(Outcome::Refused), _) => return (t.refused.into(), "caution"),
        (None, Some(day)) => fill(t.state_there, &time::day(day)),
        (None, None) if report.reason.suspends() => t.state_here.into(),
        (None, None) => t.state_waits.into(),
    };
    ([text.as_str(), " ", &by].concat(), "caution")
}

texts! {
    title: "Laporkan kunci hilang atau bocor", "Report a lost or leaked key";
    lead: "Laporkan segera bila orang lain mungkin dapat menandatangani atas nama Anda, atau bila sertifikat Anda tidak dapat dipakai lagi.", "Report at once if somebody else may be able to sign on your behalf, or if you can't use your certificate any more.";
    which: "Sertifikat yang mana?", "Which certificate?";
    present: "Sertifikat saat ini, berlaku sampai {}", "The present one, valid until {}";
    older: "Sertifikat sebelumnya, berlaku sampai {}", "The one before, valid until {}";
    what: "Apa yang terjadi?", "What happened?";
    compromised: "Orang lain mengetahui passphrase saya atau memegang berkas sertifikatnya", "Somebody else knows my passphrase or has the certificate file";
    compromised_hint: "Pilih ini juga bila Anda hanya menduganya, atau bila perangkat Anda hilang atau dicuri.", "Choose this also if you only suspect it, or if your device was lost or stolen.";
    lost: "Berkasnya hilang atau passphrase-nya terlupa, dan tidak ada orang lain yang memilikinya", "The file is lost or the passphrase forgotten, and nobody else has them";
    lost_hint: "Misalnya berkas terhapus, atau komputer rusak.", "For example, the file was deleted or the computer broke.";
    moved: "Instansi atau jabatan saya berubah, atau saya berhenti bekerja", "My agency or position changed, or I left the service";
    choose: "Pilih apa yang terjadi", "Choose what happened";
    next: "Yang terjadi setelah Anda melapor", "What happens after you report";
    suspends_here: "Di layanan ini sertifikat langsung ditangguhkan: berkasnya tidak dapat diunduh lagi. Petugas diberi tahu dan harus mencabutnya paling lambat {}. Sampai dicabut, tanda tangan dengan kunci itu masih dinyatakan sah oleh program pemeriksa.", "In this service the certificate is suspended at once: its file can't be downloaded any more. The office is told and has to revoke it by {}. Until it is revoked, programs that check signatures still accept those made with the key.";
    suspends_there: "Di layanan ini sertifikat langsung ditangguhkan: berkasnya tidak dapat diunduh lagi. Petugas diberi tahu dan harus menangguhkannya di BSrE paling lambat {}. Sampai saat itu, tanda tangan dengan kunci itu masih diterima.", "In this service the certificate is suspended at once: its file can't be downloaded any more. The office is told and has to suspend it at BSrE by {}. Until then, signatures with the key are still accepted.";
    waits: "Sertifikat tidak ditangguhkan. Petugas diberi tahu dan harus menindaklanjuti laporan ini paling lambat {}: mencabut sertifikat itu, atau menolak laporan dengan alasan.", "The certificate is not suspended. The office is told and has to act on the report by {}: it revokes the certificate, or refuses the report and says why.";
    download: "Berkas sertifikat ini masih dapat Anda unduh lagi di layanan ini dengan passphrase yang sama.", "You can still download the file of this certificate in this service again, with the same passphrase.";
    download_it: "Unduh berkas sertifikat", "Download the certificate file";
    apply: "Permohonan yang sedang berjalan tetap diproses, karena memakai kunci baru. Bila passphrase kunci baru itu yang bocor, ganti passphrase-nya di halaman status permohonan.", "An application that is under way goes on, since it uses a new key. If it is that new key's passphrase that leaked, change it on the status page of the application.";
    password: "Kata sandi akun Anda", "The password of your account";
    password_hint: "Diminta lagi, karena yang memakai sesi ini mungkin bukan Anda.", "We ask again, since whoever uses this session may not be you.";
    submit: "Laporkan sekarang", "Report now";
    nothing: "Tidak ada sertifikat Anda yang dapat dilaporkan di sini.", "You have no certificate that can be reported here.";
    general: "Standar pelayanan instansi Anda tidak mengatur penangguhan dan pencabutan. Batas waktu di halaman ini adalah ketentuan umum program ini, bukan ketentuan instansi Anda.", "Your agency's service standard has no rules for suspension and revocation. The limits on this page are this program's general rules, not your agency's.";
    your_reports: "Laporan Anda", "Your reports";
    new_report: "Laporan baru", "A new report";
    of: "Sertifikat nomor seri {}", "Certificate with serial number {}";
    history: "Riwayat", "History";
    reported: "Dilaporkan", "Reported";
    take_back_asked: "Pemilik sertifikat meminta laporan ditarik kembali", "The holder asked to take the report back";
    suspended_there: "Ditangguhkan di BSrE, menurut catatan petugas", "Suspended at BSrE, as an officer recorded";
    revoked: "Sertifikat dicabut", "The certificate was revoked";
    taken_back: "Laporan diakhiri atas permintaan pemilik sertifikat", "The report was ended as the holder asked";
    refused: "Laporan ditolak", "The report was refused";
    state_here: "Sertifikat ditangguhkan di layanan ini dan belum dicabut.", "The certificate is suspended in this service, and not revoked yet.";
    state_there: "Menurut catatan petugas, BSrE menangguhkan sertifikat pada {}. Sertifikat belum dicabut.", "An officer recorded that BSrE suspended the certificate on {}. It is not revoked yet.";
    state_waits: "Laporan menunggu petugas. Sertifikat tidak ditangguhkan.", "The report is waiting for the office. The certificate is not suspended.";
    due: "Kantor harus bertindak paling lambat {}.", "The office has to act by {}.";
    overdue: "Kantor terlambat: batas waktunya {}.", "The office is late: it had to act by {}.";
    take_back: "Tarik kembali laporan", "Take the report back";
    take_back_means: "Petugas akan menghubungi Anda lebih dahulu: siapa pun yang tahu kata sandi Anda dapat meminta hal ini. Sampai petugas mengakhirinya, laporan tetap berlaku.", "The office will speak to you first: anybody who knows your password could ask for this. Until an officer ends it, the report stands.";
    take_back_waits: "Anda meminta laporan ini ditarik kembali. Petugas akan menghubungi Anda; sampai itu laporan tetap berlaku.", "You asked to take this report back. The office will speak to you; until then the report stands.";
    apply_now: "Ajukan sertifikat baru", "Apply for a new certificate";
    letter_again: "Surat dari permohonan {} langsung terlampir; Anda dapat menggantinya.", "The letter from application {} is attached already; you can replace it.";
    who: "Bila Anda tidak dapat masuk", "If you can't log in";
}
