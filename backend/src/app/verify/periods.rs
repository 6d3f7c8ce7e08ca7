//! Compares the administration's events with closed periods and minutes.

use std::collections::{BTreeMap, BTreeSet};

use domain::administration::AdminEvent;
use domain::evaluation::Period;
use domain::renewal::Digest;
use domain::standard::AgencyId;

use super::{Report, VerifyError};
use crate::db::chain::{GENESIS, hash_at};
use crate::db::events::ChainedEvent;
use crate::db::{Conn, closed_periods, minutes};

/// The result of all events.
#[derive(Default)]
pub(super) struct Periods {
    closed: BTreeSet<(AgencyId, Period, Digest, i64, Digest)>,
    minutes: BTreeMap<(AgencyId, Period, u32), Digest>,
}

impl Periods {
    pub(super) fn apply(&mut self, agency: &AgencyId, event: &AdminEvent) {
        match event {
            AdminEvent::PeriodClosed { period, figures, length, head } => {
                self.closed.insert((agency.clone(), *period, figures.clone(), *length, head.clone()));
            }
            AdminEvent::MinutesWritten { period, version, minutes } => {
                self.minutes.insert((agency.clone(), *period, *version), minutes.clone());
            }
            _ => {}
        }
    }

    pub(super) async fn compare(mut self, db: &mut Conn, report: &mut Report) -> Result<(), VerifyError> {
        for (agency, period, _, length, head) in &self.closed {
            let kept = match length {
                0 => Some(GENESIS.to_owned()),
                length => hash_at::<ChainedEvent>(db, *length).await?,
            };
            if kept.as_ref() != Some(&head.0) {
                let what = format!("closed period {}/{} of {}", period.first(), period.last(), agency.0);
                report.fault(what, format_args!("event {length} is not the one that its closing names"));
            }
        }
        let kept = closed_periods::all(db).await?.into_iter();
        let kept = kept
            .map(|(agency, closed)| (agency, closed.period, Digest::of(&closed.figures), closed.length, closed.head));
        report.compare("closed period", &self.closed, &kept.collect());
        let mut kept = BTreeSet::new();
        for (agency, period, version, digest) in minutes::all(db).await? {
            let key = (agency, period, version);
            // Of erased texts only their place is left.
            let digest = digest.or_else(|| self.minutes.get(&key).cloned());
            kept.extend(digest.map(|digest| (key, digest)));
        }
        let expected = std::mem::take(&mut self.minutes).into_iter().collect();
        report.compare("minutes", &expected, &kept);
        Ok(())
    }
}
