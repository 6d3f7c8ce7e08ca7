//! `doctor`: checks an installation, one line per check. It changes nothing, sends nothing and prints no secret.

mod data;
mod outside;
mod queues;
mod settings;

use std::fmt::{self, Display, Formatter};

use domain::moment::Timestamp;

use super::error::TaskError;
use crate::config::Config;

/// Checks everything and prints what was found.
///
/// # Errors
/// If a check failed.
pub async fn run(config: &Config, now: Timestamp) -> Result<(), TaskError> {
    let findings = check(config, now).await;
    for finding in &findings {
        println!("{finding}");
    }
    let count = |level| findings.iter().filter(|finding| finding.level == level).count();
    match (count(Level::Fail), count(Level::Warn)) {
        (0, warnings) => {
            println!("Nothing failed; {warnings} warnings.");
            Ok(())
        }
        (failures, warnings) => Err(TaskError::Other(format!("{failures} checks failed; {warnings} warnings."))),
    }
}

/// Returns every finding in the order of the checks. The public address must be filled in.
pub async fn check(config: &Config, now: Timestamp) -> Vec<Finding> {
    let mut findings = Vec::new();
    let standards = settings::check(config, now, &mut findings);
    data::check(config, standards, now, &mut findings).await;
    outside::check(config, &mut findings).await;
    findings
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// As it should be.
    Ok,
    /// It works, but needs attention.
    Warn,
    /// The program does not start, or something does not work.
    Fail,
}

/// The result of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub level: Level,
    /// What was checked.
    pub subject: &'static str,
    /// What was found and, if needed, what to do.
    pub text: String,
}

impl Display for Finding {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Level::Ok => "OK",
            Level::Warn => "WARN",
            Level::Fail => "FAIL",
        };
        // One line, also for errors of several lines.
        write!(f, "{level:<4}  {:<11}  {}", self.subject, self.text.replace('\n', "; "))
    }
}

fn ok(subject: &'static str, text: impl Into<String>) -> Finding {
    Finding { level: Level::Ok, subject, text: text.into() }
}

fn warn(subject: &'static str, text: impl Into<String>) -> Finding {
    Finding { level: Level::Warn, subject, text: text.into() }
}

fn fail(subject: &'static str, text: impl Into<String>) -> Finding {
    Finding { level: Level::Fail, subject, text: text.into() }
}
