//! The program reminds members whose turn it is, and tells heads of units what waits for them: one mail a day at most to each.

use domain::moment::{DAY, Timestamp};

use super::{load, remind as remind_members, standings};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::collectives::{self, CollectiveRow};
use crate::db::{Tx, outbox, people};

/// Writes every mail that is due now.
///
/// # Errors
/// The first one, once all other mails are written.
pub async fn remind(app: &App) -> Result<(), Error> {
    let mut db = app.db.read().acquire().await?;
    let open = collectives::open(&mut db, app.now()).await?;
    let with_news = collectives::with_news_for_head(&mut db, app.now()).await?;
    drop(db);
    let mut done = Ok(());
    for row in open {
        if app.jobs.stopping() {
            break;
        }
        done = done.and(remind_in(app, &row).await);
    }
    for id in with_news {
        if app.jobs.stopping() {
            break;
        }
        let mut tx = app.db.begin().await?;
        let row = load(&mut tx, id).await?;
        let told = tell_head(app, &mut tx, &row, app.now()).await;
        done = done.and(match told {
            Ok(()) => Ok(tx.commit().await?),
            Err(error) => Err(error),
        });
    }
    app.outbox_waker.wake();
    done
}

async fn remind_in(app: &App, row: &CollectiveRow) -> Result<(), Error> {
    let now = app.now();
    let is_due = |one: &super::Standing| one.row.member.is_reminder_due(one.state, &row.collective, now);
    let mut db = app.db.read().begin().await?;
    let any = standings(app, &mut db, row).await?.iter().any(is_due);
    drop(db);
    if !any {
        return Ok(());
    }
    // They may have done their part since the read.
    let mut tx = app.db.begin().await?;
    let due = standings(app, &mut tx, row).await?.into_iter().filter(is_due);
    let due: Vec<_> = due.map(|one| one.row.member.person).collect();
    remind_members(app, &mut tx, row, &due, now).await?;
    Ok(tx.commit().await?)
}

/// Mails the head that requests wait, unless they were mailed less than a day ago: the job does it then.
pub(in crate::app) async fn tell_head(
    app: &App,
    tx: &mut Tx,
    row: &CollectiveRow,
    now: Timestamp,
) -> Result<(), Error> {
    if row.head_told_at.is_some_and(|told| now.seconds_since(told) < DAY) {
        return Ok(());
    }
    let head = people::get(tx, row.head).await?.ok_or(Error::NotFound)?;
    let mail = app.writer(&row.collective.agency)?.collective_requests(&head, &row.unit, row.id);
    outbox::enqueue(tx, &mail, now).await?;
    Ok(collectives::head_told(tx, row.id, now).await?)
}
