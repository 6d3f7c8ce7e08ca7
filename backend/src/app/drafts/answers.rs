//! The typed answers of a draft.

use domain::api::Answers;
use domain::journey::Step;
use domain::renewal::PersonId;

use crate::app::drafts::{open_draft, require_open, standard_of};
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::drafts::{self, DraftRow};
use crate::db::{Tx, people};

/// Maximum length of a typed answer. The fields' own limits are lower.
const MAX_ANSWER: usize = 1_000;

/// Stores the answers, in the caller's transaction. Storing the same answers again is no conflict, whatever their version.
///
/// # Errors
/// [`Error::Malformed`] for answers that none of our apps sends; [`Error::Conflict`] if another request changed the draft, or
/// one of the steps is not open.
pub async fn put(app: &App, tx: &mut Tx, person: PersonId, answers: Answers) -> Result<DraftRow, Error> {
    check_shape(&answers)?;
    let mut row = open_draft(app, tx, person).await?;
    let changed: Vec<_> = answers.changed_steps(&row.draft).collect();
    if !changed.is_empty() {
        if answers.version != row.version {
            return Err(Error::Conflict(None));
        }
        for step in changed {
            require_open(&row.draft, step)?;
        }
        answers.write_to(&mut row.draft);
        open_letter_if_void(app, tx, person, &mut row).await?;
        drafts::put(tx, person, &mut row, app.now()).await?;
    }
    Ok(row)
}

/// Opens the page of the letter, though a return left it closed, if other data made the recommendation void.
async fn open_letter_if_void(app: &App, tx: &mut Tx, person: PersonId, row: &mut DraftRow) -> Result<(), Error> {
    if row.draft.recommendation.is_none() || row.draft.open_steps.is_none() {
        return Ok(());
    }
    let on_record = people::get(tx, person).await?.ok_or(Error::NotFound)?;
    let standard = standard_of(app, tx, &on_record.agency, row).await?;
    let void = row.draft.recommended(&standard.wizard, &on_record.data).is_none();
    if let Some(open) = row.draft.open_steps.as_mut().filter(|open| void && !open.contains(&Step::Letter)) {
        open.push(Step::Letter);
    }
    Ok(())
}

/// Other wrong values are stored as typed, and the wizard shows the problem.
fn check_shape(answers: &Answers) -> Result<(), Error> {
    let repeated = answers
        .changes
        .iter()
        .enumerate()
        .any(|(index, change)| answers.changes.iter().take(index).any(|earlier| earlier.field == change.field));
    let long = answers.changes.iter().any(|change| change.value.chars().count() > MAX_ANSWER);
    if repeated || long { Err(Error::Malformed("a repeated field or an endless answer")) } else { Ok(()) }
}
