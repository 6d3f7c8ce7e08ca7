//! Mails about electronic recommendations. Who asks for whom is shown after log-in.

use domain::moment::Timestamp;

use super::{English, Recipient, Words, Writer};
use crate::infra::mail::Mail;

impl Writer<'_> {
    /// To whoever is asked for a recommendation.
    pub fn recommendation_asked<'b>(&self, to: impl Into<Recipient<'b>>, id: i64, until: Timestamp) -> Mail {
        let letter = &self.standard.wizard.letter_title;
        self.mail(
            to,
            Words {
                subject: "Permintaan rekomendasi menunggu Anda".to_owned(),
                body: vec![
                    format!(
                        "Seorang pegawai meminta rekomendasi Anda sebagai kepala unit kerjanya untuk memperbarui sertifikat \
                         elektronik. Rekomendasi Anda menggantikan {letter}."
                    ),
                    format!(
                        "Siapa yang meminta dan untuk data apa, dapat Anda lihat setelah masuk dengan akun Anda sendiri. \
                         Permintaan ini dapat dijawab sampai {}.",
                        self.moment(until)
                    ),
                ],
                link: ("Lihat dan jawab permintaan", format!("/rekomendasi/permintaan/{id}")),
                english: English::whole(
                    "A request for your recommendation".to_owned(),
                    vec![
                        format!(
                            "An employee asks for your recommendation, as the head of their unit, to renew an electronic \
                             certificate. Your recommendation takes the place of the {letter}."
                        ),
                        format!(
                            "You can see who is asking, and for which details, after logging in to your own account. You can \
                             answer until {}.",
                            self.english_moment(until)
                        ),
                    ],
                    "See and answer the request",
                ),
                ..Words::default()
            },
        )
    }

    /// To the holder: the head of the unit recommended.
    pub fn recommended<'b>(&self, to: impl Into<Recipient<'b>>) -> Mail {
        let letter = &self.standard.wizard.letter_title;
        self.mail(
            to,
            Words {
                subject: "Rekomendasi Anda sudah diberikan".to_owned(),
                body: vec![
                    format!(
                        "Kepala unit kerja yang Anda mintai merekomendasikan pembaruan sertifikat elektronik Anda. {letter} \
                         tidak perlu diunggah."
                    ),
                    "Permohonan Anda belum terkirim: lanjutkan dan kirimkan. Bila data Anda berubah sebelum itu, rekomendasi \
                     ini tidak berlaku lagi."
                        .to_owned(),
                ],
                link: ("Lanjutkan permohonan", "/permohonan".to_owned()),
                english: English::whole(
                    "You have been recommended".to_owned(),
                    vec![
                        format!(
                            "The head of unit whom you asked recommends renewing your electronic certificate. The {letter} need \
                             not be uploaded."
                        ),
                        "Your application has not been sent yet: continue and send it. If your details change before that, \
                         this recommendation is no longer valid."
                            .to_owned(),
                    ],
                    "Continue your application",
                ),
                ..Words::default()
            },
        )
    }

    /// To the holder: the head of the unit declined. The reason is shown after log-in.
    pub fn recommendation_declined<'b>(&self, to: impl Into<Recipient<'b>>) -> Mail {
        let letter = &self.standard.wizard.letter_title;
        self.mail(
            to,
            Words {
                subject: "Permintaan rekomendasi Anda ditolak".to_owned(),
                body: vec![
                    "Kepala unit kerja yang Anda mintai tidak memberikan rekomendasi. Alasannya dapat Anda baca setelah masuk."
                        .to_owned(),
                    format!("Anda dapat meminta rekomendasi kepada orang lain atau mengunggah {letter}."),
                ],
                link: ("Baca alasannya", "/rekomendasi".to_owned()),
                english: English::whole(
                    "Your request for a recommendation was declined".to_owned(),
                    vec![
                        "The head of unit whom you asked did not give a recommendation. You can read the reason after logging \
                         in."
                            .to_owned(),
                        format!("You can ask somebody else or upload the {letter}."),
                    ],
                    "Read the reason",
                ),
                ..Words::default()
            },
        )
    }
}
