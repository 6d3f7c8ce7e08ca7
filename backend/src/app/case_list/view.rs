//! What each view asks of the database.

use domain::api::{CaseListQuery, CaseListView, CaseOrder, StepName};
use domain::moment::DAY;
use domain::standard::StepKind;

use super::own_steps::{OwnSteps, names};
use crate::db::case_list::{Cursor, Order, OwnCases, Range, Sought, Viewer};
use crate::db::renewals::WaitsFor;

/// A certificate that ends within so many days ends soon.
const SOON_DAYS: i64 = 7;

/// Whether the view is of what waits for the officer.
pub const fn is_own(view: CaseListView) -> bool {
    own_cases(view).is_some()
}

const fn own_cases(view: CaseListView) -> Option<OwnCases> {
    match view {
        CaseListView::Waiting => Some(OwnCases::All),
        CaseListView::Overdue => Some(OwnCases::Overdue),
        CaseListView::Mine => Some(OwnCases::Mine),
        CaseListView::Completed => Some(OwnCases::Completed),
        CaseListView::NewMessage
        | CaseListView::FiledByMe
        | CaseListView::WithHolder
        | CaseListView::WithAuthority
        | CaseListView::EndsSoon
        | CaseListView::Open
        | CaseListView::Finished => None,
    }
}

/// The order in which the view is read.
pub const fn order(query: &CaseListQuery) -> Order {
    match (query.view, query.order) {
        (CaseListView::Finished, _) => Order::Ended,
        (_, CaseOrder::Due) => Order::Due,
        (_, CaseOrder::Submitted) => Order::Submitted,
        (_, CaseOrder::CertificateEnd) => Order::CertificateEnd,
    }
}

/// Returns the ranges of a view, which have no case in common, and what is asked of each.
pub fn sought<'a>(
    query: &'a CaseListQuery,
    own: &'a OwnSteps,
    viewer: Viewer<'_>,
    order: Order,
    after: Option<Cursor>,
) -> (Vec<Range<'a>>, Sought<'a>) {
    let ends_by = (query.view == CaseListView::EndsSoon).then_some(viewer.now + SOON_DAYS * DAY);
    let mut sought = Sought { step: None, ends_by, order, after };
    let step = query.step.as_deref();
    let ranges = match query.view {
        CaseListView::Waiting | CaseListView::Overdue | CaseListView::Mine | CaseListView::Completed => {
            let which = own_cases(query.view).unwrap_or(OwnCases::All);
            let steps = own.steps.iter().filter(|own_step| step.is_none_or(|step| own_step.step == step));
            steps.map(|own_step| Range::Own(own_step, which)).collect()
        }
        CaseListView::NewMessage | CaseListView::FiledByMe => {
            sought.step = step;
            vec![if query.view == CaseListView::FiledByMe { Range::Filed } else { Range::Unread }]
        }
        CaseListView::WithHolder | CaseListView::WithAuthority | CaseListView::EndsSoon | CaseListView::Open => {
            match step {
                None => waits_for(query.view).iter().map(|whom| Range::WaitsFor(*whom)).collect(),
                Some(step) => at(query.view, own, step),
            }
        }
        CaseListView::Finished => step.map_or_else(|| vec![Range::Ended], |_| Vec::new()),
    };
    (ranges, sought)
}

const fn waits_for(view: CaseListView) -> &'static [WaitsFor] {
    match view {
        CaseListView::WithHolder => &[WaitsFor::Holder],
        CaseListView::WithAuthority => &[WaitsFor::Authority],
        _ => &WaitsFor::ALL,
    }
}

/// Open cases of the view at this step, in each version that has it.
fn at<'a>(view: CaseListView, own: &'a OwnSteps, step: &str) -> Vec<Range<'a>> {
    let mut ranges = Vec::new();
    for version in &own.versions {
        let found = version.standard.steps.iter().find(|known| known.id == step && is_in(view, known.kind));
        ranges.extend(found.map(|found| Range::At(&version.digest, &found.id)));
    }
    ranges
}

/// Whether cases of the view can be at a step of this kind.
const fn is_in(view: CaseListView, kind: StepKind) -> bool {
    match view {
        CaseListView::WithHolder => matches!(kind, StepKind::SetPassphrase),
        CaseListView::WithAuthority => matches!(kind, StepKind::Issue),
        CaseListView::Finished => false,
        _ => !matches!(kind, StepKind::Remind | StepKind::Notify),
    }
}

/// Returns the steps at which the view's cases can be.
pub fn steps(view: CaseListView, own: &OwnSteps) -> Vec<StepName> {
    if is_own(view) {
        return own.names();
    }
    names(&own.versions, |version, step| {
        version.standard.steps.iter().any(|known| known.id == step && is_in(view, known.kind))
    })
}
