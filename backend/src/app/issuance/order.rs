//! Orders to the authority. An order is stored with the approval, so that issuing can be repeated after a crash; data
//! that can't be certified is refused before the approval.

use domain::certificate::subject::{SubjectField, SubjectPart};
use domain::certificate::validity::{Validity, validity};
use domain::moment::Timestamp;
use domain::person::PersonData;
use domain::problem::Problem;
use domain::renewal::Refusal;
use domain::standard::{Issuing, StepKind};

use crate::app::error::Error;
use crate::app::issuance::verified_data::{check_unique, require_approved_key, verified_data, with_changes};
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::Conn;
use crate::db::changes::Change;
use crate::db::keys;
use crate::db::orders::{self, OrderRow, OrderSubject};
use crate::infra::authority::{Order, Serial, Subject};

/// Stores the order, in the transaction of the approval.
pub async fn create(app: &App, db: &mut Conn, case: &Case, now: Timestamp) -> Result<(), Error> {
    let data = verified_data(db, case).await?;
    check_unique(db, case, &data).await?;
    let validity = valid(app, case, now)?;
    let subject = certifiable(case, &data)?;
    let public_key = case.renewal.dossier.public_key.as_ref();
    let public_key = public_key.ok_or_else(|| Error::internal("approved without a key pair"))?;
    let key = keys::get(db, &public_key.0).await?.ok_or_else(|| Error::internal("the approved key pair is gone"))?;
    require_approved_key(case, &key.spki)?;
    let order = OrderRow {
        order_id: format!("{}/{}", case.reference, now.0),
        serial: Some(Serial::random().to_hex()),
        subject,
        spki: key.spki,
        not_before: validity.not_before,
        not_after: validity.not_after,
    };
    Ok(orders::insert(db, case.id, &order).await?)
}

/// Fails if an approval could not be carried out: somebody else has the e-mail or NIP, or the embedded authority can't
/// certify the data.
pub async fn check_possible(app: &App, db: &mut Conn, case: &Case, now: Timestamp) -> Result<(), Error> {
    let judged = case.step().is_some_and(|step| matches!(step.kind, StepKind::Verify | StepKind::Approve));
    if !judged {
        return Ok(());
    }
    let data = verified_data(db, case).await?;
    check_unique(db, case, &data).await?;
    if case.standard.issuing != Issuing::Embedded {
        return Ok(());
    }
    valid(app, case, now)?;
    certifiable(case, &data).map(drop)
}

/// Returns the subject as it would be certified now; empty if the authority has its own system.
pub fn preview(case: &Case, holder: &PersonData, changes: &[Change]) -> Vec<SubjectPart> {
    if case.standard.issuing != Issuing::Embedded || case.renewal.certificate.is_some() || !case.renewal.open() {
        return Vec::new();
    }
    case.standard.agency.subject(&with_changes(holder.clone(), changes)).into()
}

fn valid(app: &App, case: &Case, now: Timestamp) -> Result<Validity, Error> {
    let ends = Timestamp(app.authority.ends().first());
    validity(now, case.standard.hours.zone(), ends).ok_or(Error::Conflict(Some(Refusal::AuthorityEnds)))
}

fn certifiable(case: &Case, data: &PersonData) -> Result<OrderSubject, Error> {
    let parts = case.standard.agency.subject(data);
    let problems: Vec<Problem> = parts.iter().filter_map(SubjectPart::problem).collect();
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let [name, unit, organization, locality, province, email] = parts.map(|part| part.value);
    Ok(OrderSubject { name, organization, unit, locality, province, email })
}

/// Builds the authority's order from its row.
///
/// # Errors
/// if the row was damaged.
pub fn order(row: &OrderRow) -> Result<Order, Error> {
    // Orders from before the length limits are shortened here; others are unchanged.
    let bounded = |field, text: &str| SubjectPart::new(field, text).value;
    let subject = &row.subject;
    let serial = match &row.serial {
        Some(drawn) => Serial::from_hex(drawn).ok_or_else(|| Error::internal("an order's serial number is damaged"))?,
        None => Serial::of_order(&row.order_id),
    };
    Ok(Order {
        order_id: row.order_id.clone(),
        serial,
        subject: Subject {
            common_name: bounded(SubjectField::Name, &subject.name),
            organization: bounded(SubjectField::Organization, &subject.organization),
            organizational_unit: bounded(SubjectField::Unit, &subject.unit),
            locality: bounded(SubjectField::Locality, &subject.locality),
            state: bounded(SubjectField::Province, &subject.province),
            country: "ID".to_owned(),
            email: subject.email.clone(),
        },
        spki_der: row.spki.clone(),
        not_before: row.not_before.0,
        not_after: row.not_after.0,
    })
}
