//! `database migrate`: applies missing migrations.

use super::error::TaskError;
use crate::app::start::{self, StartError};
use crate::config::Config;
use crate::db::{Db, pending_migrations};
use crate::infra::data_folder;

/// Applies missing migrations and names them. Makes the database if there is none.
///
/// # Errors
/// If a program serves from the data folder, or the database is damaged, another program's or of a later version.
pub async fn migrate(config: &Config) -> Result<String, TaskError> {
    let _claim = data_folder::claim(&config.data).map_err(StartError::from)?;
    start::check_database(config).await?;
    let pending = pending_migrations(&config.database()).await.map_err(StartError::from)?;
    if pending.is_empty() {
        return Ok("Nothing to apply: the tables are up to date.".to_owned());
    }
    Db::open(&config.database()).await.map_err(StartError::from)?.close().await;
    let applied: Vec<String> = pending.iter().map(|name| format!("applied {name}\n")).collect();
    Ok(format!("{}The tables are up to date.", applied.concat()))
}
