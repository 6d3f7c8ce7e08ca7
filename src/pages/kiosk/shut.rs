//! Why nobody can begin at a kiosk now.

use domain::api::Kiosk;
use domain::moment::Timestamp;
use domain::standard::Contact;
use leptos::prelude::*;

use crate::components::{contact, html};
use crate::containers::{Frame, h1, page};
use crate::i18n::kiosk::t;
use crate::i18n::{fill, time};
use crate::pages::kiosk::ready;

/// The backend can't be reached.
pub(super) fn unreachable() -> AnyView {
    page::show(|| {
        let t = t();
        let body = html::p().role("status").child(t.unreachable_body);
        Frame::new(t.unreachable).content(vec![h1(t.unreachable).view(), body.view()])
    })
}

/// Outside the office's hours.
pub(super) fn closed(kiosk: Kiosk, opens_at: Timestamp) -> AnyView {
    page::show(move || {
        let t = t();
        let opens = html::p().class("lead").child(fill(t.closed_until, &time::moment(opens_at, kiosk.zone)));
        let mut content = vec![h1(t.closed).view(), opens.view(), html::p().child(fill(t.closed_body, &host())).view()];
        content.extend(help(&kiosk.office, &kiosk.contacts));
        content.push(ready::link());
        Frame::new(t.closed).content(content)
    })
}

/// An administrator locked it.
pub(super) fn locked(kiosk: Kiosk) -> AnyView {
    page::show(move || {
        let t = t();
        let mut content = vec![h1(t.locked).view(), html::p().child(fill(t.locked_body, &host())).view()];
        content.extend(help(&kiosk.office, &kiosk.contacts));
        Frame::new(t.locked).content(content)
    })
}

fn help(office: &str, contacts: &[Contact]) -> Vec<AnyView> {
    let contacts = contacts.iter().map(|one| html::li().child(contact(one)).view());
    vec![html::h2().child(t().help).view(), html::p().child(office).view(), html::ul().children(contacts).view()]
}

/// The service's address, as people type it.
pub(super) fn host() -> String {
    window().location().host().unwrap_or_default()
}
