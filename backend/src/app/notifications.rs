//! How a person is notified: the language of mails, and whether text messages come beside them.

use domain::api::{NotificationChoice, NotificationSettings, TextMessageSettings};
use domain::problem::{Fault, Field};
use domain::renewal::PersonId;
use domain::value::MobileNumber;

use crate::app::error::Error;
use crate::app::state::App;
use crate::db::{Conn, Tx, people, text_messages};

/// Returns how a person is notified.
pub async fn settings(app: &App, db: &mut Conn, person: PersonId) -> Result<NotificationSettings, Error> {
    let person = people::get(db, person).await?.ok_or(Error::NotFound)?;
    let mobile = MobileNumber::parse(&person.data.mobile).ok().map(|mobile| mobile.masked());
    let offered = TextMessageSettings { on: person.text_messages, mobile };
    let text_messages = app.config.sends_text_messages().then_some(offered);
    Ok(NotificationSettings { language: person.language, text_messages })
}

/// Stores what a person chose. Text messages that wait are deleted once they are turned off.
pub async fn choose(app: &App, tx: &mut Tx, person: PersonId, chosen: &NotificationChoice) -> Result<(), Error> {
    let person = people::get(tx, person).await?.ok_or(Error::NotFound)?;
    if chosen.text_messages == Some(true) {
        if !app.config.sends_text_messages() {
            return Err(Error::Malformed("text messages where none are sent"));
        }
        if MobileNumber::parse(&person.data.mobile).is_err() {
            return Err(Error::invalid(Field::Mobile, Fault::Blank));
        }
    }
    people::choose_language(tx, person.id, chosen.language).await?;
    if let Some(on) = chosen.text_messages {
        people::set_text_messages(tx, person.id, on).await?;
        if !on {
            text_messages::discard_waiting(tx, person.id).await?;
        }
    }
    Ok(())
}
