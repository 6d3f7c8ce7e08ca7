//! Mails of a case between application and certificate: the passphrase, issuing elsewhere, and messages. They never
//! quote messages.

use domain::moment::Timestamp;

use super::{English, Recipient, Words, Writer};
use crate::infra::mail::Mail;

impl Writer<'_> {
    /// The holder is to set the passphrase in the wizard.
    pub fn passphrase<'b>(&self, to: impl Into<Recipient<'b>>, reference: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Buat passphrase untuk permohonan {reference}"),
                body: vec![
                    format!("Data pada permohonan Anda {reference} sudah diverifikasi."),
                    "Langkah Anda selanjutnya: membuat passphrase untuk sertifikat yang baru. Sertifikat diterbitkan setelah \
                     itu."
                    .to_owned(),
                ],
                link: ("Buat passphrase", "/permohonan/passphrase".to_owned()),
                english: English::whole(
                    format!("Create a passphrase for application {reference}"),
                    vec![
                        format!("The details in your application {reference} have been verified."),
                        "What you do next: create a passphrase for the new certificate, which is issued after that."
                            .to_owned(),
                    ],
                    "Create a passphrase",
                ),
                ..Words::default()
            },
        )
    }

    /// The same, sent again by an officer or as a reminder.
    pub fn passphrase_again<'b>(&self, to: impl Into<Recipient<'b>>, reference: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Pengingat: buat passphrase untuk permohonan {reference}"),
                body: vec![
                    format!("Data pada permohonan Anda {reference} sudah diverifikasi, tetapi passphrase belum dibuat."),
                    "Langkah Anda selanjutnya: membuat passphrase untuk sertifikat yang baru. Sertifikat diterbitkan setelah \
                     itu."
                    .to_owned(),
                ],
                link: ("Buat passphrase", "/permohonan/passphrase".to_owned()),
                english: English::whole(
                    format!("Reminder: create a passphrase for application {reference}"),
                    vec![
                        format!(
                            "The details in your application {reference} have been verified, but there is no passphrase yet."
                        ),
                        "What you do next: create a passphrase for the new certificate, which is issued after that."
                            .to_owned(),
                    ],
                    "Create a passphrase",
                ),
                ..Words::default()
            },
        )
    }

    /// The holder is to set the passphrase at the authority, which sends a link of its own.
    pub fn passphrase_at_authority<'b>(&self, to: impl Into<Recipient<'b>>, reference: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Buat passphrase di BSrE untuk permohonan {reference}"),
                body: vec![
                    format!("Data pada permohonan Anda {reference} sudah diverifikasi."),
                    "Langkah Anda selanjutnya: membuat passphrase di BSrE. BSrE mengirimkan tautannya langsung ke e-mail \
                     dinas Anda; bukalah segera, karena masa berlakunya terbatas."
                        .to_owned(),
                ],
                link: ("Lihat petunjuk dan status permohonan", format!("/lacak/{reference}")),
                english: English::whole(
                    format!("Create a passphrase at BSrE for application {reference}"),
                    vec![
                        format!("The details in your application {reference} have been verified."),
                        "What you do next: create a passphrase at BSrE. BSrE sends the link straight to your official e-mail; \
                         open it soon, since it is valid for a limited time."
                            .to_owned(),
                    ],
                    "See what to do and your application's status",
                ),
                ..Words::default()
            },
        )
    }

    /// The holder asked at a kiosk, where no file can be saved, for the way to their certificate's file.
    pub fn download_link<'b>(&self, to: impl Into<Recipient<'b>>, reference: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Unduh sertifikat Anda dari permohonan {reference}"),
                body: vec![
                    "Anda meminta tautan ini di kios Dinas. Berkas sertifikat tidak dapat diunduh di kios; bukalah tautan ini \
                     di ponsel atau komputer Anda sendiri, lalu masuk seperti biasa."
                        .to_owned(),
                ],
                link: ("Unduh sertifikat", format!("/ambil/{reference}")),
                english: English::whole(
                    format!("Download your certificate from application {reference}"),
                    vec![
                        "You asked for this link at a kiosk of the office. The certificate's file can't be downloaded there; \
                         open this link on your own phone or computer and log in as usual."
                            .to_owned(),
                    ],
                    "Download your certificate",
                ),
                ..Words::default()
            },
        )
    }

    /// The certificate was issued in the authority's own system, which keeps the key: there is nothing to download here.
    pub fn issued_by_authority<'b>(&self, to: impl Into<Recipient<'b>>, reference: &str, not_after: Timestamp) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Sertifikat elektronik Anda sudah terbit ({reference})"),
                body: vec![
                    format!("Sertifikat elektronik baru Anda sudah terbit dan berlaku sampai {}.", self.date(not_after)),
                    "Kunci sertifikat ini disimpan oleh BSrE. Tanda tangani dokumen dengan passphrase yang Anda buat di \
                     BSrE."
                        .to_owned(),
                ],
                link: ("Lihat permohonan Anda", format!("/lacak/{reference}")),
                english: English::whole(
                    format!("Your electronic certificate has been issued ({reference})"),
                    vec![
                        format!(
                            "Your new electronic certificate has been issued and is valid until {}.",
                            self.english_date(not_after)
                        ),
                        "BSrE keeps the key of this certificate. Sign documents with the passphrase that you created at BSrE."
                            .to_owned(),
                    ],
                    "See your application",
                ),
                ..Words::default()
            },
        )
    }

    /// To the holder: the office wrote.
    pub fn office_wrote<'b>(&self, to: impl Into<Recipient<'b>>, reference: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Pesan baru pada permohonan {reference}"),
                body: vec![format!("Petugas menulis pesan untuk Anda pada permohonan {reference}.")],
                link: ("Baca dan balas pesan", format!("/lacak/{reference}")),
                english: English::whole(
                    format!("New message about application {reference}"),
                    vec![format!("The office has sent you a message about application {reference}.")],
                    "Read and answer the message",
                ),
                ..Words::default()
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
                link: ("Baca dan balas pesan", format!("/petugas/permohonan/{reference}")),
                english: English::Line("The holder has written a message in this application."),
                ..Words::default()
            },
        )
    }
}
