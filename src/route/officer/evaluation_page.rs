//! Paths of the pages of the evaluation.

/// Path of the evaluation without a period.
pub const EVALUATION: &str = "/petugas/evaluasi";
/// Path of the evaluation's log-in.
pub const EVALUATION_LOGIN: &str = "/petugas/evaluasi/masuk";
/// Path of the token of that log-in.
pub const EVALUATION_TOKEN: &str = "/petugas/evaluasi/masuk/token";
/// Path of what is done about the survey's lowest element.
pub const SURVEY_PLANS: &str = "/petugas/evaluasi/tindak-lanjut";
