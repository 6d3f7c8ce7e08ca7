//! Compares a row with the data on record: whose it is, its problems, and its changes.

use std::collections::{BTreeMap, BTreeSet};

use domain::administration::identifies;
use domain::entry::{self, CheckedHolder, HolderEntry};
use domain::person::{DataField, PersonData};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::PersonId;
use domain::standard::ServiceStandard;
use domain::value::plain::plain;
use domain::value::{Nik, Nip, OfficialEmail};

use super::certificate::{Certificate, certificate, names_certificate};
use super::table::{Row, cell_mut};
use crate::app::accounts::other_agencies::in_use;
use crate::app::error::Error;
use crate::db::Conn;
use crate::db::import::{self, ExistingCertificate};
use crate::db::people::Person;

/// The normalised keys of people and certificates; `None` if the cell is blank or wrong.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// NIK.
    pub nik: Option<String>,
    /// NIP.
    pub nip: Option<String>,
    /// Official e-mail.
    pub email: Option<String>,
    /// Serial number.
    pub serial: Option<String>,
}

impl Keys {
    /// The keys of a row.
    pub fn of(entry: &HolderEntry) -> Self {
        Self {
            nik: Nik::parse(&entry.nik).ok().map(|nik| nik.to_string()),
            nip: Nip::parse(&entry.nip).ok().map(|nip| nip.to_string()),
            email: OfficialEmail::parse(&entry.email).ok().map(|email| email.to_string()),
            serial: entry::serial(&entry.serial).ok(),
        }
    }

    /// Returns each key with its field.
    pub fn each(&self) -> impl Iterator<Item = (Field, &String)> {
        let keys = [
            (Field::Nik, &self.nik),
            (Field::Nip, &self.nip),
            (Field::Email, &self.email),
            (Field::Serial, &self.serial),
        ];
        keys.into_iter().filter_map(|(field, key)| Some((field, key.as_ref()?)))
    }
}

/// The people and certificates on record that a batch of rows names.
#[derive(Debug, Default)]
pub struct Lookup {
    people: BTreeMap<PersonId, Person>,
    by_key: BTreeMap<(Field, String), PersonId>,
    present: BTreeMap<PersonId, ExistingCertificate>,
    serials: BTreeMap<String, ExistingCertificate>,
}

impl Lookup {
    /// Loads them.
    pub async fn load(db: &mut Conn, keys: &[Keys]) -> Result<Self, Error> {
        let all = |key: fn(&Keys) -> &Option<String>| keys.iter().filter_map(move |one| key(one).as_deref());
        let people = import::people_with(
            db,
            all(|keys| &keys.nik).collect(),
            all(|keys| &keys.nip).collect(),
            all(|keys| &keys.email).collect(),
        )
        .await?;
        let mut by_key = BTreeMap::new();
        for (id, person) in &people {
            let data = &person.data;
            let own =
                [(Field::Nik, Some(&data.nik)), (Field::Nip, data.nip.as_ref()), (Field::Email, Some(&data.email))];
            for (field, value) in own {
                if let Some(value) = value.filter(|value| !value.is_empty()) {
                    by_key.insert((field, value.clone()), *id);
                }
            }
        }
        let present = import::present(db, people.keys().copied()).await?;
        let serials = import::with_serials(db, all(|keys| &keys.serial)).await?;
        Ok(Self { people, by_key, present, serials })
    }

    fn with(&self, field: Field, value: Option<&String>) -> Option<&Person> {
        self.people.get(self.by_key.get(&(field, value?.clone()))?)
    }
}

/// The outcome of a row.
#[derive(Debug)]
pub enum Outcome {
    /// A new person.
    New(Box<CheckedHolder>),
    /// A person on record.
    OnRecord {
        /// As on record.
        person: Box<Person>,
        /// The new data, if it differs in fields that need no consent.
        data: Option<Box<PersonData>>,
        /// Changes that wait for the account's owner or a second person.
        waiting: Vec<(DataField, String)>,
        /// Fields that stay unchanged while an application is open.
        not_changed: Vec<DataField>,
        /// The change to the certificate.
        certificate: Certificate,
    },
}

/// What a table must not overwrite.
#[derive(Debug, Default)]
pub struct Protected {
    /// Holders with an open application: the data verified for it stays.
    pub applying: BTreeSet<PersonId>,
    /// Officers and people with a proposed role: like activated accounts, a table alone can't give theirs to somebody
    /// else.
    pub officers: BTreeSet<PersonId>,
}

