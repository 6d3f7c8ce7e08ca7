//! What an agency's people learn of those of other agencies. NIK, NIP and official e-mail are unique among all of them, so
//! that a value in use must be refused; whose it is, and where, is not told, and who goes on asking waits longer and longer.

use std::future::Future;

use domain::problem::{Fault, Field, Problem};
use domain::renewal::PersonId;

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::login_attempts::{self, Counter, Rule};
use crate::infra::random;

/// Answers that tell of people of other agencies, to one officer.
const ANSWERS: Rule = Rule::Doubling { free: 5, first_secs: 30, longest_secs: 900, memory_secs: 3600 };

/// The fault of a value that somebody on record has: `ours` at the asker's own agency.
pub const fn in_use(ours: bool) -> Fault {
    if ours { Fault::Taken } else { Fault::NotUsable }
}

/// Whether these tell that somebody at another agency has a value.
pub fn tells(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.fault == Fault::NotUsable)
}

/// Does what enters somebody's data, unless this officer has learnt too much by it of late; what it tells is counted.
///
/// # Errors
/// Its own, and 429 told at `field`.
pub async fn guarded<T>(
    app: &App,
    officer: PersonId,
    field: Field,
    work: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    may_ask(app, officer, field).await?;
    let done = work.await;
    if let Err(Error::Invalid(problems)) = &done
        && tells(problems)
    {
        learnt(app, officer).await?;
    }
    done
}

/// Refuses with 429, told at `field`, while the officer must wait.
///
/// # Errors
/// See above.
pub async fn may_ask(app: &App, officer: PersonId, field: Field) -> Result<(), Error> {
    let seconds = login_attempts::wait(&mut *app.db.read().acquire().await?, &counter(officer), app.now().0).await?;
    if seconds == 0 { Ok(()) } else { Err(Error::too_many(field, seconds)) }
}

/// Counts one answer that told of people of other agencies.
///
/// # Errors
/// Of the database.
pub async fn learnt(app: &App, officer: PersonId) -> Result<(), Error> {
    tracing::info!(officer = officer.0, "an officer learnt that a value is in use at another agency");
    let mut tx = app.db.begin().await?;
    // Whether it must be waited now is asked before the next one.
    let _seconds = login_attempts::register(&mut tx, &[counter(officer)], app.now().0).await?;
    Ok(tx.commit().await?)
}

fn counter(officer: PersonId) -> Counter {
    Counter { bucket: random::digest(&["other agencies", &officer.0.to_string()]), rule: ANSWERS }
}
