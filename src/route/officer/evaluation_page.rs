//! Paths of the pages of the evaluation.

use domain::evaluation::Period;

/// Path of the evaluation without a period.
pub const EVALUATION: &str = "/petugas/evaluasi";
/// Path of the evaluation's log-in.
pub const EVALUATION_LOGIN: &str = "/petugas/evaluasi/masuk";
/// Path of the token of that log-in.
pub const EVALUATION_TOKEN: &str = "/petugas/evaluasi/masuk/token";
/// Path of what is done about the survey's lowest element.
pub const SURVEY_PLANS: &str = "/petugas/evaluasi/tindak-lanjut";

/// The path of a period's report.
pub fn evaluation(period: Period) -> String {
    [EVALUATION, "/", &period.first().to_string(), "/", &period.last().to_string()].concat()
}

/// The path of an agency's public page of performance, which the backend makes.
pub fn performance(agency: &str) -> String {
    ["/standar/", agency, "/kinerja"].concat()
}
