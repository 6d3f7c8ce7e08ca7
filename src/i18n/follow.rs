//! Confirmation, timeline, return and rejection, in the holder's words.
//!
//! Longer than 250 lines because both languages stand side by side with what they are the words of.

use domain::journey::Step;
use domain::renewal::{LastSent, RejectReason};

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// Heading of the confirmation.
pub fn sent(what: LastSent) -> &'static str {
    let t = t();
    match what {
        LastSent::Application => t.sent,
        LastSent::Completion => t.sent_completion,
        LastSent::Key => t.sent_key,
    }
}

/// The part of the application that is open again.
pub fn step(step: Step) -> &'static str {
    let t = t();
    match step {
        Step::Data | Step::Changes => t.data,
        Step::EmailCode => t.email_code,
        Step::Evidence => t.evidence,
        Step::Letter => t.letter,
        Step::Passphrase => t.passphrase,
        Step::Review => t.review,
    }
}

/// Why it was refused. Blank where only the officer's own words say it.
pub fn reject_reason(reason: RejectReason) -> &'static str {
    let t = t();
    match reason {
        RejectReason::NotEmployed => t.not_employed,
        RejectReason::NotRecommended => t.not_recommended,
        RejectReason::NotGenuine => t.not_genuine,
        RejectReason::Repeated => t.repeated,
        RejectReason::Other => "",
    }
}

/// The texts.
pub struct Text {
    /// Confirmation: heading.
    sent: &'static str,
    sent_completion: &'static str,
    sent_key: &'static str,
    /// Above the reference number.
    pub your_number: &'static str,
    /// Heading: what happens next.
    pub next: &'static str,
    /// We told the holder by mail.
    pub mailed: &'static str,
    /// What is needed to download the certificate.
    pub needs_passphrase: &'static str,
    /// Prints or saves the receipt.
    pub receipt: &'static str,
    /// When it was sent.
    pub sent_at: &'static str,
    /// Leads to the timeline.
    pub follow: &'static str,
    /// Heading of the timeline while it is going on.
    pub progress: &'static str,
    /// Heading: to be completed.
    pub returned: &'static str,
    /// What to do then.
    pub returned_lead: &'static str,
    /// The act.
    pub complete: &'static str,
    /// Heading: an officer filed it.
    pub filed: &'static str,
    /// What to do then.
    pub filed_next: &'static str,
    /// The act.
    pub check: &'static str,
    /// Heading: verified, the passphrase is next.
    pub passphrase_now: &'static str,
    /// What to do then.
    pub passphrase_next: &'static str,
    /// The act.
    pub set_passphrase: &'static str,
    /// Heading: the passphrase is set at the authority.
    pub passphrase_at_authority: &'static str,
    /// What to do then.
    pub passphrase_at_authority_next: &'static str,
    /// Issued, and the authority keeps the key.
    pub kept_by_authority: &'static str,
    /// Button: another passphrase, with another key.
    pub new_key: &'static str,
    /// What that is for.
    pub new_key_body: &'static str,
    /// Leads to the proof that one has the present certificate's key.
    pub prove: &'static str,
    /// Heading: that one's receipt is confirmed.
    pub received_at_authority: &'static str,
    /// Heading: refused.
    pub rejected: &'static str,
    /// What to do then.
    pub rejected_next: &'static str,
    /// Heading: the office ended what it had filed.
    pub cancelled: &'static str,
    /// Why.
    pub cancelled_why: &'static str,
    /// What follows.
    pub cancelled_next: &'static str,
    /// Heading: withdrawn.
    pub withdrawn: &'static str,
    /// What to do then.
    pub withdrawn_next: &'static str,
    /// Heading: issued.
    pub issued: &'static str,
    /// What to do then.
    pub issued_next: &'static str,
    /// The act.
    pub fetch: &'static str,
    /// Heading: received.
    pub received: &'static str,
    /// Before the new certificate's end.
    pub valid_until: &'static str,
    /// Before the officer's own words.
    pub note: &'static str,
    /// Heading of the messages with the office.
    pub messages: &'static str,
    /// The same when nothing can be written any more.
    pub messages_past: &'static str,
    /// Below the field: until when it goes on; a gap.
    pub messages_until: &'static str,
    /// Label of a message.
    pub message: &'static str,
    /// Its hint.
    pub message_hint: &'static str,
    /// Sends it.
    pub send: &'static str,
    /// It was sent.
    pub message_sent: &'static str,
    /// Who wrote a message: the office.
    pub office: &'static str,
    /// Who wrote a message: the holder.
    pub me: &'static str,
    /// Unseen: done.
    pub done: &'static str,
    /// Unseen: going on.
    pub now: &'static str,
    /// Unseen: coming.
    pub coming: &'static str,
    /// Unseen: waits for the holder.
    pub waits: &'static str,
    /// Unseen: refused.
    pub bad: &'static str,
    /// Since when.
    pub since: &'static str,
    /// By when at the latest.
    pub due: &'static str,
    /// By when the authority expects to be done.
    pub authority_due: &'static str,
    /// By when it should have been done.
    pub late: &'static str,
    /// What to do about it.
    pub late_help: &'static str,
    /// Confirms the receipt where the authority keeps the certificate.
    pub confirm_at_authority: &'static str,
    /// Applies anew.
    pub apply_again: &'static str,
    /// The authority's clock.
    pub authority_clock: &'static str,
    /// Withdraws.
    pub withdraw: &'static str,
    /// Question before it.
    pub withdraw_question: &'static str,
    /// What it means.
    pub withdraw_body: &'static str,
    /// Keeps it.
    pub keep: &'static str,
    /// Back to the certificate.
    pub to_certificate: &'static str,
    data: &'static str,
    email_code: &'static str,
    evidence: &'static str,
    letter: &'static str,
    passphrase: &'static str,
    review: &'static str,
    not_employed: &'static str,
    not_recommended: &'static str,
    not_genuine: &'static str,
    repeated: &'static str,
}

