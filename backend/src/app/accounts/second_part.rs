//! The second part of a log-in: a code that was mailed, one that an authenticator app shows, or a recovery code.

use domain::moment::Timestamp;
use domain::value::LoginCode;
use subtle::ConstantTimeEq;

use super::{authenticator, recovery_codes};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::Tx;
use crate::db::challenges::{ChallengeRow, CodeRow};
use crate::infra::random;

/// What a code is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It proves who logs in, and is used up.
    Right,
    /// It was mailed too long ago, or every one was, and nothing else was asked for.
    Expired,
    /// It is none of this person's.
    Wrong,
}

/// Judges a code for the log-in `row`, which the browser knows as `login`.
pub async fn judge(
    app: &App,
    tx: &mut Tx,
    row: &ChallengeRow,
    login: &str,
    code: &LoginCode,
    now: Timestamp,
) -> Result<Verdict, Error> {
    let code = match code {
        LoginCode::OneTime(code) => code,
        LoginCode::Recovery(code) => {
            let is_right = recovery_codes::accept(app, tx, row.person, code, now).await?;
            return Ok(if is_right { Verdict::Right } else { Verdict::Wrong });
        }
    };
    let given = random::digest(&[login, code.as_str()]);
    let sent = row.codes.iter().find(|sent| bool::from(given.ct_eq(&sent.sha256)));
    let is_live = |code: &CodeRow| now < code.expires_at;
    if sent.is_some_and(is_live) || authenticator::accept(app, tx, row.person, code, now).await? {
        return Ok(Verdict::Right);
    }
    let is_asked = row.codes.iter().any(is_live) || authenticator::is_set(tx, row.person).await?;
    Ok(if sent.is_some() || !is_asked { Verdict::Expired } else { Verdict::Wrong })
}
