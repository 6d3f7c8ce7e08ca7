//! The rows of the list, as the app gets them.

use std::collections::{BTreeMap, BTreeSet};

use domain::api::{CaseRow, RowStep};
use domain::moment::Timestamp;
use domain::renewal::{Digest, PersonId, clock_of_due, late};
use domain::standard::{ServiceStandard, StepKind};

use super::own_steps::OwnSteps;
use crate::app::error::Error;
use crate::app::renewals::status::status;
use crate::app::state::App;
use crate::db::case_list::{self as cases, ListedCase, OwnStep, Viewer};
use crate::db::codec::{from_word, number};
use crate::db::renewals::StageName;
use crate::db::{Conn, account_edits, people};

/// Returns the rows of these cases. One that waits for several colleagues on leave names the one whom `decide` would pick.
pub async fn rows(
    app: &App,
    db: &mut Conn,
    officer: PersonId,
    own: &OwnSteps,
    found: Vec<ListedCase>,
) -> Result<Vec<CaseRow>, Error> {
    let may_act = may_act(app, db, officer, own, &found).await?;
    let delegators: BTreeSet<PersonId> = own.steps.iter().flat_map(|step| &step.delegators).copied().collect();
    let names = people::names(db, &delegators).await?;
    let editors = editors(db, own, &found).await?;
    let mut rows = Vec::new();
    for case in found {
        let own_step = own_step(own, &case).filter(|_| may_act.contains(&case.id));
        let delegator = own_step.and_then(|own_step| delegator(own_step, &case, &editors));
        let stands_in_for = delegator.and_then(|delegator| names.get(&delegator).cloned());
        rows.push(row(app, case, officer, own_step.is_some(), stands_in_for)?);
    }
    Ok(rows)
}

fn own_step<'a>(own: &'a OwnSteps, case: &ListedCase) -> Option<&'a OwnStep> {
    case.step.as_ref().and_then(|step| own.find(&case.standard, step))
}

/// Which of these cases the officer may carry out or take: one query for each of the officer's steps among them.
async fn may_act(
    app: &App,
    db: &mut Conn,
    officer: PersonId,
    own: &OwnSteps,
    found: &[ListedCase],
) -> Result<BTreeSet<i64>, Error> {
    let mut may_act = BTreeSet::new();
    for step in &own.steps {
        let at_step =
            |case: &&ListedCase| case.standard == step.standard.0 && case.step.as_deref() == Some(step.step.as_str());
        let at_step: Vec<i64> = found.iter().filter(at_step).map(|case| case.id).collect();
        if let Some(agency) = own.versions.first().map(|version| &version.standard.id).filter(|_| !at_step.is_empty()) {
            let viewer = Viewer { agency, officer, now: app.now().0 };
            may_act.extend(cases::may_act(db, viewer, step, &at_step).await?);
        }
    }
    Ok(may_act)
}

/// Loads who changed the accounts of these cases' holders, where a delegate acts.
async fn editors(
    db: &mut Conn,
    own: &OwnSteps,
    found: &[ListedCase],
) -> Result<BTreeMap<PersonId, Vec<PersonId>>, Error> {
    let in_place = |case: &&ListedCase| {
        own_step(own, case).is_some_and(|own_step| own_step.excluded.delegators.iter().any(|by| !by.is_empty()))
    };
    let holders: Vec<_> = found.iter().filter(in_place).map(|case| PersonId(case.holder)).collect();
    let mut editors: BTreeMap<PersonId, Vec<PersonId>> = BTreeMap::new();
    if !holders.is_empty() {
        for (person, editor) in account_edits::editors_of(db, holders).await? {
            editors.entry(person).or_default().push(editor);
        }
    }
    Ok(editors)
}

/// Returns the colleague in whose place the officer acts on this case.
fn delegator(own_step: &OwnStep, case: &ListedCase, editors: &BTreeMap<PersonId, Vec<PersonId>>) -> Option<PersonId> {
    let editors = editors.get(&PersonId(case.holder)).map_or(&[][..], Vec::as_slice);
    let may_act = |(nth, delegator): &(usize, PersonId)| {
        let excluded = own_step.excluded.delegators.get(*nth).is_some_and(|by| case.involves(by, editors));
        case.holder != delegator.0 && !(own_step.four_eyes && case.filed_by == Some(delegator.0)) && !excluded
    };
    own_step.delegators.iter().copied().enumerate().find(may_act).map(|(_, delegator)| delegator)
}

fn row(
    app: &App,
    case: ListedCase,
    officer: PersonId,
    may_act: bool,
    stands_in_for: Option<String>,
) -> Result<CaseRow, Error> {
    // A renewal whose version can't be read must not hide the others.
    let version = app.standards.version(&Digest(case.standard));
    let standard: Option<&ServiceStandard> = version.as_ref().map(|version| &*version.standard);
    let index = standard.zip(case.step.as_ref()).and_then(|(standard, step)| standard.position(step));
    let step = standard.zip(index).and_then(|(standard, index)| standard.steps.get(index));
    let stage: StageName = from_word(&case.stage)?;
    let due = case.due.map(Timestamp);
    let timed = standard.zip(index).and_then(|(standard, index)| {
        let timed = due.zip(clock_of_due(standard, index))?;
        late(&standard.hours, &app.holidays, timed, app.now())
    });
    let archives = |standard: &ServiceStandard| standard.steps.iter().any(|step| step.kind == StepKind::Archive);
    Ok(CaseRow {
        reference: case.reference,
        version: number(case.version)?,
        name: case.name,
        unit: case.unit,
        status: status(stage, step.map(|step| step.kind), case.received, case.issued),
        awaits_confirmation: case.awaits_confirmation,
        archived: stage == StageName::Finished && standard.is_some_and(archives),
        step: step.map(|step| RowStep {
            number: step.number,
            kind: step.kind,
            actors: step.actors.clone(),
            title: step.title.clone(),
        }),
        since: Timestamp(case.since),
        due,
        late: timed,
        submitted_at: Timestamp(case.submitted_at),
        not_after: case.not_after.map(Timestamp),
        taken_by_me: case.taken_by == Some(officer.0),
        taken_by: case.taken_by_name,
        stands_in_for,
        changes: case.changes,
        completed: case.completed,
        new_message: case.unread,
        filed: case.filed_by.is_some(),
        may_act,
    })
}
