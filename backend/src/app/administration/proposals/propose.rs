//! Proposes changes that need a second person.

use domain::administration::{AdminEvent, Proposed};
use domain::person::DataField;
use domain::renewal::PersonId;
use domain::standard::Role;

use super::outcome;
use crate::app::administration::context::ChangeContext;
use crate::app::error::Error;
use crate::db::Conn;
use crate::db::admin_events;
use crate::db::proposals::{self, New, Row};

/// The proposals of one act, announced together.
#[derive(Debug, Default)]
pub struct Batch {
    /// The new proposals.
    pub rows: Vec<Row>,
}

impl Batch {
    /// Proposes a role, unless the same is proposed already.
    pub async fn propose_role(
        &mut self,
        db: &mut Conn,
        person: PersonId,
        role: Role,
        by: &ChangeContext,
    ) -> Result<(), Error> {
        if proposals::find_open(db, person, Some(role)).await?.is_none() {
            self.insert(db, person, Some(role), &[], by).await?;
        }
        Ok(())
    }

    /// Proposes changes of an account's data. They replace earlier ones for the same account.
    pub async fn propose_data(
        &mut self,
        db: &mut Conn,
        person: PersonId,
        changes: &[(DataField, String)],
        by: &ChangeContext,
    ) -> Result<(), Error> {
        if let Some(before) = proposals::find_open(db, person, None).await? {
            if before.changes == changes {
                return Ok(());
            }
            outcome::discard(db, &before, Some(by.person), by.now).await?;
        }
        self.insert(db, person, None, changes, by).await
    }

    async fn insert(
        &mut self,
        db: &mut Conn,
        person: PersonId,
        role: Option<Role>,
        changes: &[(DataField, String)],
        by: &ChangeContext,
    ) -> Result<(), Error> {
        let batch = self.rows.first().map(|first| first.batch);
        let new = New { agency: &by.agency, batch, person, by: by.person, role, changes, now: by.now };
        let row = proposals::insert(db, &new).await?;
        let proposal = row.proposal.id;
        let event = match &row.proposal.what {
            Proposed::Role(role) => AdminEvent::RoleProposed { proposal, person, role: *role },
            Proposed::Data(fields) => AdminEvent::DataProposed { proposal, person, fields: fields.clone() },
        };
        admin_events::append(db, &by.agency, Some(by.person), by.now, &event).await?;
        self.rows.push(row);
        Ok(())
    }
}
