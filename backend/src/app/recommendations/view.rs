//! A holder's recommendation, as the holder sees it.

use domain::api::{AskedRecommendation, HeadOfUnit, MyRecommendation, OwnRecommendation, RecommendationState};
use domain::moment::Timestamp;
use domain::recommendation::{Command, Outcome, Request, decide};
use domain::renewal::PersonId;

use super::{Application, look_up};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::recommendations::{self, RequestRow};
use crate::db::{Conn, people};

/// Returns the state of the holder's recommendation, without a collective renewal.
///
/// # Errors
/// [`Error::Conflict`] while no application can be made.
pub async fn mine(app: &App, db: &mut Conn, holder: PersonId) -> Result<MyRecommendation, Error> {
    let application = Application::load(app, db, holder).await?;
    let mut found = application.latest(db).await?;
    // After a return, the one that was sent.
    if let (None, Some(given)) = (&found, &application.row.draft.recommendation) {
        let sent = recommendations::by_digest(db, &given.sha256).await?;
        found = sent.map(|row| {
            let same = row.data == application.data;
            (row, same)
        });
    }
    let asked = match found {
        Some((row, same)) => Some(asked(app, db, row, same).await?),
        None => None,
    };
    Ok(MyRecommendation {
        available: application.accepts(),
        letter_title: application.standard.wizard.letter_title.clone(),
        data: application.data,
        asked,
        collective: None,
        zone: application.standard.hours.zone(),
    })
}

async fn asked(app: &App, db: &mut Conn, row: RequestRow, same: bool) -> Result<AskedRecommendation, Error> {
    let (request, now) = (row.request(), app.now());
    // A sent one is void, too, once the draft that completes its application has other data.
    let state = state(&Request { sent: false, ..request.clone() }, same, now);
    let withdrawable = decide(Some(&request), &Command::Withdraw, row.holder, same, now).is_ok();
    let answer = row.answer;
    let head = match &answer {
        Some(answer) => {
            HeadOfUnit { name: answer.name.clone(), position: answer.position.clone(), unit: answer.unit.clone() }
        }
        None => look_up::of_unit(people::get(db, row.head).await?.ok_or(Error::NotFound)?),
    };
    Ok(AskedRecommendation {
        state,
        head,
        note: row.note,
        asked_at: row.asked_at,
        expires_at: row.expires_at,
        answered_at: answer.as_ref().map(|answer| answer.at),
        reason: answer.map(|answer| answer.reason).unwrap_or_default(),
        withdrawable,
    })
}

/// Returns what became of a request. `same`: its data is that for which the holder applies.
pub(in crate::app) fn state(request: &Request, same: bool, now: Timestamp) -> RecommendationState {
    match request.outcome {
        Some(Outcome::Withdrawn) => RecommendationState::Withdrawn,
        Some(Outcome::Declined) => RecommendationState::Declined,
        // What was sent was the application's data then.
        Some(Outcome::Recommended) if same || request.sent => RecommendationState::Recommended,
        None if request.is_open(same, now) => RecommendationState::Waiting,
        None if same => RecommendationState::Expired,
        Some(Outcome::Recommended) | None => RecommendationState::Void,
    }
}

/// Returns the recommendations that a person asked for, or was asked for, without anybody else's data.
pub async fn of_person(db: &mut Conn, person: PersonId) -> Result<Vec<OwnRecommendation>, Error> {
    let own = |row: RequestRow| {
        let as_head = row.holder != person;
        let RequestRow { data, note, asked_at, answer, .. } = row;
        let (answered_at, recommended) = (answer.as_ref().map(|a| a.at), answer.as_ref().map(|a| a.recommended));
        let reason = answer.as_ref().map(|answer| answer.reason.clone()).unwrap_or_default();
        let as_whom = answer.filter(|_| as_head).map(|answer| HeadOfUnit {
            name: answer.name,
            position: answer.position,
            unit: answer.unit,
        });
        OwnRecommendation {
            as_head,
            data: (!as_head).then_some(data),
            note: if as_head { String::new() } else { note },
            asked_at,
            answered_at,
            recommended,
            answered_as: as_whom,
            reason,
        }
    };
    Ok(recommendations::of_person(db, person).await?.into_iter().map(own).collect())
}
