//! Mails to whoever stands in for a colleague on leave.

use domain::delegation::DelegationDays;
use domain::standard::Role;

use super::received::name;
use super::{English, Words, Writer};
use crate::infra::mail::Mail;

impl Writer<'_> {
    /// To the deputy: for these days a colleague with these roles delegated the work.
    pub fn delegated(&self, to: &str, days: DelegationDays, roles: &[Role]) -> Mail {
        let roles: Vec<_> = roles.iter().map(|role| name(*role).0).collect();
        self.mail(
            to,
            Words {
                subject: format!("Anda mewakili rekan mulai {}", days.first.indonesian()),
                body: vec![
                    format!(
                        "Seorang rekan melimpahkan tugasnya kepada Anda {}, dengan peran: {}.",
                        period(days),
                        roles.join(", ")
                    ),
                    "Selama itu permohonan untuk langkahnya juga ada di antrean Anda, dan riwayat permohonan mencatat nama \
                     Anda berdua."
                        .to_owned(),
                ],
                link: ("Lihat pelimpahan tugas", "/petugas/pelimpahan".to_owned()),
                english: English::Line("A colleague has delegated their work to you."),
                ..Words::default()
            },
        )
    }

    /// To the deputy: the delegation for these days was ended before its last day.
    pub fn delegation_ended(&self, to: &str, days: DelegationDays) -> Mail {
        self.mail(
            to,
            Words {
                subject: "Pelimpahan tugas kepada Anda diakhiri".to_owned(),
                body: vec![format!(
                    "Pelimpahan tugas seorang rekan kepada Anda {} sudah diakhiri. Anda tidak mewakilinya lagi.",
                    period(days)
                )],
                link: ("Lihat pelimpahan tugas", "/petugas/pelimpahan".to_owned()),
                english: English::Line("A delegation to you has been ended: you no longer act for that colleague."),
                ..Words::default()
            },
        )
    }
}

fn period(days: DelegationDays) -> String {
    if days.first == days.last {
        format!("pada {}", days.first.indonesian())
    } else {
        format!("dari {} sampai {}", days.first.indonesian(), days.last.indonesian())
    }
}
