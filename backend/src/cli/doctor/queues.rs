//! Checks of what waits to be sent: mails and text messages.

use domain::moment::Timestamp;

use super::{Finding, fail, ok, warn};
use crate::db::{Conn, outbox_status, text_messages};

/// How long a mail or message may wait until it is late.
const LATE_SECS: i64 = 3600;

/// Checks both queues.
pub(super) async fn check(db: &mut Conn, now: Timestamp, findings: &mut Vec<Finding>) {
    findings.push(match outbox_status::queue(&mut *db).await {
        Ok(queue) => mails(&queue, now),
        Err(error) => fail("mails", format!("database: {error}")),
    });
    findings.push(match text_messages::queue(&mut *db).await {
        Ok(queue) => texts(&queue, now),
        Err(error) => fail("text messages", format!("database: {error}")),
    });
}

fn mails(queue: &outbox_status::Queue, now: Timestamp) -> Finding {
    let waited = queue.oldest.map_or(0, |oldest| now.0 - oldest);
    let text = format!("{} wait, {} were given up", queue.waiting, queue.given_up);
    if waited > LATE_SECS {
        warn(
            "mails",
            format!("{text}; the oldest waits for {} hours: does the program run, and the mail server?", waited / 3600),
        )
    } else {
        ok("mails", text)
    }
}

fn texts(queue: &outbox_status::Queue, now: Timestamp) -> Finding {
    let waited = queue.oldest.map_or(0, |oldest| now.0 - oldest);
    let text = format!("{} wait, {} were given up", queue.waiting, queue.given_up);
    if waited > LATE_SECS || queue.given_up > 0 {
        warn("text messages", format!("{text}: does the gateway take them? The program's log says why not"))
    } else {
        ok("text messages", text)
    }
}
