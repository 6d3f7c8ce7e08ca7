//! Writes the outcomes of a block of rows.

use domain::administration::AdminEvent;
use domain::person::{DataField, PersonData};
use domain::renewal::PersonId;

use super::Import;
use super::certificate::{Certificate, certificate_of};
use super::row::Outcome;
use crate::app::administration::proposals::outcome;
use crate::app::error::Error;
use crate::db::import::{self, ImportedCertificate};
use crate::db::people::Person;
use crate::db::{Conn, admin_events, certificates, people};

impl Import<'_> {
    /// Writes the outcomes.
    pub(super) async fn write(&mut self, db: &mut Conn, outcomes: Vec<(u32, Outcome)>) -> Result<(), Error> {
        let (mut new, mut of_new, mut newer) = (Vec::new(), Vec::new(), Vec::new());
        let (mut changed, mut certified) = (Vec::new(), Vec::new());
        for (_, outcome) in outcomes {
            match outcome {
                Outcome::New(checked) => {
                    of_new.push(certificate_of(&checked, self.standard));
                    new.push(checked.data);
                }
                Outcome::OnRecord { person, data, waiting, certificate, not_changed: _ } => {
                    if let Some(by) = self.by.as_ref().filter(|_| !waiting.is_empty()) {
                        self.proposed.propose_data(db, person.id, &waiting, by).await?;
                    }
                    if let Some(data) = data {
                        self.replace_data(db, &person, &data).await?;
                        changed.push((person.id, person.data.changed(&data)));
                    }
                    match certificate {
                        Certificate::Same => {}
                        Certificate::Newer(certificate) => newer.push((person.id, certificate)),
                        Certificate::Amended { id, serial, status } => {
                            import::amend(db, id, serial.as_deref(), status, self.now).await?;
                            certified.push(person.id);
                        }
                    }
                }
            }
        }
        for (person, _) in &newer {
            certificates::supersede(db, *person, self.now).await?;
        }
        certified.extend(newer.iter().map(|(person, _)| *person));
        let entered = self.insert_people(db, &new, of_new).await?;
        self.log(db, entered.iter().map(|(person, _)| *person).collect(), changed, certified).await?;
        newer.extend(entered);
        Ok(import::insert_certificates(db, &newer).await?)
    }

    /// Appends one event of each kind for all rows of a batch.
    async fn log(
        &self,
        db: &mut Conn,
        entered: Vec<PersonId>,
        changed: Vec<(PersonId, Vec<DataField>)>,
        certified: Vec<PersonId>,
    ) -> Result<(), Error> {
        let by = self.by.as_ref().map(|by| by.person);
        for (any, event) in [
            (!entered.is_empty(), AdminEvent::HoldersEntered { people: entered }),
            (!changed.is_empty(), AdminEvent::DataImported { people: changed }),
            (!certified.is_empty(), AdminEvent::CertificatesImported { people: certified }),
        ] {
            if any {
                admin_events::append(db, &self.standard.id, by, self.now, &event).await?;
            }
        }
        Ok(())
    }

    /// Inserts new people. Returns their certificates with their ids.
    async fn insert_people(
        &self,
        db: &mut Conn,
        new: &[PersonData],
        certificates: Vec<ImportedCertificate>,
    ) -> Result<Vec<(PersonId, ImportedCertificate)>, Error> {
        let ids = import::insert_people(db, &self.standard.id, new, self.now).await?;
        let id = |data: &PersonData| ids.get(&data.nik).copied();
        let all: Option<Vec<_>> =
            new.iter().zip(certificates).map(|(data, certificate)| Some((id(data)?, certificate))).collect();
        all.ok_or_else(|| Error::internal("an imported person has no id"))
    }

    /// Replaces somebody's data. If the address changes, both addresses are notified.
    async fn replace_data(&self, db: &mut Conn, person: &Person, data: &PersonData) -> Result<(), Error> {
        people::set_data(db, person.id, data).await?;
        if person.data.email != data.email {
            outcome::address_replaced(self.app, db, person, self.now).await?;
        }
        Ok(())
    }
}
