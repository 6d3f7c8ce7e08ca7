//! Mails of a case between application and certificate: the passphrase, issuing elsewhere, and messages. They never
//! quote messages.

use domain::moment::Timestamp;

use super::{Words, Writer};
use crate::infra::mail::Mail;

impl Writer<'_> {
    /// The holder is to set the passphrase in the wizard.
    pub fn passphrase(&self, to: &str, reference: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Buat passphrase untuk permohonan {reference}"),
                body: vec![
                    format!("Data pada permohonan Anda {reference} sudah diverifikasi."),
                    "Langkah Anda berikutnya: membuat passphrase untuk sertifikat yang baru. Petugas tidak pernah \
                     meminta passphrase Anda."
                        .to_owned(),
                ],
                link: ("Buat passphrase Anda:", "/permohonan/passphrase".to_owned()),
                english: "Your data is verified. Set the passphrase of your new certificate by the link.",
            },
        )
    }

    /// The same, sent again by an officer or as a reminder.
    pub fn passphrase_again(&self, to: &str, reference: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Pengingat: buat passphrase untuk permohonan {reference}"),
                body: vec![
                    format!(
                        "Data pada permohonan Anda {reference} sudah diverifikasi, tetapi passphrase belum dibuat."
                    ),
                    "Langkah Anda berikutnya: membuat passphrase untuk sertifikat yang baru. Petugas tidak pernah \
                     meminta passphrase Anda."
                        .to_owned(),
                ],
                link: ("Buat passphrase Anda:", "/permohonan/passphrase".to_owned()),
                english: "Your application still waits for the passphrase of your new certificate. Set it by the link.",
            },
        )
    }

    /// The holder is to set the passphrase at the authority, which sends a link of its own.
    pub fn passphrase_at_authority(&self, to: &str, reference: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Buat passphrase di BSrE untuk permohonan {reference}"),
                body: vec![
                    format!("Data pada permohonan Anda {reference} sudah diverifikasi."),
                    "Langkah Anda berikutnya: membuat passphrase di BSrE. BSrE mengirimkan tautannya langsung ke e-mail \
                     dinas Anda; bukalah segera, karena masa berlakunya terbatas. Layanan ini tidak pernah meminta \
                     passphrase Anda."
                        .to_owned(),
                ],
                link: ("Petunjuk dan status permohonan Anda:", format!("/lacak/{reference}")),
                english: "Your data is verified. BSrE sends you its own link for the passphrase; this service never \
                          asks for it.",
            },
        )
    }

    /// The holder asked at a kiosk, where no file can be saved, for the way to their certificate's file.
    pub fn download_link(&self, to: &str, reference: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Unduh sertifikat Anda dari permohonan {reference}"),
                body: vec![
                    "Anda meminta tautan ini di kios Dinas. Berkas sertifikat tidak dapat diambil di kios; bukalah tautan \
                     ini di ponsel atau komputer Anda sendiri, lalu masuk seperti biasa."
                        .to_owned(),
                ],
                link: ("Unduh sertifikat Anda:", format!("/ambil/{reference}")),
                english: "You asked for this link at a kiosk. Open it on your own phone or computer to download your \
                          certificate.",
            },
        )
    }

    /// The certificate was issued in the authority's own system, which keeps the key: there is nothing to fetch here.
    pub fn issued_by_authority(&self, to: &str, reference: &str, not_after: Timestamp) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Sertifikat elektronik Anda sudah terbit ({reference})"),
                body: vec![
                    format!("Sertifikat elektronik baru Anda berlaku sampai {}.", self.date(not_after)),
                    "Kunci sertifikat ini disimpan oleh BSrE. Tanda tangani dokumen dengan passphrase yang Anda buat di \
                     BSrE."
                        .to_owned(),
                ],
                link: ("Lihat permohonan Anda:", format!("/lacak/{reference}")),
                english: "Your new certificate is issued. BSrE keeps its key: sign with the passphrase you set there.",
            },
        )
    }

    /// The holder withdrew the application.
    pub fn withdrawn(&self, to: &str, reference: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Permohonan {reference} ditarik"),
                body: vec![
                    format!("Permohonan {reference} sudah Anda tarik dan tidak diproses lagi."),
                    "Sertifikat Anda yang sekarang tidak berubah. Jika bukan Anda yang menariknya, segera ganti kata \
                     sandi Anda dan hubungi kantor kami."
                        .to_owned(),
                ],
                link: ("Sertifikat Anda:", "/sertifikat".to_owned()),
                english: "You withdrew your application. Your present certificate does not change.",
            },
        )
    }

    /// To the holder: the office wrote.
    pub fn office_wrote(&self, to: &str, reference: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Pesan baru pada permohonan {reference}"),
                body: vec![format!("Petugas menulis pesan untuk Anda pada permohonan {reference}.")],
                link: ("Baca dan balas pesannya:", format!("/lacak/{reference}")),
                english: "The office has sent you a message. Read and answer it by the link.",
            },
        )
    }

    /// To an officer: the holder wrote.
    pub fn holder_wrote(&self, to: &str, reference: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Pesan pemohon pada permohonan {reference}"),
                body: vec![format!("Pemohon menulis pesan pada permohonan {reference}.")],
                link: ("Baca dan balas pesannya:", format!("/petugas/perkara/{reference}")),
                english: "The holder has written a message in this application.",
            },
        )
    }
}
