//! The demo people.

use domain::moment::DAY;
use domain::standard::Role;

use crate::app::accounts::roles::known_to;
use crate::app::settings::standards::Version;

/// A demo person.
pub struct DemoPerson {
    pub name: &'static str,
    pub login: &'static str,
    /// Birth date as YYYYMMDD, and the sex as in a NIP: 1 or 2.
    pub born: (&'static str, char),
    pub unit: &'static str,
    pub position: &'static str,
    pub rank: &'static str,
    pub certificate: State,
    pub role: Option<Role>,
    pub activated: bool,
    /// The certificate.
    pub remark: &'static str,
}

/// Whether this person is needed at the agency: every holder, and officers with a role of its procedure. The
/// authority's person is needed everywhere, since it issues all certificates.
pub fn works_at(person: &DemoPerson, versions: &[Version]) -> bool {
    person.role.is_none_or(|role| role == Role::Authority || known_to(versions).contains(&role))
}

/// The state of a demo certificate.
#[derive(Clone, Copy)]
pub enum State {
    /// Expires this many seconds from now (negative: expired).
    Ends(i64),
    /// Revoked halfway through its validity.
    Revoked,
    /// None, for officers.
    Without,
}

const HOUR: i64 = 3600;

/// The people of every agency. Officers without a role in its procedure are left out, see [`works_at`].
pub const PEOPLE: [DemoPerson; 16] = [
    DemoPerson {
        name: "Sari Wulandari",
        login: "sari",
        born: ("19880412", '2'),
        unit: "Dinas Kesehatan",
        position: "Perencana Ahli Muda",
        rank: "III/c",
        certificate: State::Ends(12 * DAY),
        role: None,
        activated: true,
        remark: "berakhir 12 hari lagi",
    },
    DemoPerson {
        name: "Bima Prakoso",
        login: "bima",
        born: ("19790923", '1'),
        unit: "Dinas Pendidikan",
        position: "Kepala Seksi Kurikulum",
        rank: "III/d",
        certificate: State::Ends(200 * DAY),
        role: None,
        activated: true,
        remark: "berakhir 200 hari lagi",
    },
    DemoPerson {
        name: "Ratna Kusumaningrum",
        login: "ratna",
        born: ("19911105", '2'),
        unit: "Kecamatan Timur",
        position: "Pengelola Keuangan",
        rank: "II/d",
        certificate: State::Ends(6 * HOUR),
        role: None,
        activated: true,
        remark: "hari terakhir",
    },
    DemoPerson {
        name: "Joko Santosa",
        login: "joko",
        born: ("19840217", '1'),
        unit: "Badan Keuangan Daerah",
        position: "Analis Anggaran",
        rank: "III/b",
        certificate: State::Ends(-3 * DAY),
        role: None,
        activated: true,
        remark: "kedaluwarsa 3 hari lalu",
    },
    DemoPerson {
        name: "Dewi Anggraini",
        login: "dewi",
        born: ("19930630", '2'),
        unit: "Sekretariat Daerah",
        position: "Arsiparis Ahli Pertama",
        rank: "III/a",
        certificate: State::Revoked,
        role: None,
        activated: true,
        remark: "dicabut",
    },
    DemoPerson {
        name: "Wahyu Firmansyah",
        login: "wahyu",
        born: ("19960818", '1'),
        unit: "Dinas Perhubungan",
        position: "Pranata Komputer Ahli Pertama",
        rank: "III/a",
        certificate: State::Ends(20 * DAY),
        role: None,
        activated: false,
        remark: "akun belum diaktifkan",
    },
    DemoPerson {
        name: "Nur Aisyah",
        login: "aisyah",
        born: ("19860109", '2'),
        unit: "Dinas Komunikasi dan Informatika",
        position: "Sandiman Ahli Muda",
        rank: "III/c",
        certificate: State::Ends(5 * DAY),
        role: Some(Role::Verifier),
        activated: true,
        remark: "verifikator, berakhir 5 hari lagi",
    },
    DemoPerson {
        name: "Maya Lestari",
        login: "verifikator",
        born: ("19820326", '2'),
        unit: "Dinas Komunikasi dan Informatika",
        position: "Sandiman Ahli Madya",
        rank: "IV/a",
        certificate: State::Without,
        role: Some(Role::Verifier),
        activated: true,
        remark: "petugas: verifikator",
    },
    DemoPerson {
        name: "Hendra Gunawan",
        login: "bsre",
        born: ("19811214", '1'),
        unit: "Balai Besar Sertifikasi Elektronik",
        position: "Petugas otoritas",
        rank: "IV/a",
        certificate: State::Without,
        role: Some(Role::Authority),
        activated: true,
        remark: "petugas: BSrE",
    },
    DemoPerson {
        name: "Dimas Aryanto",
        login: "verifikator2",
        born: ("19870511", '1'),
        unit: "Dinas Komunikasi dan Informatika",
        position: "Sandiman Ahli Muda",
        rank: "III/d",
        certificate: State::Without,
        role: Some(Role::Verifier),
        activated: true,
        remark: "petugas: verifikator kedua",
    },
    DemoPerson {
        name: "Rina Marlina",
        login: "staf",
        born: ("19940703", '2'),
        unit: "Dinas Komunikasi dan Informatika",
        position: "Pengadministrasi Umum",
        rank: "II/c",
        certificate: State::Without,
        role: Some(Role::FrontDesk),
        activated: true,
        remark: "petugas: staf pelayanan",
    },
    DemoPerson {
        name: "Agus Setiawan",
        login: "kepala",
        born: ("19720228", '1'),
        unit: "Dinas Komunikasi dan Informatika",
        position: "Kepala Dinas",
        rank: "IV/c",
        certificate: State::Without,
        role: Some(Role::AgencyHead),
        activated: true,
        remark: "petugas: kepala dinas",
    },
    DemoPerson {
        name: "Lilis Suryani",
        login: "kabid",
        born: ("19780616", '2'),
        unit: "Dinas Komunikasi dan Informatika",
        position: "Kepala Bidang Persandian",
        rank: "IV/a",
        certificate: State::Without,
        role: Some(Role::DivisionHead),
        activated: true,
        remark: "petugas: kepala bidang",
    },
    DemoPerson {
        name: "Yoga Pratama",
        login: "jf",
        born: ("19890921", '1'),
        unit: "Dinas Komunikasi dan Informatika",
        position: "Sandiman Ahli Pertama",
        rank: "III/b",
        certificate: State::Without,
        role: Some(Role::FunctionalOfficer),
        activated: true,
        remark: "petugas: pejabat fungsional",
    },
    DemoPerson {
        name: "Fitri Handayani",
        login: "admin",
        born: ("19850407", '2'),
        unit: "Dinas Komunikasi dan Informatika",
        position: "Pranata Komputer Ahli Muda",
        rank: "III/c",
        certificate: State::Without,
        role: Some(Role::Administrator),
        activated: true,
        remark: "petugas: administrator",
    },
    DemoPerson {
        name: "Galih Permana",
        login: "admin2",
        born: ("19830819", '1'),
        unit: "Dinas Komunikasi dan Informatika",
        position: "Pranata Komputer Ahli Muda",
        rank: "III/d",
        certificate: State::Without,
        role: Some(Role::Administrator),
        activated: true,
        remark: "petugas: administrator kedua",
    },
];
