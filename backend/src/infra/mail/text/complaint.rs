//! Mails about complaints. They never hold its words, nor who complains.

use domain::moment::Timestamp;

use super::{English, Words, Writer};
use crate::infra::mail::Mail;

/// Where whoever complained follows it.
const FOLLOW: &str = "/masukan/pengaduan/ikuti";

/// What whoever complained is told.
#[derive(Clone, Copy, Debug)]
pub enum ComplaintNews {
    /// It was received.
    Received(Option<Timestamp>),
    /// The office asks something.
    Asked,
    /// It was answered.
    Answered,
    /// The limit was extended, until then.
    Extended(Option<Timestamp>),
    /// It was passed on.
    PassedOn,
    /// The limit passed days ago.
    Outside,
    /// It was closed, since nobody objected.
    Closed,
    /// Some weeks later: is it solved?
    Afterwards,
}

/// What officers are told.
#[derive(Clone, Copy, Debug)]
pub enum OfficeNews {
    /// A complaint waits for them.
    Waiting,
    /// Whoever complained wrote.
    Replied,
    /// It was reopened.
    Reopened,
    /// The limit nears.
    Reminder,
    /// The limit has passed.
    Overdue,
}

impl Writer<'_> {
    /// To whoever complained.
    pub fn complaint_news(&self, to: &str, number: &str, news: ComplaintNews) -> Mail {
        let (subject, mut body, english) = match news {
            ComplaintNews::Received(due) => {
                let mut body = vec![format!("Pengaduan Anda sudah kami terima dengan nomor {number}.")];
                body.extend(due.map(|due| format!("Kami menjawab paling lambat {}.", self.moment(due))));
                (format!("Pengaduan {number} diterima"), body, "Your complaint was received.")
            }
            ComplaintNews::Asked => (
                format!("Pengaduan {number}: kami bertanya kepada Anda"),
                vec![
                    "Untuk menjawab pengaduan Anda, kami memerlukan keterangan dari Anda. Batas waktu berhenti sampai Anda \
                     menjawab."
                        .to_owned(),
                ],
                "We need to know something from you. The clock stands until you answer.",
            ),
            ComplaintNews::Answered => (
                format!("Pengaduan {number} sudah dijawab"),
                vec![
                    "Jawaban atas pengaduan Anda sudah dapat dibaca. Sampaikan apakah masalahnya sudah selesai; jika belum, \
                     pengaduan dibuka kembali tanpa perlu alasan."
                        .to_owned(),
                ],
                "Your complaint is answered. Tell us whether it is solved; if not, it is reopened without a reason.",
            ),
            ComplaintNews::Extended(due) => {
                let mut body = vec!["Batas waktu pengaduan Anda diperpanjang. Alasannya dapat dibaca.".to_owned()];
                body.extend(due.map(|due| format!("Batas yang baru: {}.", self.moment(due))));
                (
                    format!("Batas waktu pengaduan {number} diperpanjang"),
                    body,
                    "The limit of your complaint was extended. You can read why.",
                )
            }
            ComplaintNews::PassedOn => (
                format!("Pengaduan {number} diteruskan"),
                vec!["Pengaduan Anda diteruskan kepada pihak yang dapat menyelesaikannya. Batas waktunya tetap.".to_owned()],
                "Your complaint was passed on. The limit stays.",
            ),
            ComplaintNews::Outside => (
                format!("Pengaduan {number} belum dijawab"),
                vec![
                    "Batas waktu pengaduan Anda sudah lewat, juga setelah pimpinan kami diberi tahu. Naskah untuk SP4N-LAPOR \
                     atau Ombudsman sudah tersedia bagi Anda."
                        .to_owned(),
                ],
                "Your complaint is overdue. A text for SP4N-LAPOR or the Ombudsman is ready for you.",
            ),
            ComplaintNews::Closed => (
                format!("Pengaduan {number} ditutup"),
                vec![
                    "Pengaduan Anda ditutup karena tidak ada keberatan atas jawaban kami. Jika masalahnya belum selesai, \
                     sampaikan dengan satu ketukan; pengaduan yang belum pernah dibuka kembali akan dibuka kembali."
                        .to_owned(),
                ],
                "Your complaint was closed, since nobody objected. If it is not solved, it can be reopened once.",
            ),
            ComplaintNews::Afterwards => (
                format!("Apakah pengaduan {number} benar-benar selesai?"),
                vec![
                    "Empat minggu lalu pengaduan Anda ditutup. Jika masalahnya ternyata belum selesai, pengaduan dapat dibuka \
                     kembali tanpa perlu alasan."
                        .to_owned(),
                ],
                "Your complaint was closed four weeks ago. If it is not solved after all, it can be reopened without a reason.",
            ),
        };
        body.push(
            "Siapkan nomor pengaduan dan kode rahasia dari tanda terima Anda. Jika Anda mengadu dengan akun Anda, cukup masuk."
                .to_owned(),
        );
        self.mail(
            to,
            Words {
                subject,
                body,
                link: ("Buka pengaduan Anda", FOLLOW.to_owned()),
                english: English::Line(english),
                ..Words::default()
            },
        )
    }

    /// To an officer. `due`: until when it must be answered.
    pub fn complaint_waits(&self, to: &str, number: &str, news: OfficeNews, due: Option<Timestamp>) -> Mail {
        let (subject, told, english) = match news {
            OfficeNews::Waiting => (
                format!("Pengaduan {number} menunggu Anda"),
                format!("Pengaduan {number} menunggu tanggapan Anda."),
                "A complaint is waiting for you.",
            ),
            OfficeNews::Replied => (
                format!("Pengaduan {number}: ada keterangan dari pengadu"),
                format!("Pengadu menambahkan keterangan pada pengaduan {number}."),
                "Whoever made this complaint has written.",
            ),
            OfficeNews::Reopened => (
                format!("Pengaduan {number} dibuka kembali"),
                format!("Menurut pengadu, pengaduan {number} belum selesai. Pengaduan dibuka kembali."),
                "This complaint is not solved and was reopened.",
            ),
            OfficeNews::Reminder => (
                format!("Pengingat: batas waktu pengaduan {number} sudah dekat"),
                format!("Pengaduan {number} belum dijawab dan batas waktunya sudah dekat."),
                "The limit of this complaint nears.",
            ),
            OfficeNews::Overdue => (
                format!("Pengaduan {number} melewati batas waktu"),
                format!("Pengaduan {number} belum dijawab dan batas waktunya sudah lewat."),
                "The limit of this complaint has passed.",
            ),
        };
        let mut body = vec![told];
        body.extend(due.map(|due| format!("Batas waktu: {}.", self.moment(due))));
        let link = ("Buka pengaduan", format!("/petugas/pengaduan/{number}"));
        self.mail(to, Words { subject, body, link, english: English::Line(english), ..Words::default() })
    }
}
