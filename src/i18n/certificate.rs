//! "Sertifikat saya".
//!
//! Longer than 250 lines because both languages stand side by side with what they are the words of.

use domain::api::{RenewalStatus, RenewalSummary};
use domain::certificate::{AskReason, CertificateStatus};
use domain::standard::Custody;

use super::{fill, pick};

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// "12 hari lagi", "hari terakhir".
pub fn days_left(days: i64) -> String {
    let t = t();
    match days {
        ..=0 => t.last_day.into(),
        1 => t.one_day.into(),
        days => fill(t.days, &days.to_string()),
    }
}

/// A renewal's status in a word or two, and its tone.
pub fn renewal_status(renewal: &RenewalSummary, custody: Custody) -> (&'static str, &'static str) {
    let t = t();
    match renewal.status {
        RenewalStatus::Returned if renewal.filed_for_you => (t.to_check, "caution"),
        RenewalStatus::InProcess => (t.in_process, ""),
        RenewalStatus::Returned => (t.returned, "caution"),
        RenewalStatus::Passphrase => (t.passphrase, "caution"),
        RenewalStatus::Rejected => (t.rejected, "bad"),
        RenewalStatus::Withdrawn => (t.withdrawn, ""),
        RenewalStatus::Cancelled => (t.cancelled, ""),
        RenewalStatus::Issued => (t.issued, "good"),
        RenewalStatus::Received if custody == Custody::Authority => (t.received_at_authority, "good"),
        RenewalStatus::Received => (t.received, "good"),
    }
}

/// A certificate's status in a word or two.
pub fn status(status: CertificateStatus) -> &'static str {
    let t = t();
    match status {
        CertificateStatus::Active => t.active,
        CertificateStatus::Expired => t.expired,
        CertificateStatus::InProcess => t.in_process,
        CertificateStatus::WaitingForVerification => t.waiting,
        CertificateStatus::NotActivated => t.not_activated,
        CertificateStatus::NoCertificate => t.none,
        CertificateStatus::NotRegistered => t.not_registered,
        CertificateStatus::Suspended => t.suspended,
        CertificateStatus::Revoked => t.revoked,
        CertificateStatus::Superseded => t.superseded,
    }
}

/// What it means that the office must be asked, and what to say there.
pub fn ask(reason: AskReason) -> &'static str {
    let t = t();
    match reason {
        AskReason::InProcess => t.ask_in_process,
        AskReason::WaitingForVerification => t.ask_waiting,
        AskReason::NotActivated => t.ask_not_activated,
        AskReason::NoCertificate => t.ask_none,
        AskReason::NotRegistered => t.ask_not_registered,
        AskReason::Suspended => t.ask_suspended,
        AskReason::Revoked => t.ask_revoked,
        AskReason::Superseded => t.ask_superseded,
        AskReason::EndUnknown => t.ask_end_unknown,
    }
}

/// The texts.
pub struct Text {
    /// Title, and heading where there is no statement.
    pub title: &'static str,
    /// Before the date of a certificate that is valid.
    pub valid_until: &'static str,
    /// Before the date of one that has ended.
    pub ended_on: &'static str,
    /// Before the date of one that was revoked.
    pub revoked_on: &'static str,
    /// Tag: much time left.
    pub tag_valid: &'static str,
    /// Tag: little time left.
    pub tag_soon: &'static str,
    /// Tag: ended.
    pub tag_ended: &'static str,
    /// Renewal is closed; one gap: from when.
    pub not_yet: &'static str,
    /// Renewal is open.
    pub renew_now: &'static str,
    /// What an ended certificate means.
    pub reissue_now: &'static str,
    /// What a revoked one means that can be issued anew.
    pub reissue_revoked: &'static str,
    /// The act.
    pub renew: &'static str,
    /// The act after the end.
    pub reissue: &'static str,
    /// The act where a draft was begun.
    pub resume: &'static str,
    /// Heading: the office must be asked.
    pub ask_office: &'static str,
    /// Headings of a renewal under way.
    pub under_way: &'static str,
    /// It waits for the holder.
    pub waits_for_you: &'static str,
    /// An officer filed it.
    pub filed: &'static str,
    /// It is verified: the passphrase is next.
    pub passphrase_now: &'static str,
    /// The same, at the authority.
    pub passphrase_at_authority: &'static str,
    /// It is issued.
    pub fetch_now: &'static str,
    /// It was refused.
    pub refused: &'static str,
    /// Leads to the timeline.
    pub see: &'static str,
    /// Leads to what must be mended.
    pub to_complete: &'static str,
    /// Leads to what an officer filed.
    pub check: &'static str,
    /// Leads to the confirmation of what the authority keeps.
    pub confirm: &'static str,
    /// Leads to the passphrase.
    pub set_passphrase: &'static str,
    /// Leads to the file.
    pub fetch: &'static str,
    /// Leads to the reason.
    pub reason: &'static str,
    /// Heading of the details.
    pub details: &'static str,
    /// Name of the holder.
    pub holder: &'static str,
    /// Status.
    pub status: &'static str,
    /// Serial number.
    pub serial: &'static str,
    /// Row of the details.
    pub signer: &'static str,
    /// Nobody checked who signed it.
    pub signer_unknown: &'static str,
    /// Valid from.
    pub from: &'static str,
    /// Valid until.
    pub until: &'static str,
    /// Heading of past renewals.
    pub past: &'static str,
    /// Reference number.
    pub reference: &'static str,
    last_day: &'static str,
    one_day: &'static str,
    days: &'static str,
    in_process: &'static str,
    returned: &'static str,
    to_check: &'static str,
    passphrase: &'static str,
    rejected: &'static str,
    withdrawn: &'static str,
    cancelled: &'static str,
    issued: &'static str,
    received: &'static str,
    received_at_authority: &'static str,
    active: &'static str,
    expired: &'static str,
    waiting: &'static str,
    not_activated: &'static str,
    none: &'static str,
    not_registered: &'static str,
    suspended: &'static str,
    revoked: &'static str,
    superseded: &'static str,
    ask_in_process: &'static str,
    ask_waiting: &'static str,
    ask_not_activated: &'static str,
    ask_none: &'static str,
    ask_not_registered: &'static str,
    ask_suspended: &'static str,
    ask_revoked: &'static str,
    ask_superseded: &'static str,
    ask_end_unknown: &'static str,
    /// Leads officers to their app.
    pub to_queue: &'static str,
}

