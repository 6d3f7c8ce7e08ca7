//! What an officer does at each kind of step, and what is recorded of a certificate that was issued by hand.
//!
//! Longer than 250 lines because both languages stand side by side with what they are the words of.

use domain::standard::StepKind;

use crate::i18n::pick;

/// The words of one kind of act.
pub struct Act {
    /// The choice and its button.
    pub label: &'static str,
    /// The question before it is done; one gap: the reference number.
    pub question: &'static str,
    /// What it does.
    pub means: &'static str,
    /// What it did.
    pub done: &'static str,
}

/// The words for a step of this kind. Steps that no officer carries out read like an approval.
pub fn of(kind: StepKind) -> &'static Act {
    let t = t();
    match kind {
        StepKind::Intake => &t.intake,
        StepKind::Disposition => &t.disposition,
        StepKind::Verify => &t.verify,
        StepKind::SetPassphrase => &t.passphrase,
        StepKind::Issue => &t.record,
        StepKind::Report => &t.report,
        StepKind::Archive => &t.archive,
        StepKind::Approve | StepKind::Remind | StepKind::Notify => &t.approve,
    }
}

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// The texts.
#[allow(missing_docs, reason = "a word's name says what it stands for")]
pub struct Text {
    intake: Act,
    disposition: Act,
    verify: Act,
    passphrase: Act,
    approve: Act,
    record: Act,
    report: Act,
    archive: Act,
    /// Two gaps: the act as the agency calls it, the reference number.
    pub own_question: &'static str,
    pub own_means: &'static str,
    pub own_done: &'static str,
    pub take_over: &'static str,
    /// One gap: the reference number.
    pub take_over_question: &'static str,
    pub take_over_means: &'static str,
    /// Two gaps: the colleague, how long ago.
    pub at_work: &'static str,
    pub release: &'static str,
    pub released_now: &'static str,
    /// One gap: the roles of the next step.
    pub goes_to: &'static str,
    /// One gap: the roles of the step that passed it on.
    pub pass_back: &'static str,
    pub back_words: &'static str,
    pub back_hint: &'static str,
    pub back_missing: &'static str,
    pub passed_back_now: &'static str,
    pub instruction: &'static str,
    pub instruction_hint: &'static str,
    pub ready: &'static str,
    pub remark: &'static str,
    pub remark_hint: &'static str,
    pub way: &'static str,
    pub by_file: &'static str,
    pub by_hand: &'static str,
    pub way_missing: &'static str,
    pub file: &'static str,
    pub file_hint: &'static str,
    pub choose_file: &'static str,
    pub no_file: &'static str,
    pub serial: &'static str,
    pub serial_hint: &'static str,
    pub not_before: &'static str,
    pub not_after: &'static str,
    pub issuer: &'static str,
    pub unusual: &'static str,
}

const ID: Text = Text {
    intake: Act {
        label: "Terima permohonan",
        question: "Terima permohonan {}?",
        means: "Permohonan tercatat diterima dan berlanjut ke langkah berikutnya.",
        done: "Diterima. Permohonan berlanjut ke langkah berikutnya.",
    },
    disposition: Act {
        label: "Teruskan",
        question: "Teruskan permohonan {}?",
        means: "Permohonan diteruskan kepada petugas berikutnya beserta disposisi Anda.",
        done: "Diteruskan. Permohonan kini ada di antrean petugas berikutnya.",
    },
    verify: Act {
        label: "Data dan dokumen benar",
        question: "Data dan dokumen permohonan {} benar?",
        means: "Anda menyatakan data sesuai dengan dokumen. Permohonan berlanjut ke langkah berikutnya; pernyataan ini tidak dapat ditarik kembali.",
        done: "Verifikasi selesai. Permohonan berlanjut ke langkah berikutnya.",
    },
    passphrase: Act {
        label: "Catat: passphrase sudah dibuat di BSrE",
        question: "Passphrase untuk permohonan {} sudah dibuat?",
        means: "Anda mencatat bahwa pemohon sudah membuat passphrase di BSrE. Passphrase itu sendiri tidak pernah ditanyakan.",
        done: "Tercatat. Permohonan berlanjut ke langkah berikutnya.",
    },
    approve: Act {
        label: "Setujui",
        question: "Setujui permohonan {}?",
        means: "Langkah ini selesai dan permohonan berlanjut ke langkah berikutnya. Persetujuan tidak dapat ditarik kembali.",
        done: "Disetujui. Pemohon dapat melihatnya di halamannya.",
    },
    record: Act {
        label: "Catat sertifikat yang terbit",
        question: "Catat sertifikat untuk permohonan {}?",
        means: "Sertifikat lama digantikan, dan pemohon diberi tahu sesuai urutan prosedur. Pencatatan tidak dapat ditarik kembali.",
        done: "Sertifikat tercatat. Sertifikat lama sudah digantikan.",
    },
    report: Act {
        label: "Buat laporan",
        question: "Buat laporan permohonan {}?",
        means: "Laporan disusun dari catatan permohonan ini bersama catatan Anda, lalu dapat dicetak.",
        done: "Laporan sudah dibuat dan dapat dicetak.",
    },
    archive: Act {
        label: "Terima dan arsipkan",
        question: "Terima laporan {} dan arsipkan?",
        means: "Permohonan selesai dan disimpan sampai masa simpannya berakhir.",
        done: "Laporan diterima dan permohonan diarsipkan.",
    },
    own_question: "{}: permohonan {}?",
    own_means: "Langkah ini selesai dan permohonan berlanjut ke langkah berikutnya. Tindakan ini tidak dapat ditarik kembali.",
    own_done: "Tercatat. Permohonan berlanjut ke langkah berikutnya.",
    take_over: "Ambil alih",
    take_over_question: "Ambil alih permohonan {}?",
    take_over_means: "Permohonan menjadi tugas Anda, dan rekan Anda diberi tahu lewat e-mail. Isian yang belum ia kirim tidak ikut berpindah.",
    at_work: "Sedang dikerjakan {}, terakhir {} lalu.",
    release: "Lepaskan",
    released_now: "Dilepaskan. Petugas lain dapat menangani permohonan ini.",
    goes_to: "Diteruskan kepada: {}",
    pass_back: "Kembalikan ke petugas sebelumnya ({})",
    back_words: "Alasan pengembalian",
    back_hint: "Dibaca petugas sebelumnya dan tercetak pada lembar disposisi. Pemohon tidak membacanya.",
    back_missing: "Tulis alasan pengembalian",
    passed_back_now: "Dikembalikan. Permohonan kini ada di antrean petugas sebelumnya.",
    instruction: "Isi disposisi (opsional)",
    instruction_hint: "Dibaca petugas berikutnya dan tercetak pada lembar disposisi.",
    ready: "Isi disposisi siap pakai",
    remark: "Catatan laporan (opsional)",
    remark_hint: "Tercetak pada laporan pembaruan.",
    way: "Cara mencatat sertifikat",
    by_file: "Unggah berkas sertifikat",
    by_hand: "Ketik nomor seri dan masa berlaku",
    way_missing: "Pilih cara mencatat sertifikat",
    file: "Berkas sertifikat dari AMS",
    file_hint: "Berkas .cer, .crt, .pem, atau .der, berukuran maksimal 100 kB. Kami cocokkan dengan pemohon sebelum mencatatnya.",
    choose_file: "Pilih berkas",
    no_file: "Belum ada berkas dipilih",
    serial: "Nomor seri sertifikat",
    serial_hint: "Huruf dan angka heksadesimal seperti tampil di AMS.",
    not_before: "Berlaku sejak",
    not_after: "Berlaku sampai",
    issuer: "Penerbit",
    unusual: "Periksa tanggalnya: sertifikat biasanya berlaku 2 tahun, sedangkan yang ini jauh berbeda.",
};

