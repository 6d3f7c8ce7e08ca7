//! Mails about acts of the office: a filing, a role, the authority, a checkpoint, another address.

use domain::certificate::validity::MIN_SECS;
use domain::journey::asks_passphrase;
use domain::moment::Timestamp;

use super::{Words, Writer};
use crate::infra::mail::Mail;

impl Writer<'_> {
    /// To a holder for whom an officer filed. `first`: the secret token and expiry of a link that sets the password, if
    /// the holder has none.
    pub fn filed(&self, to: &str, reference: &str, first: Option<(&str, Timestamp)>) -> Mail {
        let mut body = vec![
            format!(
                "Kantor kami sudah mencatat permohonan pembaruan sertifikat elektronik Anda dengan nomor {reference}, \
                 berdasarkan surat yang kami terima."
            ),
            format!("Langkah Anda berikutnya: {}.", self.left_to_the_holder()),
        ];
        let link = self.filing_link(&mut body, first);
        self.mail(
            to,
            Words {
                subject: format!("Permohonan {reference} menunggu Anda"),
                body,
                link,
                english: "The office has filed your application. Check your details and complete it by the link.",
            },
        )
    }

    /// The same, sent again by an officer or as a reminder.
    pub fn filed_again(&self, to: &str, reference: &str, first: Option<(&str, Timestamp)>) -> Mail {
        let mut body = vec![
            format!(
                "Permohonan pembaruan sertifikat elektronik {reference}, yang kami catat berdasarkan surat Anda, masih \
                 menunggu Anda. Kantor baru memprosesnya setelah Anda mengirimkannya."
            ),
            format!("Langkah Anda berikutnya: {}.", self.left_to_the_holder()),
        ];
        let link = self.filing_link(&mut body, first);
        self.mail(
            to,
            Words {
                subject: format!("Pengingat: permohonan {reference} menunggu Anda"),
                body,
                link,
                english: "The application that the office filed is still waiting for you. Check your details and complete it by the \
                          link.",
            },
        )
    }

    /// The office ended its filing. The reason is shown after log-in.
    pub fn filing_cancelled(&self, to: &str, reference: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: format!("Pengajuan {reference} dibatalkan kantor"),
                body: vec![
                    format!(
                        "Kantor kami membatalkan pengajuan {reference}, yang kami catat berdasarkan surat Anda dan belum \
                         Anda konfirmasi. Alasannya dapat Anda baca setelah masuk."
                    ),
                    "Sertifikat Anda tidak berubah karena pembatalan ini.".to_owned(),
                ],
                link: ("Baca alasannya:", format!("/lacak/{reference}")),
                english: "The office has cancelled the application that it filed for you. Log in to read why.",
            },
        )
    }

    /// Returns the body with the link to the filing, or to the password first.
    fn filing_link(&self, body: &mut Vec<String>, first: Option<(&str, Timestamp)>) -> (&'static str, String) {
        let Some((link, until)) = first else { return ("Lengkapi permohonan Anda:", "/permohonan".to_owned()) };
        body.push(format!(
            "Buatlah kata sandi terlebih dahulu, lalu masuk; permohonan Anda langsung terbuka. Tautan ini berlaku sampai {} \
             dan hanya dapat dipakai satu kali.",
            self.moment(until)
        ));
        ("Buat kata sandi dan lengkapi permohonan Anda:", format!("/lanjut#{link}"))
    }

    fn left_to_the_holder(&self) -> &'static str {
        if asks_passphrase(&self.standard.wizard, None) {
            "memeriksa data Anda dan membuat passphrase"
        } else {
            "memeriksa data Anda"
        }
    }

    /// To a person with an account who was given a role.
    pub fn in_office(&self, to: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: "Peran Anda sebagai petugas Perbarui".to_owned(),
                body: vec![
                    "Administrator instansi Anda memberi Anda peran sebagai petugas pembaruan sertifikat elektronik."
                        .to_owned(),
                    "Masuklah dengan akun Anda yang sudah ada.".to_owned(),
                ],
                link: ("Buka halaman petugas:", "/petugas/".to_owned()),
                english: "You have been made an officer of this service. Log in with the account you have.",
            },
        )
    }

    /// To an administrator: a certificate of the authority expires. `root`: the root's, too.
    pub fn authority_ends(&self, to: &str, end: Timestamp, root: bool) -> Mail {
        let command = if root { "perbarui authority renew --root" } else { "perbarui authority renew" };
        let stop = end.plus_seconds(-MIN_SECS);
        self.mail(
            to,
            Words {
                subject: format!("Sertifikat penerbit berakhir {}", self.date(end)),
                body: vec![
                    format!(
                        "Sertifikat penerbit (CA) yang menandatangani sertifikat pegawai berlaku sampai {}.",
                        self.moment(end)
                    ),
                    format!(
                        "Sertifikat baru tidak dapat berlaku lebih lama dari itu, dan sejak {} permohonan tidak dapat \
                         disetujui lagi.",
                        self.date(stop)
                    ),
                    format!(
                        "Mintalah pengelola server menjalankan \"{command}\", lalu menjalankan ulang layanan ini. \
                         Sertifikat yang sudah terbit tetap berlaku."
                    ),
                ],
                link: ("Halaman layanan:", "/petugas/".to_owned()),
                english: "The authority's own certificate is about to expire. Ask the operator of the server to renew it.",
            },
        )
    }

    /// To an administrator: the signed checkpoint, to be kept elsewhere.
    pub fn checkpoint(&self, to: &str, at: Timestamp, checkpoint: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: "Segel harian catatan peristiwa".to_owned(),
                body: vec![
                    format!("Catatan peristiwa layanan ini sampai {} dikunci dengan segel berikut:", self.moment(at)),
                    checkpoint.to_owned(),
                    "Simpan e-mail ini. Jika kelak catatan dipotong atau ditulis ulang, pengelola server dapat \
                     mengetahuinya dengan mencocokkan segel ini (perbarui verify-log --checkpoint SEGEL)."
                        .to_owned(),
                ],
                link: ("Halaman petugas:", "/petugas/".to_owned()),
                english: "The daily seal of the log of events. Keep this e-mail: whoever runs the server can compare the \
                          log with it.",
            },
        )
    }

    /// To the old address: the office replaced it, and log-ins and mails use the new one from now on.
    pub fn email_replaced(&self, to: &str) -> Mail {
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
                link: ("Halaman layanan:", "/".to_owned()),
                english: "The e-mail address of your account was replaced; log in with the new one. Tell us if that is wrong.",
            },
        )
    }
}
