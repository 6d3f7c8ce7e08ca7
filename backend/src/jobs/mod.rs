//! Background jobs, one file each: its name, its interval, and the function of `app` that a round calls.

mod authority_ends;
mod checkpoints;
mod complaints;
mod database;
mod due_times;
mod evaluation;
mod integrity;
mod issuing;
mod key_reports;
mod mail;
mod officer_notices;
mod orphaned_files;
mod periodic;
mod proposals;
mod reminders;
mod retention;
mod short_lived;
mod text_messages;

use std::time::Duration;

use tokio::sync::watch;

pub use self::periodic::{Pace, Supervisor};
use crate::app::mail_sender::Sender;
use crate::app::state::App;
use crate::app::text_message_sender::TextMessageSender;

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_mins(1);
const QUARTER: Duration = Duration::from_mins(15);
const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

/// Starts all jobs. `texts`: sends text messages, where there is a gateway.
pub fn start(app: &App, sender: Sender, texts: Option<TextMessageSender>, stop: &watch::Receiver<bool>) -> Supervisor {
    let mut jobs = Supervisor::new(app.jobs.clone(), app.clock.clone(), stop);
    mail::start(&mut jobs, app, sender);
    if let Some(texts) = texts {
        text_messages::start(&mut jobs, app, texts);
    }
    database::start(&mut jobs, app);
    issuing::start(&mut jobs, app);
    proposals::start(&mut jobs, app);
    short_lived::start(&mut jobs, app);
    orphaned_files::start(&mut jobs, app);
    reminders::start(&mut jobs, app);
    retention::start(&mut jobs, app);
    due_times::start(&mut jobs, app);
    evaluation::start(&mut jobs, app);
    complaints::start(&mut jobs, app);
    key_reports::start(&mut jobs, app);
    officer_notices::start(&mut jobs, app);
    authority_ends::start(&mut jobs, app);
    checkpoints::start(&mut jobs, app);
    integrity::start(&mut jobs, app);
    jobs
}
