//! Mails about collective renewals. Who started one and who recommends is shown after log-in.

use domain::moment::Timestamp;

use super::{English, EnglishWords, Recipient, Words, Writer};
use crate::infra::mail::Mail;

/// The secret token of a link that sets the password, and its expiry, for who has none.
type First<'a> = Option<(&'a str, Timestamp)>;

impl Writer<'_> {
    /// To a member: they are invited.
    pub fn collective_invitation<'b>(
        &self,
        to: impl Into<Recipient<'b>>,
        unit: &str,
        until: Timestamp,
        first: First<'_>,
    ) -> Mail {
        let letter = &self.standard.wizard.letter_title;
        let words = Words {
            subject: "Ajakan pembaruan bersama sertifikat elektronik".to_owned(),
            body: vec![
                format!(
                    "Kantor kami mengajak Anda memperbarui sertifikat elektronik bersama pegawai lain di {unit}, paling \
                     lambat {}.",
                    self.moment(until)
                ),
                format!(
                    "Anda tetap memeriksa data dan membuat passphrase sendiri. Kepala unit kerja merekomendasikan semuanya \
                     sekaligus, sehingga {letter} tidak perlu diunggah."
                ),
            ],
            ..Words::default()
        };
        let english = EnglishWords {
            subject: "Renew your electronic certificate together with your unit".to_owned(),
            body: vec![
                format!(
                    "Our office invites you to renew your electronic certificate together with others at {unit}, by {}.",
                    self.english_moment(until)
                ),
                format!(
                    "You still check your details and create the passphrase yourself. The head of the unit recommends everybody \
                     at once, so the {letter} need not be uploaded."
                ),
            ],
            label: "",
        };
        self.of_collective(to, words, english, first)
    }

    /// To a member: it is their turn.
    pub fn collective_reminder<'b>(
        &self,
        to: impl Into<Recipient<'b>>,
        unit: &str,
        until: Timestamp,
        first: First<'_>,
    ) -> Mail {
        let words = Words {
            subject: "Pengingat: pembaruan bersama menunggu Anda".to_owned(),
            body: vec![format!(
                "Pembaruan bersama sertifikat elektronik di {unit} menunggu langkah Anda. Permohonan Anda belum terkirim. \
                 Batas waktunya {}.",
                self.moment(until)
            )],
            ..Words::default()
        };
        let english = EnglishWords {
            subject: "Reminder: the collective renewal is waiting for you".to_owned(),
            body: vec![format!(
                "The collective renewal of electronic certificates at {unit} is waiting for you. Your application has not \
                 been sent yet. The collective renewal ends on {}.",
                self.english_moment(until)
            )],
            label: "",
        };
        self.of_collective(to, words, english, first)
    }

    /// To the head of the unit: requests of a collective renewal wait.
    pub fn collective_requests<'b>(&self, to: impl Into<Recipient<'b>>, unit: &str, id: i64) -> Mail {
        let letter = &self.standard.wizard.letter_title;
        self.mail(
            to,
            Words {
                subject: "Pembaruan bersama menunggu rekomendasi Anda".to_owned(),
                body: vec![
                    format!(
                        "Kantor kami memulai pembaruan bersama sertifikat elektronik di {unit}. Pegawai yang sudah memeriksa \
                         datanya meminta rekomendasi Anda sebagai kepala unit kerja, sebagai pengganti {letter}."
                    ),
                    "Siapa saja dan untuk data apa, dapat Anda lihat setelah masuk dengan akun Anda sendiri. Anda dapat \
                     merekomendasikan beberapa orang sekaligus. Bila ada yang meminta setelah ini, kami memberi tahu Anda \
                     maksimal sekali sehari."
                        .to_owned(),
                ],
                link: ("Lihat dan rekomendasikan", format!("/rekomendasi/permintaan/bersama/{id}")),
                english: English::whole(
                    "A collective renewal is waiting for your recommendation".to_owned(),
                    vec![
                        format!(
                            "Our office has started a collective renewal of electronic certificates at {unit}. Employees who \
                             have checked their details ask for your recommendation, as the head of the unit, in the place \
                             of the {letter}."
                        ),
                        "You can see who is asking, and for which details, after logging in to your own account. You can \
                         recommend several people at once. If others ask later, we tell you once a day at most."
                            .to_owned(),
                    ],
                    "See and recommend",
                ),
                ..Words::default()
            },
        )
    }

    /// Adds the link to the invitation, or to the password first.
    fn of_collective<'b>(
        &self,
        to: impl Into<Recipient<'b>>,
        mut words: Words,
        mut english: EnglishWords,
        first: First<'_>,
    ) -> Mail {
        words.link = if let Some((link, until)) = first {
            words.body.push(format!(
                "Buatlah kata sandi terlebih dahulu, lalu masuk; pembaruan bersama langsung terbuka. Tautan ini berlaku sampai \
                 {} dan hanya dapat dipakai satu kali.",
                self.moment(until)
            ));
            english.body.push(format!(
                "Set a password first, then log in; the collective renewal opens at once. This link is valid until {} and can \
                 be used only once.",
                self.english_moment(until)
            ));
            english.label = "Set a password and take part";
            ("Buat kata sandi dan ikut serta", format!("/rekomendasi/sandi#{link}"))
        } else {
            words.body.push("Ikut atau tidak, Anda yang memutuskan setelah masuk.".to_owned());
            english.body.push("Whether you take part is for you to decide after logging in.".to_owned());
            english.label = "See the invitation";
            ("Lihat ajakan ini", "/rekomendasi/bersama".to_owned())
        };
        self.mail(to, Words { english: English::Whole(english), ..words })
    }
}
