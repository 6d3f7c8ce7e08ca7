//! The officers' side: what waits, a case whole, and what may be done with it.

use axum::Json;
use axum::extract::{Path, State};
use domain::api::{CaseCommand, CaseView, Inbox, InboxRow, OfficerCommand, path};
use domain::moment::Timestamp;
use domain::renewal::{Act, PersonId, acts_allowed, due, may_file, officers_of};
use domain::standard::{AgencyId, ProcedureStep, Role};
use sqlx::SqliteConnection;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::auth::{Officer, Session};
use super::case_view::view;
use super::json;
use super::problems::{Changing, Reading};
use crate::case::Case;
use crate::db::{looks, renewals};
use crate::error::Error;
use crate::issue;
use crate::officer_act::carry_out;
use crate::state::App;

/// The routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(inbox)).routes(routes!(get_case)).routes(routes!(command))
}

/// What waits for me, most urgent first.
#[utoipa::path(get, path = path::INBOX, tag = "officer", responses((status = 200, body = Inbox), Reading))]
async fn inbox(State(app): State<App>, Officer(session): Officer) -> Result<Json<Inbox>, Error> {
    let mut db = app.db.read().begin().await?;
    let standard = app.standard(&session.agency)?;
    let mut rows = Vec::new();
    for step in &standard.steps {
        if !step.actors.iter().any(|role| *role != Role::Holder && session.roles.contains(role)) {
            continue;
        }
        for waiting in renewals::waiting(&mut db, &session.agency, session.person, &step.id).await? {
            let case = Case::find(&app, &mut db, &waiting.reference).await?.ok_or(Error::NotFound)?;
            let acts = acts_allowed(&standard, &case.renewal, &session.actor());
            // The index only narrows it down; `decide` says whose it is.
            if !acts.iter().any(|act| matches!(act, Act::Take | Act::Approve)) {
                continue;
            }
            rows.push(InboxRow {
                reference: waiting.reference,
                name: waiting.name,
                unit: waiting.unit,
                step: step.title.clone(),
                since: Timestamp(waiting.since),
                due: waiting.due.map(Timestamp),
                clock: due(&standard, &case.renewal, &app.holidays).map(|(_, clock)| clock),
                not_after: waiting.not_after.map(Timestamp),
                taken_by_me: waiting.taken_by == Some(session.person.0),
                taken_by: waiting.taken_by_name,
                stands_in_for: None,
            });
        }
    }
    rows.sort_by_key(|row| (row.due.is_none(), row.due, row.since));
    let open = renewals::count_open(&mut db, &session.agency, session.person).await?;
    let elsewhere = open.saturating_sub(u32::try_from(rows.len())?);
    let count = |wanted: &dyn Fn(&InboxRow) -> bool| u32::try_from(rows.iter().filter(|row| wanted(row)).count());
    Ok(Json(Inbox {
        more: None,
        waiting: count(&|_| true)?,
        overdue: count(&|row| row.due.is_some_and(|due| due < app.now()))?,
        mine: count(&|row| row.taken_by_me)?,
        steps: Vec::new(),
        next_due: None,
        elsewhere,
        zone: standard.hours.zone(),
        now: app.now(),
        rows,
    }))
}

/// A case, whole. The look is noted for the holder.
#[utoipa::path(get, path = path::CASE, tag = "officer", params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, body = CaseView), Reading))]
async fn get_case(
    State(app): State<App>,
    Officer(session): Officer,
    Path(reference): Path<String>,
) -> Result<Json<CaseView>, Error> {
    let mut tx = app.db.begin().await?;
    let case = visible_case(&app, &mut tx, &session, &reference).await?;
    looks::note(&mut tx, case.renewal.holder, session.person, "case", app.now()).await?;
    let view = view(&app, &mut tx, &session, &case).await?;
    tx.commit().await?;
    Ok(Json(view))
}

/// Takes, returns, rejects or approves. What is approved for issuance is issued at once.
#[utoipa::path(post, path = path::CASE_COMMANDS, tag = "officer", request_body = CaseCommand,
               params(("reference" = String, Path, description = "Reference number")),
               responses((status = 200, body = CaseView), Changing))]
async fn command(
    State(app): State<App>,
    Officer(session): Officer,
    Path(reference): Path<String>,
    json::Json(asked): json::Json<CaseCommand>,
) -> Result<Json<CaseView>, Error> {
    let mut tx = app.db.begin().await?;
    let mut case = visible_case(&app, &mut tx, &session, &reference).await?;
    if case.renewal.version != asked.version {
        return Err(Error::Conflict(None));
    }
    let approved = matches!(asked.command, OfficerCommand::Approve { .. });
    carry_out(&app, &mut tx, &mut case, &session.actor(), session.person, asked.command).await?;
    let id = case.id;
    tx.commit().await?;
    app.bell.ring();
    if approved {
        issue::at_once(&app, id).await;
    }
    let mut db = app.db.read().begin().await?;
    let case = visible_case(&app, &mut db, &session, &reference).await?;
    view(&app, &mut db, &session, &case).await.map(Json)
}

async fn visible_case(app: &App, db: &mut SqliteConnection, session: &Session, reference: &str) -> Result<Case, Error> {
    let case = Case::find(app, db, reference).await?.ok_or(Error::NotFound)?;
    let visible = may_see(app, session, &case.renewal.agency, case.renewal.holder)?;
    if visible { Ok(case) } else { Err(Error::NotFound) }
}

/// Whether an officer may see a case: of the own agency, with a role that its procedure names, and not one's own.
pub(super) fn may_see(app: &App, session: &Session, agency: &AgencyId, holder: PersonId) -> Result<bool, Error> {
    if session.agency != *agency || session.person == holder {
        return Ok(false);
    }
    let standard = app.standard(agency)?;
    let named = |step| officers_of(&standard, step).into_iter().chain(ProcedureStep::officers(step));
    let named: Vec<Role> = standard.steps.iter().flat_map(named).collect();
    let actor = session.actor();
    Ok(actor.holds_any(&named) || may_file(&session.roles) || actor.stands_in_for(&named).next().is_some())
}
