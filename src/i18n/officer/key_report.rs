//! Reports of lost or leaked keys, for officers.

use domain::revocation::Act;

use crate::i18n::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// The heading of an act, what it means, and its button.
pub fn act(act: Act, issued_here: bool) -> [&'static str; 3] {
    let t = t();
    match act {
        Act::RecordSuspension => [t.suspended, t.suspended_means, t.suspended_button],
        Act::Revoke if issued_here => [t.revoke, t.revoke_means, t.revoke_button],
        Act::Revoke => [t.record, t.record_means, t.record_button],
        Act::EndAsAsked => [t.end, t.end_means, t.end_button],
        Act::Refuse => [t.refuse, t.refuse_means, t.refuse_button],
        Act::TakeBack => ["", "", ""],
    }
}

texts! {
    title: "Laporan kunci", "Reports of keys";
    lead: "Pemilik sertifikat melaporkan kunci yang hilang atau bocor. Yang paling mendesak ada di atas.", "Holders report lost or leaked keys. The most urgent comes first.";
    none: "Tidak ada laporan yang menunggu.", "No report is waiting.";
    ended: "Sudah berakhir", "Ended";
    due: "Batas waktu: {}", "Due: {}";
    late: "Terlambat sejak {}", "Overdue since {}";
    one: "Laporan kunci nomor {}", "Report of a key, number {}";
    holder: "Pemilik sertifikat", "Holder";
    contact: "E-mail dan nomor ponsel", "E-mail and mobile number";
    why: "Yang terjadi", "What happened";
    serial: "Nomor seri", "Serial number";
    unknown: "Tidak tercatat", "Not on record";
    issuer: "Penerbit", "Issuer";
    here: "Otoritas layanan ini", "This service's authority";
    there: "BSrE atau penerbit lain", "BSrE or another issuer";
    until: "Berlaku sampai", "Valid until";
    general: "Standar pelayanan instansi ini tidak mengatur penangguhan dan pencabutan. Batas waktu di atas adalah ketentuan umum program ini.", "This agency's service standard has no rules for suspension and revocation. The limit above is this program's general rule.";
    asked: "Pemilik sertifikat meminta laporan ini ditarik kembali. Bicaralah langsung dengannya dahulu, lewat nomor yang Anda kenal: siapa pun yang tahu kata sandinya dapat meminta hal ini.", "The holder asks to take this report back. Speak to them first, at a number that you know: anybody with their password could ask for this.";
    watch: "Anda dapat melihat laporan ini, tetapi tidak menanganinya.", "You can see this report, but not act on it.";
    acts: "Tindakan", "Actions";
    day: "Tanggal di BSrE", "Date at BSrE";
    note: "Alasan atau keterangan", "Reason or remark";
    note_hint: "Dibaca pemilik sertifikat.", "The holder reads it.";
    suspended: "Sudah ditangguhkan di BSrE", "Suspended at BSrE";
    suspended_means: "Tangguhkan sertifikat dahulu di AMS milik BSrE. Di sini Anda hanya mencatat kapan hal itu terjadi.", "Suspend the certificate in BSrE's AMS first. Here you only record when that was done.";
    suspended_button: "Catat penangguhan", "Record the suspension";
    revoke: "Cabut sertifikat", "Revoke the certificate";
    revoke_means: "Otoritas layanan ini mencabut sertifikat dan memasukkannya ke daftar pencabutan. Hal ini tidak dapat dibatalkan.", "This service's authority revokes the certificate and puts it on the revocation list. This can't be undone.";
    revoke_button: "Cabut sekarang", "Revoke now";
    record: "Sudah dicabut di BSrE", "Revoked at BSrE";
    record_means: "Cabut sertifikat dahulu di AMS milik BSrE. Di sini Anda hanya mencatat kapan hal itu terjadi; laporan lalu berakhir.", "Revoke the certificate in BSrE's AMS first. Here you only record when that was done; the report then ends.";
    record_button: "Catat pencabutan", "Record the revocation";
    end: "Akhiri tanpa mencabut", "End it without revoking";
    end_means: "Hanya setelah Anda berbicara langsung dengan pemilik sertifikat. Tulis bagaimana Anda memastikan bahwa itu benar dia.", "Only after you have spoken to the holder. Say how you made sure that it was them.";
    end_button: "Akhiri laporan", "End the report";
    refuse: "Tolak laporan", "Refuse the report";
    refuse_means: "Sertifikat tidak dicabut. Tulis sebabnya.", "The certificate is not revoked. Say why.";
    refuse_button: "Tolak", "Refuse";
    done: "Tersimpan. Pemilik sertifikat diberi tahu lewat e-mail.", "Saved. The holder is told by e-mail.";
}
