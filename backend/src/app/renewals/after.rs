//! Consequences of a change of a case: mails and text messages, the holder's draft, the order to the authority, and deletions.

use domain::journey::{Change, Draft, KeyInfo, Step};
use domain::moment::Timestamp;
use domain::person::DataField;
use domain::renewal::{Event, PersonId, Stage};
use domain::standard::{Custody, Issuing, StepKind};

use crate::app::administration::proposals::announce;
use crate::app::error::Error;
use crate::app::issuance::order;
use crate::app::recommendations::sent;
use crate::app::renewals::case::Case;
use crate::app::renewals::dossier::dossier;
use crate::app::renewals::notify_officers;
use crate::app::renewals::transition::Transition;
use crate::app::state::App;
use crate::app::{survey, text_messages};
use crate::db::drafts::{self, DraftRow};
use crate::db::{Tx, changes, keys, outbox, people, proposals};
use crate::infra::webhook::text::News;

/// Appends decided events and carries out their consequences, in the caller's transaction.
pub async fn append_events(
    app: &App,
    tx: &mut Tx,
    case: &mut Case,
    events: Vec<Event>,
    by: Option<PersonId>,
    now: Timestamp,
) -> Result<(), Error> {
    let transition = case.append_events(app, tx, events, by, now).await?;
    carry_out(app, tx, case, &transition, now).await
}

/// Carries out the consequences of a transition, in the transaction that appended its events. Wake the mail sender
/// after the commit.
///
/// Three mails (and text messages with two of them) are sent elsewhere, since only their callers know the content: the receipt of a submission
/// (`drafts::submit`), the link of a filing (`filing`), and a link sent again (`holder_action`). Whoever ends a case also
/// discards its draft, since the files' bytes are removed after the commit.
pub async fn carry_out(
    app: &App,
    tx: &mut Tx,
    case: &Case,
    transition: &Transition,
    now: Timestamp,
) -> Result<(), Error> {
    if let Some(until) = case.fetch_until() {
        keys::keep_until(tx, case.id, until).await?;
    }
    count_served(tx, case, transition, now).await?;
    mail_issued(app, tx, case, transition, now).await?;
    mail_taken_over(app, tx, case, transition, now).await?;
    if transition.stage.as_ref() == Some(&case.renewal.stage) {
        return Ok(());
    }
    notify(app, tx, case, transition, now).await?;
    if case.renewal.open() { Ok(()) } else { close(app, tx, case, now).await }
}

/// Counts the service for the survey's sample, once it has ended.
async fn count_served(tx: &mut Tx, case: &Case, new: &Transition, now: Timestamp) -> Result<(), Error> {
    let mut events = case.log.iter().skip(new.log_length);
    if events.any(|recorded| survey::ends_service(&recorded.event)) {
        survey::count_served(tx, &case.renewal.agency, case.standard.hours.zone(), now).await?;
    }
    Ok(())
}

/// Sends the mails for a change of stage, by the stages before and after.
async fn notify(app: &App, tx: &mut Tx, case: &Case, transition: &Transition, now: Timestamp) -> Result<(), Error> {
    let writer = app.writer(&case.renewal.agency)?;
    let (holder, reference) = (case.holder(tx).await?, &case.reference);
    let (mail, news) = match (&transition.stage, &case.renewal.stage) {
        (_, Stage::At(_)) => {
            enter_step(app, tx, case, now).await?;
            return if transition.passes_back(&case.log) {
                notify_officers::passed_back(app, tx, case, now).await
            } else {
                notify_officers::waiting(app, tx, case, now).await
            };
        }
        // A filing inserts the draft itself; the end was mailed when the certificate was issued.
        (None, Stage::Returned { .. }) | (_, Stage::Finished) => return Ok(()),
        (Some(_), Stage::Returned { items, .. }) => {
            reopen_draft(tx, case, items.iter().map(|item| item.step).collect(), now).await?;
            (writer.returned(&holder, reference, items), Some(News::Returned(reference)))
        }
        (_, Stage::Rejected { reason, note, .. }) => {
            (writer.rejected(&holder, reference, *reason, note.is_some()), Some(News::Rejected(reference)))
        }
        (_, Stage::Withdrawn) => (writer.withdrawn(&holder, reference), None),
        (_, Stage::Cancelled { .. }) => (writer.filing_cancelled(&holder, reference), None),
    };
    outbox::enqueue(tx, &mail, now).await?;
    match news {
        Some(news) => text_messages::tell(app, tx, &holder, news, now).await,
        None => Ok(()),
    }
}

/// Carries out what the end of a case allows: proposed changes of the holder's data or roles can be confirmed, and a
/// key pair that was never certified is deleted.
async fn close(app: &App, tx: &mut Tx, case: &Case, now: Timestamp) -> Result<(), Error> {
    let waiting = proposals::find_open(tx, case.renewal.holder, None).await?;
    announce::announce_undated(app, tx, waiting.into_iter().collect(), now).await?;
    discard_begun(tx, case).await?;
    if case.renewal.stage != Stage::Finished {
        keys::destroy(tx, case.id).await?;
    }
    Ok(())
}

