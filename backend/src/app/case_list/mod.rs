//! The list of an agency's cases: views with counts, orders, pages, and a search over all of them.

pub mod batch;
mod cursor;
mod own_steps;
mod rows;
pub mod search;
pub mod table;
mod view;

use domain::api::{CaseList, CaseListQuery, CaseListView, CaseRow, ViewCount};
use domain::moment::Timestamp;
use domain::renewal::{Actor, PersonId};

pub use self::cursor::Place;
pub use self::own_steps::OwnSteps;
use crate::app::error::Error;
use crate::app::renewals::visibility::may_see_cases;
use crate::app::state::App;
use crate::db::Conn;
use crate::db::case_list::{self as cases, ListedCase, MAX_COUNTED, Viewer};

/// Cases per page.
pub const PAGE_ROWS: usize = 50;

/// Returns a page of the list, and the holders whose data a search shows. The caller records the access, and adds the
/// complaints.
///
/// # Errors
/// [`Error::Forbidden`] for a search, or another view than those of what waits for the officer, by whoever takes no part in
/// the procedure; [`Error::Malformed`] for a place in another list.
pub async fn list(
    app: &App,
    db: &mut Conn,
    officer: &Actor,
    query: &CaseListQuery,
) -> Result<(CaseList, Vec<PersonId>), Error> {
    let Actor::Person { id, agency, .. } = officer else { return Err(Error::Forbidden(None)) };
    let own = OwnSteps::of(app, db, officer).await?;
    let after = query.after.as_deref().map(|after| Place::parse(after).ok_or(NO_PLACE)).transpose()?;
    let (found, more, holders) = if search::is_search(query) {
        let below = match after {
            None => None,
            Some(Place::Found(below)) => Some(below),
            Some(Place::Listed(..)) => return Err(NO_PLACE),
        };
        let (found, below) = search::find(app, db, officer, query, below, PAGE_ROWS).await?;
        let holders = found.iter().map(|case| PersonId(case.holder)).collect();
        (found, below.map(Place::Found), holders)
    } else {
        let (found, more) = page(app, db, officer, &own, query, after, PAGE_ROWS).await?;
        (found, more, Vec::new())
    };
    let viewer = Viewer { agency, officer: *id, now: app.now().0 };
    let list = CaseList {
        rows: rows::rows(app, db, *id, &own, found).await?,
        more: more.map(|place| place.to_string()),
        counts: counts(app, db, officer, &own).await?,
        steps: view::steps(query.view, &own),
        next_due: cases::next_due(db, viewer).await?.map(Timestamp),
        complaints: None,
        zone: app.standard(agency)?.hours.zone(),
        now: app.now(),
    };
    Ok((list, holders))
}

const NO_PLACE: Error = Error::Malformed("no place in this list");

/// Returns all rows of a view, at most `limit`.
async fn whole(
    app: &App,
    db: &mut Conn,
    officer: &Actor,
    query: &CaseListQuery,
    limit: usize,
) -> Result<(Vec<CaseRow>, Vec<PersonId>), Error> {
    let Actor::Person { id, .. } = officer else { return Err(Error::Forbidden(None)) };
    let own = OwnSteps::of(app, db, officer).await?;
    let (found, _) = page(app, db, officer, &own, query, None, limit).await?;
    let holders = found.iter().map(|case| PersonId(case.holder)).collect();
    Ok((rows::rows(app, db, *id, &own, found).await?, holders))
}

/// Returns the cases of a view behind `after`, at most `limit`, and the place of the next ones.
async fn page(
    app: &App,
    db: &mut Conn,
    officer: &Actor,
    own: &OwnSteps,
    query: &CaseListQuery,
    after: Option<Place>,
    limit: usize,
) -> Result<(Vec<ListedCase>, Option<Place>), Error> {
    let Actor::Person { id, agency, .. } = officer else { return Err(Error::Forbidden(None)) };
    if !view::is_own(query.view) && !may_see_cases(app, officer) {
        return Err(Error::Forbidden(None));
    }
    let viewer = Viewer { agency, officer: *id, now: app.now().0 };
    let order = view::order(query);
    let after = match after {
        None => None,
        Some(Place::Listed(of, cursor)) if of == order => Some(cursor),
        Some(_) => return Err(NO_PLACE),
    };
    let (ranges, sought) = view::sought(query, own, viewer, order, after);
    let mut found = Vec::new();
    for range in ranges {
        found.extend(cases::page(db, viewer, range, sought, u32::try_from(limit + 1)?).await?);
    }
    let place = |case: &ListedCase| order.cursor(case);
    found.sort_by_key(place);
    if order == cases::Order::Ended {
        found.reverse();
    }
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().filter(|_| more).map(|case| Place::Listed(order, place(case)));
    Ok((found, next))
}

/// Counts every view that the officer may ask for. Whoever takes no part in the procedure is told how many cases are open.
async fn counts(app: &App, db: &mut Conn, officer: &Actor, own: &OwnSteps) -> Result<Vec<ViewCount>, Error> {
    let mut counts: Vec<ViewCount> = Vec::new();
    for view in CaseListView::ALL {
        if view::is_own(view) || view == CaseListView::Open || may_see_cases(app, officer) {
            counts.push(ViewCount { view, count: count(app, db, officer, own, view).await? });
        }
    }
    Ok(counts)
}

/// Returns how many cases a view has, up to [`MAX_COUNTED`].
async fn count(app: &App, db: &mut Conn, officer: &Actor, own: &OwnSteps, view: CaseListView) -> Result<u32, Error> {
    let Actor::Person { id, agency, .. } = officer else { return Err(Error::Forbidden(None)) };
    let viewer = Viewer { agency, officer: *id, now: app.now().0 };
    let query = CaseListQuery { view, ..CaseListQuery::default() };
    let (ranges, sought) = view::sought(&query, own, viewer, view::order(&query), None);
    Ok(cases::count(db, viewer, &ranges, sought.ends_by).await?.min(MAX_COUNTED))
}
