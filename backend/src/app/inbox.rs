//! The inbox of the present page: the list of what waits for an officer ([`super::case_list`]), in the form of before.

use domain::api::{CaseListQuery, CaseListView, Inbox, InboxQuery, InboxRow, InboxShow};
use domain::moment::Timestamp;
use domain::renewal::{Actor, Digest};

use crate::app::case_list::{self, OwnSteps};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::Conn;
use crate::db::case_list::{Viewer, count_others};

/// Returns a page of this officer's inbox.
pub async fn inbox(app: &App, db: &mut Conn, officer: &Actor, query: &InboxQuery) -> Result<Inbox, Error> {
    let Actor::Person { id, agency, .. } = officer else { return Err(Error::Forbidden(None)) };
    let view = match query.show {
        InboxShow::All => CaseListView::Waiting,
        InboxShow::Overdue => CaseListView::Overdue,
        InboxShow::Mine => CaseListView::Mine,
    };
    let InboxQuery { step, after, .. } = query.clone();
    let (list, _) =
        case_list::list(app, db, officer, &CaseListQuery { view, step, after, ..CaseListQuery::default() }).await?;
    let own = OwnSteps::of(app, db, officer).await?;
    let steps: Vec<(Digest, String)> = own
        .versions
        .iter()
        .flat_map(|version| version.standard.steps.iter().map(|step| (version.digest.clone(), step.id.clone())))
        .collect();
    let viewer = Viewer { agency, officer: *id, now: list.now.0 };
    let (with_others, next_due) = count_others(db, viewer, &steps, &own.steps).await?;
    let count =
        |view| list.counts.iter().find(|counted| counted.view == view).map(|counted| counted.count).unwrap_or_default();
    let rows = list.rows.iter().cloned().filter_map(|row| {
        Some(InboxRow {
            reference: row.reference,
            name: row.name,
            unit: row.unit,
            step: row.step?.title,
            since: row.since,
            due: row.due,
            late: row.late,
            taken_by: row.taken_by,
            taken_by_me: row.taken_by_me,
            stands_in_for: row.stands_in_for,
        })
    });
    Ok(Inbox {
        rows: rows.collect(),
        more: list.more.clone(),
        waiting: count(CaseListView::Waiting),
        overdue: count(CaseListView::Overdue),
        mine: count(CaseListView::Mine),
        steps: own.names(),
        with_others,
        next_due: next_due.map(Timestamp),
        complaints: None,
        zone: list.zone,
        now: list.now,
    })
}
