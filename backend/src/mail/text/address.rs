//! Mails about addresses that are in use.

use super::{Words, Writer};
use crate::mail::Mail;

impl Writer<'_> {
    /// To the owner of an address that somebody else typed as their new one. Who that was is not told to them, nor to the
    /// other that it is somebody's.
    pub fn email_wanted(&self, to: &str) -> Mail {
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
