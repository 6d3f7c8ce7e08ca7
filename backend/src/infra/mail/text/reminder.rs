//! Reminders: before the end of a certificate, on its last day, and after it.

use domain::certificate::{CertificateStatus, RENEWAL_WINDOW, Verdict, verdict};
use domain::moment::{DAY, Date, Timestamp};

use super::{English, Recipient, Words, Writer};
use crate::infra::mail::Mail;

impl Writer<'_> {
    /// The certificate ends, or has ended. `left`: calendar days until its last day, negative after it. `safe`: the last day on
    /// which an application is in time, if that is known.
    pub fn reminder<'b>(
        &self,
        to: impl Into<Recipient<'b>>,
        not_after: Timestamp,
        left: i64,
        safe: Option<Date>,
        now: Timestamp,
    ) -> Mail {
        let words = if now > not_after {
            self.ended(not_after)
        } else if left == 0 {
            self.last_day(not_after)
        } else {
            self.ends(not_after, left, safe, now)
        };
        self.mail(to, words)
    }

    fn ends(&self, not_after: Timestamp, left: i64, safe: Option<Date>, now: Timestamp) -> Words {
        let mut body = vec![format!(
            "Sertifikat elektronik Anda berlaku sampai {}, yaitu {left} hari lagi.",
            self.moment(not_after)
        )];
        let days = if left == 1 { "1 day".to_owned() } else { format!("{left} days") };
        let mut english = vec![format!(
            "Your electronic certificate is valid until {}, which is in {days}.",
            self.english_moment(not_after)
        )];
        let letter = &self.standard.wizard.letter_title;
        let today = now.date_in(self.standard.hours.zone());
        match (verdict(CertificateStatus::Active, Some(not_after), now), safe.filter(|safe| *safe >= today)) {
            (Verdict::NotYet { from }, _) => {
                body.push(format!(
                    "Pembaruan dapat diajukan mulai {}, yaitu {} hari sebelum sertifikat berakhir. Sementara itu Anda dapat \
                     menyiapkan {letter}.",
                    self.moment(from),
                    RENEWAL_WINDOW / DAY,
                ));
                english.push(format!(
                    "You can apply for the renewal from {}, {} days before the certificate expires. Meanwhile you can have the \
                     {letter} prepared.",
                    self.english_moment(from),
                    RENEWAL_WINDOW / DAY,
                ));
            }
            (_, Some(safe)) => {
                body.push(format!(
                    "Ajukan pembaruan paling lambat {}, agar sertifikat baru terbit sebelum yang lama berakhir menurut batas \
                     waktu dalam standar pelayanan. Siapkan {letter}.",
                    safe.indonesian()
                ));
                english.push(format!(
                    "Apply by {}, so that the new certificate is issued before the old one expires, by the time limits of the \
                     service standard. Have the {letter} ready.",
                    safe.english()
                ));
            }
            (_, None) => {
                body.push(format!(
                    "Ajukan pembaruan sekarang agar Anda tetap dapat menandatangani dokumen. Siapkan {letter}."
                ));
                english.push(format!("Apply now so that you can keep signing documents. Have the {letter} ready."));
            }
        }
        Words {
            subject: format!("Sertifikat elektronik Anda berakhir {left} hari lagi"),
            body,
            link: ("Lihat sertifikat dan ajukan pembaruan", "/sertifikat".to_owned()),
            english: English::whole(
                format!("Your electronic certificate expires in {days}"),
                english,
                "See your certificate and apply",
            ),
            ..Words::default()
        }
    }

    fn last_day(&self, not_after: Timestamp) -> Words {
        let letter = &self.standard.wizard.letter_title;
        Words {
            subject: "Sertifikat elektronik Anda berakhir hari ini".to_owned(),
            body: vec![
                format!("Sertifikat elektronik Anda berakhir hari ini, {}.", self.moment(not_after)),
                format!(
                    "Ajukan pembaruan sekarang juga. Setelah itu pun permohonan tetap dapat diajukan, tetapi Anda tidak \
                     dapat menandatangani dokumen sampai sertifikat baru terbit. Siapkan {letter}."
                ),
            ],
            link: ("Ajukan pembaruan", "/sertifikat".to_owned()),
            english: English::whole(
                "Your electronic certificate expires today".to_owned(),
                vec![
                    format!("Your electronic certificate expires today, {}.", self.english_moment(not_after)),
                    format!(
                        "Apply right now. You can still apply after that, but you can't sign documents until the new \
                         certificate is issued. Have the {letter} ready."
                    ),
                ],
                "Apply for the renewal",
            ),
            ..Words::default()
        }
    }

    fn ended(&self, not_after: Timestamp) -> Words {
        let letter = &self.standard.wizard.letter_title;
        Words {
            subject: "Sertifikat elektronik Anda sudah berakhir".to_owned(),
            body: vec![
                format!("Sertifikat elektronik Anda sudah berakhir pada {}.", self.moment(not_after)),
                "Sejak itu Anda tidak dapat menandatangani dokumen, dan aplikasi lain dapat menampilkan \"pengguna tidak \
                 terdaftar\". Artinya sertifikat Anda sudah berakhir; data Anda tidak hilang."
                    .to_owned(),
                format!(
                    "Anda tetap dapat mengajukan permohonan di sini dan akan memperoleh sertifikat baru. Siapkan {letter}."
                ),
            ],
            link: ("Ajukan sertifikat baru", "/sertifikat".to_owned()),
            english: English::whole(
                "Your electronic certificate has expired".to_owned(),
                vec![
                    format!("Your electronic certificate expired on {}.", self.english_moment(not_after)),
                    "Since then you can't sign documents, and other apps may say \"pengguna tidak terdaftar\" (user not \
                     registered). It means that your certificate has expired; your data is not lost."
                        .to_owned(),
                    format!("You can still apply here and will get a new certificate. Have the {letter} ready."),
                ],
                "Apply for a new certificate",
            ),
            ..Words::default()
        }
    }
}
