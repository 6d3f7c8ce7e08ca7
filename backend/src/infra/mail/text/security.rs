//! Mails about the way somebody logs in.

use super::{English, Recipient, Words, Writer};
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

impl LoginChange {
    /// Subject and sentence, in Indonesian and in English.
    fn words(self) -> [(&'static str, String); 2] {
        let said = |id: (&'static str, &str), en: (&'static str, &str)| {
            [id, en].map(|(subject, said)| (subject, said.to_owned()))
        };
        match self {
            Self::AuthenticatorAdded => said(
                (
                    "Aplikasi autentikator ditambahkan",
                    "Aplikasi autentikator ditambahkan ke akun Anda. Saat masuk, kode dari aplikasi itu dapat dipakai.",
                ),
                (
                    "An authenticator app was added",
                    "An authenticator app was added to your account. Codes from that app can be used to log in.",
                ),
            ),
            Self::AuthenticatorRemoved => said(
                (
                    "Aplikasi autentikator dihapus",
                    "Aplikasi autentikator dihapus dari akun Anda. Saat masuk, kode kembali dikirim lewat e-mail.",
                ),
                (
                    "The authenticator app was removed",
                    "The authenticator app was removed from your account. Codes to log in are sent by e-mail again.",
                ),
            ),
            Self::PasskeyAdded => said(
                (
                    "Passkey ditambahkan",
                    "Sebuah passkey ditambahkan ke akun Anda. Perangkat yang menyimpannya dapat masuk tanpa kata sandi.",
                ),
                (
                    "A passkey was added",
                    "A passkey was added to your account. The device that keeps it can log in without a password.",
                ),
            ),
            Self::PasskeyRemoved => said(
                ("Passkey dihapus", "Sebuah passkey dihapus dari akun Anda dan tidak dapat dipakai lagi untuk masuk."),
                (
                    "A passkey was removed",
                    "A passkey was removed from your account and can no longer be used to log in.",
                ),
            ),
            Self::RecoveryCodesRenewed => said(
                ("Kode pemulihan diganti", "Kode pemulihan akun Anda diganti. Kode yang lama tidak berlaku lagi."),
                (
                    "Your recovery codes were replaced",
                    "The recovery codes of your account were replaced. Earlier ones no longer work.",
                ),
            ),
            Self::RecoveryCodeUsed { left } => [
                (
                    "Kode pemulihan dipakai untuk masuk",
                    format!(
                        "Sebuah kode pemulihan baru saja dipakai untuk masuk ke akun Anda. Sisa kode pemulihan: {left}."
                    ),
                ),
                (
                    "A recovery code was used to log in",
                    format!("A recovery code was just used to log in to your account. Recovery codes left: {left}."),
                ),
            ],
        }
    }
}

impl Writer<'_> {
    /// The way to log in was changed, or used in a way that its owner should know of. `not_me`: the secret that freezes the account.
    pub fn login_changed<'b>(&self, to: impl Into<Recipient<'b>>, change: LoginChange, not_me: &str) -> Mail {
        let [(subject, what), (english_subject, english)] = change.words();
        self.mail(
            to,
            Words {
                subject: subject.to_owned(),
                body: vec![what],
                link: ("Lihat cara masuk Anda", "/akun/cara-masuk".to_owned()),
                not_me: Some(not_me.to_owned()),
                english: English::whole(english_subject.to_owned(), vec![english], "See how you log in"),
                ..Words::default()
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
                    "Hubungi pemiliknya, pastikan alamat e-mail dinasnya benar dan kotak suratnya aman, periksa permohonannya, lalu \
                     buka kembali akunnya."
                        .to_owned(),
                ],
                link: ("Lihat akun yang dibekukan", "/petugas/pengelolaan/kendala".to_owned()),
                english: English::Line(
                    "An account of your office was frozen because its owner reported that somebody else uses it.",
                ),
                ..Words::default()
            },
        )
    }
}
