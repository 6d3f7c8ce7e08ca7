//! The head of the unit recommends several members of a collective renewal in one answer.

use std::collections::BTreeSet;

use domain::api::{CollectiveRecommended, CollectiveRequests, RecommendationState};
use domain::collective::MAX_MEMBERS;
use domain::recommendation::{Command, Outcome, decide};
use domain::renewal::PersonId;

use super::{counts, load, standings};
use crate::app::error::Error;
use crate::app::recommendations::answer::{by, give, of_head, shown};
use crate::app::recommendations::is_current;
use crate::app::state::App;
use crate::db::{Conn, people, recommendations};

/// Returns the requests of a collective renewal that wait for this person, and whose they are: the caller records the access.
///
/// # Errors
/// [`Error::NotFound`] for everybody else's.
pub async fn waiting(
    app: &App,
    db: &mut Conn,
    head: PersonId,
    id: i64,
) -> Result<(CollectiveRequests, Vec<PersonId>), Error> {
    let row = load(db, id).await?;
    if row.head != head {
        return Err(Error::NotFound);
    }
    let (mut requests, mut holders, mut recommended) = (Vec::new(), Vec::new(), BTreeSet::new());
    for request in recommendations::of_collective(db, id).await? {
        let holder = request.holder;
        let same = is_current(app, db, &request).await?;
        let request = shown(app, request, same)?;
        match request.state {
            RecommendationState::Waiting => {
                holders.push(holder);
                requests.push(request);
            }
            RecommendationState::Recommended => drop(recommended.insert(holder)),
            _ => {}
        }
    }
    let (_, of) = counts(&standings(app, db, &row).await?);
    let letter_title = app.standard(&row.collective.agency)?.wizard.letter_title.clone();
    let recommended = u32::try_from(recommended.len())?;
    Ok((CollectiveRequests { id, unit: row.unit, of, recommended, requests, letter_title }, holders))
}

/// Recommends these requests of a collective renewal in one answer, in a transaction of its own. Those that can't be recommended any
/// more are named. The same again changes nothing.
///
/// # Errors
/// [`Error::NotFound`] for everybody else's requests and those of another collective renewal.
pub async fn recommend(app: &App, head: PersonId, id: i64, requests: &[i64]) -> Result<CollectiveRecommended, Error> {
    if requests.len() > MAX_MEMBERS {
        return Err(Error::Malformed("more requests than a collective renewal has members"));
    }
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let (mut open, mut not, mut recommended) = (Vec::new(), Vec::new(), 0);
    for request in requests.iter().copied().collect::<BTreeSet<i64>>() {
        let row = of_head(&mut tx, head, request).await?;
        if row.collective != Some(id) {
            return Err(Error::NotFound);
        }
        let same = is_current(app, &mut tx, &row).await?;
        let asked = row.request();
        if decide(Some(&asked), &Command::Recommend, head, same, now).is_ok() {
            open.push(row);
        } else if asked.outcome == Some(Outcome::Recommended) {
            // The command is repeated, since its answer got lost.
            recommended += 1;
        } else {
            not.push(row.data.name);
        }
    }
    if open.is_empty() {
        tx.rollback().await?;
    } else {
        let person = people::get(&mut tx, head).await?.ok_or(Error::NotFound)?;
        let given = by(person, now, true, String::new());
        let answer = recommendations::insert_answer(&mut tx, &given).await?;
        for mut row in open {
            give(app, &mut tx, &mut row, answer, &given).await?;
            recommended += 1;
        }
        tx.commit().await?;
        app.outbox_waker.wake();
    }
    let mut db = app.db.read().begin().await?;
    let (left, _) = waiting(app, &mut db, head, id).await?;
    Ok(CollectiveRecommended { recommended, not, left })
}
