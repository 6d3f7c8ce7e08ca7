//! Electronic recommendations: a holder asks the head of the unit, who recommends or declines.

mod check;
mod collective;
mod collective_no;
mod collective_requests;
mod decline;
mod mine;
mod request;
mod waiting;

pub use check::CheckPage;
pub use collective::CollectivePage;
pub use collective_no::CollectiveNoPage;
pub use collective_requests::CollectiveRequestsPage;
pub use decline::DeclinePage;
pub use mine::MinePage;
pub use request::RequestPage;
pub use waiting::WaitingPage;

use domain::api::{HeadOfUnit, MyRecommendation};
use domain::journey::RecommendedData;
use domain::problem::Field;
use leptos::prelude::*;

use crate::components::{html, summary_row};
use crate::i18n::problem;
use crate::i18n::wizard::label;

/// What a holder types and finds, in memory while the app is open.
#[derive(Clone, Copy)]
pub struct Asking {
    /// Whom to ask, as typed.
    identifier: RwSignal<String>,
    /// What to write to them.
    note: RwSignal<String>,
    /// Who was found, and what they will see.
    found: RwSignal<Option<(HeadOfUnit, MyRecommendation)>>,
}

impl Asking {
    /// Puts it into context.
    pub fn provide() {
        provide_context(Self {
            identifier: RwSignal::new(String::new()),
            note: RwSignal::new(String::new()),
            found: RwSignal::new(None),
        });
    }

    /// The one in context.
    fn here() -> Self {
        expect_context()
    }

    /// Forgets it, since it was sent.
    fn forget(self) {
        self.identifier.set(String::new());
        self.note.set(String::new());
        self.found.set(None);
    }
}

/// The data that the head of the unit recommends.
fn data(data: &RecommendedData) -> Vec<AnyView> {
    let mut rows = vec![summary_row(&label(Field::Name), data.name.as_str(), None)];
    if !data.nip.is_empty() {
        rows.push(summary_row(problem::name(Field::Nip), html::span().class("num").child(data.nip.as_str()), None));
    }
    rows.extend([
        summary_row(&label(Field::Position), data.position.as_str(), None),
        summary_row(&label(Field::Unit), data.unit.as_str(), None),
        summary_row(&label(Field::Email), data.email.as_str(), None),
    ]);
    rows
}

/// The head of a unit, with what they are here.
fn head(what: &str, head: &HeadOfUnit) -> AnyView {
    let about = vec![
        html::p().child(html::strong().child(head.name.as_str())).view(),
        html::p().child(head.position.as_str()).view(),
        html::p().child(head.unit.as_str()).view(),
    ];
    summary_row(what, about, None)
}
