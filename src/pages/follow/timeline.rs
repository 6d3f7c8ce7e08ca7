//! The agency's own steps: done, now, next.

use domain::api::RenewalView;
use domain::moment::Timestamp;
use domain::renewal::{Act, TimelineRow, TimelineState};
use leptos::prelude::*;

use crate::components::html;
use crate::i18n::follow::t;
use crate::i18n::{progress, time, wording};

/// The whole timeline, behind a line that opens it.
pub fn timeline(renewal: &RenewalView) -> AnyView {
    let steps = html::ol().class("timeline").children(renewal.timeline.iter().map(|row| step(row, renewal)));
    html::details().child(html::summary().child(progress::t().all_steps)).child(steps).view()
}

/// A step in the holder's words or, where the standard has none, its own.
pub fn wording_of(row: &TimelineRow) -> &str {
    wording(row.holder.as_ref().unwrap_or(&row.title))
}

fn step(row: &TimelineRow, renewal: &RenewalView) -> AnyView {
    let t = t();
    let moment = |at: Timestamp| time::moment(at, renewal.zone);
    let holders = renewal.acts.contains(&Act::SetPassphrase);
    let (class, said, when) = match &row.state {
        // The passphrase is the holder's own step.
        TimelineState::Now { since, .. } if holders => ("waits", t.waits, [t.since, &moment(*since), "."].concat()),
        TimelineState::Done(at) => ("done", t.done, moment(*at)),
        TimelineState::Now { since, .. } => ("now", t.now, [t.since, &moment(*since), "."].concat()),
        TimelineState::Returned(at) => ("waits", t.waits, [t.since, &moment(*at), "."].concat()),
        TimelineState::Rejected(at) => ("bad", t.bad, moment(*at)),
        TimelineState::Coming => ("", t.coming, String::new()),
    };
    let heading = html::h3().child(html::span().class("vh").child(said)).child(wording_of(row));
    let mut item = html::li()
        .attr_if(!class.is_empty(), "class", class)
        .attr_if(matches!(row.state, TimelineState::Now { .. }), "aria-current", "step")
        .child(heading);
    if row.holder.is_some() {
        item = item.child(html::p().class("soft").child([progress::t().source, wording(&row.title)].concat()));
    }
    if !when.is_empty() {
        item = item.child(html::p().class("soft num").child(when));
    }
    item.view()
}
