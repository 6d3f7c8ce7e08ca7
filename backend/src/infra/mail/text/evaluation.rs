//! The mail that a meeting on a period is due.

use domain::evaluation::Period;
use domain::standard::Interval;

use super::{English, Words, Writer};
use crate::infra::mail::Mail;

impl Writer<'_> {
    /// To heads and administrators: a period is over, and the standard asks for a meeting on it.
    pub fn meeting_due(&self, to: &str, period: Period, every: Interval) -> Mail {
        let often = match every {
            Interval::Month => "setiap bulan",
            Interval::Quarter => "setiap tiga bulan",
        };
        let (first, last) = (period.first().indonesian(), period.last().indonesian());
        self.mail(
            to,
            Words {
                subject: format!("Saatnya evaluasi pelayanan {first} s.d. {last}"),
                body: vec![
                    format!(
                        "Standar pelayanan menetapkan evaluasi {often}. Masa {first} s.d. {last} sudah lewat; laporannya \
                         dapat Anda buka."
                    ),
                    "Setelah rapat, tuliskan notulen dan keputusannya di halaman yang sama.".to_owned(),
                ],
                link: ("Buka laporan", format!("/petugas/evaluasi/{}/{}", period.first(), period.last())),
                english: English::Line(
                    "Your standard asks for an evaluation of this period, which is over. The report can be opened now; \
                          write the minutes on the same page.",
                ),
                ..Words::default()
            },
        )
    }
}
