//! The footer with the agency's help contact, at the same place on every page (WCAG 3.2.6).

use domain::api::AgencySummary;
use domain::standard::{Contact, ContactKind};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::components::{Part, html, live};
use crate::i18n::{self, shell};
use crate::route::SESSIONS;
use crate::state::session::Session;

/// The agencies that this service works for, once loaded. In context.
#[derive(Clone, Copy)]
pub struct Agencies(RwSignal<Vec<AgencySummary>>);

impl Agencies {
    /// The one in context.
    pub fn here() -> Self {
        expect_context()
    }

    /// All of them; none while they are being loaded.
    pub fn all(self) -> Vec<AgencySummary> {
        self.0.get()
    }

    /// That of the person logged in.
    pub fn of(self, session: Session) -> Option<AgencySummary> {
        let id = session.me.with(|me| me.as_ref().map(|me| me.agency.clone()))?;
        self.0.with(|all| all.iter().find(|agency| agency.id == id).cloned())
    }
}

pub(super) fn provide() -> Agencies {
    let agencies = Agencies(RwSignal::new(Vec::new()));
    provide_context(agencies);
    spawn_local(async move {
        // Without them the page still says whom to ask.
        if let Ok(all) = api::public::agencies().await {
            agencies.0.set(all);
        }
    });
    agencies
}

/// One contact, as a link where a browser can follow it.
pub fn contact(contact: &Contact) -> AnyView {
    let value = contact.value.as_str();
    let href = match contact.kind {
        ContactKind::Phone => {
            let digits: String = value.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            ["tel:", &digits].concat()
        }
        ContactKind::Email => ["mailto:", value].concat(),
        ContactKind::Web if value.starts_with("http") => value.into(),
        ContactKind::Web => ["https://", value].concat(),
        ContactKind::Visit | ContactKind::Letter | ContactKind::App | ContactKind::Social => return value.part(),
    };
    // A number is not broken between two lines.
    let shown = if contact.kind == ContactKind::Phone { value.replace(' ', "\u{a0}") } else { value.into() };
    html::a().href(href).rel("external noreferrer").child(shown).view()
}

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
        let links = links.child(session.me.with(Option::is_some).then(|| link(SESSIONS, t.sessions)));
        html::footer().class("foot").child(html::div().class("wrap").child(help).child(links)).view()
    })
}

const SEPARATOR: &str = " · ";
