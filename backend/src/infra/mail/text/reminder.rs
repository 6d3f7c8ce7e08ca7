//! Reminders: before the end of a certificate, on its last day, and after it.

use domain::certificate::{CertificateStatus, RENEWAL_WINDOW, Verdict, verdict};
use domain::moment::{DAY, Timestamp};

use super::{Mail, Words, Writer};

impl Writer<'_> {
    /// The certificate ends, or has ended. `left`: calendar days until its last day, negative after it.
    pub fn reminder(&self, to: &str, not_after: Timestamp, left: i64, now: Timestamp) -> Mail {
        let words = if now > not_after {
            self.ended(not_after)
        } else if left == 0 {
            self.last_day(not_after)
        } else {
            self.ends(not_after, left, now)
        };
        self.mail(to, words)
    }

    fn ends(&self, not_after: Timestamp, left: i64, now: Timestamp) -> Words {
        let mut body = vec![format!(
            "Sertifikat elektronik Anda berlaku sampai {}, yaitu {left} hari lagi.",
            self.moment(not_after)
        )];
        let letter = &self.standard.wizard.letter_title;
        match verdict(CertificateStatus::Active, Some(not_after), now) {
            Verdict::NotYet { from } => body.push(format!(
                "Pembaruan dapat diajukan mulai {}, yaitu {} hari sebelum sertifikat berakhir. Sementara itu Anda dapat \
                 menyiapkan {letter}.",
                self.moment(from),
                RENEWAL_WINDOW / DAY,
            )),
            _ => body.push(format!(
                "Ajukan pembaruan sebelum tanggal itu agar Anda tetap dapat menandatangani dokumen. Siapkan {letter}."
            )),
        }
        Words {
            subject: format!("Sertifikat elektronik Anda berakhir {left} hari lagi"),
            body,
            link: ("Lihat sertifikat Anda dan ajukan pembaruan:", "/sertifikat".to_owned()),
            english: "Your certificate expires soon. Renew it here.",
        }
    }

    fn last_day(&self, not_after: Timestamp) -> Words {
        Words {
            subject: "Sertifikat elektronik Anda berakhir hari ini".to_owned(),
            body: vec![
                format!("Sertifikat elektronik Anda berakhir hari ini, {}.", self.moment(not_after)),
                format!(
                    "Ajukan pembaruan sekarang juga. Setelah itu pun permohonan tetap dapat diajukan, tetapi Anda tidak \
                     dapat menandatangani dokumen sampai sertifikat baru terbit. Siapkan {}.",
                    self.standard.wizard.letter_title
                ),
            ],
            link: ("Ajukan pembaruan:", "/sertifikat".to_owned()),
            english: "Your certificate expires today. Renew it here.",
        }
    }

    fn ended(&self, not_after: Timestamp) -> Words {
        Words {
            subject: "Sertifikat elektronik Anda sudah berakhir".to_owned(),
            body: vec![
                format!("Sertifikat elektronik Anda sudah berakhir pada {}.", self.moment(not_after)),
                "Sejak itu Anda tidak dapat menandatangani dokumen, dan aplikasi lain dapat menampilkan \"pengguna tidak \
                 terdaftar\". Artinya sertifikat Anda sudah berakhir; data Anda tidak hilang."
                    .to_owned(),
                format!(
                    "Anda tetap dapat mengajukan permohonan di sini dan akan memperoleh sertifikat baru. Siapkan {}.",
                    self.standard.wizard.letter_title
                ),
            ],
            link: ("Ajukan sertifikat baru:", "/sertifikat".to_owned()),
            english: "Your certificate has expired. Apply for a new one here.",
        }
    }
}
