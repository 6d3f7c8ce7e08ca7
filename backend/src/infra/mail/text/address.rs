//! Mails about changed e-mail addresses.

use super::{English, Recipient, Words, Writer};
use crate::infra::mail::Mail;

impl Writer<'_> {
    /// To the new address in an application: the old one is used until it is decided.
    pub fn email_requested<'b>(&self, to: impl Into<Recipient<'b>>, reference: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Alamat e-mail ini diajukan pada permohonan {reference}"),
                body: vec![
                    format!(
                        "Permohonan {reference} mengajukan alamat ini sebagai alamat e-mail akun yang baru. Sampai \
                         sertifikat terbit, masuklah dengan alamat yang lama; e-mail tentang permohonan ini pun masih \
                         dikirim ke sana."
                    ),
                    "Begitu alamat ini berlaku, kami mengabari Anda di kedua alamat.".to_owned(),
                ],
                link: ("Lihat status permohonan", format!("/lacak/{reference}")),
                english: English::whole(
                    format!("This e-mail address was entered in application {reference}"),
                    vec![
                        format!(
                            "Application {reference} asks for this address as the new e-mail address of the account. Until the \
                             certificate is issued, log in with the old address; e-mails about this application are still \
                             sent there."
                        ),
                        "Once this address takes effect, we write to you at both addresses.".to_owned(),
                    ],
                    "Check your application's status",
                ),
                ..Words::default()
            },
        )
    }

    /// To the new address, when it takes effect.
    pub fn email_changed<'b>(&self, to: impl Into<Recipient<'b>>) -> Mail {
        self.mail(
            to,
            Words {
                subject: "Alamat e-mail ini sekarang dipakai akun Anda".to_owned(),
                body: vec![
                    "Mulai sekarang, masuklah dengan alamat e-mail ini; alamat yang lama tidak berlaku lagi. Kata sandi \
                     Anda tidak berubah. Alamat yang lama juga sudah kami kabari."
                        .to_owned(),
                ],
                link: ("Masuk ke Perbarui", "/masuk".to_owned()),
                english: English::whole(
                    "Your account now uses this e-mail address".to_owned(),
                    vec![
                        "From now on, log in with this e-mail address; the old one no longer works. Your password does not \
                         change. We have also written to the old address."
                            .to_owned(),
                    ],
                    "Log in to Perbarui",
                ),
                ..Words::default()
            },
        )
    }

    /// To the old address: it was replaced, and log-ins and mails use the new one from now on. `not_me`: the secret that freezes an
    /// account that was in use.
    pub fn email_replaced<'b>(&self, to: impl Into<Recipient<'b>>, not_me: Option<&str>) -> Mail {
        self.mail(
            to,
            Words {
                subject: "Alamat e-mail akun Anda diganti".to_owned(),
                body: vec![
                    "Alamat e-mail dinas pada akun Anda sudah diganti. E-mail berikutnya dikirim ke alamat yang baru, dan \
                     Anda masuk dengan alamat itu."
                        .to_owned(),
                    "Jika bukan Anda yang memintanya atau alamat ini masih Anda pakai, segera hubungi kantor kami.".to_owned(),
                ],
                link: ("Buka halaman layanan", "/".to_owned()),
                not_me: not_me.map(str::to_owned),
                english: English::whole(
                    "The e-mail address of your account was replaced".to_owned(),
                    vec![
                        "The official e-mail address of your account was replaced. From now on e-mails are sent to the new \
                         address, and you log in with it."
                            .to_owned(),
                        "If you did not ask for this, or still use this address, contact our office at once.".to_owned(),
                    ],
                    "Open the service",
                ),
                ..Words::default()
            },
        )
    }

    /// To the owner of an address that somebody else entered as their new one. Neither learns who the other is.
    pub fn email_claimed<'b>(&self, to: impl Into<Recipient<'b>>) -> Mail {
        self.mail(
            Recipient::nameless(to.into()),
            Words {
                subject: "Alamat e-mail Anda diisikan di permohonan lain".to_owned(),
                body: vec![
                    "Seseorang mengisikan alamat e-mail ini sebagai alamat barunya, sedangkan alamat ini sudah dipakai \
                     akun Anda. Akun Anda tidak berubah dan alamat ini tidak dipindahkan."
                        .to_owned(),
                    "Jika itu Anda sendiri atau Anda memakai alamat ini bersama orang lain, hubungi kantor kami. Jika \
                     bukan, Anda tidak perlu melakukan apa pun."
                        .to_owned(),
                ],
                link: ("Buka halaman layanan", "/".to_owned()),
                english: English::whole(
                    "Your e-mail address was entered in another application".to_owned(),
                    vec![
                        "Somebody entered this e-mail address as their new one, but your account already uses it. Your account \
                         does not change, and the address stays yours."
                            .to_owned(),
                        "If it was you, or if you share this address with somebody else, contact our office. If not, you need \
                         not do anything."
                            .to_owned(),
                    ],
                    "Open the service",
                ),
                ..Words::default()
            },
        )
    }
}
