//! The figures of a period.

use std::sync::Arc;

use domain::api::SurveyResult;
use domain::evaluation::{ComplaintFigures, ComplaintTally, ENDING_DAYS, Figures, Period, SurveyFigures, Tally};
use domain::moment::Timestamp;
use domain::renewal::Digest;
use domain::standard::{AgencyId, ServiceStandard};
use domain::survey::Month;

use crate::app::complaints::ComplaintCase;
use crate::app::error::Error;
use crate::app::state::App;
use crate::app::survey::result;
use crate::db::{Conn, certificates, complaints, visits};

/// Renewals that are read at once.
const BATCH: usize = 1_000;

/// Computes the figures of a period, as they stood at its end, or stand now.
pub async fn figures(app: &App, db: &mut Conn, agency: &AgencyId, period: Period) -> Result<Figures, Error> {
    let zone = app.standard(agency)?.hours.zone();
    // What happened in this second is in them.
    let (from, until) = (period.begin(zone), period.end(zone).min(app.now().plus_seconds(1)));
    let mut tally = Tally::new(period, from, until);
    let mut last: Option<(Digest, Arc<ServiceStandard>)> = None;
    for renewals in visits::under_way(db, agency, from, until).await?.chunks(BATCH) {
        let standard = |digest: &Digest| app.standards.version(digest).map(|version| version.standard);
        for (version, course) in visits::courses(db, renewals, standard).await? {
            let known = last.take().filter(|(known, _)| *known == version);
            let (version, standard) = match known {
                Some(known) => known,
                None => (version.clone(), app.known_version(&version)?.standard),
            };
            tally.add(&standard, &version, &course, &app.holidays);
            last = Some((version, standard));
        }
    }
    let ending = certificates::count_ending(db, agency, until, until.plus_days(ENDING_DAYS)).await?;
    let complaints = complaints(app, db, agency, (from, until)).await?;
    let survey = if period.is_whole_months() { Some(survey(db, agency, period).await?) } else { None };
    Ok(tally.finish(ending, survey, complaints))
}

async fn survey(db: &mut Conn, agency: &AgencyId, period: Period) -> Result<SurveyFigures, Error> {
    let result = result(db, agency, Month::of(period.first()), Month::of(period.last())).await?;
    let SurveyResult { respondents, served, needed, index, grade, .. } = result;
    Ok(SurveyFigures { respondents, served, needed, index, grade })
}

async fn complaints(
    app: &App,
    db: &mut Conn,
    agency: &AgencyId,
    (from, until): (Timestamp, Timestamp),
) -> Result<ComplaintFigures, Error> {
    let mut tally = ComplaintTally::new(from, until);
    for row in complaints::under_way(db, agency, from, until).await? {
        let case = ComplaintCase::load(app, db, row).await?;
        let log = case.log.iter().map(|recorded| (recorded.at, recorded.actor, &recorded.event));
        tally.add(&case.standard, log, &app.holidays);
    }
    Ok(tally.finish())
}
