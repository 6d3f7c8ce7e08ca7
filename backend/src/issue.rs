//! From an approval to a certificate. The order is fixed with the approval and repeated until its certificate is
//! recorded: the authority gives the same certificate each time, so a crash in between makes no second one.

use std::time::Duration;

use domain::certificate::CertificateStatus;
use domain::moment::{Date, Timestamp, Zone};
use domain::person::{DataField, PersonData};
use domain::renewal::{Actor, Command, Digest, IssuedCertificate};
use sha2::Digest as _;
use sqlx::SqliteConnection;
use x509_parser::prelude::{FromDer, X509Certificate};

use crate::authority::{Issued, Order, Subject};
use crate::case::Case;
use crate::db::certificates::{self, NewCertificate};
use crate::db::orders::{self, OrderRow, OrderSubject};
use crate::db::renewals::{self, RenewalId};
use crate::db::{changes, keys, outbox, people};
use crate::error::Error;
use crate::state::App;

/// Years a certificate is valid (domain.md "Certificates").
const YEARS: i32 = 2;
/// Between two rounds of [`spawn`].
const ROUND: Duration = Duration::from_mins(1);

/// Carries out what was approved, at once and then every minute: after a crash, a full disk or an error of the authority
/// nothing stays behind.
pub fn spawn(app: App) -> tokio::task::JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            if let Err(error) = resume(&app).await {
                tracing::error!(?error, "approved certificates can't be looked up");
            }
            tokio::time::sleep(ROUND).await;
        }
    })
}

/// Issues every certificate that is approved and not recorded.
pub async fn resume(app: &App) -> Result<(), Error> {
    let pending = orders::all_pending(&mut *app.db.read().acquire().await?).await?;
    for renewal in pending {
        if let Err(error) = carry_out(app, renewal).await {
            tracing::error!(?error, renewal = renewal.0, "a certificate can't be issued; it is tried again");
        }
    }
    Ok(())
}

/// Issues the certificate of one renewal and records it with all that follows from it.
pub async fn carry_out(app: &App, id: RenewalId) -> Result<(), Error> {
    let Some(row) = orders::pending(&mut *app.db.read().acquire().await?, id).await? else { return Ok(()) };
    let (authority, order) = (app.authority.clone(), order(&row));
    let issued = tokio::task::spawn_blocking(move || authority.issue(&order)).await??;

    let mut tx = app.db.begin().await?;
    // Somebody may have been faster between the two.
    if orders::pending(&mut tx, id).await?.is_none() {
        return Ok(());
    }
    let now = app.now();
    let renewal = renewals::get(&mut tx, id).await?;
    let mut case = Case::load(app, &mut tx, renewal).await?;
    let events = case.decide(Command::Issue(certificate(&row, &issued)), &Actor::System, now)?;
    case.record(app, &mut tx, events, None, now).await?;

    let holder = case.renewal.holder;
    let data = verified_data(&mut tx, &case).await?;
    people::set_data(&mut tx, holder, &data).await?;
    certificates::supersede(&mut tx, holder, now).await?;
    certificates::insert(&mut tx, &new_certificate(&case, &row, &issued)?, now).await?;
    orders::done(&mut tx, id).await?;
    let mail = app.writer(&case.renewal.agency)?.issued(&data.email, &case.reference, row.not_after);
    outbox::enqueue(&mut tx, &mail, now).await?;
    tx.commit().await?;
    app.bell.ring();
    Ok(())
}

/// Fixes what will be certified, in the transaction of the approval.
pub async fn fix_order(db: &mut SqliteConnection, case: &Case, now: Timestamp) -> Result<(), Error> {
    let data = verified_data(db, case).await?;
    for value in [Some(&data.email), data.nip.as_ref()].into_iter().flatten() {
        // Checked when it was sent, but somebody else may have got it since.
        if people::is_taken(&mut *db, value, case.renewal.holder).await? {
            return Err(Error::Conflict(None));
        }
    }
    let public_key = case.renewal.dossier.public_key.as_ref();
    let public_key = public_key.ok_or_else(|| Error::internal("approved without a key pair"))?;
    let key = keys::get(db, &public_key.0).await?.ok_or_else(|| Error::internal("the approved key pair is gone"))?;
    let agency = &case.standard.agency;
    let order = OrderRow {
        // With the time: a number must never come twice, even if a restored backup forgot a renewal.
        order_id: format!("{}/{}", case.reference, now.0),
        subject: OrderSubject {
            name: data.name,
            organization: agency.organization.clone(),
            unit: data.unit,
            locality: agency.locality.clone(),
            province: agency.province.clone(),
            email: data.email,
        },
        spki: key.spki,
        not_before: now,
        not_after: end_of_validity(now, case.standard.hours.zone()),
    };
    Ok(orders::insert(db, case.id, &order).await?)
}

/// The data on record with the changes that the officers verified.
async fn verified_data(db: &mut SqliteConnection, case: &Case) -> Result<PersonData, Error> {
    let person = people::get(&mut *db, case.renewal.holder).await?;
    let mut data = person.ok_or_else(|| Error::internal("a renewal's holder is gone"))?.data;
    for change in changes::get(db, case.id).await? {
        data.set(change.field, change.new);
    }
    // A blank number is none.
    if data.get(DataField::Nip).is_empty() {
        data.nip = None;
    }
    Ok(data)
}

fn order(row: &OrderRow) -> Order {
    let subject = row.subject.clone();
    Order {
        order_id: row.order_id.clone(),
        subject: Subject {
            common_name: subject.name,
            organization: subject.organization,
            organizational_unit: subject.unit,
            locality: subject.locality,
            state: subject.province,
            country: "ID".to_owned(),
            email: subject.email,
        },
        spki_der: row.spki.clone(),
        not_before: row.not_before.0,
        not_after: row.not_after.0,
    }
}

fn certificate(row: &OrderRow, issued: &Issued) -> IssuedCertificate {
    IssuedCertificate {
        serial: issued.serial.to_hex(),
        sha256: Some(Digest(hex::encode(sha2::Sha256::digest(&issued.certificate_der)))),
        not_before: row.not_before,
        not_after: row.not_after,
    }
}

fn new_certificate(case: &Case, row: &OrderRow, issued: &Issued) -> Result<NewCertificate, Error> {
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
        public_key_sha256: Some(hex::encode(sha2::Sha256::digest(&row.spki))),
        der: Some(issued.certificate_der.clone()),
        renewal: Some(case.id),
    })
}

/// The last second of validity: the same date and time [`YEARS`] later, less one second. From 29 February it is 28.
fn end_of_validity(start: Timestamp, zone: Zone) -> Timestamp {
    let (year, month, day) = start.date_in(zone).ymd();
    let date = Date::new(year + YEARS, month, day).or_else(|| Date::new(year + YEARS, month, day - 1));
    date.unwrap_or(Date::MAX).at(start.second_of_day(zone) - 1, zone)
}
