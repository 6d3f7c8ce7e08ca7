//! Mails about what one administrator did alone: to people who lost a role, and to those who should know.

use domain::moment::Timestamp;

use super::{English, Words, Writer};
use crate::infra::mail::Mail;

impl Writer<'_> {
    /// To the head of the agency, other administrators and the office's own address: official addresses may be elsewhere from
    /// now on.
    pub fn email_domains_changed(&self, to: &str, domains: &[String]) -> Mail {
        self.mail(
            to,
            Words {
                subject: "Domain e-mail dinas diubah".to_owned(),
                body: vec![
                    format!(
                        "Administrator mengubah domain e-mail dinas yang diterima layanan ini. Sekarang: {}.",
                        domains.join(", ")
                    ),
                    "Tautan dan kode untuk masuk dikirim ke alamat pada domain tersebut. Bila ada domain yang bukan milik \
                     instansi Anda, segera tanyakan kepada administrator atau pimpinan instansi."
                        .to_owned(),
                ],
                link: ("Buka halaman layanan", "/".to_owned()),
                english: English::Line("The domains of official e-mail addresses were changed. Ask if one is not your agency's."),
                ..Words::default()
            },
        )
    }

    /// To a person who lost a role.
    pub fn role_taken(&self, to: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: "Peran Anda sebagai petugas Perbarui dicabut".to_owned(),
                body: vec![
                    "Administrator instansi Anda mencabut peran Anda sebagai petugas pembaruan sertifikat elektronik."
                        .to_owned(),
                    "Jika Anda tidak mengetahui alasannya, segera hubungi pimpinan kantor.".to_owned(),
                ],
                link: ("Buka halaman layanan", "/".to_owned()),
                english: English::Line("One of your roles as an officer of this service has been removed. Ask the head of the office if that is wrong."),
                ..Words::default()
            },
        )
    }

    /// To the head of the agency, other administrators and the office's own address: an officer had a hand in holders' accounts.
    /// `from`: when one who decides may decide on their applications, where there is nobody else.
    pub fn holders_edited(&self, to: &str, people: usize, from: Option<Timestamp>) -> Mail {
        let (officer, english) = match from {
            Some(_) => (
                "Seorang petugas yang juga memeriksa permohonan",
                "An officer who decides on applications has entered or changed holders' data. Ask if that is wrong.",
            ),
            None => ("Administrator", "An administrator has entered or changed holders' data. Ask if that is wrong."),
        };
        let effect = from.map_or_else(
            || {
                "Selama 30 hari, akun yang dibuatnya dianggap sebagai akunnya sendiri, sehingga tidak dapat menyetujui \
                 usulannya."
                    .to_owned()
            },
            |from| {
                format!(
                    "Permohonan mereka diperiksa oleh petugas lain. Bila tidak ada petugas lain, petugas tersebut boleh \
                     memeriksa yang tidak diajukannya sendiri mulai {}.",
                    self.moment(from)
                )
            },
        );
        self.mail(
            to,
            Words {
                subject: "Data pemegang dimasukkan atau diubah oleh petugas".to_owned(),
                body: vec![
                    format!(
                        "{officer} telah memasukkan atau mengubah data pemegang sertifikat. Jumlah pemegang: {people}."
                    ),
                    effect,
                    "Jika hal ini tidak wajar, segera tanyakan kepada administrator atau pimpinan instansi Anda."
                        .to_owned(),
                ],
                link: ("Buka halaman layanan", "/".to_owned()),
                english: English::Line(english),
                ..Words::default()
            },
        )
    }
}
