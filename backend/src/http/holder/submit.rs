//! Sending the draft: a new renewal, or the completion of a returned one.
//!
//! Longer than 250 lines because both ways of sending share their checks and what follows, which are read together.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use domain::api::{RenewalView, Send, path};
use domain::journey::Submission;
use domain::moment::Timestamp;
use domain::person::{DataField, FilePurpose, PersonData};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Command, Digest, Refusal, Separation, Stage, Standing, decide, unreplaced};
use domain::standard::StepKind;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::draft_key::checked;
use super::renewal::view;
use super::sent_files::{self, Looked};
use crate::app::checkpoint;
use crate::app::error::Error;
use crate::app::issuance::issue;
use crate::app::limit;
use crate::app::renewals::after;
use crate::app::renewals::case::{Case, refused};
use crate::app::renewals::certificate_state::standing;
use crate::app::state::App;
use crate::db::drafts::{self, DraftRow};
use crate::db::{Tx, changes, files, keys, outbox, people, renewals, uploads};
use crate::http::extract::idempotency::Request;
use crate::http::extract::json;
use crate::http::extract::session::Session;
use crate::http::openapi_responses::Changing;
use crate::infra::file_store::Store;
use crate::infra::mail::text::SentNow;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(submit)).routes(routes!(complete))
}

/// Sends the draft as a new application.
#[utoipa::path(post, path = path::RENEWALS, tag = "renewal", request_body = Send,
               params(("idempotency-key" = String, Header, description = "Names this act; sent again, it is not repeated")),
               responses((status = 201, body = RenewalView), Changing))]
async fn submit(
    State(app): State<App>,
    session: Session,
    headers: HeaderMap,
    json::Json(send): json::Json<Send>,
) -> Result<(StatusCode, Json<RenewalView>), Error> {
    let request = Request::new(&headers, session.person, &["submit", &send.version.to_string()])?;
    let public_key = checked_key(&app, &session).await?;
    let looked = sent_files::look(&app, session.person).await?;
    let mut tx = app.db.begin().await?;
    if let Some(reference) = request.done_before(&mut tx).await? {
        let case = Case::of_holder(&app, &mut tx, &reference, session.person).await?;
        return Ok((StatusCode::CREATED, Json(view(&app, &mut tx, &session, &case).await?)));
    }
    let another_open = renewals::any_open(&mut tx, session.person).await?;
    let Some(row) = drafts::get(&mut tx, session.person).await?.filter(|row| row.completes.is_none()) else {
        return Err(Error::Conflict(another_open.then_some(Refusal::AlreadyOpen)));
    };
    let (submission, person) = check(&app, &mut tx, &session, &row, send.version, Some(&looked)).await?;
    check_key(&mut tx, &session, &submission, public_key, None).await?;

    let now = app.now();
    limit::application(&mut tx, session.person, now).await?;
    let standard = app.standard(&session.agency)?;
    let verdict = standing(&mut tx, session.person, now).await?.verdict;
    let command = Command::Submit {
        holder: session.person,
        standing: Standing { verdict, another_open },
        submission: submission.clone(),
    };
    let mut events =
        decide(&standard, None, command, &session.actor(), &Separation::default(), now).map_err(refused)?.into_iter();
    let first = events.next().ok_or_else(|| Error::internal("an application without an event"))?;
    let mut case = Case::begin(&app, &mut tx, standard, session.person, first, now).await?;
    case.record(&app, &mut tx, events.collect(), Some(session.person), now).await?;
    finish(&app, tx, &session, &case, &row, &submission, &person, &request, now)
        .await
        .map(|view| (StatusCode::CREATED, view))
}

/// Sends the draft as the completion of a returned application.
#[utoipa::path(post, path = path::RENEWAL_COMPLETION, tag = "renewal", request_body = Send,
               params(("reference" = String, Path, description = "Reference number"),
                      ("idempotency-key" = String, Header, description = "Names this act; sent again, it is not repeated")),
               responses((status = 200, body = RenewalView), Changing))]
