//! What officers do about a collective renewal that runs.

use domain::api::CollectiveCommand;
use domain::collective::{Change, Command, Refused, decide};
use domain::renewal::{Actor, PersonId};

use super::start::{invite, nominees_of};
use super::{error, load, remind, standing_of, standings};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::Tx;
use crate::db::collectives::{self, CollectiveRow, members};

/// Carries out an officer's command, in the caller's transaction.
///
/// # Errors
/// [`Error::NotFound`] for another agency's; [`Error::Conflict`] if it is not possible now.
pub async fn carry_out(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    id: i64,
    command: &CollectiveCommand,
) -> Result<(), Error> {
    let row = load(tx, id).await?;
    match command {
        CollectiveCommand::Add(people) => add(app, tx, actor, &row, people).await,
        CollectiveCommand::Remove(person) => remove(app, tx, actor, &row, *person).await,
        CollectiveCommand::Remind => {
            let all = standings(app, tx, &row).await?;
            let members: Vec<_> = all.into_iter().map(|one| (one.row.member, one.state)).collect();
            let change = decided(app, &row, &Command::Remind(&members), actor)?;
            let Change::Reminded(people) = change else { return Ok(()) };
            remind(app, tx, &row, &people, app.now()).await
        }
        CollectiveCommand::End => match decided(app, &row, &Command::End, actor)? {
            Change::Ended => Ok(collectives::end(tx, id, app.now()).await?),
            _ => Ok(()),
        },
    }
}

async fn add(app: &App, tx: &mut Tx, actor: &Actor, row: &CollectiveRow, people: &[PersonId]) -> Result<(), Error> {
    let now = app.now();
    let mut nominees = nominees_of(tx, people, now).await?;
    let all = members::of(tx, row.id).await?;
    // A repeated command: they are members already.
    nominees.retain(|new| !all.iter().any(|one| one.member.person == new.person && !one.member.left_out));
    let again = nominees.is_empty() && !people.is_empty();
    let command = Command::Add { head: row.head, nominees: &nominees, members: all.len() };
    match decide(Some(&row.collective), &command, actor, now) {
        Ok(Change::Invited(people)) => invite(app, tx, row.id, &people, now).await,
        Err(Refused::NoNames) if again => Ok(()),
        Ok(_) => Ok(()),
        Err(refused) => Err(error(refused)),
    }
}

async fn remove(app: &App, tx: &mut Tx, actor: &Actor, row: &CollectiveRow, person: PersonId) -> Result<(), Error> {
    let one = standing_of(app, tx, row, person).await?.ok_or(Error::NotFound)?;
    match decided(app, row, &Command::Remove(one.state), actor)? {
        Change::LeftOut => Ok(members::leave_out(tx, row.id, person, app.now()).await?),
        _ => Ok(()),
    }
}

fn decided(app: &App, row: &CollectiveRow, command: &Command<'_>, actor: &Actor) -> Result<Change, Error> {
    decide(Some(&row.collective), command, actor, app.now()).map_err(error)
}
