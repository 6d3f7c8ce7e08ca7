//! Mails about proposals, to the people concerned and those who decide.

use domain::administration::Wait;
use domain::moment::Timestamp;
use domain::person::DataField;

use super::{English, Words, Writer};
use crate::infra::mail::Mail;

/// Returns the name of a field in Indonesian and English.
const fn name(field: DataField) -> &'static str {
    match field {
        DataField::Name => "nama",
        DataField::Nik => "NIK",
        DataField::Nip => "NIP",
        DataField::Email => "alamat e-mail dinas",
        DataField::Mobile => "nomor ponsel",
        DataField::Unit => "unit kerja",
        DataField::Position => "jabatan",
        DataField::Rank => "pangkat/golongan",
    }
}

/// What waits for somebody's consent does not take effect by time without a word.
const TOLD_BEFORE: &str =
    "Bila kelak usulan ini dapat berlaku tanpa persetujuan, kami akan memberitahukannya lebih dahulu.";

/// When the proposals of one batch take effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// With somebody's consent; without it they expire.
    Consent {
        /// When.
        expires_at: Timestamp,
    },
    /// Some with somebody's consent, the others by themselves.
    Partly {
        /// The first of these.
        from: Timestamp,
        /// When those expire.
        expires_at: Timestamp,
    },
    /// By themselves.
    Time {
        /// The first of them.
        from: Timestamp,
    },
}

