//! Sends mails.

use std::sync::Arc;

use super::{MINUTE, Pace, Supervisor};
use crate::app::mail_sender::Sender;
use crate::app::state::App;

/// Starts the job, with a round whenever a request wakes it. A request that ends between its commit and the wake-up delays its mail by a minute.
pub(super) fn start(jobs: &mut Supervisor, app: &App, sender: Sender) {
    let (app, sender) = (app.clone(), Arc::new(sender));
    jobs.periodic("mail", Pace::every(MINUTE).or_when_woken(&app.outbox_waker.mails.clone()), move || {
        let (app, sender) = (app.clone(), sender.clone());
        async move { sender.round(&app).await }
    });
}
