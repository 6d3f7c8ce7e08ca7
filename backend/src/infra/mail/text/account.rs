//! Mails about an account: codes, links that set the password, and that it was changed.

use domain::moment::Timestamp;

use super::{English, Recipient, Words, Writer};
use crate::infra::mail::Mail;

impl Writer<'_> {
    /// The token of a log-in. `path`: the page on which it is entered; `not_me`: the secret that freezes the account.
    pub fn token<'b>(
        &self,
        to: impl Into<Recipient<'b>>,
        code: &str,
        until: Timestamp,
        path: &str,
        not_me: &str,
    ) -> Mail {
        self.mail(
            to,
            Words {
                // Not the code: subjects stand on locked screens.
                subject: "Kode masuk ke Perbarui".to_owned(),
                code: Some(("Kode masuk Anda:", "Your log-in code:", code.to_owned())),
                body: vec![
                    format!("Kode ini berlaku sampai {} dan hanya dapat dipakai satu kali.", self.moment(until)),
                    "Jangan berikan kode ini kepada siapa pun; petugas tidak pernah memintanya. Jika Anda tidak merasa \
                     meminta kode ini, segera ganti kata sandi Anda."
                        .to_owned(),
                ],
                link: ("Masukkan kode", path.to_owned()),
                english: English::whole(
                    "Your code to log in to Perbarui".to_owned(),
                    vec![
                        format!("This code is valid until {} and can be used only once.", self.english_moment(until)),
                        "Don't share it with anyone; officers never ask for it. If you did not ask for this code, change \
                         your password at once."
                            .to_owned(),
                    ],
                    "Enter the code",
                ),
                not_me: Some(not_me.to_owned()),
            },
        )
        .with_code(until)
    }

    /// The link of a first activation.
    pub fn activation<'b>(&self, to: impl Into<Recipient<'b>>, link: &str, until: Timestamp) -> Mail {
        self.mail(
            to,
            Words {
                subject: "Aktivasi akun Perbarui".to_owned(),
                body: vec![
                    "Akun Anda untuk pembaruan sertifikat elektronik sudah disiapkan. Buat kata sandi Anda untuk mulai \
                     memakainya."
                        .to_owned(),
                    format!("Tautan ini berlaku sampai {} dan hanya dapat dipakai satu kali.", self.moment(until)),
                ],
                link: ("Buat kata sandi Anda", format!("/sandi#{link}")),
                english: English::whole(
                    "Activate your Perbarui account".to_owned(),
                    vec![
                        "Your account for renewing your electronic certificate is ready. Set your password to start using it."
                            .to_owned(),
                        format!("This link is valid until {} and can be used only once.", self.english_moment(until)),
                    ],
                    "Set your password",
                ),
                ..Words::default()
            },
        )
        .with_link(until)
    }

    /// The link for a forgotten password.
    pub fn reset<'b>(&self, to: impl Into<Recipient<'b>>, link: &str, until: Timestamp) -> Mail {
        self.mail(
            to,
            Words {
                subject: "Kata sandi baru untuk Perbarui".to_owned(),
                body: vec![
                    "Ada permintaan untuk membuat kata sandi baru. Jika bukan Anda yang meminta, abaikan e-mail ini; kata \
                     sandi Anda tidak berubah."
                        .to_owned(),
                    format!("Tautan ini berlaku sampai {} dan hanya dapat dipakai satu kali.", self.moment(until)),
                ],
                link: ("Buat kata sandi baru", format!("/sandi#{link}")),
                english: English::whole(
                    "A new password for Perbarui".to_owned(),
                    vec![
                        "Somebody asked to set a new password. If it was not you, ignore this e-mail; your password does \
                         not change."
                            .to_owned(),
                        format!("This link is valid until {} and can be used only once.", self.english_moment(until)),
                    ],
                    "Set a new password",
                ),
                ..Words::default()
            },
        )
        .with_link(until)
    }

    /// The password was set. `not_me`: the secret that freezes the account.
    pub fn password_changed<'b>(&self, to: impl Into<Recipient<'b>>, not_me: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: "Kata sandi Anda sudah diganti".to_owned(),
                body: vec![
                    "Kata sandi akun Anda baru saja diganti, dan Anda telah dikeluarkan dari semua perangkat.".to_owned(),
                    "Jika bukan Anda yang menggantinya, segera buat kata sandi baru dan hubungi kantor kami.".to_owned(),
                ],
                link: ("Atur kata sandi", "/aktivasi".to_owned()),
                english: English::whole(
                    "Your password was changed".to_owned(),
                    vec![
                        "The password of your account was changed just now, and you have been logged out on all devices."
                            .to_owned(),
                        "If it was not you, set a new password at once and contact our office.".to_owned(),
                    ],
                    "Set or reset your password",
                ),
                not_me: Some(not_me.to_owned()),
                ..Words::default()
            },
        )
    }

    /// The code that confirms a new address, which may be mistyped and somebody else's.
    pub fn email_code<'b>(&self, to: impl Into<Recipient<'b>>, code: &str, until: Timestamp) -> Mail {
        self.mail(
            Recipient::nameless(to.into()),
            Words {
                subject: "Kode konfirmasi e-mail Anda".to_owned(),
                code: Some((
                    "Kode konfirmasi alamat e-mail ini:",
                    "The code that confirms this e-mail address:",
                    code.to_owned(),
                )),
                body: vec![
                    format!("Kode ini berlaku sampai {} dan hanya dapat dipakai satu kali.", self.moment(until)),
                    "Jika Anda tidak meminta perubahan alamat e-mail, abaikan e-mail ini.".to_owned(),
                ],
                link: ("Masukkan kode", "/permohonan/kode-surel".to_owned()),
                english: English::whole(
                    "The code to confirm your e-mail address".to_owned(),
                    vec![
                        format!("This code is valid until {} and can be used only once.", self.english_moment(until)),
                        "If you did not ask to change your e-mail address, ignore this e-mail.".to_owned(),
                    ],
                    "Enter the code",
                ),
                ..Words::default()
            },
        )
        .with_code(until)
    }
}
