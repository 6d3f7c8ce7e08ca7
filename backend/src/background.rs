//! What runs beside the requests.

use std::time::Duration;

use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use crate::db::sessions;
use crate::mail::sender::Sender;
use crate::state::App;
use crate::{document, issue, reminder, retention};

/// Sessions, challenges, links and counted tries are kept so long after their end, in seconds.
const KEPT: i64 = 7 * 24 * 3600;
/// Between two rounds of sweeping.
const ROUND: Duration = Duration::from_hours(1);

/// The tasks in the background.
#[derive(Debug)]
pub struct Background {
    stopping: JoinSet<()>,
    ended: Vec<JoinHandle<()>>,
}

impl Background {
    /// Waits a moment for a mail under way, then ends the rest: nothing of it is lost, since each task takes up its work
    /// from the database again.
    pub async fn finish(mut self) {
        let all = async { while self.stopping.join_next().await.is_some() {} };
        if tokio::time::timeout(Duration::from_secs(3), all).await.is_err() {
            tracing::warn!("a task was cut off at the stop");
        }
        self.ended.iter().for_each(JoinHandle::abort);
    }
}

/// Starts sending mails, issuing what was approved and sweeping.
pub fn background(app: &App, sender: Sender, stop: &watch::Receiver<bool>) -> Background {
    let mut stopping = JoinSet::new();
    stopping.spawn(sender.run(app.clone(), stop.clone()));
    let ended = vec![
        tokio::spawn(sweep(app.clone())),
        issue::spawn(app.clone()),
        document::sweep::spawn(app.clone()),
        reminder::spawn(app.clone()),
        retention::spawn(app.clone()),
    ];
    Background { stopping, ended }
}

async fn sweep(app: App) {
    loop {
        if let Err(error) = sweep_once(&app).await {
            tracing::warn!(?error, "old sessions were not swept");
        }
        tokio::time::sleep(ROUND).await;
    }
}

async fn sweep_once(app: &App) -> Result<(), sqlx::Error> {
    let mut tx = app.db.begin().await?;
    sessions::sweep(&mut tx, app.now().0 - KEPT).await?;
    tx.commit().await
}
