//! Issues approved certificates. The order is stored with the approval and repeated until its certificate is recorded:
//! the authority returns the same certificate each time, so a crash in between makes no second one.

use domain::api::OrderFailure;
use domain::certificate::CertificateStatus;
use domain::moment::Timestamp;
use domain::renewal::{Actor, Command, Digest, IssuedCertificate, PersonId};
use x509_parser::prelude::{FromDer, X509Certificate};

use crate::app::administration::proposals::outcome;
use crate::app::error::Error;
use crate::app::issuance::order;
use crate::app::issuance::verified_data::{check_unique, require_approved_key, verified_data};
use crate::app::renewals::after;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::certificates::{self, NewCertificate};
use crate::db::orders::{self, OrderRow};
use crate::db::renewals::{self, RenewalId};
use crate::db::{Conn, Tx, account_edits, people};
use crate::infra::authority::{AuthorityError, Issued};

/// Wait after the first failure, in seconds; each further wait doubles.
const FIRST_WAIT_SECS: i64 = 60;
/// Longest wait between two attempts, in seconds.
const LONGEST_WAIT_SECS: i64 = 60 * 60;

/// Issues every approved certificate that is due and not recorded. A failing one delays no other.
///
/// # Errors
/// The first failure, after all were tried.
pub async fn issue_due(app: &App) -> Result<(), Error> {
    let mut done = Ok(());
    let due = orders::due(&mut *app.db.read().acquire().await?, app.now(), LONGEST_WAIT_SECS).await?;
    for renewal in due {
        if app.jobs.stopping() {
            break;
        }
        if let Err(error) = attempt(app, renewal).await {
            tracing::error!(?error, renewal = renewal.0, "an order was left for later");
            done = done.and(Err(error));
        }
    }
    done
}

/// Issues one certificate, or records the failure and when to retry.
async fn attempt(app: &App, id: RenewalId) -> Result<(), Error> {
    let Err(error) = issue(app, id).await else { return Ok(()) };
    // Not caused by this order.
    if matches!(error, Error::Unavailable { .. }) {
        return Err(error);
    }
    let failure = failure(&error);
    let mut tx = app.db.begin().await?;
    let noted = orders::failed(&mut tx, id, failure, app.now(), wait_after).await?;
    tx.commit().await?;
    // Logged once per reason, so that lasting failures do not fill the log.
    if let Some(noted) = noted.filter(|noted| noted.new) {
        let attempts = noted.attempts;
        tracing::error!(
            ?error,
            ?failure,
            renewal = id.0,
            attempts,
            "an approved certificate can't be issued; it is tried again"
        );
    }
    Ok(())
}

fn failure(error: &Error) -> OrderFailure {
    match error {
        Error::Invalid(_) => OrderFailure::Taken,
        Error::Internal(source) if source.is::<AuthorityError>() => OrderFailure::Authority,
        _ => OrderFailure::Internal,
    }
}

/// Returns the wait after this many failures, in seconds.
fn wait_after(failures: u32) -> i64 {
    (FIRST_WAIT_SECS << failures.saturating_sub(1).min(16)).min(LONGEST_WAIT_SECS)
}

/// Issues the certificate of one renewal and records it with all consequences.
pub async fn issue(app: &App, id: RenewalId) -> Result<(), Error> {
    let Some(row) = orders::pending(&mut *app.db.read().acquire().await?, id).await? else { return Ok(()) };
    if order_on_hold(app, id).await? {
        return Ok(());
    }
    let (authority, order) = (app.authority.clone(), order::order(&row)?);
    let issued = tokio::task::spawn_blocking(move || authority.issue(&order)).await??;
    let chain = app.authority.chain_of(&issued.certificate_der);
    let chain = chain.ok_or_else(|| Error::internal("the authority did not sign this certificate"))?;

    let mut tx = app.db.begin().await?;
    // Another task may have completed the order meanwhile.
    if orders::pending(&mut tx, id).await?.is_none() {
        return Ok(());
    }
    let now = app.now();
    let renewal = renewals::get(&mut tx, id).await?;
    // The holder may have been put on hold meanwhile; the authority returns the same certificate later.
    if is_on_hold(&mut tx, renewal.holder, now).await? {
        return Ok(());
    }
    let mut case = Case::load(app, &mut tx, renewal).await?;
    require_approved_key(&case, &row.spki)?;
    let new = new_certificate(&case, &row, &issued, &chain)?;
    complete_issuance(app, &mut tx, &mut case, &Actor::System, None, new, now).await?;
    orders::done(&mut tx, id).await?;
    tx.commit().await?;
    app.outbox_waker.wake();
    Ok(())
}

