//! The agency's own steps: done, now, next.

use domain::api::RenewalView;
use domain::moment::Timestamp;
use domain::renewal::{Act, TimelineRow, TimelineState};
use domain::standard::{ClockOwner, Role};
use leptos::prelude::*;

use crate::components::{Element, html};
use crate::i18n::follow::{role, t};
use crate::i18n::{time, wording};

/// The whole timeline.
pub fn timeline(renewal: &RenewalView) -> AnyView {
    html::ol().class("timeline").children(renewal.timeline.iter().map(|row| step(row, renewal))).view()
}

/// What happens now, for the confirmation: the present step alone.
pub fn present(renewal: &RenewalView) -> AnyView {
    let now = renewal.timeline.iter().filter(|row| matches!(row.state, TimelineState::Now { .. }));
    html::ol().class("timeline").children(now.map(|row| step(row, renewal))).view()
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
    let heading = html::h3().child(html::span().class("vh").child(said)).child(wording(&row.title));
    let mut item = html::li()
        .attr_if(!class.is_empty(), "class", class)
        .attr_if(matches!(row.state, TimelineState::Now { .. }), "aria-current", "step")
        .child(heading)
        .child(actors(row));
    if !when.is_empty() {
        item = item.child(html::p().class("soft num").child(when));
    }
    if let TimelineState::Now { due: Some(due), clock, .. } = row.state {
        let late = renewal.now > due;
        let line = html::p()
            .child(if late { t.late } else { t.due })
            .child(html::strong().class("num").child(moment(due)))
            .child(".");
        item = item.child(line).child(late.then(|| html::p().child(t.late_help)));
        item = item
            .child((clock == Some(ClockOwner::Authority)).then(|| html::p().class("soft").child(t.authority_clock)));
    }
    item.view()
}

fn actors(row: &TimelineRow) -> Option<Element> {
    if row.actors == [Role::Holder] {
        return Some(html::p().class("soft").child(t().your_step));
    }
    let names: Vec<&str> = row.actors.iter().map(|actor| role(*actor)).collect();
    (!names.is_empty()).then(|| html::p().class("soft").child([t().by, &names.join(", ")].concat()))
}