/// Discards the draft in which the holder had begun to replace the key: it can't be sent any more. What it names was sent before,
/// so no bytes go with it.
async fn discard_begun(tx: &mut Tx, case: &Case) -> Result<(), Error> {
    let holder = case.renewal.holder;
    if drafts::get(tx, holder).await?.is_some_and(|row| row.completes == Some(case.id)) {
        drafts::delete(tx, holder).await?;
        keys::discard(tx, holder).await?;
    }
    Ok(())
}

/// Prepares the step that the case has entered: stores the order to the authority, or opens the draft in which the
/// holder sets the passphrase.
async fn enter_step(app: &App, tx: &mut Tx, case: &Case, now: Timestamp) -> Result<(), Error> {
    match case.step().map(|step| step.kind) {
        Some(StepKind::Issue) => {
            discard_begun(tx, case).await?;
            match case.standard.issuing {
                Issuing::Embedded => order::create(app, tx, case, now).await,
                Issuing::ByHand => Ok(()),
            }
        }
        Some(StepKind::SetPassphrase) => {
            let writer = app.writer(&case.renewal.agency)?;
            let holder = case.holder(tx).await?;
            let reference = &case.reference;
            let (mail, news) = match case.standard.wizard.custody {
                Custody::Holder => {
                    reopen_draft(tx, case, vec![Step::Passphrase], now).await?;
                    (writer.passphrase(&holder, reference), News::Passphrase(reference))
                }
                Custody::Authority => {
                    (writer.passphrase_at_authority(&holder, reference), News::PassphraseAtAuthority(reference))
                }
            };
            outbox::enqueue(tx, &mail, now).await?;
            text_messages::tell(app, tx, &holder, news, now).await
        }
        _ => Ok(()),
    }
}

/// Mails the holder that the certificate is issued, once the first notify step is done.
async fn mail_issued(app: &App, tx: &mut Tx, case: &Case, new: &Transition, now: Timestamp) -> Result<(), Error> {
    let first = case.log.iter().position(|recorded| case.is_notice(&recorded.event));
    let (Some(certificate), Some(first)) = (&case.renewal.certificate, first) else { return Ok(()) };
    if first < new.log_length {
        return Ok(());
    }
    let writer = app.writer(&case.renewal.agency)?;
    let holder = case.holder(tx).await?;
    let (reference, end) = (&case.reference, certificate.not_after);
    let (mail, news) = match case.standard.wizard.custody {
        Custody::Holder => (writer.issued(&holder, reference, end, case.fetch_until()), News::Issued(reference)),
        Custody::Authority => (writer.issued_by_authority(&holder, reference, end), News::IssuedByAuthority(reference)),
    };
    outbox::enqueue(tx, &mail, now).await?;
    text_messages::tell(app, tx, &holder, news, now).await
}

/// Mails the officer from whom a colleague took over the case.
async fn mail_taken_over(app: &App, tx: &mut Tx, case: &Case, new: &Transition, now: Timestamp) -> Result<(), Error> {
    let (Some(before), Some(taker)) = (new.taken_by, case.renewal.taken_by) else { return Ok(()) };
    if before == taker {
        return Ok(());
    }
    if let Some(colleague) = people::get(tx, before).await? {
        let mail = app.writer(&case.renewal.agency)?.taken_over(&colleague.data.email, &case.reference);
        outbox::enqueue(tx, &mail, now).await?;
    }
    Ok(())
}

/// Makes a draft from what was sent, with only the named steps open. Setting a passphrase again needs a new key pair;
/// everything else is kept.
pub(super) async fn reopen_draft(tx: &mut Tx, case: &Case, open: Vec<Step>, now: Timestamp) -> Result<(), Error> {
    let changes = changes::get(tx, case.id).await?;
    let mut key = None;
    if let Some(public_key) = case.renewal.dossier.public_key.as_ref().filter(|_| !open.contains(&Step::Passphrase)) {
        let kept = keys::get(tx, &public_key.0).await?;
        key = kept.map(|kept| KeyInfo { public_key_sha256: kept.public_key_sha256, made_at: kept.made_at.0 });
    }
    // A returned letter is to be replaced, and so is the recommendation in its place.
    let recommendation = if open.contains(&Step::Letter) { None } else { sent::given(tx, case).await? };
    let confirmed_email = changes.iter().find(|change| change.field == DataField::Email);
    let draft = Draft {
        data_right: Some(changes.is_empty()),
        confirmed_email: confirmed_email.map(|change| change.new.clone()),
        changes: changes.into_iter().map(|change| Change { field: change.field, value: change.new }).collect(),
        files: dossier(tx, case).await?,
        recommendation,
        key,
        open_steps: Some(open),
    };
    // A page that shows the draft before it, e.g. one in which another passphrase was begun, must not send this one.
    let version = drafts::get(tx, case.renewal.holder).await?.map_or(0, |before| before.version);
    let mut row = DraftRow { version, draft, completes: Some(case.id) };
    Ok(drafts::put(tx, case.renewal.holder, &mut row, now).await?)
}
