//! A member of a collective renewal asks its head for a recommendation, without looking anybody up.

use domain::renewal::{PersonId, Refusal};

use super::member::{join, open_with_head};
use super::reminders::tell_head;
use crate::app::error::Error;
use crate::app::recommendations::Application;
use crate::app::recommendations::ask::{Asked, insert_request};
use crate::app::state::App;

/// Asks the head of the member's open collective renewal, in a transaction of its own. The same request again changes nothing.
///
/// # Errors
/// [`Error::NotFound`] outside of one; [`Error::Conflict`] while another request waits, a recommendation is there, or none can be
/// asked for; 429 after too many.
pub async fn ask(app: &App, holder: PersonId) -> Result<(), Error> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let (row, head) = open_with_head(app, &mut tx, holder).await?.ok_or(Error::NotFound)?;
    if head.id == holder {
        return Err(Error::Conflict(Some(Refusal::OwnApplication)));
    }
    let application = Application::load(app, &mut tx, holder).await?;
    let asked = Asked { head: &head, note: "", collective: Some(row.id) };
    if insert_request(app, &mut tx, application, &asked).await?.is_none() {
        return Ok(());
    }
    join(app, &mut tx, &row, holder).await?;
    tell_head(app, &mut tx, &row, now).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(())
}
