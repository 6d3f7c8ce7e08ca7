//! Mails about complaints: whole in both languages to whoever complained, in Indonesian to officers. They never hold its words, nor
//! who complains.

use domain::moment::Timestamp;

use super::{English, EnglishWords, Recipient, Words, Writer};
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
    /// To whoever complained, whose name it does not say.
    pub fn complaint_news<'b>(&self, to: impl Into<Recipient<'b>>, number: &str, news: ComplaintNews) -> Mail {
        let (mut words, mut english) = self.told(number, news);
        words.body.push(
            "Siapkan nomor pengaduan dan kode rahasia dari tanda terima Anda. Jika Anda mengadu dengan akun Anda, cukup masuk."
                .to_owned(),
        );
        english.body.push(
            "Have the number of the complaint and the secret code from your receipt ready. If you complained with your account, \
             just log in."
                .to_owned(),
        );
        words.link = ("Buka pengaduan Anda", FOLLOW.to_owned());
        english.label = "Open your complaint";
        self.mail(to.into().nameless(), Words { english: English::Whole(english), ..words })
    }

    /// Returns subject and paragraphs, in Indonesian and in English.
    fn told(&self, number: &str, news: ComplaintNews) -> (Words, EnglishWords) {
        match news {
            ComplaintNews::Received(due) => {
                let (mut words, mut english) = said(
                    (
                        format!("Pengaduan {number} diterima"),
                        &format!("Pengaduan Anda sudah kami terima dengan nomor {number}."),
                    ),
                    (
                        format!("Complaint {number} received"),
                        &format!("We have received your complaint. Its number is {number}."),
                    ),
                );
                words.body.extend(due.map(|due| format!("Kami menjawab paling lambat {}.", self.moment(due))));
                english.body.extend(due.map(|due| format!("We answer by {}.", self.english_moment(due))));
                (words, english)
            }
            ComplaintNews::Asked => said(
                (
                    format!("Pengaduan {number}: kami bertanya kepada Anda"),
                    "Untuk menjawab pengaduan Anda, kami memerlukan keterangan dari Anda. Batas waktu berhenti sampai Anda \
                     menjawab.",
                ),
                (
                    format!("Complaint {number}: we have a question for you"),
                    "To answer your complaint, we need more information from you. The time limit is paused until you answer.",
                ),
            ),
            ComplaintNews::Answered => said(
                (
                    format!("Pengaduan {number} sudah dijawab"),
                    "Jawaban atas pengaduan Anda sudah dapat dibaca. Sampaikan apakah masalahnya sudah selesai; jika belum, \
                     pengaduan dibuka kembali tanpa perlu alasan.",
                ),
                (
                    format!("Complaint {number} has been answered"),
                    "You can now read the answer to your complaint. Tell us whether the problem is solved; if not, the complaint \
                     is reopened, and you need not give a reason.",
                ),
            ),
            ComplaintNews::Extended(due) => {
                let (mut words, mut english) = said(
                    (
                        format!("Batas waktu pengaduan {number} diperpanjang"),
                        "Batas waktu pengaduan Anda diperpanjang. Alasannya dapat dibaca.",
                    ),
                    (
                        format!("The time limit of complaint {number} was extended"),
                        "The time limit of your complaint was extended. You can read why.",
                    ),
                );
                words.body.extend(due.map(|due| format!("Batas yang baru: {}.", self.moment(due))));
                english.body.extend(due.map(|due| format!("The new time limit: {}.", self.english_moment(due))));
                (words, english)
            }
            ComplaintNews::PassedOn => said(
                (
                    format!("Pengaduan {number} diteruskan"),
                    "Pengaduan Anda diteruskan kepada pihak yang dapat menyelesaikannya. Batas waktunya tetap.",
                ),
                (
                    format!("Complaint {number} was passed on"),
                    "Your complaint was passed on to those who can solve the problem. The time limit stays the same.",
                ),
            ),
            ComplaintNews::Outside => said(
                (
                    format!("Pengaduan {number} belum dijawab"),
                    "Batas waktu pengaduan Anda sudah lewat, juga setelah pimpinan kami diberi tahu. Naskah untuk SP4N-LAPOR \
                     atau Ombudsman sudah tersedia bagi Anda.",
                ),
                (
                    format!("Complaint {number} has not been answered"),
                    "The time limit of your complaint has passed, even though the head of our office was told. A text for \
                     SP4N-LAPOR or the Ombudsman is ready for you.",
                ),
            ),
            ComplaintNews::Closed => said(
                (
                    format!("Pengaduan {number} ditutup"),
                    "Pengaduan Anda ditutup karena tidak ada keberatan atas jawaban kami. Jika masalahnya belum selesai, \
                     sampaikan dengan satu ketukan; pengaduan yang belum pernah dibuka kembali akan dibuka kembali.",
                ),
                (
                    format!("Complaint {number} was closed"),
                    "Your complaint was closed, since nobody objected to our answer. If the problem is not solved, tell us with \
                     one tap; a complaint that has not been reopened before is reopened.",
                ),
            ),
            ComplaintNews::Afterwards => said(
                (
                    format!("Apakah pengaduan {number} benar-benar selesai?"),
                    "Empat minggu lalu pengaduan Anda ditutup. Jika masalahnya ternyata belum selesai, pengaduan dapat dibuka \
                     kembali tanpa perlu alasan.",
                ),
                (
                    format!("Is complaint {number} really solved?"),
                    "Your complaint was closed four weeks ago. If the problem is not solved after all, the complaint can be \
                     reopened, and you need not give a reason.",
                ),
            ),
        }
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
                "The complainant has written.",
            ),
            OfficeNews::Reopened => (
                format!("Pengaduan {number} dibuka kembali"),
                format!("Menurut pengadu, pengaduan {number} belum selesai. Pengaduan dibuka kembali."),
                "This complaint is not solved and was reopened.",
            ),
            OfficeNews::Reminder => (
                format!("Pengingat: batas waktu pengaduan {number} sudah dekat"),
                format!("Pengaduan {number} belum dijawab dan batas waktunya sudah dekat."),
                "The time limit for this complaint is near.",
            ),
            OfficeNews::Overdue => (
                format!("Terlambat: pengaduan {number}"),
                format!("Pengaduan {number} belum dijawab dan batas waktunya sudah lewat."),
                "This complaint is overdue.",
            ),
        };
        let mut body = vec![told];
        body.extend(due.map(|due| format!("Batas waktu: {}.", self.moment(due))));
        let link = ("Buka pengaduan", format!("/petugas/pengaduan/{number}"));
        self.mail(to, Words { subject, body, link, english: English::Line(english), ..Words::default() })
    }
}

/// Makes both from subject and first paragraph.
fn said((subject, first): (String, &str), (english, english_first): (String, &str)) -> (Words, EnglishWords) {
    let words = Words { subject, body: vec![first.to_owned()], ..Words::default() };
    (words, EnglishWords { subject: english, body: vec![english_first.to_owned()], label: "" })
}
