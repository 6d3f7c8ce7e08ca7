//! A holder asks for a recommendation, or withdraws what was asked or given.

use domain::api::NewRecommendationRequest;
use domain::certificate::Verdict;
use domain::moment::{DAY, Timestamp};
use domain::problem::{Fault, Field};
use domain::recommendation::{Command, MAX_NOTE, REQUEST_DAYS, decide};
use domain::renewal::{PersonId, Refusal};
use domain::value::plain::plain;

use super::{Application, look_up};
use crate::app::error::Error;
use crate::app::limit;
use crate::app::renewals::certificate_state::certificate_state;
use crate::app::state::App;
use crate::db::people::Person;
use crate::db::recommendations::{self, New};
use crate::db::{Tx, drafts, outbox};

/// Requests of one holder in a day: each is a mail to somebody else.
const MAX_REQUESTS: u32 = 5;

/// Who is asked, and how.
#[derive(Debug)]
pub(in crate::app) struct Asked<'a> {
    /// Who.
    pub head: &'a Person,
    /// What the holder writes to them.
    pub note: &'a str,
    /// The collective renewal in which it is asked.
    pub collective: Option<i64>,
}

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
    let mut tx = app.db.begin().await?;
    let application = Application::load(app, &mut tx, holder).await?;
    if !application.letter_open {
        return Err(Error::Conflict(Some(Refusal::WrongStage)));
    }
    let head = look_up::find(&mut tx, &application.holder, &identifier).await?;
    let asked = Asked { head: &head, note: &note, collective: None };
    let Some((id, expires_at)) = insert_request(app, &mut tx, application, &asked).await? else { return Ok(()) };
    let mail = app.writer(&head.agency)?.recommendation_asked(&head, id, expires_at);
    outbox::enqueue(&mut tx, &mail, app.now()).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(())
}

/// Stores a request for the application's data, in the caller's transaction. Returns its key and until when it can be answered;
/// none if the same request waits already.
///
/// # Errors
/// [`Error::Conflict`] while another request waits, a recommendation is there, or none can be asked for; 429 after too many.
pub(in crate::app) async fn insert_request(
    app: &App,
    tx: &mut Tx,
    mut application: Application,
    asked: &Asked<'_>,
) -> Result<Option<(i64, Timestamp)>, Error> {
    let (now, holder) = (app.now(), application.holder.id);
    if !application.letter_open {
        return Err(Error::Conflict(Some(Refusal::WrongStage)));
    }
    let agency = application.holder.agency.clone();
    let latest = application.latest(tx).await?;
    let command = Command::Ask {
        head: asked.head.id,
        head_agency: &asked.head.agency,
        agency: &agency,
        accepted: application.standard.wizard.electronic_recommendation,
    };
    let (request, same) = latest.as_ref().map_or((None, false), |(row, same)| (Some(row.request()), *same));
    if let (Some((row, true)), Some(request)) = (&latest, &request)
        && request.is_open(same, now)
        && (row.head, row.note.as_str(), row.collective) == (asked.head.id, asked.note, asked.collective)
    {
        // The request is repeated, since its answer got lost.
        return Ok(None);
    }
    decide(request.as_ref(), &command, holder, same, now)?;
    limit::check_recommendations(tx, holder, now, MAX_REQUESTS).await?;
    if let Some((row, _)) = latest.filter(|(row, _)| row.answer.is_none() && !row.withdrawn) {
        recommendations::withdraw(tx, row.id, now).await?;
    }
    let reissue = certificate_state(app, tx, holder, now).await?.verdict == Verdict::Reissue;
    let expires_at = now.plus_seconds(REQUEST_DAYS * DAY);
    let new = New {
        agency: &agency,
        holder,
        head: asked.head.id,
        data: &application.data,
        reissue,
        note: asked.note,
        expires_at,
        collective: asked.collective,
    };
    let id = recommendations::insert(tx, &new, now).await?;
    if application.row.draft.recommendation.take().is_some() {
        drafts::put(tx, holder, &mut application.row, now).await?;
    }
    Ok(Some((id, expires_at)))
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
