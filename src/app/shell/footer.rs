//! The footer with the agency's help contact, at the same place on every page (WCAG 3.2.6).

use leptos::prelude::*;

use crate::components::{Part, contact, html, live};
use crate::i18n::{self, shell};
use crate::route::ACCOUNT;
use crate::state::agencies::Agencies;
use crate::state::session::Session;

pub(super) fn footer(agencies: Agencies, session: Session) -> AnyView {
    live(move || {
        i18n::follow();
        let t = shell::t();
        let body = match agencies.of(session) {
            Some(agency) => {
                let contacts = agency.contacts.iter().flat_map(|one| [SEPARATOR.part(), contact(one)]);
                html::p().child(agency.office.as_str()).children(contacts)
            }
            None => html::p().child(t.help_anywhere),
        };
        let help = html::section()
            .class("help")
            .aria_labelledby("help-h")
            .child(html::h2().id("help-h").child(t.help))
            .child(body);
        let link = |href: &str, label: &str| html::li().child(html::a().href(href).child(label));
        // In the officers' app these belong to the other one: no router takes them there.
        let links = html::ul().class("links").child(link("/standar", t.standard)).child(link("/privasi", t.privacy));
        let links = links.child(link("/bantuan", t.help_page));
        let links = links.child(session.me.with(Option::is_some).then(|| link(ACCOUNT, t.account)));
        html::footer().class("foot").child(html::div().class("wrap").child(help).child(links)).view()
    })
}

const SEPARATOR: &str = " · ";
