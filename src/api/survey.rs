//! The survey of satisfaction.

use domain::api::{NewSurveyPlan, SurveyAnswers, SurveyInvitation, SurveyPlans, SurveyResult, SurveyToken, path};
use domain::survey::Month;
use gloo_net::http::Method;

use super::{Error, get, send, send_unanswered};

/// The holder's invitation to rate a renewal; [`Error::Conflict`] while there is nothing to rate.
pub async fn of_renewal(reference: &str) -> Result<SurveyInvitation, Error> {
    send(Method::POST, &path::with(path::RENEWAL_SURVEY, reference), &(), None).await
}

/// What a token is good for; [`Error::NotFound`] where it is unknown.
pub async fn invitation(token: String) -> Result<SurveyInvitation, Error> {
    send(Method::POST, path::SURVEY_INVITATION, &SurveyToken { token }, None).await
}

/// Sends answers; [`Error::Conflict`] where the token was used, or its time is over.
pub async fn answer(answers: &SurveyAnswers) -> Result<(), Error> {
    send_unanswered(Method::POST, path::SURVEY_ANSWERS, answers).await
}

/// What people answered in these months.
pub async fn result(first: Month, last: Month) -> Result<SurveyResult, Error> {
    get(&of_months(path::SURVEY_RESULT, first, last)).await
}

/// What they wrote.
pub async fn remarks(first: Month, last: Month) -> Result<Vec<String>, Error> {
    get(&of_months(path::SURVEY_REMARKS, first, last)).await
}

fn of_months(path: &str, first: Month, last: Month) -> String {
    [path, "?first=", &first.to_string(), "&last=", &last.to_string()].concat()
}

/// What is done about the lowest elements.
pub async fn plans() -> Result<SurveyPlans, Error> {
    get(path::SURVEY_PLANS).await
}

/// Makes a plan for the lowest element of some months.
pub async fn make_plan(new: &NewSurveyPlan) -> Result<SurveyPlans, Error> {
    send(Method::POST, path::SURVEY_PLANS, new, None).await
}

/// Marks a plan as carried out.
pub async fn carry_out(id: i64) -> Result<SurveyPlans, Error> {
    send(Method::POST, &path::with(path::SURVEY_PLAN_DONE, &id.to_string()), &(), None).await
}
