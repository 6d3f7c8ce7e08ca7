//! `officer create`: adds an officer.

use domain::administration::AdminEvent;
use domain::moment::Timestamp;
use domain::person::PersonData;
use domain::standard::{AgencyId, Role};
use domain::value::{Nip, OfficialEmail, PersonName};

use super::args::NewOfficer;
use super::error::{TaskError, given};
use crate::app::accounts::links::{ACTIVATION_MINUTES, make_link};
use crate::app::settings::standards::Standards;
use crate::app::start::StartError;
use crate::config::Config;
use crate::db::Snapshot;
use crate::db::people::Person;
use crate::db::{Db, admin_events, outbox, people};
use crate::infra::data_folder;
use crate::infra::mail::text::Writer;

/// Adds an officer, and returns or mails the link that sets the password.
pub async fn create(config: &Config, new: &NewOfficer, now: Timestamp) -> Result<String, TaskError> {
    let standards = Standards::load(config.standards.as_deref()).map_err(StartError::from)?;
    let agency = AgencyId(new.agency.clone());
    let standard = standards.get(&agency).ok_or_else(|| given("--agency: no such service standard", &new.agency))?;
    let email = OfficialEmail::parse(&new.email).map_err(|_| given("--email", &new.email))?;
    let name = PersonName::parse(&new.name).map_err(|_| given("--name", &new.name))?;
    let nip = new.nip.as_deref().map(Nip::parse).transpose().map_err(|_| given("--nip", "not a NIP"))?;
    let roles: Vec<Role> = new
        .roles
        .iter()
        .map(|role| Role::parse(role).filter(|role| *role != Role::Holder).ok_or_else(|| given("--role", role)))
        .collect::<Result<_, _>>()?;

    data_folder::make(&config.data).map_err(StartError::from)?;
    if data_folder::is_served(&config.data).map_err(StartError::from)? {
        // The tables are not migrated, since a program may be serving.
        let known = Snapshot::open_known(&config.database()).await.map_err(StartError::from)?;
        known.close().await?;
    }
    let db = Db::open(&config.database()).await.map_err(StartError::from)?;
    let data = PersonData {
        name: name.as_str().to_owned(),
        nip: nip.map(|nip| nip.as_str().to_owned()),
        email: email.as_str().to_owned(),
        province: standard.agency.province.clone(),
        agency: standard.agency.organization.clone(),
        ..PersonData::default()
    };
    let mut tx = db.begin().await?;
    let id = people::insert(&mut tx, &agency, &data, None, now.0).await?;
    for role in &roles {
        people::give_role(&mut tx, id, &agency, *role).await?;
    }
    let created = AdminEvent::OfficerCreated { person: id, roles };
    admin_events::append(&mut tx, &agency, None, now, &created).await?;
    let person = Person::new(id, agency, data);
    let until = now.plus_minutes(ACTIVATION_MINUTES);
    let link = make_link(&mut tx, &person, now, until).await?;
    if new.mail {
        let writer = Writer { public_url: &config.public_url, standard };
        outbox::enqueue(&mut tx, &writer.activation(email.as_str(), &link, until), now).await?;
    }
    tx.commit().await?;
    db.close().await;
    Ok(if new.mail {
        "The link is in the outbox; the running program sends it within an hour, a restarted one at once.".to_owned()
    } else {
        format!("Set the password within 24 hours: {}/sandi#{link}", config.public_url)
    })
}
