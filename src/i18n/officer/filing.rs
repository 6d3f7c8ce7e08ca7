//! The officers' pages of filing on behalf of a holder.

use domain::certificate::{AskReason, Verdict};
use domain::moment::Zone;
use domain::renewal::Refusal;

use crate::api::Error;
use crate::i18n::{failure, fill, pick, time};

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// Why nothing can be filed; none where it can.
pub fn why_not(verdict: Verdict, zone: Zone) -> Option<String> {
    let t = t();
    let text = match verdict {
        Verdict::Renew | Verdict::Reissue => return None,
        Verdict::NotYet { from } => return Some(fill(t.not_yet, &time::date(from, zone))),
        Verdict::AskOffice(reason) => match reason {
            AskReason::InProcess => t.in_process,
            AskReason::WaitingForVerification => t.waiting,
            AskReason::NotActivated => t.not_activated,
            AskReason::NoCertificate => t.no_certificate,
            AskReason::NotRegistered => t.not_registered,
            AskReason::Suspended => t.suspended,
            AskReason::Revoked => t.revoked,
            AskReason::Superseded => t.superseded,
            AskReason::EndUnknown => t.end_unknown,
        },
    };
    Some(text.into())
}

/// Why it was not filed, in an officer's words.
pub fn failed(error: &Error) -> String {
    let t = t();
    match error {
        Error::Conflict(Some(Refusal::AlreadyOpen)) => t.already_open.into(),
        Error::Conflict(Some(Refusal::NotRenewable)) => t.not_renewable.into(),
        Error::Refused(Some(Refusal::OwnApplication)) | Error::Conflict(Some(Refusal::OwnApplication)) => t.own.into(),
        error => failure::text(error),
    }
}

