//! The head of a unit reads what waits, and recommends or declines. Only the person who was asked, logged in, can: the mail's
//! link proves nothing.

use domain::api::{RecommendationAnswer, RecommendationRequest, RecommendationRequests, RecommendationRow};
use domain::problem::{Fault, Field};
use domain::recommendation::{Command, MAX_NOTE, decide};
use domain::renewal::PersonId;
use domain::standard::AgencyId;
use domain::value::plain::plain;

use super::Application;
use super::view::state;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::recommendations::{self, Answer, RequestRow};
use crate::db::{Conn, drafts, outbox, people};

/// Maximum number of requests in a list.
const MAX_ROWS: u32 = 200;

/// Returns the requests that wait for this person, and whose they are: the caller records the access.
pub async fn waiting(
    app: &App,
    db: &mut Conn,
    head: PersonId,
    agency: &AgencyId,
) -> Result<(RecommendationRequests, Vec<PersonId>), Error> {
    let (mut rows, mut holders) = (Vec::new(), Vec::new());
    for row in recommendations::waiting(db, head, app.now(), MAX_ROWS).await? {
        if same(app, db, &row).await? {
            holders.push(row.holder);
            rows.push(RecommendationRow {
                id: row.id,
                name: row.data.name,
                unit: row.data.unit,
                asked_at: row.asked_at,
                expires_at: row.expires_at,
            });
        }
    }
    Ok((RecommendationRequests { rows, zone: app.standard(agency)?.hours.zone() }, holders))
}

/// Returns one request to this person, and whose it is: the caller records the access.
///
/// # Errors
/// [`Error::NotFound`] for everybody else's.
pub async fn one(
    app: &App,
    db: &mut Conn,
    head: PersonId,
    id: i64,
) -> Result<(RecommendationRequest, PersonId), Error> {
    let row = of_head(db, head, id).await?;
    let same = same(app, db, &row).await?;
    let standard = app.standard(&row.agency)?;
    let shown = RecommendationRequest {
        id: row.id,
        state: state(&row.request(), same, app.now()),
        reissue: row.reissue,
        asked_at: row.asked_at,
        expires_at: row.expires_at,
        answered_at: row.answer.as_ref().map(|answer| answer.at),
        letter_title: standard.wizard.letter_title.clone(),
        zone: standard.hours.zone(),
        data: row.data,
        note: row.note,
    };
    Ok((shown, row.holder))
}

/// Recommends or declines, in a transaction of its own. The same answer again changes nothing.
///
/// # Errors
/// [`Error::NotFound`] for everybody else's request; [`Error::Invalid`] for a declined one without a reason;
/// [`Error::Conflict`] if it was answered otherwise, withdrawn, has expired, or the holder's data changed.
pub async fn answer(app: &App, head: PersonId, id: i64, answer: &RecommendationAnswer) -> Result<(), Error> {
    let reason = if answer.recommend { String::new() } else { plain(&answer.reason) };
    let fault = match reason.chars().count() {
        0 if !answer.recommend => Some(Fault::Blank),
        length if length > usize::from(MAX_NOTE) => Some(Fault::TooLong(MAX_NOTE)),
        _ => None,
    };
    if let Some(fault) = fault {
        return Err(Error::invalid(Field::Note, fault));
    }
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let mut row = of_head(&mut tx, head, id).await?;
    let person = people::get(&mut tx, head).await?.ok_or(Error::NotFound)?;
    if row.answer.as_ref().is_some_and(|given| given.recommended == answer.recommend && given.reason == reason) {
        return Ok(());
    }
    let same = same(app, &mut tx, &row).await?;
    let command = if answer.recommend { Command::Recommend } else { Command::Decline };
    decide(Some(&row.request()), &command, head, same, now)?;
    let given = Answer {
        by: head,
        at: now,
        recommended: answer.recommend,
        name: person.data.name,
        position: person.data.position,
        unit: person.data.unit,
        reason,
    };
    recommendations::answer(&mut tx, &mut row, given).await?;
    let holder = people::get(&mut tx, row.holder).await?.ok_or(Error::NotFound)?;
    let writer = app.writer(&row.agency)?;
    let mail = if answer.recommend {
        let mut draft = drafts::get(&mut tx, row.holder).await?.ok_or(Error::NotFound)?;
        draft.draft.recommendation = row.given();
        drafts::put(&mut tx, row.holder, &mut draft, now).await?;
        writer.recommended(&holder)
    } else {
        writer.recommendation_declined(&holder)
    };
    outbox::enqueue(&mut tx, &mail, now).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(())
}

async fn of_head(db: &mut Conn, head: PersonId, id: i64) -> Result<RequestRow, Error> {
    recommendations::get(db, id).await?.filter(|row| row.head == head).ok_or(Error::NotFound)
}

/// Whether the request's data is that for which its holder applies. Not once the application was sent, or none can be made.
async fn same(app: &App, db: &mut Conn, row: &RequestRow) -> Result<bool, Error> {
    match Application::load(app, db, row.holder).await {
        Ok(application) => Ok(application.accepts() && application.data == row.data),
        Err(Error::Conflict(_) | Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}
