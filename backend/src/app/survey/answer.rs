//! Takes one person's answers.

use std::net::IpAddr;

use domain::api::{InvitationState, SurveyAnswers};
use domain::problem::{Fault, Field};
use domain::survey::{Month, Ratings, RatingsFault, remark};

use super::invitation::{digest, shown};
use crate::app::accounts::log_in_limits::count_attempt;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::{survey, survey_invitations as invitations};
use crate::infra::random;

/// Stores answers apart from whose they are, and uses up the invitation in the same transaction. A repeated request is not
/// recognised as such: what would name it would lead from the answers to whoever sent them.
///
/// # Errors
/// 422 for answers that can't be counted; [`Error::NotFound`] for an unknown token, which counts as an attempt; [`Error::Conflict`]
/// if it was used or its time is over.
pub async fn answer(app: &App, address: IpAddr, sent: &SurveyAnswers) -> Result<(), Error> {
    let attempt = count_attempt(app, address, Field::Ratings)?;
    let (answers, traits) = (&sent.answers, &sent.answers.traits);
    let ratings = Ratings::new(&answers.ratings).map_err(|fault| match fault {
        RatingsFault::Nothing => Error::invalid(Field::Ratings, Fault::Blank),
        RatingsFault::Twice => Error::Malformed("two answers to one question"),
    })?;
    let remark = remark(&answers.remark).map_err(|problem| Error::Invalid(vec![problem]))?;
    let digest = digest(&sent.token);
    let mut tx = app.db.begin().await?;
    let Some(invitation) = invitations::of_token(&mut tx, &digest).await? else {
        attempt.keep();
        return Err(Error::NotFound);
    };
    let shown = shown(app, &invitation)?;
    if shown.state != InvitationState::Open || !invitations::use_up(&mut tx, &digest).await? {
        return Err(Error::Conflict(None));
    }
    let (agency, month) = (&invitation.agency, Month::of(app.now().date_in(shown.zone)));
    survey::insert_ratings(&mut tx, agency, month, &random::id(), &ratings).await?;
    if let Some(sex) = &traits.sex {
        survey::count_trait(&mut tx, agency, month, "sex", sex).await?;
    }
    if let Some(education) = &traits.education {
        survey::count_trait(&mut tx, agency, month, "education", education).await?;
    }
    if let Some(work) = &traits.work {
        survey::count_trait(&mut tx, agency, month, "work", work).await?;
    }
    if !remark.is_empty() {
        survey::insert_remark(&mut tx, agency, month, &random::id(), remark).await?;
    }
    Ok(tx.commit().await?)
}
