//! Mails about reports of a lost or leaked key. What was reported and by whom is shown after log-in.

use domain::moment::Timestamp;

use super::{English, Recipient, Words, Writer};
use crate::infra::mail::Mail;

/// Where the holder sees a report.
const REPORT: &str = "/kunci/lapor";

/// What the holder is told of a report.
#[derive(Clone, Copy, Debug)]
pub enum KeyReportTold {
    /// An officer recorded that the authority suspended the certificate.
    SuspendedAtAuthority,
    /// The certificate was revoked.
    Revoked {
        /// Whether the holder can apply here for another one.
        reissue: bool,
    },
    /// The report ended as its holder had asked.
    TakenBack,
    /// The office refused.
    Refused,
}

/// Why a report waits for officers.
#[derive(Clone, Copy, Debug)]
pub enum KeyReportWaits {
    /// It was made.
    Reported,
    /// Its holder asks to take it back.
    TakeBackAsked,
    /// Its limit has passed.
    Overdue,
}

impl Writer<'_> {
    /// To the holder: a report was received. `suspended`: the certificate was suspended in this service; `due`: until when the office
    /// acts; `not_me`: the secret that freezes the account.
    pub fn key_reported<'b>(
        &self,
        to: impl Into<Recipient<'b>>,
        suspended: bool,
        due: Option<Timestamp>,
        not_me: &str,
    ) -> Mail {
        let mut body = vec!["Laporan tentang kunci sertifikat elektronik Anda sudah kami terima.".to_owned()];
        let mut english = vec!["We received your report about the key of your electronic certificate.".to_owned()];
        if suspended {
            body.push(
                "Di layanan ini sertifikat itu langsung ditangguhkan dan berkasnya tidak dapat diunduh lagi. Tanda tangan \
                 dengan kunci itu baru ditolak setelah penerbit menangguhkan atau mencabut sertifikatnya."
                    .to_owned(),
            );
            english.push(
                "In this service the certificate is suspended at once and its file can't be downloaded any more. Signatures \
                 with that key are refused only once its issuer has suspended or revoked the certificate."
                    .to_owned(),
            );
        }
        if let Some(due) = due {
            body.push(format!("Kantor sudah diberi tahu dan harus bertindak paling lambat {}.", self.moment(due)));
            english.push(format!("The office was told and has to act by {}.", self.english_moment(due)));
        }
        self.mail(
            to,
            Words {
                subject: "Laporan kunci sertifikat Anda diterima".to_owned(),
                body,
                link: ("Lihat laporan Anda", REPORT.to_owned()),
                not_me: Some(not_me.to_owned()),
                english: English::whole(
                    "We received the report about your certificate's key".to_owned(),
                    english,
                    "See your report",
                ),
                ..Words::default()
            },
        )
    }

    /// To the holder: what became of a report.
    pub fn key_report_told<'b>(&self, to: impl Into<Recipient<'b>>, told: KeyReportTold) -> Mail {
        let (subject, body, english_subject, english) = match told {
            KeyReportTold::SuspendedAtAuthority => (
                "Sertifikat Anda ditangguhkan di BSrE",
                "Menurut catatan petugas, BSrE sudah menangguhkan sertifikat yang Anda laporkan. Pencabutannya masih menunggu.",
                "Your certificate was suspended at BSrE",
                "An officer has recorded that BSrE suspended the certificate that you reported. It has yet to be revoked.",
            ),
            KeyReportTold::Revoked { reissue: true } => (
                "Sertifikat Anda sudah dicabut",
                "Sertifikat yang Anda laporkan sudah dicabut. Bila belum ada penggantinya, Anda dapat mengajukan sertifikat baru \
                 di layanan ini, dengan kunci baru.",
                "Your certificate has been revoked",
                "The certificate that you reported has been revoked. If you don't have another one yet, you can apply for a new \
                 certificate in this service, with a new key.",
            ),
            KeyReportTold::Revoked { reissue: false } => (
                "Sertifikat Anda sudah dicabut",
                "Sertifikat yang Anda laporkan sudah dicabut. Tanyakan kepada kantor bagaimana mendapatkan sertifikat baru.",
                "Your certificate has been revoked",
                "The certificate that you reported has been revoked. Ask the office how to get a new certificate.",
            ),
            KeyReportTold::TakenBack => (
                "Laporan kunci Anda diakhiri",
                "Sesuai permintaan Anda, petugas mengakhiri laporan tanpa mencabut sertifikat. Bila \
                 sertifikat itu ditangguhkan di layanan ini karena laporan Anda, penangguhan itu sudah dilepas.",
                "The report about your key was ended",
                "As you asked, an officer ended the report without revoking the certificate. If it was suspended in this \
                 service because of your report, it no longer is.",
            ),
            KeyReportTold::Refused => (
                "Laporan kunci Anda ditolak",
                "Petugas tidak mencabut sertifikat yang Anda laporkan. Alasannya dapat Anda baca setelah masuk.",
                "The report about your key was refused",
                "The office did not have the certificate revoked that you reported. You can read the reason after logging in.",
            ),
        };
        self.mail(
            to,
            Words {
                subject: subject.to_owned(),
                body: vec![body.to_owned()],
                link: ("Lihat laporan Anda", REPORT.to_owned()),
                english: English::whole(english_subject.to_owned(), vec![english.to_owned()], "See your report"),
                ..Words::default()
            },
        )
    }

    /// To an officer or administrator: a report waits. `due`: until when the office must have acted.
    pub fn key_report_waits(&self, to: &str, id: i64, why: KeyReportWaits, due: Option<Timestamp>) -> Mail {
        let (subject, told, english) = match why {
            KeyReportWaits::Reported => (
                format!("Laporan kunci hilang atau bocor nomor {id}"),
                "Pemilik sertifikat melaporkan kuncinya hilang atau bocor. Siapa yang melapor dan apa yang harus dilakukan dapat \
                 dilihat setelah masuk.",
                "A holder reported a lost or leaked key.",
            ),
            KeyReportWaits::TakeBackAsked => (
                format!("Laporan kunci nomor {id}: pemiliknya ingin menariknya kembali"),
                "Pemilik sertifikat ingin menarik kembali laporannya. Bicaralah langsung dengannya sebelum mengakhiri laporan: \
                 siapa pun yang tahu kata sandinya dapat meminta hal ini.",
                "The holder asks to take the report back. Speak to them before you end it.",
            ),
            KeyReportWaits::Overdue => (
                format!("Terlambat: laporan kunci nomor {id}"),
                "Batas waktu laporan kunci ini sudah lewat, dan laporan masih menunggu tindakan kantor.",
                "A report of a lost or leaked key is overdue.",
            ),
        };
        let mut body = vec![told.to_owned()];
        body.extend(due.map(|due| format!("Batas waktu: {}.", self.moment(due))));
        let link = ("Buka laporan", format!("/petugas/kunci/{id}"));
        self.mail(to, Words { subject, body, link, english: English::Line(english), ..Words::default() })
    }
}