const EN: Text = Text {
    intake: Act {
        label: "Accept the application",
        question: "Accept application {}?",
        means: "The application is recorded as received and moves on to the next step.",
        done: "Accepted. The application moves on to the next step.",
    },
    disposition: Act {
        label: "Pass on",
        question: "Pass on application {}?",
        means: "The application goes to the next officer with your instruction.",
        done: "Passed on. The application is now in the next officer's queue.",
    },
    verify: Act {
        label: "Data and documents are correct",
        question: "Are the data and documents in application {} correct?",
        means: "You confirm that the data matches the documents. The application moves on to the next step; this can't be undone.",
        done: "Verified. The application moves on to the next step.",
    },
    passphrase: Act {
        label: "Record: the passphrase was created at BSrE",
        question: "Was the passphrase for application {} created?",
        means: "You record that the applicant created the passphrase at BSrE. The passphrase itself is never asked for.",
        done: "Recorded. The application moves on to the next step.",
    },
    approve: Act {
        label: "Approve",
        question: "Approve application {}?",
        means: "This completes the step and moves the application on. An approval can't be undone.",
        done: "Approved. The applicant can see it on their page.",
    },
    record: Act {
        label: "Record the issued certificate",
        question: "Record the certificate for application {}?",
        means: "The old certificate is superseded, and the applicant is told when the procedure says so. This can't be undone.",
        done: "The certificate is on record. The old one is superseded.",
    },
    report: Act {
        label: "Make the report",
        question: "Make the report on application {}?",
        means: "The report is made from this application's record with your remarks, and can then be printed.",
        done: "The report is made and can be printed.",
    },
    archive: Act {
        label: "Receive and archive",
        question: "Receive the report on {} and archive it?",
        means: "The application is finished and kept until its retention ends.",
        done: "The report is received and the application archived.",
    },
    own_question: "{}: application {}?",
    own_means: "This completes the step and moves the application on. It can't be undone.",
    own_done: "Recorded. The application moves on to the next step.",
    take_over: "Take over",
    take_over_question: "Take over application {}?",
    take_over_means: "The application becomes yours, and your colleague is told by e-mail. What they have typed but not sent stays with them.",
    at_work: "{} is working on it, last seen {} ago.",
    release: "Put it back",
    released_now: "Put back. Any of your colleagues can take it now.",
    goes_to: "Goes to: {}",
    pass_back: "Send back to the previous officer ({})",
    back_words: "Reason for sending it back",
    back_hint: "The previous officer reads it, and it is printed on the disposition sheet. The applicant doesn't see it.",
    back_missing: "Say why you are sending it back",
    passed_back_now: "The application is now back in the previous officer's queue.",
    instruction: "Instruction (optional)",
    instruction_hint: "The next officer reads it, and it is printed on the disposition sheet.",
    ready: "Ready-made instructions",
    remark: "Report remarks (optional)",
    remark_hint: "Printed on the renewal report.",
    way: "How to record the certificate",
    by_file: "Upload the certificate file",
    by_hand: "Enter the serial number and validity",
    way_missing: "Choose how to record the certificate",
    file: "Certificate file from AMS",
    file_hint: "A .cer, .crt, .pem or .der file of at most 100 kB. We compare it with the applicant before it is recorded.",
    choose_file: "Choose a file",
    no_file: "No file chosen yet",
    serial: "Serial number of the certificate",
    serial_hint: "Hexadecimal, as shown in AMS.",
    not_before: "Valid from",
    not_after: "Valid until",
    issuer: "Issuer",
    unusual: "Check the dates: a certificate is usually valid for 2 years, and this one isn't.",
};
