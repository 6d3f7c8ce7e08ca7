//! Alerts for administrators.

use domain::api::{MailFailure, OrderFailure};

use crate::i18n::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// Why a certificate can't be issued, and what to do.
pub fn order(failure: OrderFailure) -> &'static str {
    let t = t();
    match failure {
        OrderFailure::Taken => t.taken,
        OrderFailure::Authority => t.authority,
        OrderFailure::Internal => t.internal,
    }
}

/// Why a mail can't be delivered, and what to do.
pub fn mail(failure: MailFailure) -> &'static str {
    let t = t();
    match failure {
        MailFailure::Unreachable => t.unreachable,
        MailFailure::Later => t.later,
        MailFailure::Refused => t.refused,
        MailFailure::Unwritable => t.unwritable,
    }
}

texts! {
    title: "Kendala", "Problems";
    none: "Tidak ada kendala.", "There are no problems.";
    orders: "Sertifikat yang belum dapat diterbitkan", "Certificates that can't be issued yet";
    taken: "E-mail atau NIP pada permohonan ini sudah dipakai orang lain.", "The e-mail or NIP in this application now belongs to someone else.";
    authority: "Otoritas tidak menerbitkannya. Beri tahu pengelola server.", "The authority does not issue it. Tell whoever runs the server.";
    internal: "Terjadi kesalahan pada sistem. Beri tahu pengelola server.", "Something went wrong in the system. Tell whoever runs the server.";
    mails: "E-mail yang belum terkirim", "E-mails not delivered yet";
    mails_first: "Ditampilkan {} yang terbaru dari {}.", "The latest {} of {} are shown.";
    unreachable: "Server e-mail tidak menjawab.", "The mail server does not answer.";
    later: "Server e-mail menundanya.", "The mail server has deferred it.";
    refused: "Server e-mail menolaknya. Periksa alamatnya.", "The mail server refuses it. Check the address.";
    unwritable: "Alamatnya salah, atau disk server penuh.", "The address is wrong, or the server's disk is full.";
    findings: "Temuan pemindai pada unggahan", "Scanner findings in uploads";
    frozen: "Akun yang dibekukan pemiliknya", "Accounts frozen by their owners";
    frozen_hint: "Pemiliknya melaporkan bahwa orang lain memakai akunnya. Pastikan dahulu identitasnya dan keamanan kotak suratnya; setelah dibuka kembali, tautan kata sandi baru dikirim ke e-mail dinasnya.", "Their owners reported that somebody else uses the account. First make sure of their identity and of their mailbox; once the account is open again, a link for a new password goes to their official e-mail.";
    reopen: "Buka kembali", "Open again";
    findings_hint: "Berkas-berkas ini ditolak. Siapa yang mengunggahnya tidak disimpan; catatan dihapus setelah 30 hari.", "These files were refused. Who uploaded them is not kept; records are deleted after 30 days.";
    malware: "Perangkat lunak berbahaya.", "Malware.";
    heuristic: "Bentuknya tidak biasa. Pengunggah diminta mencetaknya ke PDF lalu mengunggah hasilnya.", "Unusual in form. The uploader was asked to print it to PDF and to upload the result.";
    since: "Sejak {}", "Since {}";
    next: "dicoba lagi pada {}", "next try {}";
    given_up: "tidak dicoba lagi", "no further attempts";
}
