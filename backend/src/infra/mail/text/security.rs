//! Mails about the way somebody logs in.

use super::{Words, Writer};
use crate::infra::mail::Mail;

/// What was changed, or used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginChange {
    /// An authenticator app shows codes from now on.
    AuthenticatorAdded,
    /// It does no longer.
    AuthenticatorRemoved,
    /// A passkey logs in from now on.
    PasskeyAdded,
    /// It does no longer.
    PasskeyRemoved,
    /// New recovery codes were made.
    RecoveryCodesRenewed,
    /// A recovery code logged in.
    RecoveryCodeUsed {
        /// How many are left.
        left: u32,
    },
}

impl Writer<'_> {
    /// The way to log in was changed, or used in a way that its owner should know of.
    pub fn login_changed(&self, to: &str, change: LoginChange) -> Mail {
        let (subject, what, english) = match change {
            LoginChange::AuthenticatorAdded => (
                "Aplikasi autentikator ditambahkan",
                "Aplikasi autentikator ditambahkan ke akun Anda. Saat masuk, kode dari aplikasi itu dapat dipakai."
                    .to_owned(),
                "An authenticator app was added to your account.",
            ),
            LoginChange::AuthenticatorRemoved => (
                "Aplikasi autentikator dihapus",
                "Aplikasi autentikator dihapus dari akun Anda. Saat masuk, kode kembali dikirim lewat e-mail."
                    .to_owned(),
                "The authenticator app was removed from your account.",
            ),
            LoginChange::PasskeyAdded => (
                "Passkey ditambahkan",
                "Sebuah passkey ditambahkan ke akun Anda. Perangkat yang menyimpannya dapat masuk tanpa kata sandi."
                    .to_owned(),
                "A passkey was added to your account.",
            ),
            LoginChange::PasskeyRemoved => (
                "Passkey dihapus",
                "Sebuah passkey dihapus dari akun Anda dan tidak dapat dipakai lagi untuk masuk.".to_owned(),
                "A passkey was removed from your account.",
            ),
            LoginChange::RecoveryCodesRenewed => (
                "Kode pemulihan diganti",
                "Kode pemulihan akun Anda diganti. Kode yang lama tidak berlaku lagi.".to_owned(),
                "Your recovery codes were replaced.",
            ),
            LoginChange::RecoveryCodeUsed { left } => (
                "Kode pemulihan dipakai untuk masuk",
                format!(
                    "Sebuah kode pemulihan baru saja dipakai untuk masuk ke akun Anda. Sisa kode pemulihan: {left}."
                ),
                "A recovery code was used to log in to your account.",
            ),
        };
        self.mail(
            to,
            Words {
                subject: subject.to_owned(),
                body: vec![
                    what,
                    "Jika bukan Anda yang melakukannya, segera buat kata sandi baru dan hubungi kantor kami."
                        .to_owned(),
                ],
                link: ("Cara masuk akun Anda:", "/akun/keamanan".to_owned()),
                english,
            },
        )
    }

    /// To administrators, heads and the office: somebody's account was frozen.
    pub fn account_frozen(&self, to: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: "Sebuah akun dibekukan oleh pemiliknya".to_owned(),
                body: vec![
                    "Pemilik sebuah akun di kantor Anda melaporkan bahwa orang lain memakai akunnya. Akun itu dibekukan: semua \
                     sesinya berakhir dan tidak ada yang dapat masuk."
                        .to_owned(),
                    "Hubungi pemiliknya, pastikan kotak surat dinasnya aman, periksa permohonannya, lalu buka kembali akunnya."
                        .to_owned(),
                ],
                link: ("Lihat akun yang dibekukan:", "/petugas/pengelolaan/kendala".to_owned()),
                english: "An account of your office was frozen because its owner reported that somebody else uses it.",
            },
        )
    }
}
