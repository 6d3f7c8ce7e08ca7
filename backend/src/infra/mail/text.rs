//! The texts of all mails: Indonesian, then a line of English. They have no name, number or other identifier of a
//! person, one link, and the office to ask. ASCII only, so that mails are readable as files.

mod address;
mod administration;
mod case;
mod complaint;
mod evaluation;
mod layout;
mod office;
mod proposals;
mod reminder;
mod returned;

pub use self::complaint::{ComplaintNews, OfficeNews};
pub use self::proposals::Effect;

use std::sync::Arc;

use domain::moment::Timestamp;
use domain::renewal::LastSent;
use domain::standard::ServiceStandard;

use super::Mail;

/// Writes the mails of one agency.
#[derive(Clone, Debug)]
pub struct Writer<'a> {
    /// The public address of the service.
    pub public_url: &'a str,
    /// The agency.
    pub standard: Arc<ServiceStandard>,
}

/// What the holder has just sent.
#[derive(Clone, Copy, Debug)]
pub struct SentNow {
    /// What.
    pub what: LastSent,
    /// Whether it changes the e-mail address.
    pub new_email: bool,
}

/// The parts in which mails differ.
struct Words {
    subject: String,
    /// Paragraphs before the link.
    body: Vec<String>,
    /// The text of the link, and its path with fragment.
    link: (&'static str, String),
    english: &'static str,
}

impl Writer<'_> {
    /// The token of a log-in. `path`: the page on which it is entered.
    pub fn token(&self, to: &str, code: &str, until: Timestamp, path: &str) -> Mail {
        self.mail(
            to,
            Words {
                // Not the code: subjects stand on locked screens.
                subject: "Kode masuk ke Perbarui".to_owned(),
                body: vec![
                format!("Kode masuk Anda: {code}"),
                format!("Kode ini berlaku sampai {} dan hanya dapat dipakai satu kali.", self.moment(until)),
                "Jangan berikan kode ini kepada siapa pun; petugas tidak pernah memintanya. Jika Anda tidak sedang \
                 masuk, segera ganti kata sandi Anda."
                    .to_owned(),
            ],
                link: ("Halaman untuk memasukkan kode:", path.to_owned()),
                english: "This code logs you in once. Give it to nobody.",
            },
        )
        .with_code(until)
    }

    /// The link of a first activation.
    pub fn activation(&self, to: &str, link: &str, until: Timestamp) -> Mail {
        self.mail(
            to,
            Words {
                subject: "Aktivasi akun Perbarui".to_owned(),
                body: vec![
                    "Akun Anda untuk pembaruan sertifikat elektronik sudah disiapkan.".to_owned(),
                    format!("Tautan ini berlaku sampai {} dan hanya dapat dipakai satu kali.", self.moment(until)),
                ],
                link: ("Buat kata sandi Anda:", format!("/sandi#{link}")),
                english: "Your account is ready. The link lets you choose your password.",
            },
        )
        .with_link(until)
    }

    /// The link for a forgotten password.
    pub fn reset(&self, to: &str, link: &str, until: Timestamp) -> Mail {
        self.mail(
            to,
            Words {
                subject: "Kata sandi baru untuk Perbarui".to_owned(),
                body: vec![
                "Ada permintaan untuk membuat kata sandi baru. Jika bukan Anda yang meminta, abaikan e-mail ini; kata \
                 sandi Anda tidak berubah."
                    .to_owned(),
                format!("Tautan ini berlaku sampai {} dan hanya dapat dipakai satu kali.", self.moment(until)),
            ],
                link: ("Buat kata sandi baru:", format!("/sandi#{link}")),
                english: "The link lets you choose a new password. If you did not ask for it, ignore this e-mail.",
            },
        )
        .with_link(until)
    }

