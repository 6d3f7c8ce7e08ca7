//! Verifies the hash chains link by link, continuing after a broken link.

use super::{Report, VerifyError};
use crate::db::chain::{Chained, GENESIS, links_after};
use crate::db::{Conn, admin_events, events};

/// Checks the events of renewals and those of the administration.
pub(super) async fn check(db: &mut Conn, report: &mut Report) -> Result<(), VerifyError> {
    let walk = check_one::<events::ChainedEvent>(db, "event", report).await?;
    (report.events, report.head) = (walk.links, walk.head);
    let walk = check_one::<admin_events::ChainedEvent>(db, "administration event", report).await?;
    (report.acts, report.acts_head) = (walk.links, walk.head);
    Ok(())
}

async fn check_one<L: Chained>(
    db: &mut Conn,
    what: &'static str,
    report: &mut Report,
) -> Result<ChainProgress, VerifyError> {
    let mut walk = ChainProgress { what, position: 0, links: 0, head: GENESIS.to_owned() };
    loop {
        let page: Vec<L> = links_after(db, walk.position).await?;
        if page.is_empty() {
            return Ok(walk);
        }
        walk.check(&page, report);
    }
}

/// Progress through a chain.
struct ChainProgress {
    what: &'static str,
    position: i64,
    links: i64,
    head: String,
}

impl ChainProgress {
    /// Checks each link: its position, the previous hash, and its own hash.
    fn check(&mut self, links: &[impl Chained], report: &mut Report) {
        for link in links {
            let (position, next) = (link.position(), self.position + 1);
            let what = format!("{} {position}", self.what);
            if position != next {
                report.fault(&what, format_args!("those from {next} to {} are gone", position - 1));
            } else if link.prev_hash() != self.head {
                report.fault(&what, "it does not follow on the one before");
            }
            if link.hash() != link.digest() {
                report.fault(&what, "its hash is not that of its content");
            }
            self.position = position;
            self.links += 1;
            link.hash().clone_into(&mut self.head);
        }
    }
}
