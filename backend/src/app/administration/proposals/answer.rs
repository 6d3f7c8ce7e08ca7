//! Answers to proposals: a second person confirms or refuses them.

use std::net::IpAddr;

use domain::administration::{Consent, ProposalId};
use domain::api::ProposalAnswer;
use domain::moment::Timestamp;
use domain::problem::Field;
use domain::renewal::{PersonId, Refusal};

use super::context::{administrators, proposal_context};
use super::outcome;
use super::view::MAX_ROWS;
use crate::app::accounts::log_in_limits::count_attempt;
use crate::app::administration::context::ChangeContext;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::proposals::{self, Row};
use crate::db::{Tx, proposal_links};
use crate::infra::random;

/// An administrator's answer to a proposal or its batch. Neither the proposer nor the person concerned confirms it, nor
/// anybody who may control their accounts; every administrator may refuse it. In a batch, other proposals that can't be
/// confirmed are skipped. Returns how many were confirmed.
pub async fn by_administrator(
    app: &App,
    tx: &mut Tx,
    by: &ChangeContext,
    id: ProposalId,
    answer: &ProposalAnswer,
) -> Result<usize, Error> {
    let one = proposals::get(tx, id).await?.filter(|row| row.agency == by.agency).ok_or(Error::NotFound)?;
    let mut rows = if answer.batch { proposals::of_batch(tx, one.batch).await? } else { vec![one] };
    rows.truncate(usize::try_from(MAX_ROWS)?);
    if answer.agree {
        confirm(app, tx, &rows, Second::Administrator(by.person), Some(id), by.now).await
    } else {
        refuse(app, tx, &rows, Some(by.person), by.now).await
    }
}

/// An answer by a mailed link, in a transaction of its own. Everybody concerned may refuse, the account's owner may confirm.
///
/// # Errors
/// [`Error::NotFound`] for an unknown or expired link, which counts as an attempt of this address; 429 if there were too
/// many.
pub async fn by_link(app: &App, address: IpAddr, link: &str, agree: bool) -> Result<(), Error> {
    let now = app.now();
    let token = random::digest(&[link]);
    let Some(link) = proposal_links::find(&mut *app.db.read().acquire().await?, &token, now).await? else {
        count_attempt(app, address, Field::Identifier)?.keep();
        tracing::info!(outcome = "unknown or expired link", "proposal");
        return Err(Error::NotFound);
    };
    let mut tx = app.db.begin().await?;
    let mut rows = proposals::of_batch(&mut tx, link.batch).await?;
    rows.retain(|row| link.proposal.is_none_or(|proposal| proposal == row.proposal.id));
    match (agree, link.owner) {
        _ if rows.is_empty() => return Err(Error::NotFound),
        (false, _) => refuse(app, &mut tx, &rows, None, now).await?,
        (true, true) => confirm(app, &mut tx, &rows, Second::Owner, None, now).await?,
        (true, false) => return Err(Refusal::SecondPerson.into()),
    };
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(())
}

/// The second person, who confirms a proposal.
#[derive(Clone, Copy)]
enum Second {
    Administrator(PersonId),
    Owner,
}

/// Confirms proposals of one agency. `required`: the one that must be confirmable; without one, all.
async fn confirm(
    app: &App,
    tx: &mut Tx,
    rows: &[Row],
    by: Second,
    required: Option<ProposalId>,
    now: Timestamp,
) -> Result<usize, Error> {
    let Some(first) = rows.first() else { return Ok(0) };
    let administrators = administrators(tx, &first.agency).await?;
    let mut confirmed = 0;
    for row in rows {
        let proposal = &row.proposal;
        let context = proposal_context(tx, &administrators, proposal, now).await?;
        let (consent, person, allowed) = match by {
            Second::Administrator(person) => (Consent::Officer, person, proposal.may_confirm(&context, person, now)),
            Second::Owner => (Consent::Owner, proposal.person, proposal.owner_may_confirm(&context, now)),
        };
        match allowed {
            Ok(()) => {
                outcome::take_effect(app, tx, row, consent, Some(person), now).await?;
                confirmed += 1;
            }
            Err(_) if required.is_some_and(|required| required != proposal.id) => {}
            Err(refusal) => return Err(refusal.into()),
        }
    }
    Ok(confirmed)
}

/// Refuses proposals of one agency and notifies those concerned once. `by`: an administrator, or none for a mailed link.
async fn refuse(app: &App, tx: &mut Tx, rows: &[Row], by: Option<PersonId>, now: Timestamp) -> Result<usize, Error> {
    for row in rows {
        outcome::refuse(tx, row, by, now).await?;
    }
    outcome::notify_refused(app, tx, rows, now).await?;
    Ok(0)
}
