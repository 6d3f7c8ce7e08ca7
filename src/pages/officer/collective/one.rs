//! How far a collective renewal is: its members, reminders, its end.

use domain::api::CollectiveCommand;
use leptos::prelude::*;

use super::state::{Asking, QUESTION, State};
use super::{CollectiveFrame, head_row, members};
use crate::api;
use crate::components::{actions, busy_button, button, html, secondary_button, submit_form, summary_list, summary_row};
use crate::containers::Loaded;
use crate::i18n::officer::collective as words;
use crate::i18n::{fill, shell, time};
use crate::pages::officer::checked_form::CheckedForm;
use crate::pages::officer::notice::Notice;
use crate::route::officer::CollectivePage;

/// The page of one.
#[component]
pub fn OnePage(
    /// Its number.
    id: i64,
) -> AnyView {
    let (notice, checked, asking) = (Notice::here(), CheckedForm::new(), RwSignal::new(None));
    view! {
        <Loaded fetch=move || api::collective::progress(id) full_width=true let:data>
            <CollectiveFrame
                title=move || data.with(|one| fill(words::t().one, &one.unit))
                back=CollectivePage::List.path()
                form=checked
            >
                {content(State { data, notice, checked, asking })}
            </CollectiveFrame>
        </Loaded>
    }
    .into_any()
}

fn content(state: State) -> Vec<AnyView> {
    let t = words::t();
    let now = state.data.get();
    let mut rows = vec![
        head_row(&now.head, None),
        summary_row(t.started_by, [&now.started_by, ", ", &time::moment(now.started_at, now.zone)].concat(), None),
        summary_row(t.ends_row, time::moment(now.ended_at.unwrap_or(now.ends_at), now.zone), None),
    ];
    if !now.note.is_empty() {
        rows.push(summary_row(t.message, html::span().class("words").child(now.note.as_str()), None));
    }
    let over = (!now.open).then(|| html::span().class("tag").child(t.over));
    let mut content = vec![
        state.notice.view(),
        html::p()
            .class("lead num")
            .child(html::strong().child(words::done(now.done, now.of)))
            .child(" ")
            .child(over)
            .view(),
        html::p().class("soft").child(t.not_counted).view(),
        members::list(state, &now),
    ];
    if now.open {
        let remind = move || state.command(CollectiveCommand::Remind, words::t().reminded.into());
        let act = actions().child(busy_button(t.remind, shell::t().sending, state.checked.form.busy));
        content.push(html::h2().child(t.remind).view());
        content.push(html::p().child(t.remind_lead).view());
        content.push(if now.remindable {
            submit_form(remind).child(act).view()
        } else {
            html::p().class("soft").child(t.too_soon_or_none).view()
        });
    }
    content.push(summary_list(rows));
    if now.open {
        content.push(end(state));
    }
    content
}

fn end(state: State) -> AnyView {
    let t = words::t();
    if state.asking.get() != Some(Asking::End) {
        return actions().child(secondary_button(t.end, move || state.ask(Asking::End))).view();
    }
    let end = move || state.command(CollectiveCommand::End, words::t().ended.into());
    html::div()
        .child(html::p().id(QUESTION).tabindex("-1").child(t.end_question))
        .child(
            actions()
                .child(button("button danger", t.end_yes, end))
                .child(secondary_button(t.keep, move || state.keep())),
        )
        .view()
}