const ID: Text = Text {
    sent: "Permohonan terkirim",
    sent_completion: "Perbaikan terkirim",
    sent_key: "Permohonan sudah lengkap",
    your_number: "Nomor permohonan Anda",
    next: "Langkah selanjutnya",
    needs_passphrase: "Simpan passphrase Anda baik-baik: sertifikat hanya dapat diunduh dengan passphrase itu.",
    mailed: "Kami mengirim e-mail bila ada yang harus Anda kerjakan, bila petugas menulis kepada Anda, dan bila permohonan Anda diputuskan atau sertifikat terbit. Halaman ini dapat Anda buka lagi kapan saja.",
    receipt: "Unduh tanda terima (PDF)",
    new_key: "Ganti passphrase",
    new_key_body: "Lupa passphrase? Selama permohonan belum disetujui, buat passphrase baru; data dan berkas Anda tetap.",
    prove: "Buktikan kunci lama ada pada Anda",
    sent_at: "Dikirim",
    follow: "Lihat status",
    progress: "Status permohonan",
    returned: "Permohonan Anda perlu dilengkapi",
    returned_lead: "Hanya bagian berikut yang perlu diperbaiki; isian lain tetap tersimpan.",
    complete: "Lengkapi sekarang",
    filed: "Petugas mengajukan permohonan ini untuk Anda",
    filed_next: "Surat Anda sudah diunggah petugas. Periksa data Anda, lengkapi yang hanya dapat Anda isi, lalu kirim.",
    check: "Periksa dan kirim",
    passphrase_now: "Buat passphrase Anda",
    passphrase_next: "Data dan surat Anda sudah diverifikasi. Sertifikat diterbitkan setelah Anda membuat passphrase.",
    set_passphrase: "Buat passphrase",
    passphrase_at_authority: "Buat passphrase di BSrE",
    passphrase_at_authority_next: "Data Anda sudah diverifikasi. Buka tautan yang dikirim BSrE ke e-mail dinas Anda, lalu buat passphrase di sana. Layanan ini dan petugas tidak pernah menanyakannya. Bila tautannya belum datang atau sudah kedaluwarsa, tulis kepada petugas.",
    kept_by_authority: "Sertifikat Anda tersimpan di AMS BSrE. Pakailah dengan passphrase yang Anda buat di sana; tidak ada berkas yang perlu diunduh di sini.",
    received_at_authority: "Sertifikat sudah Anda terima",
    rejected: "Permohonan Anda ditolak",
    rejected_next: "Bila alasannya sudah teratasi, Anda dapat mengajukan permohonan baru. Bila Anda tidak setuju, hubungi petugas di bawah dan sebutkan nomor permohonan.",
    cancelled: "Kantor membatalkan pengajuan ini",
    cancelled_why: "Alasan dari petugas:",
    cancelled_next: "Sertifikat Anda tidak berubah karena pembatalan ini.",
    withdrawn: "Permohonan sudah ditarik kembali",
    withdrawn_next: "Tidak ada lagi yang diproses. Anda dapat mengajukan permohonan baru kapan saja.",
    issued: "Sertifikat baru Anda sudah terbit",
    issued_next: "Unduh dengan passphrase yang Anda buat untuk permohonan ini.",
    fetch: "Unduh sertifikat",
    received: "Sertifikat sudah Anda unduh",
    valid_until: "Berlaku sampai ",
    note: "Catatan petugas: ",
    messages: "Tanya petugas",
    messages_past: "Pesan dengan petugas",
    messages_until: "Anda dapat menulis kepada petugas sampai {}.",
    message: "Pesan Anda",
    message_hint: "Jawaban muncul di halaman ini dan dikabarkan lewat e-mail. Jangan tulis passphrase atau kata sandi.",
    send: "Kirim pesan",
    message_sent: "Pesan terkirim.",
    office: "Petugas",
    me: "Anda",
    done: "Selesai: ",
    now: "Sekarang: ",
    coming: "Berikutnya: ",
    waits: "Menunggu Anda: ",
    bad: "Ditolak: ",
    since: "Sejak ",
    due: "Paling lambat ",
    authority_due: "Perkiraan BSrE: sampai ",
    late: "Terlambat. Seharusnya selesai ",
    late_help: "Anda dapat menulis kepada petugas di halaman ini, atau menghubungi kantor.",
    confirm_at_authority: "Konfirmasi: sertifikat sudah saya terima",
    apply_again: "Ajukan lagi",
    authority_clock: "Lama proses di BSrE di luar kewenangan Dinas.",
    withdraw: "Tarik kembali permohonan",
    withdraw_question: "Tarik kembali permohonan ini?",
    withdraw_body: "Permohonan tidak diproses lagi. Yang sudah terkirim disimpan dan dihapus menurut jadwal retensi arsip instansi Anda. Sertifikat Anda yang sekarang tidak berubah.",
    keep: "Batal",
    to_certificate: "Ke Sertifikat saya",
    data: "Data Anda",
    email_code: "Kode e-mail baru",
    evidence: "Bukti perubahan data",
    letter: "Surat",
    passphrase: "Passphrase",
    review: "Periksa dan kirim",
    not_employed: "Anda tercatat tidak lagi bertugas di instansi ini.",
    not_recommended: "Kepala unit kerja tidak merekomendasikan permohonan ini.",
    not_genuine: "Keaslian dokumen tidak dapat dipastikan.",
    repeated: "Permohonan yang sama sudah diajukan.",
};

