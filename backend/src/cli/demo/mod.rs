//! Demo people, written only into an empty database.

mod person;
mod survey;

use domain::administration::AdminEvent;
use domain::certificate::CertificateStatus;
use domain::moment::Timestamp;
use domain::person::PersonData;
use domain::renewal::PersonId;
use domain::standard::ServiceStandard;

use self::person::{DemoPerson, PEOPLE, State, works_at};
use crate::app::error::Error;
use crate::app::start::StartError;
use crate::app::state::App;
use crate::db::certificates::{self, NewCertificate};
use crate::db::{Tx, admin_events, people};
use crate::infra::random;

/// The password of every activated demo person.
pub const PASSWORD: &str = "gunung-biru-42";

/// Inserts the demo people of every agency, unless the database has people already.
pub async fn fill(app: &App) -> Result<(), StartError> {
    if people::count(&mut *app.db.read().acquire().await?).await? > 0 {
        return Ok(());
    }
    fill_empty(app).await.map_err(|error| match error {
        Error::Internal(source) => StartError::Io(std::io::Error::other(source)),
        _ => StartError::Io(std::io::Error::other("the demo people were refused")),
    })
}

/// Does the same, and inserts what some people answered in the survey.
///
/// # Errors
/// If the database fails.
pub async fn fill_with_answers(app: &App) -> Result<(), StartError> {
    if people::count(&mut *app.db.read().acquire().await?).await? > 0 {
        return Ok(());
    }
    fill(app).await?;
    survey::fill(app).await
}

async fn fill_empty(app: &App) -> Result<(), Error> {
    let hash = app.limits.passwords.hash(PASSWORD.to_owned()).await?;
    let now = app.now();
    let mut tx = app.db.begin().await?;
    for (place, standard) in app.standards.all().into_iter().enumerate() {
        let versions = app.standards.in_use(&standard.id);
        for (number, person) in PEOPLE.iter().enumerate().filter(|(_, person)| works_at(person, &versions)) {
            let data = data(&standard, person, place, number + 1);
            let hash = person.activated.then_some(hash.as_str());
            let id = people::insert(&mut tx, &standard.id, &data, hash, now.0).await?;
            if let Some(role) = person.role {
                people::give_role(&mut tx, id, &standard.id, role).await?;
                let created = AdminEvent::OfficerCreated { person: id, roles: vec![role] };
                admin_events::append(&mut tx, &standard.id, None, now, &created).await?;
            }
            certificate(&mut tx, id, person.certificate, now).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// `place` of the agency and `number` of the person make the numbers unique: 20 people per agency, and 49 agencies per
/// month of appointment, since a NIP ends in three digits.
fn data(standard: &ServiceStandard, person: &DemoPerson, place: usize, number: usize) -> PersonData {
    let (month, number) = (3 + place / 49, place % 49 * 20 + number);
    let (born, sex) = person.born;
    let day = born[6..].parse::<u8>().unwrap_or(1) + if sex == '2' { 40 } else { 0 };
    let appointed = born[..4].parse::<u16>().unwrap_or(1980) + 25;
    PersonData {
        name: person.name.to_owned(),
        nik: format!("{}01{day:02}{}{}{number:04}", standard.agency.region_code, &born[4..6], &born[2..4]),
        nip: Some(format!("{born}{appointed}{month:02}{sex}{number:03}")),
        email: email(standard, person),
        mobile: format!("+62812000{number:05}"),
        province: standard.agency.province.clone(),
        agency: standard.agency.organization.clone(),
        unit: person.unit.to_owned(),
        position: person.position.to_owned(),
        rank: Some(person.rank.to_owned()),
    }
}

fn email(standard: &ServiceStandard, person: &DemoPerson) -> String {
    let domain = standard.wizard.email_domains.first().map_or("example.go.id", String::as_str);
    format!("{}@{domain}", person.login)
}

/// Returns the row of an old certificate without a key.
async fn certificate(tx: &mut Tx, person: PersonId, state: State, now: Timestamp) -> Result<(), Error> {
    let (status, not_after) = match state {
        State::Without => return Ok(()),
        State::Ends(seconds) => (CertificateStatus::Active, now.plus_seconds(seconds)),
        State::Revoked => (CertificateStatus::Revoked, now.plus_days(365)),
    };
    let new = NewCertificate {
        person,
        // In the stored form: without leading zeros.
        serial: domain::entry::serial(&random::id()).ok(),
        status,
        not_before: Some(not_after.plus_days(-730)),
        not_after: Some(not_after),
        issuer: Some("CN=BSRE CA DS G1,O=Badan Siber dan Sandi Negara,C=ID".to_owned()),
        subject: None,
        public_key_sha256: None,
        der: None,
        chain: None,
        renewal: None,
    };
    certificates::insert(tx, &new, now).await?;
    Ok(())
}

/// Returns the text that the terminal shows at the start.
pub fn notice(app: &App) -> String {
    let url = &app.config.public_url;
    let mails = match &app.config.smtp_url {
        Some(_) => "lewat SMTP".to_owned(),
        None => format!("{}/*.eml", app.config.mail_directory().display()),
    };
    let mut lines = vec![
        String::new(),
        "  Perbarui (demo)".to_owned(),
        format!("  Pemohon     {url}/"),
        format!("  Petugas     {url}/petugas/"),
        format!("  E-mail      {mails}"),
        format!("  Kata sandi  {PASSWORD} (semua akun)"),
    ];
    for standard in app.standards.all() {
        lines.extend([String::new(), format!("  {}", standard.agency.name)]);
        let versions = app.standards.in_use(&standard.id);
        let people = PEOPLE.iter().filter(|one| works_at(one, &versions));
        lines.extend(people.map(|one| format!("    {:<36} {}", email(&standard, one), one.remark)));
    }
    lines.push(String::new());
    lines.join("\n")
}
