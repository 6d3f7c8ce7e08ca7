//! Mails about returned, rejected, passed-back and taken-over cases. They name parts and reasons, but do not quote the
//! officer.

use domain::journey::Step;
use domain::moment::Timestamp;
use domain::renewal::{RejectReason, ReturnItem, ReturnReason};

use super::{Words, Writer};
use crate::infra::mail::Mail;

impl Writer<'_> {
    /// The application was returned: which parts, and why.
    pub fn returned(&self, to: &str, reference: &str, items: &[ReturnItem]) -> Mail {
        let mut body = vec![format!("Permohonan Anda {reference} belum lengkap. Yang harus dilengkapi:")];
        body.extend(items.iter().map(|item| format!("- {}: {}", self.part(item.step), reason(item.reason))));
        if items.iter().any(|item| item.note.is_some()) {
            body.push("Penjelasan petugas dapat Anda baca setelah masuk.".to_owned());
        }
        body.push(
            "Isian dan berkas yang sudah benar tetap tersimpan; hanya bagian itu yang perlu diperbaiki.".to_owned(),
        );
        self.mail(
            to,
            Words {
                subject: format!("Permohonan {reference} perlu dilengkapi"),
                body,
                link: ("Lihat alasannya dan lengkapi:", format!("/lacak/{reference}")),
                english: "Your application needs something more. The link shows what.",
            },
        )
    }

    /// The application was rejected, and why.
    pub fn rejected(&self, to: &str, reference: &str, reason: RejectReason, note: bool) -> Mail {
        let mut body = vec![format!("Permohonan Anda {reference} tidak dapat disetujui.")];
        body.extend(refusal(reason).map(|reason| format!("Alasannya: {reason}.")));
        if note {
            body.push("Penjelasan petugas dapat Anda baca setelah masuk.".to_owned());
        }
        self.mail(
            to,
            Words {
                subject: format!("Permohonan {reference} tidak dapat disetujui"),
                body,
                link: ("Baca alasan dan langkah Anda selanjutnya:", format!("/lacak/{reference}")),
                english: "Your application was refused. The link shows why and what to do.",
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
                link: ("Buka permohonan:", format!("/petugas/perkara/{reference}")),
                english: "An application you passed on has been sent back to you. Log in to read why.",
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
                link: ("Buka permohonan:", format!("/petugas/perkara/{reference}")),
                english: "A colleague has taken over an application you were working on. Log in to see who has it.",
            },
        )
    }

    /// Returns the name of a wizard's page, with the title of this agency's letter.
    fn part(&self, step: Step) -> &str {
        match step {
            Step::Data => "Data pemohon",
            Step::Changes => "Perubahan data",
            Step::EmailCode => "Kode e-mail",
            Step::Evidence => "Bukti perubahan (KTP atau SK)",
            Step::Letter => &self.standard.wizard.letter_title,
            Step::Passphrase => "Passphrase",
            Step::Review => "Pemeriksaan akhir",
        }
    }
}

const fn reason(reason: ReturnReason) -> &'static str {
    match reason {
        ReturnReason::Unreadable => "tidak terbaca",
        ReturnReason::Unsigned => "tanda tangan atau stempel tidak ada",
        ReturnReason::WrongDocument => "dokumen orang lain atau untuk keperluan lain",
        ReturnReason::Outdated => "terlalu lama, atau tanpa tanggal atau nomor",
        ReturnReason::DataDiffers => "data tidak sesuai dengan bukti",
        ReturnReason::FiledForYou => "perlu Anda periksa",
        ReturnReason::Other => "lihat penjelasan petugas",
    }
}

const fn refusal(reason: RejectReason) -> Option<&'static str> {
    Some(match reason {
        RejectReason::NotEmployed => "tidak lagi bekerja di instansi ini",
        RejectReason::NotRecommended => "tidak direkomendasikan pimpinan unit kerja",
        RejectReason::NotGenuine => "dokumen tidak asli",
        RejectReason::Repeated => "permohonan ganda",
        RejectReason::Other => return None,
    })
}
