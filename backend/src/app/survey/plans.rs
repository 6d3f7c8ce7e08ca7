//! Plans for the lowest element of a survey, and whether it moved.

use domain::administration::AdminEvent;
use domain::api::{NewSurveyPlan, SurveyPlan, SurveyPlans};
use domain::standard::AgencyId;
use domain::survey::{Element, MIN_GROUP, Month};

use crate::app::administration::context::ChangeContext;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::survey::{self, Months};
use crate::db::survey_plans::{self as plans, NewPlan};
use crate::db::{Conn, Tx, admin_events};

/// Returns the agency's plans, each with the element's mean in its months and in as many after them.
///
/// # Errors
/// If the database fails.
pub async fn all(app: &App, db: &mut Conn, agency: &AgencyId) -> Result<SurveyPlans, Error> {
    let mut all = Vec::new();
    for row in plans::all(db, agency).await? {
        let length = row.last.since(row.first) + 1;
        all.push(SurveyPlan {
            id: row.id,
            element: row.element,
            first: row.first,
            last: row.last,
            what: row.what,
            owner: row.owner,
            due: row.due,
            done: row.done,
            before: mean(db, agency, row.element, (row.first, row.last)).await?,
            after: mean(db, agency, row.element, (row.last.plus(1), row.last.plus(length))).await?,
        });
    }
    Ok(SurveyPlans { plans: all, today: app.now().date_in(app.standard(agency)?.hours.zone()) })
}

/// Makes a plan for the lowest element of these months.
///
/// # Errors
/// 422 for what is wrong in it; [`Error::Conflict`] where too few people answered to say which that is, or it has a plan.
pub async fn make(app: &App, tx: &mut Tx, by: &ChangeContext, new: &NewSurveyPlan) -> Result<(), Error> {
    let today = by.now.date_in(app.standard(&by.agency)?.hours.zone());
    let problems = new.problems(today);
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let found = super::result(tx, &by.agency, new.first, new.last).await?;
    let element = found.lowest.ok_or(Error::Conflict(None))?;
    let plan = NewPlan {
        agency: &by.agency,
        element,
        first: new.first,
        last: new.last,
        what: new.what.trim(),
        owner: new.owner.trim(),
        due: new.due,
    };
    let id = plans::insert(tx, &plan).await?;
    let made = AdminEvent::SurveyPlanMade { plan: id, element };
    Ok(admin_events::append(tx, &by.agency, Some(by.person), by.now, &made).await?)
}

/// Marks a plan as carried out today. Repeating it changes nothing.
///
/// # Errors
/// [`Error::NotFound`] if the agency has none with this id.
pub async fn carry_out(app: &App, tx: &mut Tx, by: &ChangeContext, id: i64) -> Result<(), Error> {
    if plans::all(tx, &by.agency).await?.iter().all(|plan| plan.id != id) {
        return Err(Error::NotFound);
    }
    let today = by.now.date_in(app.standard(&by.agency)?.hours.zone());
    if plans::set_done(tx, &by.agency, id, today).await? {
        let done = AdminEvent::SurveyPlanDone { plan: id };
        admin_events::append(tx, &by.agency, Some(by.person), by.now, &done).await?;
    }
    Ok(())
}

async fn mean(
    db: &mut Conn,
    agency: &AgencyId,
    element: Element,
    (first, last): (Month, Month),
) -> Result<Option<u32>, Error> {
    let (tally, respondents) = survey::tally(db, Months { agency, first, last }).await?;
    Ok(tally.mean(element).filter(|_| respondents >= MIN_GROUP))
}
