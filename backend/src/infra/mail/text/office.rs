//! Mails to the office: a role, the authority, a checkpoint.

use domain::certificate::validity::MIN_SECS;
use domain::moment::Timestamp;

use super::{English, Words, Writer};
use crate::infra::mail::Mail;

impl Writer<'_> {
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
                link: ("Buka halaman petugas", "/petugas/".to_owned()),
                english: English::Line(
                    "You have been made an officer of this service. Log in with your existing account.",
                ),
                ..Words::default()
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
                link: ("Buka halaman petugas", "/petugas/".to_owned()),
                english: English::Line(
                    "The authority's own certificate is about to expire. Ask the operator of the server to renew it.",
                ),
                ..Words::default()
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
                link: ("Buka halaman petugas", "/petugas/".to_owned()),
                english: English::Line(
                    "The daily seal of the log of events. Keep this e-mail: whoever runs the server can compare the \
                          log with it.",
                ),
                ..Words::default()
            },
        )
    }
}
