//! Sends a draft: as a new application, or as the completion of a returned one.

use domain::api::Send;
use domain::journey::Submission;
use domain::moment::Timestamp;
use domain::person::{DataField, FilePurpose, PersonData};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Command, Digest, Eligibility, Refusal, Separation, Stage, decide, unreplaced};
use domain::standard::{StepKind, WizardRules};

use crate::app::accounts::freeze;
use crate::app::drafts::discard::{Unreferenced, discard};
use crate::app::drafts::sent_files::InspectedFiles;
use crate::app::drafts::submitter::Submitter;
use crate::app::error::Error;
use crate::app::issuance::issue;
use crate::app::renewals::after;
use crate::app::renewals::case::Case;
use crate::app::renewals::certificate_state::certificate_state;
use crate::app::renewals::transition::Transition;
use crate::app::settings::standards::Version;
use crate::app::state::App;
use crate::app::{checkpoint, limit};
use crate::db::drafts::{self, DraftRow};
use crate::db::{Tx, changes, files, keys, outbox, people, recommendations, renewals};
use crate::infra::mail::text::{Recipient, SentNow};

/// The result of sending.
#[derive(Debug)]
pub struct Sent {
    /// The renewal.
    pub case: Case,
    /// The discarded draft.
    pub draft: Unreferenced,
}

impl Sent {
    /// Does what follows the commit: wakes the mail sender, removes the draft's bytes, and issues the certificate if it
    /// waited for the passphrase alone. Returns the reference.
    pub async fn finish(self, app: &App) -> String {
        app.outbox_waker.wake();
        self.draft.remove(app);
        if self.case.step().is_some_and(|step| step.kind == StepKind::Issue) {
            issue::try_issue_now(app, self.case.id).await;
        }
        self.case.reference
    }
}

/// Sends the draft as a new application, in the caller's transaction.
///
/// # Errors
/// [`Error::Conflict`] if the draft is not the one of the review page, or no application can be made; [`Error::Invalid`]
/// with everything that has to be corrected.
pub async fn submit(app: &App, tx: &mut Tx, submitter: &Submitter, send: &Send) -> Result<Sent, Error> {
    let another_open = renewals::any_open(tx, submitter.holder).await?;
    let row = drafts::get(tx, submitter.holder).await?.filter(|row| row.completes.is_none());
    let row = row.ok_or(Error::Conflict(another_open.then_some(Refusal::AlreadyOpen)))?;
    let Version { digest, standard } = app.version(&submitter.agency)?;
    let draft = CheckedDraft::check(tx, submitter, &standard.wizard, row, send.version, Some(&submitter.files)).await?;
    draft.check_key(tx, submitter, None).await?;

    let now = app.now();
    limit::check_applications(tx, submitter.holder, now).await?;
    let verdict = certificate_state(app, tx, submitter.holder, now).await?.verdict;
    let command = Command::Submit {
        holder: submitter.holder,
        standard: digest,
        eligibility: Eligibility { verdict, another_open },
        submission: draft.submission.clone(),
    };
    let events = decide(&standard, None, command, &submitter.actor, &Separation::default(), now)?;
    let (case, transition) = Case::begin(app, tx, submitter.holder, events, now).await?;
    draft.send(app, tx, submitter, case, &transition, now).await
}

/// Sends the draft as the completion of `case`, in the caller's transaction.
///
/// # Errors
/// As [`submit`]; also [`Error::Invalid`] for a file that was to be replaced and is the same, unless `send.keep`.
pub async fn complete(
    app: &App,
    tx: &mut Tx,
    submitter: &Submitter,
    mut case: Case,
    send: &Send,
) -> Result<Sent, Error> {
    let row = drafts::get(tx, submitter.holder).await?.filter(|row| row.completes == Some(case.id));
    let row = row.ok_or(Error::Conflict(Some(Refusal::WrongStage)))?;
    // The passphrase alone sends no file.
    let files = (!sends_key_alone(&case)).then_some(&submitter.files);
    let draft = CheckedDraft::check(tx, submitter, &case.standard.wizard, row, send.version, files).await?;
    if let Stage::Returned { items, .. } = &case.renewal.stage
        && !send.keep
    {
        let asked = items.iter().map(|item| (item.step, item.reason));
        let same = unreplaced(asked, &case.renewal.dossier.files, &draft.row.draft);
        if !same.is_empty() {
            let fault = |purpose: FilePurpose| Problem::new(purpose.field(), Fault::FileNotReplaced);
            return Err(Error::Invalid(same.into_iter().map(fault).collect()));
        }
    }
    let before = case.renewal.dossier.public_key.as_ref().map(|digest| digest.0.clone());
    draft.check_key(tx, submitter, before.as_deref()).await?;

    let now = app.now();
    let events = case.decide(tx, draft.completion(&case)?, &submitter.actor, now).await?;
    let transition = case.append_events(app, tx, events, Some(submitter.holder), now).await?;
    draft.send(app, tx, submitter, case, &transition, now).await
}

/// Whether a draft that completes the case sends a key pair alone: nothing was returned.
fn sends_key_alone(case: &Case) -> bool {
    case.step().is_some()
}

/// The draft of the review page, checked as a whole.
struct CheckedDraft {
    row: DraftRow,
    submission: Submission,
    person: PersonData,
}

