//! What waits for others than the asking officer, for the inbox's empty state.

use domain::renewal::{Digest, PersonId};

use super::{MAX_COUNTED, OwnStep, Viewer, push_at, push_four_eyes, push_involves};
use crate::db::codec::number;
use crate::db::engine::{Conn, QueryBuilder};

/// How many of the agency's cases wait for somebody else, up to [`MAX_COUNTED`], and when the next of them is due. `steps`: all
/// steps of the versions in use.
pub async fn count_others(
    db: &mut Conn,
    viewer: Viewer<'_>,
    steps: &[(Digest, String)],
    own_steps: &[OwnStep],
) -> sqlx::Result<(u32, Option<i64>)> {
    let mut counted = 0;
    let mut next: Option<i64> = None;
    let sooner = |next: Option<i64>, due: Option<i64>| next.into_iter().chain(due).min();
    let is_own = |(standard, step): &&(Digest, String)| {
        own_steps.iter().any(|own_step| own_step.standard == *standard && own_step.step == *step)
    };
    let others = steps.iter().filter(|step| !is_own(step)).map(|(standard, step)| Some((standard, step.as_str())));
    // None: with the holder.
    for step in others.chain([None]) {
        let (found,): (i64,) =
            others_query(viewer, step, MAX_COUNTED - counted).build_query_as().fetch_one(&mut *db).await?;
        let found = number(found)?;
        counted += found;
        if found > 0 && step.is_some() {
            let mut query = QueryBuilder::new("SELECT r.due FROM renewals r WHERE ");
            push_at(&mut query, viewer, step);
            query.push(" AND r.due IS NOT NULL ORDER BY r.due LIMIT 1");
            let due: Option<(i64,)> = query.build_query_as().fetch_optional(&mut *db).await?;
            next = sooner(next, due.map(|(due,)| due));
        }
        if counted >= MAX_COUNTED {
            break;
        }
    }
    for own_step in own_steps.iter().filter(|own_step| own_step.four_eyes || !own_step.own) {
        if counted < MAX_COUNTED {
            let mut query = withheld_query(viewer, own_step, MAX_COUNTED - counted);
            let withheld: Vec<(i64, Option<i64>)> = query.build_query_as().fetch_all(&mut *db).await?;
            counted += u32::try_from(withheld.len()).unwrap_or(0);
            next = withheld.into_iter().fold(next, |next, (_, due)| sooner(next, due));
        }
    }
    Ok((counted, next))
}

fn others_query(viewer: Viewer<'_>, step: Option<(&Digest, &str)>, limit: u32) -> QueryBuilder<'static> {
    let mut query = QueryBuilder::new("SELECT COUNT(*) FROM (SELECT r.id FROM renewals r WHERE ");
    push_at(&mut query, viewer, step);
    query.push(" LIMIT ").push_bind(i64::from(limit)).push(") AS counted");
    query
}

/// Cases at the officer's own steps that four eyes keep from the officer: few, and found by the persons in them.
fn withheld_query(viewer: Viewer<'_>, own_step: &OwnStep, limit: u32) -> QueryBuilder<'static> {
    let mut query = QueryBuilder::new("SELECT id, due FROM (");
    let filers: Vec<PersonId> = own_step.delegators.iter().copied().chain([viewer.officer]).collect();
    for (union, column, persons) in [("", "r.filed_by", &filers), (" UNION ", "r.holder", &own_step.delegators)] {
        if persons.is_empty() {
            continue;
        }
        query.push(union).push("SELECT r.id, r.due FROM renewals r WHERE ");
        push_at(&mut query, viewer, Some((&own_step.standard, &own_step.step)));
        query.push(" AND ").push(column).push(" IN (");
        let mut list = query.separated(", ");
        for person in persons {
            list.push_bind(person.0);
        }
        query.push(") AND NOT (1 = 1");
        push_four_eyes(&mut query, viewer, own_step);
        query.push(")");
    }
    let excluded: Vec<PersonId> =
        own_step.excluded.officer.iter().chain(own_step.excluded.delegators.iter().flatten()).copied().collect();
    if own_step.four_eyes && !excluded.is_empty() {
        query.push(" UNION SELECT r.id, r.due FROM renewals r WHERE ");
        push_at(&mut query, viewer, Some((&own_step.standard, &own_step.step)));
        push_involves(query.push(" AND "), &excluded);
        query.push(" AND NOT (1 = 1");
        push_four_eyes(&mut query, viewer, own_step);
        query.push(")");
    }
    query.push(") AS withheld LIMIT ").push_bind(i64::from(limit));
    query
}