async fn complete(
    State(app): State<App>,
    session: Session,
    Path(reference): Path<String>,
    headers: HeaderMap,
    json::Json(send): json::Json<Send>,
) -> Result<Json<RenewalView>, Error> {
    let request = Request::new(&headers, session.person, &["complete", &reference, &send.version.to_string()])?;
    let public_key = checked_key(&app, &session).await?;
    let looked = sent_files::look(&app, session.person).await?;
    let mut tx = app.db.begin().await?;
    let mut case = Case::of_holder(&app, &mut tx, &reference, session.person).await?;
    if request.done_before(&mut tx).await?.is_some() {
        return view(&app, &mut tx, &session, &case).await.map(Json);
    }
    let row = drafts::get(&mut tx, session.person).await?.filter(|row| row.completes == Some(case.id));
    let row = row.ok_or(Error::Conflict(Some(Refusal::WrongStage)))?;
    // The passphrase alone sends no file.
    let sends = (!sets_passphrase(&case)).then_some(&looked);
    let (submission, person) = match check(&app, &mut tx, &session, &row, send.version, sends).await {
        Err(Error::Invalid(problems)) if problems.iter().any(|problem| problem.fault == Fault::FileLost) => {
            drop(tx);
            looked.reopen(&app, session.person, case.id).await?;
            return Err(Error::Invalid(problems));
        }
        checked => checked?,
    };
    if let Stage::Returned { items, .. } = &case.renewal.stage
        && !send.keep
    {
        let asked = items.iter().map(|item| (item.step, item.reason));
        let same = unreplaced(asked, &case.renewal.dossier.files, &row.draft);
        if !same.is_empty() {
            let fault = |purpose: FilePurpose| Problem::new(purpose.field(), Fault::FileNotReplaced);
            return Err(Error::Invalid(same.into_iter().map(fault).collect()));
        }
    }
    let before = case.renewal.dossier.public_key.as_ref().map(|digest| digest.0.clone());
    check_key(&mut tx, &session, &submission, public_key, before.as_deref()).await?;

    let now = app.now();
    let events = case.decide(&mut tx, completion(&case, &submission)?, &session.actor(), now).await?;
    case.record(&app, &mut tx, events, Some(session.person), now).await?;
    finish(&app, tx, &session, &case, &row, &submission, &person, &request, now).await
}

/// Whether the case waits for the passphrase alone.
fn sets_passphrase(case: &Case) -> bool {
    case.step().is_some_and(|step| step.kind == StepKind::SetPassphrase)
}

/// What sending means for this case: completing it, or, after verification, the passphrase alone.
fn completion(case: &Case, submission: &Submission) -> Result<Command, Error> {
    if !sets_passphrase(case) {
        return Ok(Command::Complete(submission.clone()));
    }
    let public_key = submission.public_key_sha256().ok_or_else(|| Error::invalid(Field::Passphrase, Fault::Blank))?;
    Ok(Command::SetPassphrase { public_key: Digest(public_key.to_owned()) })
}

/// The draft as the review page showed it, checked as a whole; its files as they were looked at, where they are sent.
async fn check(
    app: &App,
    tx: &mut Tx,
    session: &Session,
    row: &DraftRow,
    version: u32,
    looked: Option<&Looked>,
) -> Result<(Submission, PersonData), Error> {
    if row.version != version {
        return Err(Error::Conflict(None));
    }
    let person = people::get(tx, session.person).await?.ok_or(Error::NotLoggedIn)?.data;
    let standard = app.standard(&session.agency)?;
    let submission = Submission::from_draft(&row.draft, &standard.wizard, &person).map_err(Error::Invalid)?;
    let mut problems = Vec::new();
    for (field, value) in submission.changes() {
        // Its owner confirmed it, and is told when it was given to somebody else since. A NIP in use is told to the officer
        // who verifies it: a holder could ask for whose they like.
        if *field == DataField::Email && people::is_taken(tx, value, session.person).await? {
            problems.push(Problem::new(Field::Email, Fault::Taken));
        }
    }
    for (purpose, sha256) in submission.files() {
        // The draft is the program's own word, but what is sent must be there.
        let id = row.draft.file(*purpose).map(|file| file.id.as_str()).unwrap_or_default();
        let kept = files::get(tx, id).await?;
        if kept.is_none_or(|kept| kept.person != session.person || kept.info.sha256 != *sha256) {
            problems.push(Problem::new(purpose.field(), Fault::Blank));
        } else if let Some(looked) = looked {
            problems.extend(looked.problem(row.version, *purpose)?);
        }
    }
    if problems.is_empty() { Ok((submission, person)) } else { Err(Error::Invalid(problems)) }
}

