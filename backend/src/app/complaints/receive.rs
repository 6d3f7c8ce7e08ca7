//! Receives complaints: from whoever complains, and those that officers record.

use domain::api::{ComplaintContact, ComplaintReceipt, NewComplaint, RecordedComplaint};
use domain::complaint::{Actor, Channel, Command, Reporter, Subject, decide};
use domain::language::Language;
use domain::moment::{DAY, Timestamp};
use domain::problem::{Fault, Field};
use domain::renewal::{self, PersonId};
use domain::standard::AgencyId;
use domain::value::ComplaintSecret;

use super::after;
use super::case::{ComplaintCase, digest_of_secret};
use super::typed::words;
use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::complaint_texts::NewText;
use crate::db::{Tx, complaints};
use crate::infra::qr;

/// Where whoever complained follows it; number and secret stand behind as the fragment, which no server sees.
const FOLLOW_PAGE: &str = "/masukan/pengaduan/ikuti";
/// Complaints of a holder within a day.
const MAX_OF_HOLDER: u32 = 5;

/// A checked complaint that comes by our own page.
#[derive(Debug)]
pub struct Complaining {
    agency: AgencyId,
    secret: ComplaintSecret,
    subject: Subject,
    text: String,
    contact: Option<ComplaintContact>,
    /// In which the mails are, if whoever complains leaves an address.
    language: Option<Language>,
    /// The holder who is logged in, with the renewal's reference.
    of_holder: Option<(PersonId, String)>,
}

impl Complaining {
    /// Checks what was typed. `holder`: who is logged in, if a renewal is named; `language`: of the browser, for mails.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every problem; [`Error::NotFound`] for an agency that does not exist.
    pub fn check(
        app: &App,
        new: NewComplaint,
        holder: Option<PersonId>,
        language: Option<Language>,
    ) -> Result<Self, Error> {
        if app.standards.get(&new.agency).is_none() {
            return Err(Error::NotFound);
        }
        let (text, contact) = words(&new.text, new.contact)?;
        Ok(Self {
            agency: new.agency,
            secret: secret(&new.secret)?,
            subject: new.subject,
            text,
            contact,
            language,
            of_holder: holder.zip(new.renewal),
        })
    }
}

/// Returns the receipt of a complaint that was received with this secret before.
///
/// # Errors
/// If the database fails, or the secret has no secret's form.
pub async fn received_before(app: &App, typed_secret: &str) -> Result<Option<ComplaintReceipt>, Error> {
    let mut db = app.db.read().begin().await?;
    let Some(row) = complaints::find_by_secret(&mut db, &digest_of_secret(&secret(typed_secret)?)).await? else {
        return Ok(None);
    };
    let case = ComplaintCase::load(app, &mut db, row).await?;
    receipt(app, &case, &secret(typed_secret)?).map(Some)
}

/// Receives a complaint. Wake the mail sender after the commit.
///
/// # Errors
/// [`Error::NotFound`] for a renewal of somebody else or of another agency; 429 for too many complaints of one holder.
pub async fn receive(app: &App, tx: &mut Tx, new: Complaining) -> Result<ComplaintReceipt, Error> {
    let now = app.now();
    let (reporter, renewal, acted) = match new.of_holder {
        None if new.contact.is_some() => (Reporter::Contact, None, Vec::new()),
        None => (Reporter::Anonymous, None, Vec::new()),
        Some((holder, reference)) => {
            check_count(tx, holder, now).await?;
            let case = Case::of_holder(app, tx, &reference, holder).await?;
            if case.renewal.agency != new.agency {
                return Err(Error::NotFound);
            }
            (Reporter::Holder(holder), Some(case.reference.clone()), acted_on(&case))
        }
    };
    let text = NewText::new(&new.text);
    let command = Command::Receive {
        standard: app.version(&new.agency)?.digest,
        channel: Channel::Page,
        received_at: now,
        subject: new.subject,
        reporter,
        renewal,
        acted,
        text: text.digest.clone(),
    };
    // A holder who is logged in is reached at the account's address.
    let contact = new.contact.filter(|_| reporter == Reporter::Contact);
    let contact = contact.map(|contact| (contact, new.language));
    let received = Received { agency: new.agency, secret: new.secret, text, contact };
    let typed = received.secret.clone();
    let case = insert(app, tx, received, command, (&Actor::Complainant, None), now).await?;
    receipt(app, &case, &typed)
}