impl Writer<'_> {
    /// To a person for whom a role is proposed. `until`: when it takes effect by itself.
    pub fn role_proposed(&self, to: &str, until: Option<Timestamp>, link: &str) -> Mail {
        let effect = until.map_or_else(
            || ["Peran itu berlaku setelah disetujui oleh administrator lain.", TOLD_BEFORE].join(" "),
            |until| format!("Peran itu berlaku pada {} bila tidak ada yang berkeberatan.", self.moment(until)),
        );
        self.mail(
            to,
            Words {
                subject: "Usulan peran petugas untuk akun Anda".to_owned(),
                body: vec![
                    "Administrator instansi Anda mengusulkan peran sebagai petugas pembaruan sertifikat elektronik untuk \
                     akun Anda."
                        .to_owned(),
                    effect,
                    "Jika usulan ini benar, Anda tidak perlu melakukan apa pun. Jika keliru, tolaklah melalui tautan ini."
                        .to_owned(),
                ],
                link: ("Tolak usulan ini", format!("/keberatan#{link}")),
                english: English::Line("You have been proposed as an officer of this service. If that is wrong, use the link to object."),
                ..Words::default()
            },
        )
    }

    /// To the address on record: a change of identifying data is proposed. `asked`: whether the owner's consent counts;
    /// otherwise the owner can only object.
    pub fn change_proposed(&self, to: &str, fields: &[DataField], wait: Wait, asked: bool, link: &str) -> Mail {
        let names: Vec<_> = fields.iter().map(|field| name(*field)).collect();
        let effect = match wait {
            Wait::Case => {
                "Selama permohonan Anda berjalan, perubahan itu tidak dapat disetujui dan tidak berlaku.".to_owned()
            }
            Wait::Consent => {
                ["Tanpa jawaban Anda, perubahan itu menunggu persetujuan administrator kedua.", TOLD_BEFORE].join(" ")
            }
            Wait::Time(until) => format!("Tanpa jawaban Anda, perubahan itu berlaku pada {}.", self.moment(until)),
        };
        let (subject, label, page, english) = if asked {
            (
                "Setujui atau tolak perubahan data akun Anda",
                "Setujui atau tolak perubahan ini",
                "konfirmasi",
                "The office wants to change the data of your account. Use the link to agree or refuse.",
            )
        } else {
            (
                "Usulan perubahan data akun Anda",
                "Tolak perubahan ini",
                "keberatan",
                "The office wants to change the data of your account. If that is wrong, use the link to refuse.",
            )
        };
        self.mail(
            to,
            Words {
                subject: subject.to_owned(),
                body: vec![
                    format!("Kantor kami mengusulkan perubahan data akun Anda: {}.", names.join(", ")),
                    effect,
                    "Jika Anda tidak mengetahui perubahan ini, tolaklah dan segera hubungi kantor kami.".to_owned(),
                ],
                link: (label, format!("/{page}#{link}")),
                english: English::Line(english),
                ..Words::default()
            },
        )
    }

    /// To an administrator, who may confirm `confirmable` of the proposals, and refuse each.
    pub fn proposals_wait(&self, to: &str, proposals: usize, confirmable: usize, effect: Effect) -> Mail {
        let effect = match effect {
            Effect::Consent { expires_at } => format!(
                "Tanpa persetujuan administrator kedua, usulan itu tidak berlaku dan gugur pada {}. Pemilik akun juga dapat \
                 menyetujui perubahan datanya bila diminta lewat e-mail.",
                self.moment(expires_at)
            ),
            Effect::Partly { from, expires_at } => format!(
                "Tanpa keberatan, sebagian usulan itu berlaku mulai {}; yang lain tidak berlaku tanpa persetujuan \
                 administrator kedua dan gugur pada {}.",
                self.moment(from),
                self.moment(expires_at)
            ),
            Effect::Time { from } => self.by_itself(from),
        };
        let (subject, ask, english) = if confirmable > 0 {
            (
                "Usulan menunggu konfirmasi administrator",
                "Tanyakan langsung kepada orang yang bersangkutan, lalu setujui atau tolak usulan itu.",
                "A colleague has proposed changes of roles or account data. Confirm or refuse them.",
            )
        } else {
            (
                "Usulan perubahan peran atau data akun",
                "Tanyakan langsung kepada orang yang bersangkutan, lalu tolak usulan itu bila keliru.",
                "A colleague has proposed changes of roles or account data. Refuse them if they are wrong.",
            )
        };
        self.mail(
            to,
            Words {
                subject: subject.to_owned(),
                body: vec![
                    format!("Rekan Anda mengusulkan perubahan peran atau data akun. Jumlah usulan: {proposals}."),
                    effect,
                    ask.to_owned(),
                ],
                link: ("Buka usulan yang menunggu", "/petugas/pengelolaan/konfirmasi".to_owned()),
                english: English::Line(english),
                ..Words::default()
            },
        )
    }

    /// To the head of the agency, the office's own address, and officers whose roles changed recently.
    pub fn changes_proposed(&self, to: &str, roles: usize, data: usize, effect: Effect, link: &str) -> Mail {
        let effect = match effect {
            Effect::Consent { .. } if data == 0 => {
                ["Usulan itu menunggu persetujuan administrator lain.", TOLD_BEFORE].join(" ")
            }
            Effect::Consent { .. } => [
                "Usulan itu menunggu persetujuan administrator lain; perubahan data akun dapat pula disetujui pemilik akun \
                 yang kami mintai persetujuan.",
                TOLD_BEFORE,
            ]
            .join(" "),
            Effect::Partly { from, .. } => format!(
                "Tanpa keberatan, sebagian usulan itu berlaku mulai {}; yang lain menunggu persetujuan. {TOLD_BEFORE}",
                self.moment(from)
            ),
            Effect::Time { from } => self.by_itself(from),
        };
        self.mail(
            to,
            Words {
                subject: "Pemberitahuan usulan perubahan peran dan data akun".to_owned(),
                body: vec![
                    format!(
                        "Administrator mengusulkan perubahan pada layanan pembaruan sertifikat elektronik. Peran petugas: \
                         {roles}; data akun: {data}."
                    ),
                    effect,
                    "Jika Anda tidak menyetujuinya, ajukan keberatan melalui tautan ini; semua usulan tersebut dibatalkan."
                        .to_owned(),
                ],
                link: ("Ajukan keberatan", format!("/keberatan#{link}")),
                english: English::Line("Changes of roles or account data have been proposed. If they are wrong, use the link to object."),
                ..Words::default()
            },
        )
    }

    fn by_itself(&self, from: Timestamp) -> String {
        format!("Tanpa keberatan, usulan itu berlaku mulai {}.", self.moment(from))
    }

    /// A proposal was refused.
    pub fn proposal_refused(&self, to: &str) -> Mail {
        self.mail(
            to,
            Words {
                subject: "Usulan perubahan peran atau data akun ditolak".to_owned(),
                body: vec![
                    "Usulan perubahan peran atau data akun di instansi Anda ditolak, sehingga tidak berlaku."
                        .to_owned(),
                    "Bila yang menolak adalah pemilik akun atau pimpinan, periksalah mengapa perubahan itu diusulkan."
                        .to_owned(),
                ],
                link: ("Buka halaman petugas", "/petugas/".to_owned()),
                english: English::Line(
                    "A proposed change of roles or account data was refused. It does not take effect.",
                ),
                ..Words::default()
            },
        )
    }
}
