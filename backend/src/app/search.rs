//! The search of the present page: the list's ([`super::case_list::search`]), in the form of before.

use domain::api::{CaseListQuery, FoundRow, SearchQuery, SearchResult};
use domain::renewal::{Actor, PersonId};

use crate::app::case_list;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::Conn;

/// Returns what an officer's search finds, and the holders whose data it shows. The caller records the access.
pub async fn search(
    app: &App,
    db: &mut Conn,
    officer: &Actor,
    query: &SearchQuery,
) -> Result<(SearchResult, Vec<PersonId>), Error> {
    let SearchQuery { words, ends_from, ends_to } = query.clone();
    let query = CaseListQuery { words, ends_from, ends_to, ..CaseListQuery::default() };
    case_list::search::check(&query)?;
    let (list, holders) = case_list::list(app, db, officer, &query).await?;
    let found = list.rows.into_iter().map(|row| FoundRow {
        reference: row.reference,
        name: row.name,
        unit: row.unit,
        status: row.status,
        awaits_confirmation: row.awaits_confirmation,
        step: row.step.map(|step| step.title),
        submitted_at: row.submitted_at,
        not_after: row.not_after,
    });
    let result = SearchResult { rows: found.collect(), more: list.more.is_some(), zone: list.zone, now: list.now };
    Ok((result, holders))
}
