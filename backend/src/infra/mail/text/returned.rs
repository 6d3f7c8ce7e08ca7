//! Mails about returned, rejected, passed-back and taken-over cases. They name parts and reasons, but do not quote the
//! officer.

use domain::journey::Step;
use domain::moment::Timestamp;
use domain::renewal::{RejectReason, ReturnItem, ReturnReason};

use super::{English, Recipient, Words, Writer};
use crate::infra::mail::Mail;

impl Writer<'_> {
    /// The application was returned: which parts, and why.
    pub fn returned<'b>(&self, to: impl Into<Recipient<'b>>, reference: &str, items: &[ReturnItem]) -> Mail {
        let mut body = vec![format!("Permohonan Anda {reference} belum lengkap. Yang harus dilengkapi:")];
        // The first part alone stands in mails to whom no language is known.
        let mut english =
            vec![format!("Your application {reference} needs more information."), "What to complete:".to_owned()];
        for item in items {
            let ((part, english_part), (why, english_why)) = (self.part(item.step), reason(item.reason));
            body.push(format!("- {part}: {why}"));
            english.push(format!("- {english_part}: {english_why}"));
        }
        if items.iter().any(|item| item.note.is_some()) {
            body.push(NOTE.to_owned());
            english.push(ENGLISH_NOTE.to_owned());
        }
        body.push(
            "Jawaban dan berkas yang sudah benar tetap tersimpan; hanya bagian itu yang perlu diperbaiki.".to_owned(),
        );
        english.push("Answers and files that are correct are kept; only those parts need to be corrected.".to_owned());
        self.mail(
            to,
            Words {
                subject: format!("Permohonan {reference} perlu dilengkapi"),
                body,
                link: ("Lihat alasannya dan lengkapi", format!("/lacak/{reference}")),
                english: English::whole(
                    format!("Application {reference} needs more information"),
                    english,
                    "See why and complete it",
                ),
                ..Words::default()
            },
        )
    }

    /// The application was rejected, and why.
    pub fn rejected<'b>(
        &self,
        to: impl Into<Recipient<'b>>,
        reference: &str,
        reason: RejectReason,
        note: bool,
    ) -> Mail {
        let mut body = vec![format!("Permohonan Anda {reference} tidak dapat disetujui.")];
        let mut english = vec![format!("Your application {reference} was rejected.")];
        if let Some((why, english_why)) = refusal(reason) {
            body.push(format!("Alasannya: {why}."));
            english.push(format!("The reason: {english_why}."));
        }
        if note {
            body.push(NOTE.to_owned());
            english.push(ENGLISH_NOTE.to_owned());
        }
        self.mail(
            to,
            Words {
                subject: format!("Permohonan {reference} tidak dapat disetujui"),
                body,
                link: ("Baca alasan dan langkah selanjutnya", format!("/lacak/{reference}")),
                english: English::whole(
                    format!("Application {reference} was rejected"),
                    english,
                    "Read why and what you can do",
                ),
                ..Words::default()
            },
        )
    }

    /// To an officer: a colleague passed a case back. The reason is shown after log-in.
    pub fn passed_back(&self, to: &str, reference: &str, due: Option<Timestamp>) -> Mail {
        let mut body = vec![format!(
            "Petugas pada langkah berikutnya mengembalikan permohonan {reference} kepada Anda. Alasannya dapat Anda baca \
             setelah masuk."
        )];
        body.extend(due.map(|due| format!("Batas waktu: {}.", self.moment(due))));
        self.mail(
            to,
            Words {
                subject: format!("Permohonan {reference} dikembalikan kepada Anda"),
                body,
                link: ("Buka permohonan", format!("/petugas/permohonan/{reference}")),
                english: English::Line("An application you passed on has been sent back to you. Log in to read why."),
                ..Words::default()
            },
        )
    }

    /// To an officer: a colleague has taken over a case.
    pub fn taken_over(&self, to: &str, reference: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Permohonan {reference} diambil alih"),
                body: vec![format!(
                    "Permohonan {reference} yang Anda tangani kini ditangani petugas lain. Siapa yang menanganinya dapat \
                     Anda lihat setelah masuk."
                )],
                link: ("Buka permohonan", format!("/petugas/permohonan/{reference}")),
                english: English::Line(
                    "A colleague has taken over an application you were working on. Log in to see who has it.",
                ),
                ..Words::default()
            },
        )
    }

    /// Returns the name of a wizard's page, with the title of this agency's letter, in Indonesian and in English.
    fn part(&self, step: Step) -> (&str, &str) {
        let letter = &self.standard.wizard.letter_title;
        match step {
            Step::Data => ("Data pemohon", "Your details"),
            Step::Changes => ("Perubahan data", "Changed details"),
            Step::EmailCode => ("Kode e-mail", "E-mail code"),
            Step::Evidence => ("Bukti perubahan (KTP atau SK)", "Evidence of the changes (KTP or SK)"),
            Step::Letter => (letter, letter),
            Step::Passphrase => ("Passphrase", "Passphrase"),
            Step::Review => ("Pemeriksaan akhir", "Final check"),
        }
    }
}

const NOTE: &str = "Penjelasan petugas dapat Anda baca setelah masuk.";
const ENGLISH_NOTE: &str = "You can read the officer's explanation after logging in.";

const fn reason(reason: ReturnReason) -> (&'static str, &'static str) {
    match reason {
        ReturnReason::Unreadable => ("tidak terbaca", "can't be read"),
        ReturnReason::Unsigned => ("tanda tangan atau stempel tidak ada", "signature or stamp missing"),
        ReturnReason::WrongDocument => {
            ("dokumen orang lain atau untuk keperluan lain", "another person's, or for another purpose")
        }
        ReturnReason::Outdated => ("terlalu lama, atau tanpa tanggal atau nomor", "too old, or without date or number"),
        ReturnReason::DataDiffers => ("data tidak sesuai dengan bukti", "the details differ from the evidence"),
        ReturnReason::FiledForYou => ("perlu Anda periksa", "for you to check"),
        ReturnReason::Other => ("lihat penjelasan petugas", "see the officer's explanation"),
    }
}

const fn refusal(reason: RejectReason) -> Option<(&'static str, &'static str)> {
    Some(match reason {
        RejectReason::NotEmployed => {
            ("tidak lagi bekerja di instansi ini", "you are on record as no longer working at this agency")
        }
        RejectReason::NotRecommended => {
            ("tidak direkomendasikan pimpinan unit kerja", "the head of your unit did not recommend it")
        }
        RejectReason::NotGenuine => ("dokumen tidak asli", "the documents are not genuine"),
        RejectReason::Repeated => ("permohonan ganda", "the same application has already been made"),
        RejectReason::Other => return None,
    })
}