/// Records a complaint that came by another way. Wake the mail sender after the commit.
///
/// # Errors
/// [`Error::Invalid`] for what was typed; [`Error::Forbidden`] for officers who do not handle complaints.
pub async fn record(
    app: &App,
    tx: &mut Tx,
    actor: &renewal::Actor,
    new: RecordedComplaint,
) -> Result<ComplaintReceipt, Error> {
    let renewal::Actor::Person { id, agency, .. } = actor else { return Err(Error::Forbidden(None)) };
    let now = app.now();
    let (text, contact) = words(&new.text, new.contact)?;
    if new.received_at > now {
        return Err(Error::invalid(Field::ReceivedAt, Fault::Future));
    }
    let (mut renewal, mut acted) = (None, Vec::new());
    if let Some(reference) = new.renewal.filter(|reference| !reference.trim().is_empty()) {
        let case = of_agency(app, tx, &reference, agency).await?;
        acted = acted_on(&case);
        renewal = Some(case.reference);
    }
    let text = NewText::new(&text);
    let command = Command::Receive {
        standard: app.version(agency)?.digest,
        channel: new.channel,
        received_at: new.received_at,
        subject: new.subject,
        reporter: if contact.is_some() { Reporter::Contact } else { Reporter::Anonymous },
        renewal,
        acted,
        text: text.digest.clone(),
    };
    let by = Actor::Office(actor.clone());
    let typed = secret(&new.secret)?;
    // The officer's browser says nothing of theirs.
    let contact = contact.map(|contact| (contact, None));
    let received = Received { agency: agency.clone(), secret: typed.clone(), text, contact };
    let mut case = insert(app, tx, received, command, (&by, Some(*id)), now).await?;
    if let Some(class) = new.class {
        let events = case.decide(app, Command::Classify { class, note: None }, &by, now)?;
        case.append(app, tx, events, Some(*id), now).await?;
    }
    receipt(app, &case, &typed)
}

/// Returns the officers who acted on a renewal.
pub fn acted_on(case: &Case) -> Vec<PersonId> {
    let mut acted: Vec<PersonId> =
        case.log.iter().filter_map(|recorded| recorded.actor).filter(|actor| *actor != case.renewal.holder).collect();
    acted.sort_unstable();
    acted.dedup();
    acted
}

/// Returns the renewal with this reference at this agency.
///
/// # Errors
/// [`Error::Invalid`] if there is none.
pub async fn of_agency(app: &App, tx: &mut Tx, reference: &str, agency: &AgencyId) -> Result<Case, Error> {
    let case = Case::find(app, tx, reference).await?.filter(|case| case.renewal.agency == *agency);
    case.ok_or_else(|| Error::invalid(Field::Reference, Fault::UnknownReference))
}

fn secret(typed: &str) -> Result<ComplaintSecret, Error> {
    ComplaintSecret::parse(typed).map_err(|_| Error::Malformed("no secret of a receipt"))
}

async fn check_count(tx: &mut Tx, holder: PersonId, now: Timestamp) -> Result<(), Error> {
    if complaints::count_of_holder(tx, holder, now.plus_days(-1)).await? >= MAX_OF_HOLDER {
        return Err(Error::too_many(Field::Message, u32::try_from(DAY).unwrap_or(u32::MAX)));
    }
    Ok(())
}

/// What is stored beside the first event.
struct Received {
    agency: AgencyId,
    secret: ComplaintSecret,
    text: NewText,
    contact: Option<(ComplaintContact, Option<Language>)>,
}

async fn insert(
    app: &App,
    tx: &mut Tx,
    new: Received,
    command: Command,
    (actor, by): (&Actor, Option<PersonId>),
    now: Timestamp,
) -> Result<ComplaintCase, Error> {
    let standard = app.version(&new.agency)?.standard;
    let mut events = decide(&standard, None, command, actor, &app.holidays, now)?.into_iter();
    let first = events.next().ok_or_else(|| Error::internal("a complaint without an event"))?;
    let case = ComplaintCase::begin(app, tx, &new.secret, first, &new.text, by, now).await?;
    if let Some((contact, language)) = &new.contact {
        complaints::insert_contact(tx, case.id, contact, *language).await?;
    }
    after::carry_out(app, tx, &case, 0, now).await?;
    Ok(case)
}

fn receipt(app: &App, case: &ComplaintCase, secret: &ComplaintSecret) -> Result<ComplaintReceipt, Error> {
    let address = format!("{}{FOLLOW_PAGE}#{}.{}", app.config.public_url, case.number, secret.as_str());
    Ok(ComplaintReceipt {
        number: case.number.clone(),
        received_at: case.complaint.received_at,
        follow: qr::encode(&address).map_err(Error::internal)?,
        zone: case.standard.hours.zone(),
    })
}
