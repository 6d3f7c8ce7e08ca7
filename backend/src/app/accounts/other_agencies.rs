//! Limits what officers learn about people of other agencies. NIK, NIP and official e-mail are unique across agencies,
//! so a value in use must be refused; the refusal does not say whose it is, and repeated requests wait longer and
//! longer.

use std::future::Future;

use domain::problem::{Fault, Field, Problem};
use domain::renewal::PersonId;

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::login_attempts::{self, Counter, Rule};
use crate::infra::random;

/// Limit on disclosing answers to one officer.
const DISCLOSURES: Rule = Rule::Doubling { free: 5, first_secs: 30, longest_secs: 900, memory_secs: 3600 };

/// The fault of a value in use; `ours` if it belongs to somebody at the requester's agency.
pub const fn in_use(ours: bool) -> Fault {
    if ours { Fault::Taken } else { Fault::NotUsable }
}

/// Whether these problems disclose that a value is in use at another agency.
pub fn disclose(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.fault == Fault::NotUsable)
}

/// Runs `work` unless this officer has reached the limit of disclosures, and counts a disclosure in its error.
///
/// # Errors
/// Those of `work`, and 429 shown at `field`.
pub async fn with_disclosure_limit<T>(
    app: &App,
    officer: PersonId,
    field: Field,
    work: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    check_disclosures(app, officer, field).await?;
    let done = work.await;
    if let Err(Error::Invalid(problems)) = &done
        && disclose(problems)
    {
        count_disclosure(app, officer).await?;
    }
    done
}

/// Fails with 429, shown at `field`, while the officer has reached the limit.
///
/// # Errors
/// See above.
pub async fn check_disclosures(app: &App, officer: PersonId, field: Field) -> Result<(), Error> {
    let seconds = login_attempts::wait(&mut *app.db.read().acquire().await?, &counter(officer), app.now().0).await?;
    if seconds == 0 { Ok(()) } else { Err(Error::too_many(field, seconds)) }
}

/// Counts one disclosing answer.
///
/// # Errors
/// If the database fails.
pub async fn count_disclosure(app: &App, officer: PersonId) -> Result<(), Error> {
    tracing::info!(officer = officer.0, "an officer learnt that a value is in use at another agency");
    let mut tx = app.db.begin().await?;
    // The next request checks the limit.
    let _seconds = login_attempts::register(&mut tx, &[counter(officer)], app.now().0).await?;
    Ok(tx.commit().await?)
}

fn counter(officer: PersonId) -> Counter {
    Counter { bucket: random::digest(&["other agencies", &officer.0.to_string()]), rule: DISCLOSURES }
}
