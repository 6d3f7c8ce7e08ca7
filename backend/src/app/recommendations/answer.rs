//! The head of a unit reads what waits, and recommends or declines. Only the person who was asked, logged in, can: the mail's
//! link proves nothing.

use domain::api::{
    CollectiveGroup, RecommendationAnswer, RecommendationRequest, RecommendationRequests, RecommendationRow,
};
use domain::moment::Timestamp;
use domain::person::PersonData;
use domain::problem::{Fault, Field};
use domain::recommendation::{Command, MAX_NOTE, decide};
use domain::renewal::PersonId;
use domain::standard::AgencyId;
use domain::value::plain::plain;

use super::is_current;
use super::view::state;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::people::{self, Person};
use crate::db::recommendations::{self, Answer, RequestRow};
use crate::db::{Conn, Tx, collectives, drafts, outbox};

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
    let mut groups: Vec<CollectiveGroup> = Vec::new();
    for row in recommendations::waiting(db, head, app.now(), MAX_ROWS).await? {
        if is_current(app, db, &row).await? {
            holders.push(row.holder);
            if let Some(id) = row.collective {
                if let Some(group) = groups.iter_mut().find(|group| group.id == id) {
                    group.waiting += 1;
                } else {
                    let unit = collectives::get(db, id).await?.ok_or(Error::NotFound)?.unit;
                    groups.push(CollectiveGroup { id, unit, waiting: 1 });
                }
            }
            rows.push(RecommendationRow {
                id: row.id,
                name: row.data.name,
                unit: row.data.unit,
                collective: row.collective,
                asked_at: row.asked_at,
                expires_at: row.expires_at,
            });
        }
    }
    Ok((RecommendationRequests { rows, collectives: groups, zone: app.standard(agency)?.hours.zone() }, holders))
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
    let same = is_current(app, db, &row).await?;
    let holder = row.holder;
    Ok((shown(app, row, same)?, holder))
}

/// Returns a request as whoever was asked sees it. `same`: its data is that for which the holder applies.
pub(in crate::app) fn shown(app: &App, row: RequestRow, same: bool) -> Result<RecommendationRequest, Error> {
    let standard = app.standard(&row.agency)?;
    Ok(RecommendationRequest {
        id: row.id,
        collective: row.collective,
        state: state(&row.request(), same, app.now()),
        reissue: row.reissue,
        asked_at: row.asked_at,
        expires_at: row.expires_at,
        answered_at: row.answer.as_ref().map(|answer| answer.at),
        letter_title: standard.wizard.letter_title.clone(),
        zone: standard.hours.zone(),
        data: row.data,
        note: row.note,
    })
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
    let same = is_current(app, &mut tx, &row).await?;
    let command = if answer.recommend { Command::Recommend } else { Command::Decline };
    decide(Some(&row.request()), &command, head, same, now)?;
    let given = by(person, now, answer.recommend, reason);
    let answer_id = recommendations::insert_answer(&mut tx, &given).await?;
    give(app, &mut tx, &mut row, answer_id, &given).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(())
}

/// Returns a person's answer, with name, position and unit of now.
pub(in crate::app) fn by(person: Person, at: Timestamp, recommended: bool, reason: String) -> Answer {
    let PersonData { name, position, unit, .. } = person.data;
    Answer { by: person.id, at, recommended, name, position, unit, reason }
}

/// Gives a request the stored answer `answer_id`: it lands in the holder's draft, and the holder is mailed.
pub(in crate::app) async fn give(
    app: &App,
    tx: &mut Tx,
    row: &mut RequestRow,
    answer_id: i64,
    given: &Answer,
) -> Result<(), Error> {
    recommendations::answer(tx, row, answer_id, given).await?;
    let holder = people::get(tx, row.holder).await?.ok_or(Error::NotFound)?;
    let writer = app.writer(&row.agency)?;
    let mail = if given.recommended {
        let mut draft = drafts::get(tx, row.holder).await?.ok_or(Error::NotFound)?;
        draft.draft.recommendation = row.given();
        drafts::put(tx, row.holder, &mut draft, given.at).await?;
        writer.recommended(&holder)
    } else {
        writer.recommendation_declined(&holder)
    };
    Ok(outbox::enqueue(tx, &mail, given.at).await?)
}

/// Loads a request to this person.
///
/// # Errors
/// [`Error::NotFound`] for everybody else's.
pub(in crate::app) async fn of_head(db: &mut Conn, head: PersonId, id: i64) -> Result<RequestRow, Error> {
    recommendations::get(db, id).await?.filter(|row| row.head == head).ok_or(Error::NotFound)
}
