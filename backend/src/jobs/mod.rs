//! What runs beside the requests: mails, issuing, reminders, retention, sweeping.

mod periodic;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

pub use self::periodic::{Pace, Supervisor};
use crate::app::error::Error;
use crate::app::issuance::{authority_ends, issue};
use crate::app::job_status::Next;
use crate::app::mail_sender::Sender;
use crate::app::retention::Retention;
use crate::app::state::App;
use crate::app::{administration, awaited, checkpoint, documents, reminders, short_lived};

/// Between two looks at whether the database can be written.
const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);
/// A day more or less does not matter to retention, so a restart may begin a round.
const DAY: Duration = Duration::from_hours(24);

/// Starts every job of the program.
pub fn start(app: &App, sender: Sender, stop: &watch::Receiver<bool>) -> Supervisor {
    let mut jobs = Supervisor::new(app.jobs.clone(), app.clock.clone(), stop);
    let sender = Arc::new(sender);
    let for_mail = app.clone();
    // The bell only makes it sooner: a request that ends between its commit and the bell delays its mail by a minute.
    jobs.periodic("mail", Pace::every(MINUTE).or_at(&app.bell), move || {
        let (app, sender) = (for_mail.clone(), sender.clone());
        async move { sender.round(&app).await }
    });
    // A failed round is repeated as soon: readiness comes back without anybody's request.
    let (probed, pace) = (app.db.clone(), Pace { first_retry: SECOND, ..Pace::every(SECOND) });
    jobs.periodic("database", pace, move || {
        let db = probed.clone();
        async move { Ok(db.probe().await.map(|()| Next::Usual)?) }
    });
    plain(&mut jobs, app, "issuing", MINUTE, |app| async move { issue::resume(&app).await });
    plain(&mut jobs, app, "proposals", MINUTE, |app| async move { administration::due::carry_out(&app).await });
    plain(&mut jobs, app, "short-lived", HOUR, |app| async move { short_lived::sweep(&app).await });
    plain(&mut jobs, app, "leftovers", HOUR, |app| async move { documents::sweep::sweep(&app).await });
    plain(&mut jobs, app, "reminders", HOUR, |app| async move {
        reminders::remind(&app).await?;
        awaited::remind(&app).await
    });
    let (for_retention, retention) = (app.clone(), Arc::new(Retention::default()));
    jobs.periodic("retention", Pace::every(DAY), move || {
        let (app, retention) = (for_retention.clone(), retention.clone());
        async move { retention.round(&app).await }
    });
    plain(&mut jobs, app, "authority", DAY, |app| async move { authority_ends::warn(&app).await });
    plain(&mut jobs, app, "checkpoints", HOUR, |app| async move { checkpoint::make(&app).await.map(drop) });
    plain(&mut jobs, app, "soundness", DAY, |app| async move { app.sound.find_out(&app.config.database()).await });
    jobs
}

/// A job whose rounds say nothing about the next one.
fn plain<F>(
    jobs: &mut Supervisor,
    app: &App,
    name: &'static str,
    every: Duration,
    round: impl Fn(App) -> F + Send + Sync + 'static,
) where
    F: Future<Output = Result<(), Error>> + Send + 'static,
{
    let app = app.clone();
    jobs.periodic(name, Pace::every(every), move || {
        let done = round(app.clone());
        async move { done.await.map(|()| Next::Usual) }
    });
}
