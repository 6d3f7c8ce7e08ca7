//! Collective renewals as officers see them.

use domain::api::{CollectiveMember, CollectiveProgress, CollectiveRenewals, CollectiveRow as ListRow};
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use super::{counts, load, standings};
use crate::app::error::Error;
use crate::app::recommendations::look_up;
use crate::app::state::App;
use crate::db::{Conn, collectives, people};

/// Maximum number of collective renewals in the list.
const MAX_ROWS: u32 = 50;

/// Returns the agency's collective renewals, the latest first.
pub async fn list(app: &App, db: &mut Conn, agency: &AgencyId) -> Result<CollectiveRenewals, Error> {
    let (now, standard) = (app.now(), app.standard(agency)?);
    let mut rows = Vec::new();
    for row in collectives::of_agency(db, agency, MAX_ROWS).await? {
        let (done, of) = counts(&standings(app, db, &row).await?);
        rows.push(ListRow {
            id: row.id,
            open: row.collective.is_open(now),
            unit: row.unit,
            started_at: row.started_at,
            ends_at: row.collective.ended_at.unwrap_or(row.collective.ends_at),
            done,
            of,
        });
    }
    Ok(CollectiveRenewals {
        available: standard.wizard.electronic_recommendation,
        letter_title: standard.wizard.letter_title.clone(),
        rows,
        zone: standard.hours.zone(),
    })
}

/// Returns one of the agency's collective renewals, and whose data it shows: the caller records the access.
///
/// # Errors
/// [`Error::NotFound`] for another agency's.
pub async fn progress(
    app: &App,
    db: &mut Conn,
    agency: &AgencyId,
    id: i64,
) -> Result<(CollectiveProgress, Vec<PersonId>), Error> {
    let now = app.now();
    let row = load(db, id).await?;
    if row.collective.agency != *agency {
        return Err(Error::NotFound);
    }
    let all = standings(app, db, &row).await?;
    let (done, of) = counts(&all);
    let open = row.collective.is_open(now);
    let turn = |one: &super::Standing| one.state.waits_for_member() && one.row.member.may_be_mailed(now);
    let remindable = open && all.iter().any(turn);
    let head = people::get(db, row.head).await?.ok_or(Error::NotFound)?;
    let started_by = people::get(db, row.started_by).await?.ok_or(Error::NotFound)?.data.name;
    let holders = all.iter().map(|one| one.row.member.person).collect();
    let member = |one: super::Standing| CollectiveMember {
        id: one.row.member.person,
        name: one.row.name,
        unit: one.row.unit,
        activated: one.row.activated,
        state: one.state,
        since: one.since,
        reason: one.row.reason,
        mailed_at: one.row.member.mailed_at,
    };
    let shown = CollectiveProgress {
        id,
        unit: row.unit,
        head: look_up::of_unit(head),
        started_by,
        note: row.note,
        started_at: row.started_at,
        ends_at: row.collective.ends_at,
        ended_at: row.collective.ended_at,
        open,
        done,
        of,
        remindable,
        members: all.into_iter().map(member).collect(),
        zone: app.standard(agency)?.hours.zone(),
    };
    Ok((shown, holders))
}
