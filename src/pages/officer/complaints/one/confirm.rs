//! Asks before what can't be taken back: an answer, as the complainant reads it, and the name of an officer complained about.

use domain::api::{EntryKind, OfficerComplaint};
use domain::complaint::Act;
use leptos::prelude::*;

use super::state::{Asked, Complaint};
use crate::components::{Part, actions, button, html, secondary_button};
use crate::containers::ask::{HEADING, MEANS, ask_dialog};
use crate::i18n::fill;
use crate::i18n::officer::complaint::act as words;

/// The dialog. It is open while something waits for an answer.
pub fn dialog(complaint: Complaint) -> AnyView {
    ask_dialog("confirm", complaint.asked, move |asked| question(complaint, asked))
}

fn question(complaint: Complaint, asked: Asked) -> AnyView {
    let t = words::t();
    let (heading, about, means, label) = match &asked {
        Asked::Answer(words) => (t.preview.to_owned(), preview(complaint, words), t.preview_means, t.send_answer),
        Asked::Name(_, name) => (
            fill(t.officer_question, name),
            html::p().child(t.officer_means).view(),
            t.officer_final,
            words::label(Act::Name, false),
        ),
    };
    let yes = move || {
        complaint.asked.set(None);
        match asked.clone() {
            Asked::Answer(words) => complaint.answer(words),
            Asked::Name(command, _) => complaint.act(Act::Name, command),
        }
    };
    html::div()
        .child(html::h2().id(HEADING).tabindex("-1").child(heading))
        .child(about)
        .child(html::p().id(MEANS).child(means))
        .child(
            actions()
                .child(button("button", label, yes))
                .child(secondary_button(t.cancel, move || complaint.asked.set(None))),
        )
        .view()
}

/// The answer as the complainant reads it.
fn preview(complaint: Complaint, words: &str) -> AnyView {
    let office = complaint.data.with_untracked(|data| data.view.office.clone());
    let quote = html::div()
        .class("preview")
        .child(html::p().class("soft").child(html::strong().child(office)))
        .child(html::p().class("words").child(words));
    // It can be reopened once.
    let reopened = |data: &OfficerComplaint| data.view.entries.iter().any(|entry| entry.what == EntryKind::Reopened);
    let again = (!complaint.data.with_untracked(reopened)).then(|| html::p().child(words::t().preview_reopen));
    vec![html::p().child(words::t().preview_hint).view(), quote.view(), again.part()].part()
}
