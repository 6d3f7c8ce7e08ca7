//! Text messages to holders who turned them on. They say the same as a mail and never stand in its place.

use domain::language::Language;
use domain::moment::Timestamp;
use domain::value::MobileNumber;

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::Tx;
use crate::db::people::Person;
use crate::db::text_messages::{self, NewTextMessage};
use crate::infra::random;
use crate::infra::webhook::text::News;

/// A message that could not be delivered for so long is given up: its mail was read by then.
const EXPIRES_HOURS: i64 = 24;

/// Adds the text message to the outbox if the person wants it, in the transaction of the change that it tells.
pub async fn tell(app: &App, tx: &mut Tx, person: &Person, news: News<'_>, now: Timestamp) -> Result<(), Error> {
    let wanted = person.text_messages && app.config.sends_text_messages();
    if !wanted || MobileNumber::parse(&person.data.mobile).is_err() {
        return Ok(());
    }
    let language = person.language.unwrap_or(Language::Indonesian);
    let new = NewTextMessage {
        message_id: random::id(),
        person: person.id,
        agency: &person.agency,
        kind: news.kind(),
        language,
        text: &news.text(language, &app.config.public_url),
        expires_at: now.plus_minutes(EXPIRES_HOURS * 60),
    };
    Ok(text_messages::enqueue(tx, new, now).await?)
}
