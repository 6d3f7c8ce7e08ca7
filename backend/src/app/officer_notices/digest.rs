//! Mails officers in one mail how many cases wait that have come since the mail before.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use domain::moment::Timestamp;
use domain::notice::CaseMails;
use domain::renewal::PersonId;
use domain::standard::ServiceStandard;

use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::renewals::notify_officers::eligible_officers;
use crate::app::state::App;
use crate::db::officer_notices::{self, PendingNotice};
use crate::db::renewals::RenewalId;
use crate::db::{Conn, outbox};
use crate::infra::mail::text;

/// Sends every digest that is due, while the office is open.
///
/// # Errors
/// The first one, once all other agencies' are sent.
pub async fn send(app: &App) -> Result<(), Error> {
    let mut done = Ok(());
    for standard in app.standards.all() {
        done = done.and(send_agency(app, &standard).await);
    }
    done
}

async fn send_agency(app: &App, standard: &ServiceStandard) -> Result<(), Error> {
    let now = app.now();
    if standard.hours.open_until(now, &app.holidays).is_none() {
        return Ok(());
    }
    let digests = due(app, &mut *app.db.read().begin().await?, standard, now).await?;
    for digest in &digests {
        send_one(app, standard, digest, now).await?;
    }
    Ok(())
}

/// A digest that is due.
struct Digest {
    officer: PersonId,
    choice: CaseMails,
    /// The cases that were kept for it, and of those that still wait for the officer the address and when they are due.
    cases: Vec<(RenewalId, Option<Waiting>)>,
}

/// A case that waits for an officer.
struct Waiting {
    address: String,
    due: Option<Timestamp>,
}

/// Returns the digests of an agency that are due.
async fn due(app: &App, db: &mut Conn, standard: &ServiceStandard, now: Timestamp) -> Result<Vec<Digest>, Error> {
    let mut kept: BTreeMap<PersonId, Vec<PendingNotice>> = BTreeMap::new();
    for notice in officer_notices::pending(db, &standard.id).await? {
        kept.entry(notice.officer).or_default().push(notice);
    }
    let chosen = officer_notices::chosen(db, &kept.keys().copied().collect::<Vec<_>>()).await?;
    let mut free = BTreeMap::new();
    let mut digests = Vec::new();
    for (officer, notices) in kept {
        let choice = chosen.get(&officer).copied().unwrap_or_default();
        let due_at = |notice: &PendingNotice| choice.digest_due(notice.since, &standard.hours, &app.holidays);
        if !notices.iter().filter_map(due_at).any(|at| at <= now) {
            continue;
        }
        let mut cases = Vec::new();
        for notice in notices {
            let id = notice.renewal.id;
            let (officers, due) = match free.entry(id.0) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => {
                    let case = Case::load(app, db, notice.renewal).await?;
                    unknown.insert((waits_for(db, &case, now).await?, case.due(app)))
                }
            };
            let found = officers.iter().find(|(other, _)| *other == officer);
            cases.push((id, found.map(|(_, address)| Waiting { address: address.clone(), due: *due })));
        }
        digests.push(Digest { officer, choice, cases });
    }
    Ok(digests)
}

/// Returns the officers whom a case waits for; nobody once somebody has it.
async fn waits_for(db: &mut Conn, case: &Case, now: Timestamp) -> Result<Vec<(PersonId, String)>, Error> {
    if case.renewal.taken_by.is_some() { Ok(Vec::new()) } else { eligible_officers(db, case, now).await }
}

/// Sends a digest about what was still kept for it, in the transaction that removes that: no other run sends it again.
async fn send_one(app: &App, standard: &ServiceStandard, digest: &Digest, now: Timestamp) -> Result<(), Error> {
    let mut tx = app.db.begin().await?;
    let mut waiting = Vec::new();
    for (id, case) in &digest.cases {
        if officer_notices::remove(&mut tx, digest.officer, *id).await? {
            waiting.extend(case);
        }
    }
    if let Some(first) = waiting.first() {
        let dues = || waiting.iter().filter_map(|case| case.due);
        let mail = app.writer(&standard.id)?.digest(
            &first.address,
            text::Digest {
                waiting: waiting.len(),
                overdue: dues().filter(|due| *due < now).count(),
                next_due: dues().filter(|due| *due >= now).min(),
                daily: digest.choice == CaseMails::Daily,
            },
        );
        outbox::enqueue(&mut tx, &mail, now).await?;
    }
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(())
}