/// Determines the outcome of a row.
///
/// # Errors
/// All problems of the row.
pub fn outcome_of(
    row: &Row,
    keys: &Keys,
    standard: &ServiceStandard,
    lookup: &Lookup,
    protected: &Protected,
) -> Result<Outcome, Vec<Problem>> {
    let mut problems = row.problems.clone();
    if problems.iter().any(|problem| problem.fault == Fault::CellCount) {
        return Err(problems);
    }
    let by_nik = lookup.with(Field::Nik, keys.nik.as_ref());
    let person = by_nik.or_else(|| lookup.with(Field::Nip, keys.nip.as_ref()));
    let ours = person.filter(|person| person.agency == standard.id);
    let mut taken = |field, value: Option<&String>| {
        if let Some(other) = lookup.with(field, value)
            && ours.is_none_or(|ours| ours.id != other.id)
        {
            problems.push(Problem::new(field, in_use(other.agency == standard.id)));
        }
    };
    taken(Field::Nik, keys.nik.as_ref());
    taken(Field::Nip, keys.nip.as_ref());
    // Addresses of other domains are refused anyway and must not be probed.
    let ours_to_give = |email: &&String| {
        OfficialEmail::parse(email).is_ok_and(|email| email.domain_in(&standard.wizard.email_domains))
    };
    taken(Field::Email, keys.email.as_ref().filter(ours_to_give));
    let known = keys.serial.as_ref().and_then(|serial| lookup.serials.get(serial));
    if known.is_some_and(|known| ours.is_none_or(|ours| ours.id != known.person)) {
        problems.push(Problem::new(Field::Serial, Fault::CertificateKnown));
    }
    let present = ours.and_then(|ours| lookup.present.get(&ours.id));
    let checked = completed(row, ours, present, standard).check(standard);
    match checked {
        Err(found) => {
            // A refused formula only looks blank.
            problems.extend(found.into_iter().filter(|new| row.problems.iter().all(|old| old.field != new.field)));
            Err(problems)
        }
        Ok(_) if !problems.is_empty() => Err(problems),
        Ok(checked) => Ok(match ours {
            None => Outcome::New(Box::new(checked)),
            Some(ours) => {
                let Comparison { data, waiting, not_changed } = changes_of(row, ours, &checked.data, protected);
                Outcome::OnRecord {
                    data: data.map(Box::new),
                    waiting,
                    not_changed,
                    certificate: certificate(row, &checked, standard, present, known.is_some()),
                    person: Box::new(ours.clone()),
                }
            }
        }),
    }
}

/// Returns the row with its blank cells filled from the record.
fn completed(
    row: &Row,
    ours: Option<&Person>,
    present: Option<&ExistingCertificate>,
    standard: &ServiceStandard,
) -> HolderEntry {
    let mut entry = row.entry.clone();
    let Some(ours) = ours else { return entry };
    for field in DataField::ALL {
        if let Some(cell) = cell_mut(&mut entry, field.field()).filter(|cell| cell.is_empty()) {
            ours.data.get(field).clone_into(cell);
        }
    }
    if !names_certificate(&row.entry) {
        // The row has no certificate data, so none is required.
        "NO_CERTIFICATE".clone_into(&mut entry.status);
    } else if entry.not_after.is_empty()
        && let Some(end) = present.and_then(|present| present.not_after)
    {
        entry.not_after = end.date_in(standard.hours.zone()).to_string();
    }
    entry
}

/// The changes to the data of a person on record.
struct Comparison {
    /// The new data; none if unchanged.
    data: Option<PersonData>,
    waiting: Vec<(DataField, String)>,
    not_changed: Vec<DataField>,
}

fn changes_of(row: &Row, ours: &Person, checked: &PersonData, protected: &Protected) -> Comparison {
    let (mut data, mut waiting, mut not_changed) = (ours.data.clone(), Vec::new(), Vec::new());
    let mut entry = row.entry.clone();
    let applying = protected.applying.contains(&ours.id);
    let claimed = ours.password_hash.is_some() || protected.officers.contains(&ours.id);
    for field in DataField::ALL {
        let gives = cell_mut(&mut entry, field.field()).is_some_and(|cell| !cell.is_empty());
        let (old, new) = (ours.data.get(field), checked.get(field));
        if !gives || old == new {
            continue;
        }
        if applying {
            not_changed.push(field);
        } else if claimed && identifies(field) && !same_person(field, old, new) {
            waiting.push((field, new.to_owned()));
        } else {
            data.set(field, new.to_owned());
        }
    }
    Comparison { data: (data != ours.data).then_some(data), waiting, not_changed }
}

/// Whether two values identify the same person: names may differ in case and spacing.
fn same_person(field: DataField, old: &str, new: &str) -> bool {
    let words = |text: &str| plain(text).to_lowercase();
    old == new || (field == DataField::Name && words(old) == words(new))
}
