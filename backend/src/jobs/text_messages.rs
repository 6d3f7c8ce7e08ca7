//! Delivers text messages to the gateway.

use std::sync::Arc;

use super::{MINUTE, Pace, Supervisor};
use crate::app::state::App;
use crate::app::text_message_sender::TextMessageSender;

/// Starts the job, with a round whenever a request wakes it.
pub(super) fn start(jobs: &mut Supervisor, app: &App, sender: TextMessageSender) {
    let (app, sender) = (app.clone(), Arc::new(sender));
    jobs.periodic(
        "text messages",
        Pace::every(MINUTE).or_when_woken(&app.outbox_waker.text_messages.clone()),
        move || {
            let (app, sender) = (app.clone(), sender.clone());
            async move { sender.round(&app).await }
        },
    );
}
