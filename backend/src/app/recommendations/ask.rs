//! A holder asks for a recommendation, or withdraws what was asked or given.

use domain::api::NewRecommendationRequest;
use domain::certificate::Verdict;
use domain::moment::DAY;
use domain::problem::{Fault, Field};
use domain::recommendation::{Command, MAX_NOTE, REQUEST_DAYS, decide};
use domain::renewal::{PersonId, Refusal};
use domain::value::plain::plain;

use super::{Application, look_up};
use crate::app::error::Error;
use crate::app::limit;
use crate::app::renewals::certificate_state::certificate_state;
use crate::app::state::App;
use crate::db::recommendations::{self, New};
use crate::db::{drafts, outbox};

/// Requests of one holder in a day: each is a mail to somebody else.
const MAX_REQUESTS: u32 = 5;

/// Asks a person for a recommendation, in transactions of its own. A void recommendation leaves the draft.
///
/// # Errors
/// Those of [`look_up::look_up`]; [`Error::Conflict`] while another request waits or a recommendation is there.
pub async fn ask(app: &App, holder: PersonId, new: &NewRecommendationRequest) -> Result<(), Error> {
    let identifier = look_up::parse(&new.identifier)?;
    let note = plain(&new.note);
    if note.chars().count() > usize::from(MAX_NOTE) {
        return Err(Error::invalid(Field::Message, Fault::TooLong(MAX_NOTE)));
    }
    look_up::count(app, holder).await?;
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let mut application = Application::load(app, &mut tx, holder).await?;
    if !application.letter_open {
        return Err(Error::Conflict(Some(Refusal::WrongStage)));
    }
    let head = look_up::find(&mut tx, &application.holder, &identifier).await?;
    let agency = application.holder.agency.clone();
    let latest = application.latest(&mut tx).await?;
    let command = Command::Ask {
        head: head.id,
        head_agency: &head.agency,
        agency: &agency,
        accepted: application.standard.wizard.electronic_recommendation,
    };
    let (request, same) = latest.as_ref().map_or((None, false), |(row, same)| (Some(row.request()), *same));
    if let (Some((row, true)), Some(request)) = (&latest, &request)
        && request.is_open(same, now)
        && row.head == head.id
        && row.note == note
    {
        // The request is repeated, since its answer got lost.
        return Ok(());
    }
    decide(request.as_ref(), &command, holder, same, now)?;
    limit::check_recommendations(&mut tx, holder, now, MAX_REQUESTS).await?;
    if let Some((row, _)) = latest.filter(|(row, _)| row.answer.is_none() && !row.withdrawn) {
        recommendations::withdraw(&mut tx, row.id, now).await?;
    }
    let reissue = certificate_state(app, &mut tx, holder, now).await?.verdict == Verdict::Reissue;
    let expires_at = now.plus_seconds(REQUEST_DAYS * DAY);
    let new = New { agency: &agency, holder, head: head.id, data: &application.data, reissue, note: &note, expires_at };
    let id = recommendations::insert(&mut tx, &new, now).await?;
    if application.row.draft.recommendation.take().is_some() {
        drafts::put(&mut tx, holder, &mut application.row, now).await?;
    }
    let mail = app.writer(&agency)?.recommendation_asked(&head, id, expires_at);
    outbox::enqueue(&mut tx, &mail, now).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(())
}

/// Withdraws the latest request, or the recommendation that was given, while it was not sent. A repeated request changes nothing.
///
/// # Errors
/// [`Error::NotFound`] if there is none; [`Error::Conflict`] if it was declined.
pub async fn withdraw(app: &App, holder: PersonId) -> Result<(), Error> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let mut application = Application::load(app, &mut tx, holder).await?;
    let (row, same) = application.latest(&mut tx).await?.ok_or(Error::NotFound)?;
    if row.withdrawn {
        return Ok(());
    }
    decide(Some(&row.request()), &Command::Withdraw, holder, same, now)?;
    recommendations::withdraw(&mut tx, row.id, now).await?;
    let given = application.row.draft.recommendation.as_ref();
    if given.is_some_and(|given| row.digest.as_ref() == Some(&given.sha256)) {
        application.row.draft.recommendation = None;
        drafts::put(&mut tx, holder, &mut application.row, now).await?;
    }
    Ok(tx.commit().await?)
}
