//! Mails to holders for whom the office filed.

use domain::journey::asks_passphrase;
use domain::moment::Timestamp;

use super::{English, EnglishWords, Recipient, Words, Writer};
use crate::infra::mail::Mail;

/// The secret token of a link that sets the password, and its expiry, for who has none.
type First<'a> = Option<(&'a str, Timestamp)>;

impl Writer<'_> {
    /// To a holder for whom an officer filed.
    pub fn filed<'b>(&self, to: impl Into<Recipient<'b>>, reference: &str, first: First<'_>) -> Mail {
        let words = Words {
            subject: format!("Permohonan {reference} menunggu Anda"),
            body: vec![format!(
                "Kantor kami sudah mencatat permohonan pembaruan sertifikat elektronik Anda dengan nomor {reference}, \
                 berdasarkan surat yang kami terima."
            )],
            ..Words::default()
        };
        let english = EnglishWords {
            subject: format!("Application {reference} is waiting for you"),
            body: vec![format!(
                "Our office has recorded an application to renew your electronic certificate, based on the letter that we \
                 received. Its reference number is {reference}."
            )],
            label: "",
        };
        self.of_filing(to, words, english, first)
    }

    /// The same, sent again by an officer or as a reminder.
    pub fn filed_again<'b>(&self, to: impl Into<Recipient<'b>>, reference: &str, first: First<'_>) -> Mail {
        let words = Words {
            subject: format!("Pengingat: permohonan {reference} menunggu Anda"),
            body: vec![format!(
                "Permohonan pembaruan sertifikat elektronik {reference}, yang kami catat berdasarkan surat Anda, masih \
                 menunggu Anda. Kantor baru memprosesnya setelah Anda mengirimkannya."
            )],
            ..Words::default()
        };
        let english = EnglishWords {
            subject: format!("Reminder: application {reference} is waiting for you"),
            body: vec![format!(
                "Application {reference} to renew your electronic certificate, which we recorded based on your letter, is \
                 still waiting for you. The office processes it once you have submitted it."
            )],
            label: "",
        };
        self.of_filing(to, words, english, first)
    }

    /// The office ended its filing. The reason is shown after log-in.
    pub fn filing_cancelled<'b>(&self, to: impl Into<Recipient<'b>>, reference: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Pengajuan {reference} dibatalkan kantor"),
                body: vec![
                    format!(
                        "Kantor kami membatalkan pengajuan {reference}, yang kami catat berdasarkan surat Anda dan belum \
                         Anda konfirmasi. Alasannya dapat Anda baca setelah masuk."
                    ),
                    "Sertifikat Anda tidak berubah karena pembatalan ini.".to_owned(),
                ],
                link: ("Baca alasannya", format!("/lacak/{reference}")),
                english: English::whole(
                    format!("The office has cancelled application {reference}"),
                    vec![
                        format!(
                            "Our office has cancelled application {reference}, which we recorded based on your letter and you \
                             have not confirmed. You can read the reason after logging in."
                        ),
                        "Your certificate has not changed because of this.".to_owned(),
                    ],
                    "Read the reason",
                ),
                ..Words::default()
            },
        )
    }

    /// Adds what the holder does next, and the link to the filing, or to the password first.
    fn of_filing<'b>(
        &self,
        to: impl Into<Recipient<'b>>,
        mut words: Words,
        mut english: EnglishWords,
        first: First<'_>,
    ) -> Mail {
        let (left, english_left) = if asks_passphrase(&self.standard.wizard, None) {
            ("memeriksa data Anda dan membuat passphrase", "check your details and create a passphrase")
        } else {
            ("memeriksa data Anda", "check your details")
        };
        words.body.push(format!("Langkah Anda selanjutnya: {left}."));
        english.body.push(format!("What you do next: {english_left}."));
        words.link = if let Some((link, until)) = first {
            words.body.push(format!(
                "Buatlah kata sandi terlebih dahulu, lalu masuk; permohonan Anda langsung terbuka. Tautan ini berlaku sampai \
                 {} dan hanya dapat dipakai satu kali.",
                self.moment(until)
            ));
            english.body.push(format!(
                "Set a password first, then log in; your application opens at once. This link is valid until {} and can be \
                 used only once.",
                self.english_moment(until)
            ));
            english.label = "Set a password and complete your application";
            ("Buat kata sandi dan lengkapi permohonan", format!("/lanjut#{link}"))
        } else {
            english.label = "Complete your application";
            ("Lengkapi permohonan Anda", "/permohonan".to_owned())
        };
        self.mail(to, Words { english: English::Whole(english), ..words })
    }
}
