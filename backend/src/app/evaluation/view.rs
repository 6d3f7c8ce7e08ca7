//! The evaluation of a period as heads and administrators see it.

use domain::api::{ClosedView, EvaluationQuery, EvaluationView, period_asked};
use domain::evaluation::Period;
use domain::problem::{Fault, Field};
use domain::renewal::Digest;
use domain::standard::AgencyId;

use super::{close, interval, minutes, report};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::closed_periods;
use crate::db::{Conn, people};

/// Returns the period that is asked for; without days the last month or quarter that is over.
///
/// # Errors
/// [`Error::Invalid`] for a period that ends before it begins, is too long or yet to come.
pub fn period(app: &App, agency: &AgencyId, query: EvaluationQuery) -> Result<Period, Error> {
    let today = close::today(app, agency)?;
    match (query.first, query.last) {
        (None, None) => Ok(Period::last_before(today, interval(&*app.standard(agency)?))),
        (Some(first), Some(last)) => period_asked(first, last, today).map_err(|problem| Error::Invalid(vec![problem])),
        (None, _) => Err(Error::invalid(Field::FirstDay, Fault::Blank)),
        (_, None) => Err(Error::invalid(Field::LastDay, Fault::Blank)),
    }
}

/// Returns the evaluation of a period: the figures that were closed, or those of now.
pub async fn view(app: &App, db: &mut Conn, agency: &AgencyId, period: Period) -> Result<EvaluationView, Error> {
    let standard = app.standard(agency)?;
    let kept = closed_periods::get(db, agency, period).await?;
    let figures = match &kept {
        Some(kept) => close::figures_of(kept)?,
        None => report::figures(app, db, agency, period).await?,
    };
    let closed = match kept {
        None => None,
        Some(kept) => {
            let by = people::names(db, &kept.by.into_iter().collect()).await?.into_values().next().unwrap_or_default();
            let digest = Digest::of(&kept.figures);
            Some(ClosedView { at: kept.at, by, figures: digest, length: kept.length, head: kept.head })
        }
    };
    Ok(EvaluationView {
        agency: standard.agency.name.clone(),
        agency_id: agency.0.clone(),
        zone: standard.hours.zone(),
        today: close::today(app, agency)?,
        every: interval(&standard),
        named: standard.evaluation.is_some(),
        current: app.version(agency)?.digest,
        figures,
        closed,
        closable: close::closable(app, db, agency, period).await?,
        closed_periods: closed_periods::periods(db, agency).await?,
        minutes: minutes::of_period(db, agency, period).await?,
    })
}
