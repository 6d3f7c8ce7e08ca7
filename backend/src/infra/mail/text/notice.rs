//! Mails to officers about several cases: how many wait, which limits are near or have passed.

use domain::moment::Timestamp;
use domain::renewal::Late;
use domain::standard::ClockOwner;

use super::{English, Words, Writer};
use crate::infra::mail::Mail;

/// The most cases that a mail lists under one heading.
const MAX_LISTED: usize = 20;

/// What a digest says.
#[derive(Clone, Copy, Debug)]
pub struct Digest {
    /// How many cases wait that were not in the digest before.
    pub waiting: usize,
    /// How many of them have passed their limit.
    pub overdue: usize,
    /// The nearest limit of the others.
    pub next_due: Option<Timestamp>,
    /// Whether it comes once a day.
    pub daily: bool,
}

/// The limits that a person is told of at once.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    /// Cases whose limit has passed, and by how much.
    pub passed: Vec<(String, Late)>,
    /// Cases whose limit is near, and when it is.
    pub near: Vec<(String, Timestamp)>,
    /// How many other cases have passed their limit, which this person may not see.
    pub unseen: usize,
}

impl Writer<'_> {
    /// To an officer: so many cases wait that have come since the digest before.
    pub fn digest(&self, to: &str, digest: Digest) -> Mail {
        let Digest { waiting, overdue, next_due, daily } = digest;
        let mut body = vec![format!("{waiting} permohonan masuk ke langkah Anda dan belum ditangani siapa pun.")];
        if overdue > 0 {
            body.push(format!("Yang sudah melewati batas waktu: {overdue}."));
        }
        body.extend(next_due.map(|due| format!("Batas waktu terdekat: {}.", self.moment(due))));
        let often = if daily { "sekali sehari, saat kantor buka" } else { "maksimal sekali sejam, pada jam kantor" };
        body.push(format!("Ringkasan ini dikirim {often}. {WHERE}"));
        self.mail(
            to,
            Words {
                subject: format!("{waiting} permohonan menunggu Anda"),
                body,
                link: ("Buka daftar permohonan", "/petugas/".to_owned()),
                english: English::Line("Applications are waiting for you."),
                ..Words::default()
            },
        )
    }

    /// To officers and their superior: which limits have passed or are near.
    pub fn limits(&self, to: &str, limits: &Limits) -> Mail {
        let Limits { passed, near, unseen } = limits;
        let late = passed.len() + unseen;
        let subject = match (late, near.len()) {
            (0, near) => format!("{near} permohonan mendekati batas waktu"),
            (late, 0) => format!("{late} permohonan melewati batas waktu"),
            (late, near) => format!("{late} permohonan melewati batas waktu, {near} mendekati"),
        };
        let mut body = Vec::new();
        if !passed.is_empty() {
            body.push("Batas waktu langkah pada permohonan berikut sudah lewat:".to_owned());
            let line = |(reference, late): &(String, Late)| format!("{reference}: terlambat {}", lateness(*late));
            list(&mut body, passed.iter().map(line));
        }
        if *unseen > 0 {
            body.push(format!(
                "{unseen} permohonan di instansi Anda melewati batas waktu langkahnya. Tanyakan kepada petugas yang \
                 menanganinya."
            ));
        }
        if !near.is_empty() {
            body.push("Batas waktu langkah pada permohonan berikut sudah dekat:".to_owned());
            let line = |(reference, due): &(String, Timestamp)| format!("{reference}: {}", self.moment(*due));
            list(&mut body, near.iter().map(line));
        }
        body.push("Setiap batas waktu diberitahukan maksimal dua kali: saat sudah dekat dan setelah lewat.".to_owned());
        self.mail(
            to,
            Words {
                subject,
                body,
                link: ("Buka daftar permohonan", "/petugas/".to_owned()),
                english: English::Line("Time limits of applications are near or have passed."),
                ..Words::default()
            },
        )
    }
}

/// Where officers choose.
const WHERE: &str = "Anda dapat mengubahnya di halaman Pelimpahan tugas, lewat tautan \"Pemberitahuan permohonan\".";

/// Adds a list of at most [`MAX_LISTED`] lines, and how many more there are.
fn list(body: &mut Vec<String>, lines: impl ExactSizeIterator<Item = String>) {
    let more = lines.len().saturating_sub(MAX_LISTED);
    body.extend(lines.take(MAX_LISTED).map(|line| format!("- {line}")));
    if more > 0 {
        body.push(format!("- dan {more} permohonan lain"));
    }
}

/// How late, in hours and minutes, rounded up.
fn lateness(late: Late) -> String {
    let minutes = (late.seconds.max(0) + 59) / 60;
    let time = match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} menit"),
        (hours, 0) => format!("{hours} jam"),
        (hours, minutes) => format!("{hours} jam {minutes} menit"),
    };
    match late.clock {
        ClockOwner::Office => format!("{time} kerja"),
        ClockOwner::Authority => time,
    }
}
