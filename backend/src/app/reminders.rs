//! Reminds holders of expiring certificates. The agency's setting lists the days; days are calendar days in its time
//! zone.

use domain::certificate::days_left;
use domain::moment::{Date, Timestamp};
use domain::renewal::last_safe_day;
use domain::standard::ServiceStandard;

use crate::app::error::Error;
use crate::app::state::App;
use crate::app::text_messages;
use crate::db::reminders::{self, Ending};
use crate::db::{Tx, outbox, people, renewals};
use crate::infra::mail::Mail;
use crate::infra::mail::text::Recipient;
use crate::infra::webhook::text::News;

/// A missed last reminder is sent up to this many days late.
const MAX_LATE_DAYS: i64 = 7;
/// Mails per transaction.
const BATCH: u32 = 100;

/// Enqueues every reminder that is due now. Of several missed ones only the latest is sent.
///
/// # Errors
/// The first one, once all other agencies' are enqueued.
pub async fn remind(app: &App) -> Result<(), Error> {
    let mut done = Ok(());
    for standard in app.standards.all() {
        done = done.and(remind_agency(app, &standard).await);
    }
    done
}

async fn remind_agency(app: &App, standard: &ServiceStandard) -> Result<(), Error> {
    let mut days = standard.reminder_days.clone();
    days.sort_unstable();
    days.dedup();
    let today = app.now().date_in(standard.hours.zone());
    for (nth, day) in days.iter().enumerate() {
        // Each reminder is due until the next one, which precedes it in this order.
        let next = nth.checked_sub(1).and_then(|before| days.get(before)).map(|day| i64::from(*day));
        let first = next.unwrap_or(i64::from(*day) - MAX_LATE_DAYS) + 1;
        remind_of(app, standard, *day, (today.plus_days(first), today.plus_days(i64::from(*day) + 1))).await?;
    }
    Ok(())
}

/// Reminds the holders of all certificates whose last day is in `[first, beyond)`.
async fn remind_of(
    app: &App,
    standard: &ServiceStandard,
    day: i16,
    (first, beyond): (Date, Date),
) -> Result<(), Error> {
    let zone = standard.hours.zone();
    let ends = (first.at(0, zone), beyond.at(0, zone));
    let mut cursor = None;
    loop {
        let mut db = app.db.read().acquire().await?;
        let page = reminders::ending(&mut db, &standard.id, ends, day, cursor, BATCH).await?;
        drop(db);
        let Some(last) = page.last() else { return Ok(()) };
        cursor = Some((last.not_after.0, last.certificate));
        let mut tx = app.db.begin().await?;
        let now = app.now();
        for ending in &page {
            // The holder may have applied since the read.
            let applied = renewals::any_open(&mut tx, ending.holder).await?;
            if !applied && reminders::record(&mut tx, ending.certificate, day, now).await? {
                let mail = mail(app, standard, ending, now)?;
                outbox::enqueue(&mut tx, &mail, now).await?;
                tell(app, &mut tx, standard, ending, now).await?;
            }
        }
        tx.commit().await?;
        app.outbox_waker.wake();
    }
}

async fn tell(
    app: &App,
    tx: &mut Tx,
    standard: &ServiceStandard,
    ending: &Ending,
    now: Timestamp,
) -> Result<(), Error> {
    let Some(holder) = people::get(tx, ending.holder).await? else { return Ok(()) };
    let news = match days_left(ending.not_after, now, standard.hours.zone()) {
        _ if now > ending.not_after => News::Expired,
        left => News::Expires(left),
    };
    text_messages::tell(app, tx, &holder, news, now).await
}

fn mail(app: &App, standard: &ServiceStandard, ending: &Ending, now: Timestamp) -> Result<Mail, Error> {
    let left = days_left(ending.not_after, now, standard.hours.zone());
    let to = Recipient { address: &ending.email, name: Some(&ending.name), language: ending.language };
    let safe = last_safe_day(standard, &app.holidays, ending.not_after);
    Ok(app.writer(&standard.id)?.reminder(to, ending.not_after, left, safe, now))
}
