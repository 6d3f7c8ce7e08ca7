//! The pages that everybody may read.

use domain::api::{AgencySummary, path};
use leptos::prelude::*;

use crate::components::{El, Part, el, link_button, live, rich};
use crate::i18n::{fill, shell, start::t, wording};
use crate::page::{self, Frame, h1};
use crate::route;
use crate::session::{Session, logged_out};
use crate::shell::{Agencies, contact};

/// What this is, what is needed, one button, how long it takes. The static shell of `index.html` shows the same.
pub fn start() -> AnyView {
    let (agencies, session) = (Agencies::here(), Session::here());
    page::show(move || {
        let t = t();
        // Closed, so that nothing moves when the agencies arrive.
        let duration =
            el("details").child(el("summary").child(t.duration)).child(live(move || durations(&agencies.all())));
        Frame::new(t.title).content(vec![
            h1(t.title).view(),
            logged_out(shell::t().draft_kept).part(),
            el("p").class("lead").child(t.lead).view(),
            el("h2").child(t.needs).view(),
            rich("ol", "needs", t.needs_items),
            begin(session),
            duration.view(),
        ])
    })
}

/// "Kembali": to the page that the reader came from, with all that it holds, where there is one.
fn back() -> El {
    el("a").attr("href", "/").on("click", |event| {
        let Ok(history) = window().history() else { return };
        if history.length().is_ok_and(|pages| pages > 1) {
            event.prevent_default();
            history.back().ok();
        }
    })
}

/// The way in; for whoever is logged in, the way on.
fn begin(session: Session) -> AnyView {
    live(move || {
        let t = t();
        let name = session.me.with(|me| me.as_ref().map(|me| fill(t.go_on_as, &me.name)));
        let button = match &name {
            Some(label) => link_button("button start", route::HOME, label),
            None => link_button("button start", route::LOGIN, t.begin),
        };
        el("p").child(button).view()
    })
}

/// Each agency's time and contacts.
pub fn standards() -> AnyView {
    let agencies = Agencies::here();
    page::show(move || {
        let t = t();
        let mut content = vec![h1(t.standards).view(), el("p").class("lead").child(t.standards_lead).view()];
        for agency in agencies.all() {
            content.push(el("h2").child(agency.name.as_str()).view());
            let contacts = agency.contacts.iter().map(|one| el("li").child(contact(one)).view());
            content.push(el("p").child(agency.office.as_str()).view());
            content.push(el("p").child(wording(&agency.duration)).view());
            content.push(el("p").child(whole_standard(&agency)).view());
            content.push(el("ul").children(contacts).view());
        }
        Frame::new(t.standards).back_link(back()).content(content)
    })
}

/// The way to the agency's page, which the backend draws: it is read without JavaScript and printed.
fn whole_standard(agency: &AgencySummary) -> AnyView {
    let t = t();
    let mut href = path::with(path::STANDARD_PAGE, &agency.id.0);
    href.push_str(t.standard_language);
    let whose = el("span").class("vh").child([": ", &agency.name].concat());
    el("a").attr("href", href).attr("rel", "external").child(t.standard_whole).child(whose).view()
}

/// The notice about personal data.
pub fn privacy() -> AnyView {
    page::show(|| {
        let t = t();
        Frame::new(t.privacy).back_link(back()).content(vec![h1(t.privacy).view(), rich("div", "", t.privacy_body)])
    })
}

fn durations(all: &[AgencySummary]) -> AnyView {
    let t = t();
    let rows = all.iter().map(|agency| {
        let name = el("th").attr("scope", "row").child(agency.name.as_str());
        el("tr").child(name).child(el("td").child(wording(&agency.duration))).view()
    });
    let column = |name: &str| el("th").attr("scope", "col").child(name);
    el("table")
        .child(el("caption").class("vh").child(t.duration))
        .child(el("thead").child(el("tr").child(column(t.agency)).child(column(t.time))))
        .child(el("tbody").children(rows))
        .view()
}
