//! Electronic recommendations: a holder asks the head of the unit from the draft, who answers after their own log-in.

pub mod answer;
pub mod ask;
pub mod look_up;
pub mod sent;
pub mod view;

use std::sync::Arc;

use domain::journey::{Journey, RecommendedData, Step};
use domain::renewal::PersonId;
use domain::standard::ServiceStandard;

use crate::app::drafts::{open_draft, standard_of};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::drafts::DraftRow;
use crate::db::people::{self, Person};
use crate::db::{Conn, recommendations};

/// A holder's draft, as far as a recommendation is about it.
#[derive(Debug)]
pub(in crate::app) struct Application {
    row: DraftRow,
    holder: Person,
    standard: Arc<ServiceStandard>,
    /// The data for which the holder applies.
    data: RecommendedData,
    /// Whether the page of the letter is open.
    letter_open: bool,
}

impl Application {
    /// Loads the one of the holder's draft; a conflict while no application can be made.
    pub(in crate::app) async fn load(app: &App, db: &mut Conn, holder: PersonId) -> Result<Self, Error> {
        let row = open_draft(app, db, holder).await?;
        let holder = people::get(db, holder).await?.ok_or(Error::NotFound)?;
        let standard = standard_of(app, db, &holder.agency, &row).await?;
        let rules = &standard.wizard;
        let data = RecommendedData::of(&row.draft, rules, &holder.data);
        let letter_open = Journey::new(&row.draft, rules, &holder.data).grants(Step::Letter);
        Ok(Self { row, holder, standard, data, letter_open })
    }

    /// Whether a recommendation can be asked for.
    fn accepts(&self) -> bool {
        self.standard.wizard.electronic_recommendation && self.letter_open
    }

    /// Loads the holder's latest request, and whether its data is that for which the holder applies.
    async fn latest(&self, db: &mut Conn) -> Result<Option<(recommendations::RequestRow, bool)>, Error> {
        let latest = recommendations::latest(db, self.holder.id).await?;
        Ok(latest.map(|row| {
            let same = row.data == self.data;
            (row, same)
        }))
    }
}

/// Whether the request's data is that for which its holder applies. Not once the application was sent, or none can be made.
pub(in crate::app) async fn is_current(
    app: &App,
    db: &mut Conn,
    row: &recommendations::RequestRow,
) -> Result<bool, Error> {
    match Application::load(app, db, row.holder).await {
        Ok(application) => Ok(application.accepts() && application.data == row.data),
        Err(Error::Conflict(_) | Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}