impl CheckedDraft {
    /// Checks a draft. `files`: the inspected files, if they are sent.
    async fn check(
        tx: &mut Tx,
        submitter: &Submitter,
        rules: &WizardRules,
        row: DraftRow,
        version: u32,
        files: Option<&InspectedFiles>,
    ) -> Result<Self, Error> {
        if row.version != version {
            return Err(Error::Conflict(None));
        }
        let person = people::get(tx, submitter.holder).await?.ok_or(Error::NotFound)?.data;
        let submission = Submission::from_draft(&row.draft, rules, &person).map_err(Error::Invalid)?;
        let mut problems = Vec::new();
        for (field, value) in submission.changes() {
            // The submitter confirmed the address, so a conflict can be shown. A NIP in use is shown to the verifying
            // officer only: a holder could probe for others' numbers.
            if *field == DataField::Email && people::is_taken(tx, value, submitter.holder).await? {
                problems.push(Problem::new(Field::Email, Fault::Taken));
            }
        }
        for (purpose, sha256) in submission.files() {
            // The draft is trusted, but its files must exist.
            let id = row.draft.file(*purpose).map(|file| file.id.as_str()).unwrap_or_default();
            let kept = files::get(tx, id).await?;
            if kept.is_none_or(|kept| kept.person != submitter.holder || kept.info.sha256 != *sha256) {
                problems.push(Problem::new(purpose.field(), Fault::Blank));
            } else if let Some(files) = files {
                problems.extend(files.problem(row.version, *purpose)?);
            }
        }
        if let Some(sha256) = submission.recommendation_sha256() {
            // The draft is trusted, but what it names must be what was answered.
            let kept = recommendations::by_digest(tx, sha256).await?.filter(|kept| kept.holder == submitter.holder);
            if kept.and_then(|kept| kept.given()).as_ref() != row.draft.recommendation.as_ref() {
                problems.push(Problem::new(Field::Letter, Fault::RecommendationVoid));
            }
        }
        if problems.is_empty() { Ok(Self { row, submission, person }) } else { Err(Error::Invalid(problems)) }
    }

    /// Checks that the key's request was inspected and that the key was never seen; the renewal's own key `before` may
    /// stay.
    async fn check_key(&self, tx: &mut Tx, submitter: &Submitter, before: Option<&str>) -> Result<(), Error> {
        let Some(public_key) = self.submission.public_key_sha256() else { return Ok(()) };
        let key = keys::get(tx, public_key).await?.filter(|key| key.person == submitter.holder);
        if key.is_none() {
            return Err(Error::invalid(Field::Passphrase, Fault::Blank));
        }
        if submitter.public_key.as_deref() != Some(public_key) {
            return Err(Error::Conflict(None));
        }
        if before != Some(public_key) && keys::seen(tx, public_key).await? {
            return Err(Error::invalid(Field::Request, Fault::RequestKeyReused));
        }
        Ok(())
    }

    /// Returns the command for this case: complete it, set the passphrase after verification, or replace the key.
    fn completion(&self, case: &Case) -> Result<Command, Error> {
        let Some(step) = case.step() else { return Ok(Command::Complete(self.submission.clone())) };
        let public_key = self.submission.public_key_sha256();
        let public_key = public_key.ok_or_else(|| Error::invalid(Field::Passphrase, Fault::Blank))?;
        let public_key = Digest(public_key.to_owned());
        Ok(match step.kind {
            StepKind::SetPassphrase => Command::SetPassphrase { public_key },
            _ => Command::ReplaceKey { public_key },
        })
    }

    /// Moves what was sent to the case, mails the receipt, and carries out the consequences.
    async fn send(
        self,
        app: &App,
        tx: &mut Tx,
        submitter: &Submitter,
        case: Case,
        transition: &Transition,
        now: Timestamp,
    ) -> Result<Sent, Error> {
        let Self { row, submission, person } = self;
        // Both addresses are notified once, not at each completion.
        let asked_before = changes::get(tx, case.id).await?;
        let asked = |address: &String| asked_before.iter().any(|change| change.new == *address);
        let new_email = submission.changes().iter().find(|(field, value)| *field == DataField::Email && !asked(value));
        changes::put(tx, case.id, &person, submission.changes()).await?;
        for (purpose, _) in submission.files() {
            if let Some(file) = row.draft.file(*purpose) {
                files::attach(tx, &file.id, case.id).await?;
            }
        }
        if let Some(sha256) = submission.recommendation_sha256() {
            recommendations::attach(tx, sha256, case.id).await?;
        }
        if let Some(public_key) = submission.public_key_sha256() {
            keys::mark_seen(tx, public_key, now).await?;
            keys::attach(tx, public_key, case.id).await?;
        }
        let draft = discard(tx, submitter.holder).await?;

        let mark = checkpoint::mark(tx).await?.to_string();
        let next = case.step().map(|step| step.actors.as_slice()).zip(case.due(app));
        let (writer, holder) = (app.writer(&submitter.agency)?, case.holder(tx).await?);
        let not_me = match new_email {
            Some(_) => Some(freeze::make_link(tx, holder.id, now).await?),
            None => None,
        };
        let sent = SentNow { what: case.renewal.last_sent.0, new_email: not_me.as_deref(), next, mark: &mark };
        let mail = writer.received(&holder, &case.reference, sent);
        outbox::enqueue(tx, &mail, now).await?;
        if let Some((_, address)) = new_email {
            outbox::enqueue(tx, &writer.email_requested(Recipient::from(&holder).at(address), &case.reference), now)
                .await?;
        }
        after::carry_out(app, tx, &case, transition, now).await?;
        Ok(Sent { case, draft })
    }
}