const ID: Text = Text {
    title: "Sertifikat saya",
    valid_until: "Sertifikat Anda berlaku sampai ",
    ended_on: "Sertifikat Anda berakhir pada ",
    revoked_on: "Sertifikat Anda dicabut pada ",
    tag_valid: "Berlaku",
    tag_soon: "Segera berakhir",
    tag_ended: "Sudah berakhir",
    not_yet: "Belum perlu diperbarui. Pembaruan dibuka mulai {}; kami mengingatkan Anda lewat e-mail.",
    renew_now: "Perbarui sekarang agar Anda tetap dapat menandatangani.",
    reissue_now: "Sertifikat yang berakhir tidak dapat dipakai menandatangani; aplikasi lain dapat menampilkan “pengguna tidak terdaftar”. Ajukan penerbitan ulang dengan kunci baru.",
    reissue_revoked: "Sertifikat yang dicabut tidak dapat dipakai lagi. Ajukan penerbitan ulang dengan kunci baru.",
    renew: "Perbarui sertifikat",
    reissue: "Ajukan penerbitan ulang",
    resume: "Lanjutkan permohonan",
    ask_office: "Hubungi petugas tentang sertifikat Anda",
    under_way: "Permohonan Anda sedang diproses",
    waits_for_you: "Permohonan Anda perlu dilengkapi",
    filed: "Petugas mengajukan permohonan untuk Anda",
    passphrase_now: "Data Anda sudah diverifikasi: buat passphrase",
    passphrase_at_authority: "Data Anda sudah diverifikasi: buat passphrase di BSrE",
    fetch_now: "Sertifikat baru Anda sudah terbit",
    refused: "Permohonan Anda ditolak",
    see: "Lihat status",
    to_complete: "Lihat yang perlu dilengkapi",
    check: "Periksa dan kirim",
    confirm: "Konfirmasi penerimaan",
    set_passphrase: "Buat passphrase",
    fetch: "Unduh sertifikat",
    reason: "Lihat alasannya",
    details: "Rincian",
    holder: "Pemegang",
    status: "Status",
    serial: "Nomor seri",
    signer: "Penanda tangan",
    signer_unknown: "tidak diperiksa",
    from: "Berlaku sejak",
    until: "Berlaku sampai",
    past: "Permohonan sebelumnya",
    reference: "Nomor permohonan",
    last_day: "hari terakhir",
    one_day: "1 hari lagi",
    days: "{} hari lagi",
    in_process: "Diproses",
    returned: "Perlu dilengkapi",
    to_check: "Menunggu Anda",
    passphrase: "Menunggu passphrase",
    rejected: "Ditolak",
    withdrawn: "Ditarik kembali",
    cancelled: "Dibatalkan kantor",
    issued: "Terbit",
    received: "Sudah diunduh",
    received_at_authority: "Sudah diterima",
    active: "Berlaku",
    expired: "Sudah berakhir",
    waiting: "Menunggu verifikasi",
    not_activated: "Belum diaktifkan",
    none: "Belum ada sertifikat",
    not_registered: "Belum terdaftar",
    suspended: "Ditangguhkan",
    revoked: "Dicabut",
    superseded: "Sudah diganti",
    ask_in_process: "BSrE sedang memproses pembaruan yang diajukan di luar layanan ini. Tunggu hasilnya, atau tanyakan kepada petugas.",
    ask_waiting: "BSrE masih memeriksa pendaftaran Anda. Tanyakan hasilnya kepada petugas.",
    ask_not_activated: "Anda sudah memiliki sertifikat, tetapi belum diaktifkan. Minta petugas mengirim ulang tautan aktivasi.",
    ask_none: "Anda terdaftar, tetapi belum memiliki sertifikat. Minta petugas mengajukan penerbitan pertama.",
    ask_not_registered: "Anda belum terdaftar di BSrE. Minta petugas mendaftarkan Anda.",
    ask_suspended: "Sertifikat Anda ditangguhkan. Tanyakan sebabnya kepada petugas.",
    ask_revoked: "Sertifikat Anda telah dicabut sehingga tidak dapat diperbarui. Minta petugas mengajukan penerbitan baru.",
    ask_superseded: "Sertifikat ini sudah diganti yang lebih baru. Pakailah sertifikat terbaru, atau hubungi petugas bila tidak memilikinya.",
    ask_end_unknown: "Tanggal berakhirnya belum tercatat. Minta petugas melengkapinya.",
    to_queue: "Ke antrean petugas",
};

