//! The holder's draft: answers and files so far.

use axum::Json;
use axum::extract::{Path, State};
use domain::api::{Answers, DraftView, StoppedUpload, path};
use domain::certificate::subject::subject;
use domain::journey::Step;
use domain::person::FilePurpose;
use domain::renewal::{PersonId, Stage};
use sqlx::SqliteConnection;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::draft_email;
use super::renewal::returned_items;
use crate::app::documents::CHUNK;
use crate::app::drafts::{discard_file, open_draft, require_open, step_of};
use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::renewals::certificate_state::standing;
use crate::app::state::App;
use crate::db::drafts::{self, DraftRow};
use crate::db::{people, renewals, uploads};
use crate::http::extract::json;
use crate::http::extract::session::Session;
use crate::http::openapi_responses::{Changing, Reading};
use crate::infra::file_store::Store;

/// Characters of one typed answer; more is no typo. The fields' own limits are lower.
const MAX_ANSWER: usize = 1_000;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_draft, put_answers)).routes(routes!(delete_file))
}

/// The draft with all that the wizard needs; an empty one of version 0 before the first answer.
#[utoipa::path(get, path = path::DRAFT, tag = "draft", responses((status = 200, body = DraftView), Reading))]
async fn get_draft(State(app): State<App>, session: Session) -> Result<Json<DraftView>, Error> {
    let mut db = app.db.read().begin().await?;
    let row = open_draft(&app, &mut db, session.person).await?;
    view(&app, &mut db, &session, row).await.map(Json)
}

/// Keeps the typed answers. Answers that are kept already are no conflict, whatever their version.
#[utoipa::path(put, path = path::DRAFT, tag = "draft", request_body = Answers,
               responses((status = 200, body = DraftView), Changing))]
async fn put_answers(
    State(app): State<App>,
    session: Session,
    json::Json(answers): json::Json<Answers>,
) -> Result<Json<DraftView>, Error> {
    check_shape(&answers)?;
    let mut tx = app.db.begin().await?;
    let mut row = open_draft(&app, &mut tx, session.person).await?;
    if row.draft.data_right != answers.data_right || row.draft.changes != answers.changes {
        if answers.version != row.version {
            return Err(Error::Conflict(None));
        }
        require_open(&row.draft, Step::Changes)?;
        row.draft.data_right = answers.data_right;
        row.draft.changes = answers.changes;
        drafts::put(&mut tx, session.person, &mut row, app.now()).await?;
    }
    let view = view(&app, &mut tx, &session, row).await?;
    tx.commit().await?;
    Ok(Json(view))
}

/// Removes the file for a purpose from the draft; none there is fine.
#[utoipa::path(delete, path = path::DRAFT_FILE, tag = "draft", params(("purpose" = FilePurpose, Path, description = "What the file is for")),
               responses((status = 200, body = DraftView), Changing))]
async fn delete_file(
    State(app): State<App>,
    session: Session,
    Path(purpose): Path<String>,
) -> Result<Json<DraftView>, Error> {
    let purpose: FilePurpose = crate::db::codec::from_word(&purpose).map_err(|_| Error::NotFound)?;
    let mut tx = app.db.begin().await?;
    let mut row = open_draft(&app, &mut tx, session.person).await?;
    let mut gone = None;
    if let Some(file) = row.draft.file(purpose).cloned() {
        require_open(&row.draft, step_of(purpose))?;
        row.draft.files.retain(|kept| kept.purpose != purpose);
        drafts::put(&mut tx, session.person, &mut row, app.now()).await?;
        gone = discard_file(&mut tx, session.person, purpose, &file.id).await?;
    }
    let view = view(&app, &mut tx, &session, row).await?;
    tx.commit().await?;
    if let Some(file) = gone {
        Store::new(&app.config.data).drop_file(&file);
    }
    Ok(Json(view))
}

/// The draft as the wizard sees it.
pub(crate) async fn view(
    app: &App,
    db: &mut SqliteConnection,
    session: &Session,
    row: DraftRow,
) -> Result<DraftView, Error> {
    let person = people::get(&mut *db, session.person).await?.ok_or(Error::NotLoggedIn)?;
    let standard = app.standard(&session.agency)?;
    let (mut completes, mut returned, mut sent_files) = (None, Vec::new(), Vec::new());
    if let Some(id) = row.completes {
        let renewal = renewals::get(db, id).await?;
        let case = Case::load(app, db, renewal).await?;
        if let Stage::Returned { items, .. } = &case.renewal.stage {
            returned = returned_items(db, items).await?;
        }
        sent_files = case.renewal.dossier.files;
        completes = Some(case.reference);
    }
    Ok(DraftView {
        email_code: draft_email::sent(db, session.person, &row.draft, app.now()).await?,
        stopped: stopped(db, session.person).await?,
        version: row.version,
        draft: row.draft,
        subject: subject(&person.data, &standard.agency).into(),
        person: person.data,
        rules: standard.wizard.clone(),
        completes,
        returned,
        sent_files,
        not_after: standing(db, session.person, app.now()).await?.not_after,
        office: standard.agency.office.clone(),
        contacts: standard.agency.contacts.clone(),
        zone: standard.hours.zone(),
    })
}

async fn stopped(db: &mut SqliteConnection, person: PersonId) -> Result<Vec<StoppedUpload>, Error> {
    let mut stopped = Vec::new();
    for upload in uploads::stopped(db, person).await? {
        let chunks = uploads::chunks(db, &upload.id).await?.len() as u64;
        let percent = (chunks * u64::from(CHUNK) * 100 / upload.size.max(1)).min(100);
        let percent = u8::try_from(percent).unwrap_or(100);
        stopped.push(StoppedUpload { purpose: upload.purpose, name: upload.name, percent });
    }
    Ok(stopped)
}

/// Wrong values are kept as typed, for the wizard to tell; but no app of ours sends these.
fn check_shape(answers: &Answers) -> Result<(), Error> {
    let repeated = answers
        .changes
        .iter()
        .enumerate()
        .any(|(index, change)| answers.changes.iter().take(index).any(|earlier| earlier.field == change.field));
    let long = answers.changes.iter().any(|change| change.value.chars().count() > MAX_ANSWER);
    if repeated || long { Err(Error::BadRequest("a repeated field or an endless answer")) } else { Ok(()) }
}