/// Whether the holder is on hold, so that the order waits.
async fn order_on_hold(app: &App, id: RenewalId) -> Result<bool, Error> {
    let mut db = app.db.read().acquire().await?;
    let holder = renewals::get(&mut db, id).await?.holder;
    is_on_hold(&mut db, holder, app.now()).await
}

async fn is_on_hold(db: &mut Conn, holder: PersonId, now: Timestamp) -> Result<bool, Error> {
    Ok(account_edits::held_until(db, holder).await?.is_some_and(|until| now < until))
}

/// Tries to issue a certificate right after its approval. A failure is recorded and logged only: the approval stands,
/// and issuing is retried.
pub async fn try_issue_now(app: &App, id: RenewalId) {
    if let Err(error) = attempt(app, id).await {
        tracing::error!(?error, renewal = id.0, "an approved certificate is not issued yet; it is tried again");
    }
}

/// Records an issued certificate with all consequences: the verified data takes effect, and the certificate replaces
/// the one before. `by`: the officer who recorded it, or none for the program itself.
pub async fn complete_issuance(
    app: &App,
    tx: &mut Tx,
    case: &mut Case,
    actor: &Actor,
    by: Option<PersonId>,
    new: NewCertificate,
    now: Timestamp,
) -> Result<(), Error> {
    let events = case.decide(tx, Command::Issue(issued_certificate(&new)?), actor, now).await?;
    let transition = case.append_events(app, tx, events, by, now).await?;
    let data = verified_data(tx, case).await?;
    check_unique(tx, case, &data).await?;
    let holder = case.holder(tx).await?;
    people::set_data(tx, holder.id, &data).await?;
    if holder.data.email != data.email {
        outcome::address_replaced(app, tx, &holder, now).await?;
    }
    certificates::supersede(tx, case.renewal.holder, now).await?;
    certificates::insert(tx, &new, now).await?;
    after::carry_out(app, tx, case, &transition, now).await
}

/// Returns the certificate as events name it.
fn issued_certificate(new: &NewCertificate) -> Result<IssuedCertificate, Error> {
    let (Some(serial), Some(not_before), Some(not_after)) = (&new.serial, new.not_before, new.not_after) else {
        return Err(Error::internal("a certificate without number or validity"));
    };
    let sha256 = new.der.as_ref().map(Digest::of);
    Ok(IssuedCertificate { serial: serial.clone(), sha256, not_before, not_after })
}

fn new_certificate(case: &Case, row: &OrderRow, issued: &Issued, chain: &[Vec<u8>]) -> Result<NewCertificate, Error> {
    let (_, parsed) = X509Certificate::from_der(&issued.certificate_der)
        .map_err(|_| Error::internal("the authority's certificate can't be read"))?;
    Ok(NewCertificate {
        person: case.renewal.holder,
        serial: Some(issued.serial.to_hex()),
        status: CertificateStatus::Active,
        not_before: Some(row.not_before),
        not_after: Some(row.not_after),
        issuer: Some(parsed.issuer().to_string()),
        subject: Some(parsed.subject().to_string()),
        public_key_sha256: Some(Digest::of(&row.spki).0),
        der: Some(issued.certificate_der.clone()),
        // Kept with it, since another CA may issue later.
        chain: Some(chain.concat()),
        renewal: Some(case.id),
    })
}
