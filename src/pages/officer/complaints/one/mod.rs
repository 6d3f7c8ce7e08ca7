//! A complaint: its words and files, what happened, until when it must be answered, and what may be done now.

mod about;
mod acts;
mod command;
mod confirm;
mod fields;
mod input;
mod offer;
mod state;
mod timeline;

use domain::api::OfficerComplaint;
use leptos::prelude::*;

use crate::api;
use crate::components::{Element, Part, error_summary, html, link_button, live};
use crate::containers::{Loaded, Page, h1, page};
use crate::i18n::officer::complaint::{self as words, act};
use crate::i18n::{failure, fill};
use crate::route::officer as route;
use crate::state::effect::effect;
use state::{Complaint, Outcome};

/// A complaint. What is wrong must not reload its files: it shows its faults by itself.
#[component]
pub fn ComplaintPage(
    /// Its number.
    number: String,
) -> AnyView {
    view! {
        <Loaded fetch=move || load(number.clone()) full_width=true let:data>
            {opened(data)}
        </Loaded>
    }
    .into_any()
}

/// The complaint; owned, since a page outlives its path.
async fn load(number: String) -> Result<OfficerComplaint, api::Error> {
    api::officer_complaints::one(&number).await
}

fn opened(data: RwSignal<OfficerComplaint>) -> AnyView {
    let complaint = Complaint::new(data);
    let number = data.with_untracked(|data| data.view.number.clone());
    let title = move || fill(words::t().title, &number);
    let gone = Memo::new(move |_| complaint.outcome.get() == Some(Outcome::Gone));
    let titled = title.clone();
    effect(move || {
        let faulty = !complaint.all_faults().is_empty();
        if !gone.get_untracked() {
            page::show_faults(&titled(), faulty);
        }
    });
    live(move || {
        if gone.get() {
            return view! { <GonePage/> }.into_any();
        }
        let title = title.clone();
        view! {
            <Page title=move || title() class="case-page" full_width=true back=route::COMPLAINTS>
                {content(complaint)}
            </Page>
        }
        .into_any()
    })
}

/// The page once others have the complaint.
#[component]
fn GonePage() -> AnyView {
    let content = || {
        let t = words::t();
        vec![
            h1(t.gone).view(),
            html::p().child(t.gone_body).view(),
            html::p().child(link_button("button", route::COMPLAINTS, t.to_list)).view(),
        ]
    };
    view! { <Page title=|| words::t().gone full_width=true>{content()}</Page> }.into_any()
}

fn content(complaint: Complaint) -> Vec<AnyView> {
    let wrong = live(move || {
        let faults = complaint.all_faults();
        if faults.is_empty() {
            return ().into_any();
        }
        error_summary(failure::heading(&faults), &faults, page::focus_field)
    });
    let who = html::div().class("who").child(complaint_heading(complaint)).child(complaint.shown(about::line));
    let said = html::section().class("sheet said").child(complaint.shown(about::words)).child(about::files(complaint));
    let doing = html::section()
        .class("sheet doing")
        .child(notice(complaint))
        .child(complaint.shown(about::clock))
        .child(acts::acts(complaint));
    let happened = html::section().class("sheet then").child(complaint.shown(timeline::timeline));
    let columns = html::div().class("complaint").child(said).child(doing).child(happened);
    vec![wrong, who.view(), columns.view(), confirm::dialog(complaint)]
}

/// "Pengaduan ADU-7K3M-9Q2D", the number in one line.
fn complaint_heading(complaint: Complaint) -> Element {
    let (before, after) = words::t().title.split_once("{}").unwrap_or_default();
    let number = complaint.data.with_untracked(|data| data.view.number.clone());
    h1(before).child(html::span().class("whole").child(number)).child(after)
}

/// What an act did. The live region is always there; the notice in it takes focus.
fn notice(complaint: Complaint) -> AnyView {
    let words = live(move || {
        let t = words::t();
        let part = |class: &str| html::div().class(class).id(state::NOTICE).tabindex("-1");
        match complaint.outcome.get() {
            None | Some(Outcome::Gone) => ().into_any(),
            Some(Outcome::Done(kind)) => part("notice good")
                .child(html::p().child(act::done(kind)))
                .child(html::p().child(html::a().href(route::COMPLAINTS).child(t.to_list)))
                .view(),
            Some(Outcome::NotDone { newer, refusal }) => part("notice caution")
                .child(html::h2().child(if newer { t.newer } else { t.not_done }))
                .child(html::p().child(words::refusal(refusal)))
                .child(html::p().child(t.still_there))
                .view(),
        }
    });
    html::div().role("status").child(words).part()
}
