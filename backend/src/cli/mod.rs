//! The subcommands, one file each.

pub mod args;
pub mod authority;
pub mod backup;
pub mod database;
pub mod demo;
pub mod doctor;
pub mod error;
pub mod officer;
pub mod restore;
pub mod serve;
pub mod standard;
pub mod verify_log;

use self::args::{AuthorityTask, Cli, DatabaseTask, OfficerTask, StandardTask, Task};
use self::error::TaskError;
use crate::infra::clock::{Clock, SystemClock};
use crate::infra::render::{self, DrawError};

/// Runs a subcommand. `Ok` is the text to print.
///
/// # Errors
/// If it fails; the error says why, and what to do.
pub async fn run(Cli { task, config }: Cli) -> Result<Option<String>, TaskError> {
    let now = SystemClock.now();
    match task.unwrap_or(Task::Serve) {
        Task::Serve => serve::run(config).await.map(|()| None).map_err(TaskError::from),
        Task::Doctor => doctor::run(&config.with_public_url(), now).await.map(|()| None),
        Task::Database { task: DatabaseTask::Migrate } => database::migrate(&config).await.map(Some),
        Task::Backup { folder } => backup::run(&config, &folder).await.map(Some),
        Task::Restore { folder, allow_faults } => restore::run(&config, &folder, allow_faults).await.map(Some),
        Task::Officer { task: OfficerTask::Create(new) } => {
            officer::create(&config.with_public_url(), &new, now).await.map(Some)
        }
        Task::Authority { task: AuthorityTask::Show } => authority::show(&config, now).map(Some),
        Task::Authority { task: AuthorityTask::Renew { root } } => authority::renew(&config, root, now).await.map(Some),
        Task::VerifyLog { checkpoint } => verify_log::run(&config, &checkpoint).await.map(Some),
        Task::Standard { task: StandardTask::Check { file } } => standard::check(&file).map(Some),
        Task::Standard { task: StandardTask::Schema } => Ok(Some(standard::schema())),
        Task::DrawPage { number, width } => in_child(render::draw_page(number, width)),
        Task::CountPages => in_child(render::count_pages()),
    }
}

fn in_child(done: Result<(), DrawError>) -> Result<Option<String>, TaskError> {
    done.map(|()| None).map_err(|error| TaskError::Other(error.to_string()))
}
