//! Invented people to try everything with. They are written only into an empty database.

use domain::certificate::CertificateStatus;
use domain::moment::{DAY, Timestamp};
use domain::person::PersonData;
use domain::renewal::PersonId;
use domain::standard::{Role, ServiceStandard};

use crate::db::certificates::{self, NewCertificate};
use crate::db::{Tx, people};
use crate::error::Error;
use crate::state::App;
use crate::{StartError, password, secret};

/// The password of every activated demo person.
pub const PASSWORD: &str = "gunung-biru-42";

/// Someone invented.
struct Someone {
    name: &'static str,
    login: &'static str,
    /// Birth date as YYYYMMDD, and the sex as in a NIP: 1 or 2.
    born: (&'static str, char),
    unit: &'static str,
    position: &'static str,
    rank: &'static str,
    certificate: State,
    role: Option<Role>,
    activated: bool,
    /// What the table says.
    remark: &'static str,
}

/// The state of a demo certificate.
#[derive(Clone, Copy)]
enum State {
    /// Ends that many seconds from now (before now: expired).
    Ends(i64),
    /// Revoked with half its time to go.
    Revoked,
    /// None: an officer only.
    Without,
}

const HOUR: i64 = 3600;

const PEOPLE: [Someone; 9] = [
    Someone {
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
    Someone {
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
    Someone {
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
    Someone {
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
    Someone {
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
    Someone {
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
    Someone {
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
    Someone {
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
    Someone {
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
];

/// Writes the demo people of every agency, unless the database has people already.
pub async fn fill(app: &App) -> Result<(), StartError> {
    if people::count(app.db.read()).await? > 0 {
        return Ok(());
    }
    fill_empty(app).await.map_err(|error| match error {
        Error::Internal(source) => StartError::Io(std::io::Error::other(source)),
        _ => StartError::Io(std::io::Error::other("the demo people were refused")),
    })
}

async fn fill_empty(app: &App) -> Result<(), Error> {
    let hash = password::hash(PASSWORD.to_owned()).await?;
    let now = app.now();
    let mut tx = app.db.begin().await?;
    for (place, standard) in app.standards.iter().enumerate() {
        for (number, someone) in PEOPLE.iter().enumerate() {
            let data = data(standard, someone, place * PEOPLE.len() + number + 1);
            let hash = someone.activated.then_some(hash.as_str());
            let id = people::insert(&mut tx, &standard.id, &data, hash, now.0).await?;
            if let Some(role) = someone.role {
                people::give_role(&mut tx, id, &standard.id, role).await?;
            }
            certificate(&mut tx, id, someone.certificate, now).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

fn data(standard: &ServiceStandard, someone: &Someone, number: usize) -> PersonData {
    let (born, sex) = someone.born;
    let day = born[6..].parse::<u8>().unwrap_or(1) + if sex == '2' { 40 } else { 0 };
    let appointed = born[..4].parse::<u16>().unwrap_or(1980) + 25;
    PersonData {
        name: someone.name.to_owned(),
        nik: format!("{}01{day:02}{}{}{number:04}", standard.agency.region_code, &born[4..6], &born[2..4]),
        nip: Some(format!("{born}{appointed}03{sex}{number:03}")),
        email: email(standard, someone),
        mobile: format!("+62812000{number:05}"),
        province: standard.agency.province.clone(),
        agency: standard.agency.organization.clone(),
        unit: someone.unit.to_owned(),
        position: someone.position.to_owned(),
        rank: Some(someone.rank.to_owned()),
    }
}

fn email(standard: &ServiceStandard, someone: &Someone) -> String {
    let domain = standard.wizard.email_domains.first().map_or("example.go.id", String::as_str);
    format!("{}@{domain}", someone.login)
}

/// The old certificate as a row; its key was never here.
async fn certificate(tx: &mut Tx, person: PersonId, state: State, now: Timestamp) -> Result<(), Error> {
    let (status, not_after) = match state {
        State::Without => return Ok(()),
        State::Ends(seconds) => (CertificateStatus::Active, now.plus_seconds(seconds)),
        State::Revoked => (CertificateStatus::Revoked, now.plus_days(365)),
    };
    let new = NewCertificate {
        person,
        serial: Some(secret::id()),
        status,
        not_before: Some(not_after.plus_days(-730)),
        not_after: Some(not_after),
        issuer: Some("CN=BSRE CA DS G1,O=Badan Siber dan Sandi Negara,C=ID".to_owned()),
        subject: None,
        public_key_sha256: None,
        der: None,
        renewal: None,
    };
    certificates::insert(tx, &new, now).await?;
    Ok(())
}

/// What the terminal shows at the start.
pub fn notice(app: &App) -> String {
    let url = &app.config.public_url;
    let mut text = format!("\n  Perbarui (demo)\n  Pemohon   {url}/\n  Petugas   {url}/petugas/\n");
    match &app.config.smtp_url {
        Some(_) => text.push_str("  Surel     by SMTP\n"),
        None => text.push_str(&format!("  Surel     {}/*.eml\n", app.config.mail_directory().display())),
    }
    text.push_str(&format!("  Kata sandi semua akun: {PASSWORD}\n"));
    for standard in app.standards.iter() {
        text.push_str(&format!("\n  {}\n", standard.agency.name));
        for someone in &PEOPLE {
            text.push_str(&format!("    {:<36} {}\n", email(standard, someone), someone.remark));
        }
    }
    text
}
