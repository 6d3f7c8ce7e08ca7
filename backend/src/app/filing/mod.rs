//! Filing on behalf of a holder who applied on paper or by e-mail: inserts the person, the letter and the case, and
//! mails the link by which the holder completes it.

pub mod holder_query;

use domain::administration::AdminEvent;
use domain::api::{Filing, FilingHolder};
use domain::entry::{CheckedHolder, HolderEntry};
use domain::journey::{Draft, Step};
use domain::moment::{DAY, Timestamp};
use domain::person::FilePurpose;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Actor, Command, Digest, Eligibility, PersonId, Separation, Stage, decide};
use domain::standard::{AgencyId, ServiceStandard};

use crate::app::accounts::links::{INVITATION_MINUTES, make_link};
use crate::app::accounts::other_agencies::in_use;
use crate::app::administration::context::ChangeContext;
use crate::app::administration::recipients;
use crate::app::drafts::discard::{Unreferenced, discard};
use crate::app::error::Error;
use crate::app::files::read;
use crate::app::renewals::after;
use crate::app::renewals::case::Case;
use crate::app::renewals::certificate_state::certificate_state;
use crate::app::renewals::dossier::dossier;
use crate::app::settings::standards::Version;
use crate::app::state::App;
use crate::app::text_messages;
use crate::db::certificates::{self, NewCertificate};
use crate::db::drafts::{self, DraftRow};
use crate::db::files::StoredFile;
use crate::db::people::{self, Person};
use crate::db::{Tx, admin_events, files, filings, outbox, renewals};
use crate::infra::webhook::text::News;

/// The result of a filing.
#[derive(Debug)]
pub struct Filed {
    /// The new case, which waits for its holder.
    pub case: Case,
    /// The holder's own draft, which it replaced.
    pub draft: Unreferenced,
}

/// Files an application, in the caller's transaction. Replaces the holder's own draft.
pub async fn file(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    officer: PersonId,
    agency: &AgencyId,
    filing: &Filing,
) -> Result<Filed, Error> {
    let now = app.now();
    let Version { digest, standard } = app.version(agency)?;
    let letter = letter(tx, officer, &filing.letter).await?;
    let holder = match &filing.holder {
        FilingHolder::Known(id) => find_holder(tx, &standard.id, *id).await?,
        FilingHolder::New(entry) => insert_holder(app, tx, &standard, officer, entry, now).await?,
    };
    let verdict = certificate_state(app, tx, holder.id, now).await?.verdict;
    let another_open = renewals::any_open(tx, holder.id).await?;
    let command = Command::File {
        holder: holder.id,
        standard: digest,
        eligibility: Eligibility { verdict, another_open },
        letter: Digest(letter.info.sha256.clone()),
    };
    let events = decide(&standard, None, command, actor, &Separation::default(), now)?;
    let (case, transition) = Case::begin(app, tx, officer, events, now).await?;
    after::carry_out(app, tx, &case, &transition, now).await?;
    let draft = discard(tx, holder.id).await?;
    filings::hand_over(tx, &letter.info.id, holder.id, case.id).await?;
    insert_draft(tx, &case, now).await?;
    mail_holder(app, tx, &case, &holder, now).await?;
    Ok(Filed { case, draft })
}

/// The letter that this officer uploaded for a filing and has not filed.
async fn letter(tx: &mut Tx, officer: PersonId, id: &str) -> Result<StoredFile, Error> {
    let file = files::get(tx, id).await?.filter(|file| {
        file.person == officer && file.renewal.is_none() && file.info.purpose == FilePurpose::FiledLetter
    });
    file.ok_or_else(|| Error::invalid(Field::Letter, Fault::Blank))
}

/// Whether the letter's bytes are missing or changed. Checked before the transaction; a wrong id is refused there.
pub async fn is_letter_lost(app: &App, id: &str) -> Result<bool, Error> {
    let mut db = app.db.read().acquire().await?;
    let file = files::get(&mut db, id).await?.filter(|file| file.info.purpose == FilePurpose::FiledLetter);
    drop(db);
    match file {
        Some(file) => read::is_lost(app, &file.info).await,
        None => Ok(false),
    }
}

