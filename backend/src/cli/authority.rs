//! `authority show` and `authority renew`: the embedded authority, for the operator.

use std::fmt::Write as _;

use domain::certificate::validity::MIN_SECS;
use domain::moment::{DAY, Timestamp, Zone};

use crate::app::start::StartError;
use crate::cli::error::TaskError;
use crate::config::Config;
use crate::infra::authority::{AuthorityError, Embedded, ListedCa, Use};

/// Lists the authority's CAs with their validity.
///
/// # Errors
/// If there is none yet, or it is damaged.
pub fn show(config: &Config, now: Timestamp) -> Result<String, TaskError> {
    let dir = config.authority_directory();
    if !dir.is_dir() {
        return Err(TaskError::Given(format!("{}: no authority yet; the first start makes it", dir.display())));
    }
    let listed = Embedded::list(&dir).map_err(task_error)?;
    Ok(listed.iter().map(|ca| described(ca, now)).collect::<Vec<_>>().join("\n"))
}

/// Makes a new issuing CA, below a new root on request. `Ok` lists the authority's CAs.
///
/// Making RSA keys takes a second or more.
///
/// # Errors
/// If there is no authority yet, it is damaged, or the root ends too soon.
pub async fn renew(config: &Config, new_root: bool, now: Timestamp) -> Result<String, TaskError> {
    show(config, now)?;
    let dir = config.authority_directory();
    let renewed = tokio::task::spawn_blocking(move || Embedded::renew(&dir, new_root, now.0)).await;
    renewed.map_err(|error| TaskError::Other(error.to_string()))?.map_err(task_error)?;
    let mut text = show(config, now)?;
    text.push_str("\nRestart the program: then it issues with the new CA. Back the directory up.\n");
    if new_root {
        text.push_str("Give the new root to everybody who checks signatures; the old one stays valid.\n");
    }
    Ok(text)
}

fn described(ca: &ListedCa, now: Timestamp) -> String {
    let role = match ca.in_use {
        Use::Issues => "issues",
        Use::SignedIt => "root of the one that issues",
        Use::Inactive => "kept",
    };
    let days = (ca.not_after - now.0).div_euclid(DAY);
    let mut text = String::new();
    // Writing to a string never fails.
    let _ = writeln!(text, "{} ({role})", ca.name);
    let _ = writeln!(text, "  file     {}", ca.path.display());
    let _ = writeln!(text, "  valid    {} to {}, {days} days left", moment(ca.not_before), moment(ca.not_after));
    let _ = writeln!(text, "  SHA-256  {}", ca.sha256);
    if ca.in_use != Use::Inactive && ca.not_after - now.0 < MIN_SECS {
        let _ = writeln!(text, "  ENDS TOO SOON: no application can be approved");
    }
    text
}

fn moment(at: i64) -> String {
    let at = Timestamp(at);
    format!("{} {}", at.date_in(Zone::Wib), at.clock_text(Zone::Wib))
}

fn task_error(error: AuthorityError) -> TaskError {
    StartError::from(error).into()
}