const EN: Text = Text {
    sent: "Application sent",
    sent_completion: "Corrections sent",
    sent_key: "Application completed",
    your_number: "Your reference number",
    next: "What happens next",
    needs_passphrase: "Keep your passphrase safe: the certificate can only be downloaded with it.",
    mailed: "We will e-mail you when there is something for you to do, when an officer writes to you, and when your application is decided or the certificate is issued. You can open this page again at any time.",
    receipt: "Download the receipt (PDF)",
    new_key: "Change the passphrase",
    new_key_body: "Forgot your passphrase? Until the application is approved you can create another one; your details and files stay.",
    prove: "Prove that you have the present key",
    sent_at: "Sent",
    follow: "Check status",
    progress: "Application status",
    returned: "Your application needs more information",
    returned_lead: "Only these parts need to be corrected; your other answers are kept.",
    complete: "Complete it now",
    filed: "The office filed this application for you",
    filed_next: "The office has uploaded your letter. Check your details, complete what only you can, then send it.",
    check: "Check and send",
    passphrase_now: "Create your passphrase",
    passphrase_next: "Your details and letter are verified. The certificate is issued once you have created a passphrase.",
    set_passphrase: "Create a passphrase",
    passphrase_at_authority: "Create your passphrase at BSrE",
    passphrase_at_authority_next: "Your details are verified. Open the link that BSrE sent to your official e-mail, and create the passphrase there. Neither this service nor the office ever asks for it. If the link did not come or has expired, write to the office.",
    kept_by_authority: "Your certificate is kept in BSrE's AMS. Use it with the passphrase that you created there; there is no file to download here.",
    received_at_authority: "You have received the certificate",
    rejected: "Your application was rejected",
    rejected_next: "Once the reason is settled you can apply again. If you disagree, contact the office below and quote the reference number.",
    cancelled: "The office has cancelled this application",
    cancelled_why: "The officer's reason:",
    cancelled_next: "Your certificate has not changed because of this.",
    withdrawn: "The application was withdrawn",
    withdrawn_next: "It is no longer being processed. You can apply again at any time.",
    issued: "Your new certificate has been issued",
    issued_next: "Download it with the passphrase that you created for this application.",
    fetch: "Download your certificate",
    received: "You have downloaded the certificate",
    valid_until: "Valid until ",
    note: "The officer's note: ",
    messages: "Ask the office",
    messages_past: "Messages with the office",
    messages_until: "You can write to the office until {}.",
    message: "Your message",
    message_hint: "The answer appears on this page, and an e-mail tells you. Never write a passphrase or password.",
    send: "Send the message",
    message_sent: "The message was sent.",
    office: "Office",
    me: "You",
    done: "Done: ",
    now: "Now: ",
    coming: "Next: ",
    waits: "Waiting for you: ",
    bad: "Rejected: ",
    since: "Since ",
    due: "By ",
    authority_due: "Expected from BSrE by ",
    late: "Overdue. This should have been done by ",
    late_help: "You can write to the office on this page, or contact it.",
    confirm_at_authority: "Confirm: I have received the certificate",
    apply_again: "Apply again",
    authority_clock: "The office does not control how long BSrE takes.",
    withdraw: "Withdraw the application",
    withdraw_question: "Withdraw this application?",
    withdraw_body: "It will not be processed. What was sent is kept and deleted as your agency's retention schedule says. Your present certificate does not change.",
    keep: "Cancel",
    to_certificate: "To My certificate",
    data: "Your details",
    email_code: "Code for the new e-mail",
    evidence: "Evidence of the changes",
    letter: "Letter",
    passphrase: "Passphrase",
    review: "Check and send",
    not_employed: "You are on record as no longer working at this agency.",
    not_recommended: "The head of your unit did not recommend it.",
    not_genuine: "The documents could not be verified as genuine.",
    repeated: "The same application has already been made.",
};