async fn find_holder(tx: &mut Tx, agency: &AgencyId, id: PersonId) -> Result<Person, Error> {
    let person = people::get(tx, id).await?.filter(|person| person.agency == *agency);
    person.ok_or_else(|| Error::invalid(Field::Identifier, Fault::UnknownPerson))
}

/// Inserts a new holder with the certificate that is to be renewed.
async fn insert_holder(
    app: &App,
    tx: &mut Tx,
    standard: &ServiceStandard,
    officer: PersonId,
    entry: &HolderEntry,
    now: Timestamp,
) -> Result<Person, Error> {
    let checked = entry.check(standard).map_err(Error::Invalid)?;
    let data = &checked.data;
    let nip = data.nip.as_deref().unwrap_or_default();
    let taken = filings::taken(tx, &standard.id, &data.email, nip, &data.nik).await?;
    let mut problems: Vec<Problem> = taken.into_iter().map(|(field, ours)| Problem::new(field, in_use(ours))).collect();
    if let Some(serial) = &checked.serial
        && certificates::is_known(tx, serial).await?
    {
        problems.push(Problem::new(Field::Serial, Fault::CertificateKnown));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let id = people::insert(tx, &standard.id, data, None, now.0).await?;
    let by = ChangeContext { person: officer, agency: standard.id.clone(), now };
    let entered = AdminEvent::HoldersEntered { people: vec![id] };
    admin_events::append(tx, &standard.id, Some(officer), now, &entered).await?;
    recipients::notify_edited_accounts(app, tx, &by, 1).await?;
    certificates::insert(tx, &present_certificate(id, standard, &checked), now).await?;
    Ok(Person::new(id, standard.id.clone(), checked.data))
}

/// The holder's present certificate as entered, valid to the end of its last day.
fn present_certificate(person: PersonId, standard: &ServiceStandard, checked: &CheckedHolder) -> NewCertificate {
    let zone = standard.hours.zone();
    NewCertificate {
        person,
        serial: checked.serial.clone(),
        status: checked.status,
        not_before: None,
        not_after: checked.not_after.map(|day| day.at(DAY - 1, zone)),
        issuer: None,
        subject: None,
        public_key_sha256: None,
        der: None,
        chain: None,
        renewal: None,
    }
}

/// Inserts the holder's draft: the letter is attached, all other answers are open.
async fn insert_draft(tx: &mut Tx, case: &Case, now: Timestamp) -> Result<(), Error> {
    let Stage::Returned { items, .. } = &case.renewal.stage else {
        return Err(Error::internal("a filing that leaves nothing to its holder"));
    };
    let open: Vec<Step> = items.iter().map(|item| item.step).collect();
    let draft = Draft { files: dossier(tx, case).await?, open_steps: Some(open), ..Draft::default() };
    let mut row = DraftRow { version: 0, draft, completes: Some(case.id) };
    Ok(drafts::put(tx, case.renewal.holder, &mut row, now).await?)
}

/// Mails the holder a link to the wizard, or one that sets the password first.
async fn mail_holder(app: &App, tx: &mut Tx, case: &Case, holder: &Person, now: Timestamp) -> Result<(), Error> {
    let writer = app.writer(&holder.agency)?;
    let first = activation_link(tx, holder, now).await?;
    let first = first.as_ref().map(|(link, until)| (link.as_str(), *until));
    let mail = writer.filed(holder, &case.reference, first);
    outbox::enqueue(tx, &mail, now).await?;
    text_messages::tell(app, tx, holder, News::Filed(&case.reference), now).await
}

/// Makes a link that sets the password, if the holder has none. Returns it with its expiry. Earlier links stay valid
/// until they expire.
pub async fn activation_link(
    tx: &mut Tx,
    holder: &Person,
    now: Timestamp,
) -> Result<Option<(String, Timestamp)>, Error> {
    if holder.password_hash.is_some() {
        return Ok(None);
    }
    let until = now.plus_minutes(INVITATION_MINUTES);
    Ok(Some((make_link(tx, holder, now, until).await?, until)))
}
