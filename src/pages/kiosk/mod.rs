//! The pages that only kiosks have.

mod attract;
mod end;
mod own_device;
mod pair;
mod rate;
mod ready;
mod sent;
mod shut;

use domain::api::KioskState;
use leptos::prelude::*;

use crate::components::live;
use crate::containers::loaded::loading;
use crate::containers::page;
use crate::state::kiosk::{Status, Terminal};

pub use own_device::OwnDevicePage;
pub use rate::RatePage;
pub use sent::SentPage;

/// What stands before a journey: what the last wipe deleted, how to begin, or why nobody can; or whether the terminal is ready.
#[component]
pub fn FirstPage(
    /// The readiness page was asked for.
    readiness: bool,
) -> AnyView {
    let terminal = Terminal::here();
    // Stays while the backend can't be reached: that is one of its findings.
    let checks = Memo::new(move |before: Option<&bool>| match terminal.status.get() {
        Status::Paired(kiosk) => readiness && kiosk.state != KioskState::Locked,
        Status::Unpaired => false,
        Status::Loading | Status::Unreachable => before == Some(&true),
    });
    live(move || {
        if checks.get() {
            return view! { <ready::ReadyPage/> }.into_any();
        }
        if terminal.ended.get() {
            return view! { <end::EndPage/> }.into_any();
        }
        match terminal.status.get() {
            Status::Loading => page::show(loading),
            Status::Unreachable => shut::unreachable(),
            Status::Unpaired => view! { <pair::PairPage/> }.into_any(),
            Status::Paired(kiosk) => match kiosk.state {
                KioskState::Open { .. } => view! { <attract::AttractPage kiosk/> }.into_any(),
                KioskState::Closed { opens_at } => shut::closed(kiosk, opens_at),
                KioskState::Locked => shut::locked(kiosk),
            },
        }
    })
}