/// Checks the request of the draft's key pair once more, before the transaction: the rules may be stricter than when it was
/// sent. Its key then; none without a key pair.
async fn checked_key(app: &App, session: &Session) -> Result<Option<String>, Error> {
    let mut db = app.db.read().acquire().await?;
    let row = drafts::get(&mut db, session.person).await?;
    let Some(sent) = row.and_then(|row| row.draft.key) else { return Ok(None) };
    let key = keys::get(&mut db, &sent.public_key_sha256).await?.filter(|key| key.person == session.person);
    drop(db);
    let Some(key) = key else { return Ok(None) };
    let checked = checked(app, key.request).await?;
    Ok(Some(hex::encode(checked.public_key_sha256)))
}

/// That the key is the one whose request was `checked`, and was never seen; the renewal's own key `before` may stay.
async fn check_key(
    tx: &mut Tx,
    session: &Session,
    submission: &Submission,
    checked: Option<String>,
    before: Option<&str>,
) -> Result<(), Error> {
    let Some(public_key) = submission.public_key_sha256() else { return Ok(()) };
    let key = keys::get(tx, public_key).await?.filter(|key| key.person == session.person);
    if key.is_none() {
        return Err(Error::invalid(Field::Passphrase, Fault::Blank));
    }
    if checked.as_deref() != Some(public_key) {
        return Err(Error::Conflict(None));
    }
    if before == Some(public_key) {
        return Ok(());
    }
    if keys::seen(tx, public_key).await? {
        return Err(Error::invalid(Field::Request, Fault::RequestKeyReused));
    }
    Ok(())
}

/// What sending means for everything beside the events.
#[allow(clippy::too_many_arguments, reason = "one transaction, written down once for both ways of sending")]
async fn finish(
    app: &App,
    mut tx: Tx,
    session: &Session,
    case: &Case,
    row: &DraftRow,
    submission: &Submission,
    person: &PersonData,
    request: &Request,
    now: Timestamp,
) -> Result<Json<RenewalView>, Error> {
    // Both addresses are told when one is asked for, not at each completion after that.
    let asked_before = changes::get(&mut tx, case.id).await?;
    let asked = |address: &String| asked_before.iter().any(|change| change.new == *address);
    let new_email = submission.changes().iter().find(|(field, value)| *field == DataField::Email && !asked(value));
    changes::put(&mut tx, case.id, person, submission.changes()).await?;
    for (purpose, _) in submission.files() {
        if let Some(file) = row.draft.file(*purpose) {
            files::attach(&mut tx, &file.id, case.id).await?;
        }
    }
    if let Some(public_key) = submission.public_key_sha256() {
        keys::mark_seen(&mut tx, public_key, now).await?;
        keys::attach(&mut tx, public_key, case.id).await?;
    }
    drafts::delete(&mut tx, session.person).await?;
    keys::discard(&mut tx, session.person).await?;
    let uploads = uploads::delete_all(&mut tx, session.person).await?;
    let unsent = files::discard_unsent(&mut tx, session.person).await?;
    request.remember(&mut tx, &case.reference, now).await?;

    let sent = SentNow { what: case.renewal.last_sent.0, new_email: new_email.is_some() };
    let mark = checkpoint::mark(&mut tx).await?;
    let writer = app.writer(&session.agency)?;
    let mail = writer.received(&person.email, &case.reference, case.due(app), sent, &mark);
    outbox::enqueue(&mut tx, &mail, now).await?;
    if let Some((_, address)) = new_email {
        outbox::enqueue(&mut tx, &writer.email_asked(address, &case.reference), now).await?;
    }
    after::arrived(app, &mut tx, case, now).await?;
    let view = view(app, &mut tx, session, case).await?;
    tx.commit().await?;
    app.bell.ring();
    Store::new(&app.config.data).drop_all(&uploads, &unsent);
    // The passphrase may have been the last thing that the certificate waited for.
    if !case.step().is_some_and(|step| step.kind == StepKind::Issue) {
        return Ok(Json(view));
    }
    issue::at_once(app, case.id).await;
    let mut db = app.db.read().begin().await?;
    let case = Case::of_holder(app, &mut db, &case.reference, session.person).await?;
    super::renewal::view(app, &mut db, session, &case).await.map(Json)
}
