//! The texts of text messages. Others may read a telephone's screen: they name nobody, give no reason and carry no code. Where
//! there is one, the reference number, and an address that opens after the log-in. ASCII only, so that an SMS has room for 160
//! characters.

use domain::language::Language;

/// What a text message tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News<'a> {
    /// The application was returned for completion.
    Returned(&'a str),
    /// The office filed an application, which the holder confirms.
    Filed(&'a str),
    /// The holder creates the passphrase.
    Passphrase(&'a str),
    /// The holder creates the passphrase at BSrE.
    PassphraseAtAuthority(&'a str),
    /// The certificate's file can be downloaded.
    Issued(&'a str),
    /// The certificate was issued; its key is kept by the authority.
    IssuedByAuthority(&'a str),
    /// The application was rejected.
    Rejected(&'a str),
    /// The certificate expires in so many days, today at 0.
    Expires(i64),
    /// The certificate has expired.
    Expired,
}

impl News<'_> {
    /// Returns the name of its kind, which gateways may sort by.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Returned(_) => "application.returned",
            Self::Filed(_) => "application.prepared",
            Self::Passphrase(_) | Self::PassphraseAtAuthority(_) => "application.passphrase",
            Self::Issued(_) | Self::IssuedByAuthority(_) => "certificate.issued",
            Self::Rejected(_) => "application.rejected",
            Self::Expires(_) => "certificate.expires",
            Self::Expired => "certificate.expired",
        }
    }

    /// Returns the text with an address of this service.
    pub fn text(self, language: Language, public_url: &str) -> String {
        let words = match language {
            Language::Indonesian => self.indonesian(),
            Language::English => self.english(),
        };
        format!("Perbarui: {words}: {public_url}{}", self.path())
    }

    fn path(self) -> String {
        match self {
            Self::Returned(reference)
            | Self::PassphraseAtAuthority(reference)
            | Self::IssuedByAuthority(reference)
            | Self::Rejected(reference) => format!("/lacak/{reference}"),
            Self::Filed(_) => "/permohonan".to_owned(),
            Self::Passphrase(_) => "/permohonan/passphrase".to_owned(),
            Self::Issued(reference) => format!("/ambil/{reference}"),
            Self::Expires(_) | Self::Expired => "/sertifikat".to_owned(),
        }
    }

    fn indonesian(self) -> String {
        match self {
            Self::Returned(reference) => format!("permohonan {reference} perlu dilengkapi. Lihat alasannya"),
            Self::Filed(reference) => format!("kantor Anda menyiapkan permohonan {reference}. Periksa dan kirim"),
            Self::Passphrase(reference) => format!("permohonan {reference} menunggu Anda membuat passphrase"),
            Self::PassphraseAtAuthority(reference) => {
                format!("permohonan {reference} menunggu Anda membuat passphrase di BSrE. Petunjuk")
            }
            Self::Issued(reference) => format!("sertifikat dari permohonan {reference} sudah terbit. Unduh"),
            Self::IssuedByAuthority(reference) => {
                format!("sertifikat dari permohonan {reference} sudah terbit. Lihat")
            }
            Self::Rejected(reference) => format!("permohonan {reference} ditolak. Lihat alasannya"),
            Self::Expires(0) => "sertifikat elektronik Anda berakhir hari ini".to_owned(),
            Self::Expires(days) => format!("sertifikat elektronik Anda berakhir {days} hari lagi"),
            Self::Expired => "sertifikat elektronik Anda sudah berakhir".to_owned(),
        }
    }

    fn english(self) -> String {
        match self {
            Self::Returned(reference) => format!("application {reference} needs to be completed. See why"),
            Self::Filed(reference) => format!("your office prepared application {reference}. Check and send it"),
            Self::Passphrase(reference) => format!("application {reference} is waiting for you to create a passphrase"),
            Self::PassphraseAtAuthority(reference) => {
                format!("application {reference} is waiting for you to create a passphrase at BSrE. What to do")
            }
            Self::Issued(reference) => format!("the certificate of application {reference} has been issued. Download"),
            Self::IssuedByAuthority(reference) => {
                format!("the certificate of application {reference} has been issued. See it")
            }
            Self::Rejected(reference) => format!("application {reference} was rejected. See why"),
            Self::Expires(0) => "your electronic certificate expires today".to_owned(),
            Self::Expires(1) => "your electronic certificate expires in 1 day".to_owned(),
            Self::Expires(days) => format!("your electronic certificate expires in {days} days"),
            Self::Expired => "your electronic certificate has expired".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "https://perbarui.pekalongankota.go.id";
    const REFERENCE: &str = "PBR-ABCD-EFGH";

    #[test]
    fn every_text_in_both_languages() {
        for (news, kind, indonesian, english) in [
            (
                News::Returned(REFERENCE),
                "application.returned",
                "permohonan PBR-ABCD-EFGH perlu dilengkapi. Lihat alasannya: URL/lacak/PBR-ABCD-EFGH",
                "application PBR-ABCD-EFGH needs to be completed. See why: URL/lacak/PBR-ABCD-EFGH",
            ),
            (
                News::Filed(REFERENCE),
                "application.prepared",
                "kantor Anda menyiapkan permohonan PBR-ABCD-EFGH. Periksa dan kirim: URL/permohonan",
                "your office prepared application PBR-ABCD-EFGH. Check and send it: URL/permohonan",
            ),
            (
                News::Passphrase(REFERENCE),
                "application.passphrase",
                "permohonan PBR-ABCD-EFGH menunggu Anda membuat passphrase: URL/permohonan/passphrase",
                "application PBR-ABCD-EFGH is waiting for you to create a passphrase: URL/permohonan/passphrase",
            ),
            (
                News::PassphraseAtAuthority(REFERENCE),
                "application.passphrase",
                "permohonan PBR-ABCD-EFGH menunggu Anda membuat passphrase di BSrE. Petunjuk: URL/lacak/PBR-ABCD-EFGH",
                "application PBR-ABCD-EFGH is waiting for you to create a passphrase at BSrE. What to do: URL/lacak/PBR-ABCD-EFGH",
            ),
            (
                News::Issued(REFERENCE),
                "certificate.issued",
                "sertifikat dari permohonan PBR-ABCD-EFGH sudah terbit. Unduh: URL/ambil/PBR-ABCD-EFGH",
                "the certificate of application PBR-ABCD-EFGH has been issued. Download: URL/ambil/PBR-ABCD-EFGH",
            ),
            (
                News::IssuedByAuthority(REFERENCE),
                "certificate.issued",
                "sertifikat dari permohonan PBR-ABCD-EFGH sudah terbit. Lihat: URL/lacak/PBR-ABCD-EFGH",
                "the certificate of application PBR-ABCD-EFGH has been issued. See it: URL/lacak/PBR-ABCD-EFGH",
            ),
            (
                News::Rejected(REFERENCE),
                "application.rejected",
                "permohonan PBR-ABCD-EFGH ditolak. Lihat alasannya: URL/lacak/PBR-ABCD-EFGH",
                "application PBR-ABCD-EFGH was rejected. See why: URL/lacak/PBR-ABCD-EFGH",
            ),
            (
                News::Expires(30),
                "certificate.expires",
                "sertifikat elektronik Anda berakhir 30 hari lagi: URL/sertifikat",
                "your electronic certificate expires in 30 days: URL/sertifikat",
            ),
            (
                News::Expires(1),
                "certificate.expires",
                "sertifikat elektronik Anda berakhir 1 hari lagi: URL/sertifikat",
                "your electronic certificate expires in 1 day: URL/sertifikat",
            ),
            (
                News::Expires(0),
                "certificate.expires",
                "sertifikat elektronik Anda berakhir hari ini: URL/sertifikat",
                "your electronic certificate expires today: URL/sertifikat",
            ),
            (
                News::Expired,
                "certificate.expired",
                "sertifikat elektronik Anda sudah berakhir: URL/sertifikat",
                "your electronic certificate has expired: URL/sertifikat",
            ),
        ] {
            assert_eq!(news.kind(), kind);
            for (language, words) in [(Language::Indonesian, indonesian), (Language::English, english)] {
                let text = news.text(language, URL);
                assert_eq!(text, format!("Perbarui: {}", words.replace("URL", URL)));
                assert!(text.is_ascii() && text.len() <= 160, "{} characters: {text}", text.len());
            }
        }
    }
}