    /// The password was set.
    pub fn password_changed(&self, to: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: "Kata sandi Anda sudah diganti".to_owned(),
                body: vec![
                    "Kata sandi akun Anda baru saja diganti, dan Anda telah dikeluarkan dari semua perangkat."
                        .to_owned(),
                    "Jika bukan Anda yang menggantinya, segera buat kata sandi baru dan hubungi kantor kami."
                        .to_owned(),
                ],
                link: ("Minta tautan kata sandi baru:", "/aktivasi".to_owned()),
                english: "Your password was changed. If that was not you, ask for a new link at once.",
            },
        )
    }

    /// The code that confirms a new address.
    pub fn email_code(&self, to: &str, code: &str, until: Timestamp) -> Mail {
        self.mail(
            to,
            Words {
                subject: "Kode konfirmasi e-mail Anda".to_owned(),
                body: vec![
                    format!("Kode konfirmasi alamat e-mail ini: {code}"),
                    format!("Kode ini berlaku sampai {} dan hanya dapat dipakai satu kali.", self.moment(until)),
                    "Jika Anda tidak meminta perubahan alamat e-mail, abaikan e-mail ini.".to_owned(),
                ],
                link: ("Halaman untuk memasukkan kode:", "/permohonan/kode-surel".to_owned()),
                english: "This code confirms your new e-mail address.",
            },
        )
        .with_code(until)
    }

    /// The application was received; `mark`: the mark of its event.
    pub fn received(&self, to: &str, reference: &str, due: Option<Timestamp>, sent: SentNow, mark: &str) -> Mail {
        let (subject, came) = match sent.what {
            LastSent::Application => (
                format!("Permohonan {reference} diterima"),
                format!("Permohonan Anda sudah kami terima dengan nomor {reference}."),
            ),
            LastSent::Completion => (
                format!("Perbaikan permohonan {reference} diterima"),
                format!("Kelengkapan permohonan Anda sudah kami terima dengan nomor {reference}."),
            ),
            LastSent::Key => (
                format!("Passphrase untuk permohonan {reference} sudah dibuat"),
                format!(
                    "Passphrase untuk permohonan {reference} sudah Anda buat; kunci barunya sudah kami terima, \
                     passphrase-nya tidak."
                ),
            ),
        };
        let mut body = vec![came];
        body.extend(due.map(|due| format!("Langkah berikutnya selesai paling lambat {}.", self.moment(due))));
        body.extend(sent.new_email.then(|| {
            "Permohonan ini mengganti alamat e-mail akun Anda. Sampai sertifikat terbit, tetaplah masuk dengan alamat \
             ini. Jika bukan Anda yang memintanya, segera tarik kembali permohonan itu dan ganti kata sandi Anda."
                .to_owned()
        }));
        body.push(mark_paragraph(mark));
        self.mail(
            to,
            Words {
                subject,
                body,
                link: ("Lihat status permohonan Anda:", format!("/lacak/{reference}")),
                english: "We have received what you sent. Check your application's status here. The seal proves what was recorded: keep it.",
            },
        )
    }

    /// To an officer: a case waits.
    pub fn waiting(&self, to: &str, reference: &str, due: Option<Timestamp>) -> Mail {
        let mut body = vec![format!("Permohonan {reference} menunggu pemeriksaan Anda.")];
        body.extend(due.map(|due| format!("Batas waktu: {}.", self.moment(due))));
        self.mail(
            to,
            Words {
                subject: format!("Permohonan {reference} menunggu Anda"),
                body,
                link: ("Buka permohonan:", format!("/petugas/perkara/{reference}")),
                english: "An application is waiting for you.",
            },
        )
    }

    /// The certificate was issued. `until`: when it can last be fetched.
    pub fn issued(&self, to: &str, reference: &str, not_after: Timestamp, until: Option<Timestamp>) -> Mail {
        let mut body = vec![
            format!("Sertifikat elektronik baru Anda berlaku sampai {}.", self.date(not_after)),
            "Siapkan passphrase yang Anda buat untuk permohonan ini.".to_owned(),
        ];
        body.extend(until.map(|until| format!("Ambil berkasnya paling lambat {}.", self.date(until))));
        self.mail(
            to,
            Words {
                subject: format!("Sertifikat elektronik Anda sudah terbit ({reference})"),
                body,
                link: ("Unduh sertifikat Anda:", format!("/ambil/{reference}")),
                english: "Your new certificate is issued. Download it here; have your passphrase ready.",
            },
        )
    }

    fn moment(&self, at: Timestamp) -> String {
        format!("{} pukul {}", self.date(at), at.clock_text(self.standard.hours.zone()))
    }

    fn date(&self, at: Timestamp) -> String {
        at.date_in(self.standard.hours.zone()).indonesian()
    }
}

/// Returns the paragraph with the event's mark.
fn mark_paragraph(mark: &str) -> String {
    format!(
        "Segel catatan: {mark}. Simpan e-mail ini sebagai bukti penerimaan; segel ini menandai catatannya pada kami."
    )
}
