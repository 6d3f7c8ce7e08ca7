//! Mails about changed e-mail addresses.

use super::{Words, Writer};
use crate::infra::mail::Mail;

impl Writer<'_> {
    /// To the new address in an application: the old one is used until it is decided.
    pub fn email_requested(&self, to: &str, reference: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Alamat e-mail ini diajukan pada permohonan {reference}"),
                body: vec![
                    format!(
                        "Permohonan {reference} mengajukan alamat ini sebagai alamat e-mail akun yang baru. Sampai \
                         sertifikat terbit, masuklah dengan alamat yang lama; surat tentang permohonan ini pun masih \
                         dikirim ke sana."
                    ),
                    "Begitu alamat ini berlaku, kami mengabari Anda di kedua alamat.".to_owned(),
                ],
                link: ("Lihat status permohonan Anda:", format!("/lacak/{reference}")),
                english: "An application asks for this address. Until the certificate is issued, log in with the old one.",
            },
        )
    }

    /// To the new address, when it takes effect.
    pub fn email_changed(&self, to: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: "Alamat e-mail ini sekarang dipakai akun Anda".to_owned(),
                body: vec![
                    "Mulai sekarang, masuklah dengan alamat e-mail ini; alamat yang lama tidak berlaku lagi. Kata sandi \
                     Anda tidak berubah. Alamat yang lama juga sudah kami kabari."
                        .to_owned(),
                ],
                link: ("Masuk:", "/masuk".to_owned()),
                english: "From now on, log in with this address; the old one no longer works.",
            },
        )
    }

    /// To the owner of an address that somebody else entered as their new one. Neither learns who the other is.
    pub fn email_claimed(&self, to: &str) -> Mail {
        self.mail(
            to,
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
                link: ("Halaman layanan:", "/".to_owned()),
                english: "Somebody typed your address as their new one. It stays yours; nothing has changed.",
            },
        )
    }
}
