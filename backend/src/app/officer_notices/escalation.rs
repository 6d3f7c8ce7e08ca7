//! Mails officers that a limit is near, and officers and their superior that it has passed: once for each limit, and one mail a
//! person and round.

use std::collections::BTreeMap;

use domain::moment::Timestamp;
use domain::notice::{near_from, near_until};
use domain::renewal::{Late, PersonId, due, late, officers_of};
use domain::standard::{Role, ServiceStandard};

use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::renewals::notify_officers::eligible_officers;
use crate::app::renewals::visibility::may_see;
use crate::app::state::App;
use crate::db::delegations::{self, OfficerRow};
use crate::db::told_limits::{self, Limit};
use crate::db::{Conn, outbox};
use crate::infra::mail::text::Limits;

/// Mails about every limit of which there is something to tell, while the office is open.
///
/// # Errors
/// The first one, once all other agencies' are told.
pub async fn tell(app: &App) -> Result<(), Error> {
    let mut done = Ok(());
    for standard in app.standards.all() {
        done = done.and(tell_agency(app, &standard).await);
    }
    done.and(forget_ended(app).await)
}

async fn tell_agency(app: &App, standard: &ServiceStandard) -> Result<(), Error> {
    let now = app.now();
    if standard.hours.open_until(now, &app.holidays).is_none() {
        return Ok(());
    }
    let news = find(app, &mut *app.db.read().begin().await?, standard, now).await?;
    if news.is_empty() {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    let mut mails: BTreeMap<PersonId, (String, Limits)> = BTreeMap::new();
    for News { limit, late, recipients } in news {
        // Another round may have told it, or somebody acted meanwhile.
        if !told_limits::record(&mut tx, &limit, late.is_some()).await? {
            continue;
        }
        for Recipient { person, address, sees } in recipients {
            let (_, limits) = mails.entry(person).or_insert_with(|| (address, Limits::default()));
            match late {
                Some(_) if !sees => limits.unseen += 1,
                Some(late) => limits.passed.push((limit.renewal.reference.clone(), late)),
                None => limits.near.push((limit.renewal.reference.clone(), limit.due)),
            }
        }
    }
    let writer = app.writer(&standard.id)?;
    for (address, limits) in mails.values() {
        outbox::enqueue(&mut tx, &writer.limits(address, limits), now).await?;
    }
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(())
}

/// A limit that is near or has passed, and who is told.
struct News {
    limit: Limit,
    /// By how much it has passed; none: it is near.
    late: Option<Late>,
    recipients: Vec<Recipient>,
}

struct Recipient {
    person: PersonId,
    address: String,
    /// Whether this person may see the case.
    sees: bool,
}

/// Returns what is to be told at an agency.
async fn find(app: &App, db: &mut Conn, standard: &ServiceStandard, now: Timestamp) -> Result<Vec<News>, Error> {
    let until = near_until(now, &standard.hours, &app.holidays);
    let limits = told_limits::untold(db, &standard.id, until, now).await?;
    let officers = delegations::officers(db, &standard.id, now.date_in(standard.hours.zone())).await?;
    let mut news = Vec::new();
    for limit in limits {
        let case = Case::load(app, db, limit.renewal.clone()).await?;
        let hours = &case.standard.hours;
        // The row may be about to follow a new calendar.
        let Some(due) = due(&case.standard, &case.renewal, &app.holidays).filter(|(due, _)| *due == limit.due) else {
            continue;
        };
        let late = late(hours, &app.holidays, due, now);
        if late.is_none() && (limit.told || near_from(limit.since, due, hours, &app.holidays) > now) {
            continue;
        }
        let mut recipients = responsible(db, &case, now).await?;
        if late.is_some() && case.step().is_some_and(|step| !officers_of(&case.standard, step).is_empty()) {
            recipients.extend(superiors(app, &case, &officers));
            recipients.sort_by_key(|recipient| recipient.person);
            recipients.dedup_by_key(|recipient| recipient.person);
        }
        if !recipients.is_empty() {
            news.push(News { limit, late, recipients });
        }
    }
    Ok(news)
}

/// Returns whoever has the case; if nobody has, or may not act any more, those who may carry out its step.
async fn responsible(db: &mut Conn, case: &Case, now: Timestamp) -> Result<Vec<Recipient>, Error> {
    let mut officers = eligible_officers(db, case, now).await?;
    let has_it = |(officer, _): &(PersonId, String)| case.renewal.taken_by == Some(*officer);
    if officers.iter().any(has_it) {
        officers.retain(has_it);
    }
    Ok(officers.into_iter().map(|(person, address)| Recipient { person, address, sees: true }).collect())
}

/// Returns the heads of the agency, or who stands in for them, unless it is their own case; if there are none, the
/// administrators. Those who take no part in the procedure learn no reference.
fn superiors<'a>(app: &App, case: &Case, officers: &'a [OfficerRow]) -> Vec<Recipient> {
    let (agency, holder) = (&case.renewal.agency, case.renewal.holder);
    let heads = |officer: &&'a OfficerRow| {
        let wanted = [Role::AgencyHead];
        officer.actor.holds_any(&wanted) || officer.actor.stands_in_for(&wanted).next().is_some()
    };
    let recipient = |officer: &OfficerRow| Recipient {
        person: officer.id,
        address: officer.email.clone(),
        sees: may_see(app, &officer.actor, agency, holder),
    };
    let others = || officers.iter().filter(|officer| officer.id != holder);
    let mut found: Vec<Recipient> = others().filter(heads).map(recipient).filter(|head| head.sees).collect();
    if found.is_empty() {
        let administers = |officer: &&OfficerRow| officer.actor.holds_any(&[Role::Administrator]);
        found.extend(others().filter(administers).map(recipient));
    }
    found
}

/// Deletes what was recorded of cases that have ended.
async fn forget_ended(app: &App) -> Result<(), Error> {
    if told_limits::any_ended(&mut *app.db.read().acquire().await?).await? {
        let mut tx = app.db.begin().await?;
        told_limits::delete_ended(&mut tx).await?;
        tx.commit().await?;
    }
    Ok(())
}
