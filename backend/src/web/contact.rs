//! Contacts and complaint channels as links.

use domain::standard::{Contact, ContactKind};
use maud::{Markup, html};

/// Renders a contact, as a link to call, write or visit the site if possible.
pub fn link(contact: &Contact) -> Markup {
    let value = contact.value.as_str();
    html! { @if let Some(href) = href(contact) { a href=(href) { (value) } } @else { (value) } }
}

fn href(contact: &Contact) -> Option<String> {
    let value = contact.value.as_str();
    match contact.kind {
        ContactKind::Phone => {
            let digits: String = value.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            Some(format!("tel:{digits}"))
        }
        ContactKind::Email => Some(format!("mailto:{value}")),
        ContactKind::Web => {
            // A name may stand before the address: "SP4N-LAPOR (www.lapor.go.id)".
            let address = value.rsplit_once('(').map_or(value, |(_, rest)| rest.trim_end_matches(')'));
            if address.contains(' ') {
                None
            } else if address.starts_with("http://") || address.starts_with("https://") {
                Some(address.to_owned())
            } else {
                Some(format!("https://{address}"))
            }
        }
        ContactKind::Visit | ContactKind::Letter | ContactKind::App | ContactKind::Social => None,
    }
}
