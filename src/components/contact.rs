//! A way to reach an office.

use domain::standard::{Contact, ContactKind};
use leptos::prelude::*;

use super::{Part, html};

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

/// An e-mail address that breaks before its "@", not anywhere. Copied, it is the address alone.
pub fn email(address: &str) -> AnyView {
    let (name, domain) = address.split_at(address.find('@').unwrap_or(address.len()));
    html::span().child(name).child(html::wbr()).child(domain).view()
}