texts! {
    title: "Ajukan untuk pemohon", "Apply for someone";
    lead: "Untuk pemohon yang datang dengan surat kertas atau mengirim surat lewat e-mail. Pemohon memeriksa sendiri datanya sebelum permohonan diverifikasi.", "For applicants who bring their letter on paper or send it by e-mail. They check their own data before it is verified.";
    identifier: "NIP, NIK, atau e-mail dinas pemohon", "The applicant's NIP, NIK or official e-mail";
    identifier_hint: "Isi secara lengkap. Pencarian ini tercatat dan dapat dilihat pemohon.", "In full. Your search is recorded, and the applicant can see it.";
    identifier_blank: "Isi NIP, NIK, atau e-mail dinas pemohon", "Enter the applicant's NIP, NIK or official e-mail";
    find: "Cari pemohon", "Find the applicant";
    together: "Pembaruan bersama untuk pegawai satu unit kerja", "Collective renewal for the people of one unit";
    finding: "Mencari …", "Searching …";

    found: "Apakah ini pemohonnya?", "Is this the applicant?";
    certificate: "Sertifikat", "Certificate";
    until: "Berlaku sampai {}", "Valid until {}";
    was_revoked: "Dicabut (semula berlaku sampai {})", "Revoked (was valid until {})";
    ended: "Berakhir {}", "Ended {}";
    link_to: "Tautan dikirim ke {}. Pastikan pemohon dapat membuka e-mail ini.", "The link goes to {}. Make sure that the applicant can read this mailbox.";
    yes: "Ya, lanjutkan", "Yes, continue";
    look_again: "Cari pemohon lain", "Look for someone else";
    cannot: "Belum dapat diajukan", "Can't be filed yet";
    open: "Permohonan {} sedang diproses. Tidak perlu diajukan lagi.", "Application {} is under way. There is no need to file again.";
    open_case: "Buka permohonan", "Open the application";
    not_yet: "Pembaruan baru dibuka {}, 30 hari sebelum sertifikat berakhir.", "Renewal opens on {}, 30 days before the certificate expires.";
    in_process: "BSrE sedang memproses pembaruan sertifikat ini. Tunggu sampai selesai.", "BSrE is renewing this certificate already. Wait until it is done.";
    waiting: "BSrE masih memverifikasi pendaftaran pemohon. Tunggu sampai selesai.", "BSrE is still verifying the applicant's registration. Wait until it is done.";
    not_activated: "Sertifikat ini belum pernah diaktifkan. Pemohon mengaktifkannya lebih dahulu lewat tautan dari BSrE.", "This certificate was never activated. The applicant must first activate it using BSrE's link.";
    no_certificate: "Pemohon belum memiliki sertifikat. Ajukan penerbitan baru, bukan pembaruan.", "The applicant has no certificate yet. Ask for a new one, not for a renewal.";
    not_registered: "Pemohon belum terdaftar di BSrE. Daftarkan lebih dahulu.", "The applicant is not registered at BSrE. Register them first.";
    suspended: "Sertifikat ini dibekukan. Mintalah BSrE mengaktifkannya lebih dahulu.", "This certificate is suspended. Ask BSrE to lift that first.";
    revoked: "Sertifikat ini dicabut. Ajukan penerbitan baru, bukan pembaruan.", "This certificate is revoked. Ask for a new one, not for a renewal.";
    superseded: "Sertifikat ini sudah diganti yang lebih baru. Periksa sertifikat penggantinya.", "This certificate was replaced by a newer one. Look at that one.";
    end_unknown: "Tanggal berakhir sertifikat ini belum tercatat. Minta administrator mengimpornya.", "The end of this certificate is not on record. Ask the administrator to import it.";

    unknown: "Pemohon belum tercatat", "The applicant is not on record";
    unknown_body: "Tidak ada pemegang sertifikat di instansi Anda dengan {}. Periksa penulisannya, atau isi data pemohon dari suratnya.", "No certificate holder at your agency matches {}. Check the spelling, or enter the applicant's data from the letter.";
    enter: "Isi data pemohon", "Enter the applicant's data";

    entry: "Data pemohon", "The applicant's data";
    entry_lead: "Salin dari surat. Pemohon memeriksanya sebelum permohonan diverifikasi.", "Copy it from the letter. The applicant checks it before it is verified.";
    optional: " (opsional)", " (optional)";
    nip_hint: "Kosongkan bila pemohon bukan ASN", "Leave blank if not a civil servant";
    name_hint: "Tanpa gelar", "Without titles";
    domains: "Berakhiran {}", "Ends in {}";
    choose_rank: "Pilih pangkat/golongan", "Choose a rank";
    present: "Sertifikat sekarang", "Present certificate";
    not_after: "Berlaku sampai", "Valid until";
    not_after_hint: "Tanggal terakhir seperti tertulis di AMS, misalnya 31/12/2026", "The last day as AMS shows it, such as 31/12/2026";
    serial: "Nomor seri", "Serial number";

    letter: "Unggah {}", "Upload: {}";
    letter_lead: "Pindai atau foto surat yang Anda terima.", "Scan or photograph the letter that you received.";
    shows: "Surat harus memuat", "The letter must show";

    check: "Periksa lalu ajukan", "Check before you file";
    change: "Ubah", "Change";
    blank: "Tidak diisi", "Not given";
    word: "Permohonan tercatat diajukan oleh Anda, sehingga rekan lain yang memverifikasinya.", "The record says that you filed it, so a colleague will verify it.";
    submit: "Ajukan permohonan", "File the application";
    already_open: "Buka permohonan yang ada: pemohon ini masih memiliki permohonan yang diproses", "Open the one that is there: another application of this person is under way";
    not_renewable: "Periksa sertifikatnya: saat ini tidak dapat diperbarui", "Check the certificate: it can't be renewed now";
    own: "Ajukan sendiri di halaman Sertifikat saya: permohonan pribadi tidak diajukan sebagai petugas", "Apply on My certificate: nobody files their own application as an officer";

    filed: "Permohonan diajukan", "The application is filed";
    number: "Nomor permohonan", "Reference number";
    next: "Langkah selanjutnya", "What happens next";
    next_mail: "Pemohon menerima tautan lewat e-mail {}.", "The applicant gets a link by e-mail to {}.";
    next_passphrase: "Pemohon memeriksa datanya dan membuat passphrase. Passphrase hanya diketahui pemohon; jangan buatkan passphrase untuk pemohon.", "The applicant checks the data and creates the passphrase. Nobody else may know it: never create it for them.";
    next_passphrase_later: "Pemohon memeriksa datanya. Tautan untuk membuat passphrase menyusul setelah verifikasi.", "The applicant checks the data. The link to create the passphrase follows after verification.";
    next_authority: "Pemohon memeriksa datanya. Passphrase dibuat di BSrE, bukan di sini.", "The applicant checks the data. The passphrase is created at BSrE, not here.";
    next_verify: "Setelah itu rekan Anda memverifikasi. Anda tidak dapat memverifikasi permohonan yang Anda ajukan.", "Then a colleague verifies it. You can't verify what you filed.";
    another: "Ajukan untuk pemohon lain", "Apply for someone else";
}
