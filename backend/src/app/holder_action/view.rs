//! Cases that wait for their holder, as officers see them.

use std::collections::BTreeSet;

use domain::api::{HolderActionRow, HolderActions};
use domain::renewal::{Actor, PersonId, Renewal, holder_action, may_cancel, may_send_link, next_link_at};
use domain::standard::Role;

use super::passphrase_step;
use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::renewals::visibility::visible_case;
use crate::app::state::App;
use crate::db::{Conn, holder_action as rows, people};

/// Maximum number of rows of each kind ([`HolderActions`]).
const MAX_ROWS: u32 = 100;

/// Returns the officer's filings that their holders have not confirmed, and for verifiers also the agency's cases that
/// wait for a passphrase. A case that can't be read is left out, so that it does not hide the others.
pub async fn list(app: &App, db: &mut Conn, officer: &Actor) -> Result<HolderActions, Error> {
    let Actor::Person { id, agency, roles, .. } = officer else { return Err(Error::Forbidden(None)) };
    let mut found = rows::filed_by(db, *id, MAX_ROWS).await?;
    let versions = app.standards.in_use(agency);
    for version in versions.iter().filter(|_| roles.contains(&Role::Verifier)) {
        if let Some(step) = passphrase_step(&version.standard) {
            found.extend(rows::at_step(db, agency, (&version.digest, step), MAX_ROWS).await?);
        }
    }
    let mut cases = Vec::new();
    for row in found {
        let id = row.id;
        match Case::load(app, db, row).await {
            Ok(case) => cases.push(case),
            Err(Error::Internal(error)) => {
                tracing::error!(?error, renewal = id.0, "a case was left out of a list");
            }
            Err(error) => return Err(error),
        }
    }
    view(app, db, officer, &cases).await
}

/// Returns one case that waits for its holder; [`Error::NotFound`] once it no longer waits.
pub async fn one(app: &App, db: &mut Conn, officer: &Actor, reference: &str) -> Result<HolderActions, Error> {
    let case = visible_case(app, db, officer, reference).await?;
    let view = view(app, db, officer, &[case]).await?;
    if view.rows.is_empty() { Err(Error::NotFound) } else { Ok(view) }
}

/// Returns those of these cases that wait for their holder and that the officer looks after, without the officer's own.
pub async fn view(app: &App, db: &mut Conn, officer: &Actor, cases: &[Case]) -> Result<HolderActions, Error> {
    let Actor::Person { agency, .. } = officer else { return Err(Error::Forbidden(None)) };
    let filer = |renewal: &Renewal| renewal.filed_by.filter(|filer| *filer != renewal.holder);
    let people: BTreeSet<PersonId> =
        cases.iter().flat_map(|case| filer(&case.renewal).into_iter().chain([case.renewal.holder])).collect();
    let names = people::names(db, &people).await?;
    let row = |case: &Case| {
        let (standard, renewal) = (&case.standard, &case.renewal);
        let action = holder_action(standard, renewal).filter(|_| may_send_link(standard, renewal, officer))?;
        Some(HolderActionRow {
            reference: case.reference.clone(),
            version: renewal.version,
            name: names.get(&renewal.holder).cloned().unwrap_or_default(),
            action,
            since: renewal.since,
            filed_by: filer(renewal).and_then(|filer| names.get(&filer).cloned()),
            link_sent_at: renewal.link_sent_at,
            next_link_at: next_link_at(renewal),
            cancellable: may_cancel(renewal, officer),
        })
    };
    let rows = cases.iter().filter_map(row).collect();
    Ok(HolderActions { rows, zone: app.standard(agency)?.hours.zone(), now: app.now() })
}
