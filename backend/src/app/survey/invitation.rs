//! Who may rate which service, once.

use std::net::IpAddr;

use domain::api::{InvitationState, SurveyInvitation};
use domain::moment::Timestamp;
use domain::problem::Field;
use domain::renewal::{Event, Refusal};
use domain::standard::AgencyId;

use super::OPEN_DAYS;
use crate::app::accounts::log_in_limits::count_attempt;
use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::survey_invitations::{self as invitations, Invitation, Service};
use crate::db::{Conn, Tx};
use crate::infra::random;

/// Returns the holder's invitation to rate this renewal, with a new token where it can be used.
///
/// # Errors
/// [`Error::Conflict`] while the renewal goes on, and where it ended without a service: withdrawn, cancelled.
pub async fn of_renewal(app: &App, tx: &mut Tx, case: &Case) -> Result<SurveyInvitation, Error> {
    let served = served_at(case).ok_or(Error::Conflict(Some(Refusal::WrongStage)))?;
    invite(app, tx, Service::Renewal(case.id.0), &case.renewal.agency, served).await
}

/// Whether the holder can rate this renewal and has not.
///
/// # Errors
/// If the database fails.
pub async fn due(app: &App, db: &mut Conn, case: &Case) -> Result<bool, Error> {
    match served_at(case) {
        Some(served) => is_due(app, db, Service::Renewal(case.id.0), served).await,
        None => Ok(false),
    }
}

/// Whether a service that ended then can be rated and was not.
///
/// # Errors
/// If the database fails.
pub async fn is_due(app: &App, db: &mut Conn, service: Service, served_at: Timestamp) -> Result<bool, Error> {
    if app.now() > open_until(served_at) {
        return Ok(false);
    }
    let known = invitations::of_service(db, service).await?;
    Ok(known.is_none_or(|known| !known.answered))
}

/// Returns the invitation to rate a service that ended then. Where it can be used, it comes with a new token, and the one before
/// counts no more: only whoever may ask for it has one that counts.
///
/// # Errors
/// If the database or the random number generator fails.
pub async fn invite(
    app: &App,
    tx: &mut Tx,
    service: Service,
    agency: &AgencyId,
    served_at: Timestamp,
) -> Result<SurveyInvitation, Error> {
    let until = open_until(served_at);
    let answered = invitations::of_service(tx, service).await?.is_some_and(|known| known.answered);
    let invitation = Invitation { agency: agency.clone(), until, answered };
    let mut shown = shown(app, &invitation)?;
    if shown.state == InvitationState::Open {
        let token = random::token()?;
        invitations::invite(tx, service, agency, &digest(&token), until).await?;
        shown.token = Some(token);
    }
    Ok(shown)
}

/// Returns the state of a token's invitation.
///
/// # Errors
/// [`Error::NotFound`] if it is unknown, or was replaced or deleted, which counts as an attempt; 429 if there were too many.
pub async fn state(app: &App, address: IpAddr, token: &str) -> Result<SurveyInvitation, Error> {
    let attempt = count_attempt(app, address, Field::Token)?;
    let known = invitations::of_token(&mut *app.db.read().acquire().await?, &digest(token)).await?;
    if let Some(known) = known {
        return shown(app, &known);
    }
    attempt.keep();
    Err(Error::NotFound)
}

pub(super) fn shown(app: &App, invitation: &Invitation) -> Result<SurveyInvitation, Error> {
    let standard = app.standard(&invitation.agency)?;
    let state = if invitation.answered {
        InvitationState::Answered
    } else if app.now() > invitation.until {
        InvitationState::Over
    } else {
        InvitationState::Open
    };
    Ok(SurveyInvitation {
        state,
        token: None,
        agency_name: standard.agency.name.clone(),
        until: invitation.until,
        zone: standard.hours.zone(),
    })
}

pub(super) fn digest(token: &str) -> Vec<u8> {
    random::digest(&["survey", token])
}

const fn open_until(served_at: Timestamp) -> Timestamp {
    served_at.plus_days(OPEN_DAYS)
}

/// When the holder was served: got the certificate, or an answer that there is none.
fn served_at(case: &Case) -> Option<Timestamp> {
    let last = case.log.iter().rev().find(|recorded| ends_service(&recorded.event))?;
    Some(case.renewal.received_at.unwrap_or(last.at))
}

/// Whether this event is the end of a service: a certificate, or the answer that there is none.
pub const fn ends_service(event: &Event) -> bool {
    matches!(event, Event::Issued { .. } | Event::Rejected { .. })
}