const EN: Text = Text {
    title: "My certificate",
    valid_until: "Your certificate is valid until ",
    ended_on: "Your certificate expired on ",
    revoked_on: "Your certificate was revoked on ",
    tag_valid: "Valid",
    tag_soon: "Expiring soon",
    tag_ended: "Expired",
    not_yet: "No need to renew yet. Renewal opens on {}; we will remind you by e-mail.",
    renew_now: "Renew it now so that you can keep signing.",
    reissue_now: "You can't sign with an expired certificate; other apps may say “pengguna tidak terdaftar” (user not registered). Apply for re-issuance with a new key.",
    reissue_revoked: "You can't use a revoked certificate any more. Apply for re-issuance with a new key.",
    renew: "Renew the certificate",
    reissue: "Apply for re-issuance",
    resume: "Continue your application",
    ask_office: "Contact the office about your certificate",
    under_way: "Your application is being processed",
    waits_for_you: "Your application needs more information",
    filed: "The office filed an application for you",
    passphrase_now: "Your details are verified: create a passphrase",
    passphrase_at_authority: "Your details are verified: create the passphrase at BSrE",
    fetch_now: "Your new certificate has been issued",
    refused: "Your application was rejected",
    see: "Check status",
    to_complete: "See what is needed",
    check: "Check and send",
    confirm: "Confirm receipt",
    set_passphrase: "Create a passphrase",
    fetch: "Download your certificate",
    reason: "See why",
    details: "Details",
    holder: "Holder",
    status: "Status",
    serial: "Serial number",
    signer: "Signed by",
    signer_unknown: "not checked",
    from: "Valid from",
    until: "Valid until",
    past: "Earlier applications",
    reference: "Reference number",
    last_day: "its last day",
    one_day: "1 day left",
    days: "{} days left",
    in_process: "In process",
    returned: "More information needed",
    to_check: "Waiting for you",
    passphrase: "Waiting for the passphrase",
    rejected: "Rejected",
    withdrawn: "Withdrawn",
    cancelled: "Cancelled by the office",
    issued: "Issued",
    received: "Downloaded",
    received_at_authority: "Received",
    active: "Valid",
    expired: "Expired",
    waiting: "Waiting for verification",
    not_activated: "Not activated",
    none: "No certificate yet",
    not_registered: "Not registered",
    suspended: "Suspended",
    revoked: "Revoked",
    superseded: "Replaced",
    ask_in_process: "BSrE is working on a renewal that was applied for elsewhere. Wait for it, or ask the office.",
    ask_waiting: "BSrE is still checking your registration. Ask the office for the result.",
    ask_not_activated: "You have a certificate, but it was never activated. Ask the office to send the activation link again.",
    ask_none: "You are registered, but have no certificate yet. Ask the office to apply for the first one.",
    ask_not_registered: "You are not registered with BSrE. Ask the office to register you.",
    ask_suspended: "Your certificate is suspended. Ask the office why.",
    ask_revoked: "Your certificate was revoked, so it can't be renewed. Ask the office to apply for a new one.",
    ask_superseded: "This certificate was replaced by a newer one. Use that one, or ask the office if you do not have it.",
    ask_end_unknown: "Its expiry date is not on record. Ask the office to add it.",
    to_queue: "To the officers' queue",
};
