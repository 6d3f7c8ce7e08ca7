//! The code that confirms a new e-mail address.

use domain::api::CodeSent;
use domain::journey::Draft;
use domain::moment::Timestamp;
use domain::person::DataField;
use domain::renewal::PersonId;

use crate::app::accounts::code_pause;
use crate::db::Conn;
use crate::db::email_codes::{self, EmailCode};

/// Lifetime of a code, as long as that of a log-in token.
pub const LIFETIME_SECS: i64 = 600;
/// Wrong entries after which a new code is needed.
pub const MAX_WRONG_ENTRIES: u8 = 5;

/// Returns the usable code that was sent to the new address in this draft, if any.
pub async fn usable_code(
    db: &mut Conn,
    person: PersonId,
    draft: &Draft,
    now: Timestamp,
) -> sqlx::Result<Option<CodeSent>> {
    let codes = email_codes::of(db, person).await?;
    let newest = codes.last().filter(|sent| !sent.used && sent.tries < MAX_WRONG_ENTRIES && is_live(sent, draft, now));
    Ok(newest.map(|sent| code_sent(sent, now)))
}

/// Whether the code was sent to the new address in this draft and has not expired.
pub fn is_live(sent: &EmailCode, draft: &Draft, now: Timestamp) -> bool {
    let typed = draft.change(DataField::Email).map(|typed| typed.trim().to_ascii_lowercase());
    typed.as_deref() == Some(sent.email.as_str()) && now <= sent.sent_at.plus_seconds(LIFETIME_SECS)
}

/// Returns what the form shows about a sent code.
pub fn code_sent(sent: &EmailCode, now: Timestamp) -> CodeSent {
    CodeSent {
        sent_at: sent.sent_at,
        expires_at: sent.sent_at.plus_seconds(LIFETIME_SECS),
        another_at: Some(code_pause::next_at([sent.sent_at].into_iter(), now)),
        now,
    }
}
