//! Which agency a complaint is for.

use leptos::prelude::*;

use super::write::WritePage;
use crate::components::{Part, html, live};
use crate::containers::{Page, h1, loaded, page};
use crate::i18n::complaint::t;
use crate::route::feedback::{FEEDBACK, FeedbackRoute};
use crate::state::agencies::Agencies;
use crate::state::kiosk::Terminal;
use crate::state::session::Session;

/// Complains: at the agency of the address, of the terminal, or of whoever is logged in; else it asks which.
#[component]
pub fn ComplainPage(
    /// The agency's id, from the address.
    #[prop(default = None)]
    agency: Option<String>,
    /// Reference of the application that it is about: of whoever is logged in.
    #[prop(default = None)]
    about: Option<String>,
) -> AnyView {
    let session = Session::here();
    let terminal = use_context::<Terminal>();
    // A memo: the page is not made anew when the session is asked for again.
    let known = Memo::new(move |_| {
        let there = || terminal.and_then(|terminal| terminal.open().map(|kiosk| kiosk.agency.0));
        let mine = || session.me.with(|me| me.as_ref().map(|me| me.agency.0.clone()));
        agency.clone().or_else(there).or_else(mine)
    });
    live(move || match known.get() {
        Some(agency) => view! { <WritePage agency about=about.clone()/> }.into_any(),
        None if about.is_some() => page::show(loaded::loading),
        None => view! { <ChoosePage/> }.into_any(),
    })
}

#[component]
fn ChoosePage() -> AnyView {
    let agencies = Agencies::here();
    let content = move || {
        let list = live(move || {
            let all = agencies.all();
            let links = all.iter().map(|agency| {
                let href = FeedbackRoute::Complain(Some(agency.id.0.clone())).path();
                html::li().child(html::a().href(href).child(agency.name.as_str())).view()
            });
            html::ul().children(links).part()
        });
        vec![h1(t().which_agency).view(), list]
    };
    view! { <Page title=|| t().which_agency back=FEEDBACK>{content()}</Page> }.into_any()
}
