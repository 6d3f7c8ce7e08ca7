//! A phone adds one file to the application at a kiosk: it compares the digits of both screens, and sends the file. The secret is
//! in the fragment, which no server sees.

use domain::person::FilePurpose;
use leptos::prelude::*;

use super::statement;
use crate::api::{self, Error};
use crate::components::{actions, button, html, secondary_button};
use crate::containers::{FileUpload, Loaded, Page, h1};
use crate::i18n::{fill, hand_off as words, problem, time, upload};
use crate::state::form::Form;
use crate::state::hand_off::{HandOff, Opening, Step};

/// Opens the hand-off, and leads through it.
#[component]
pub fn HandOffPage() -> AnyView {
    let fetch = || async {
        match api::kiosk::open_hand_off(location_hash().unwrap_or_default()).await {
            Ok(opened) => Ok(Opening::Opened(opened)),
            Err(Error::Conflict(_)) => Ok(Opening::InUse),
            Err(Error::NotFound) => Ok(Opening::Over),
            Err(error) => Err(error),
        }
    };
    view! {
        <Loaded fetch let:data>
            <Opened opening=data.get_untracked()/>
        </Loaded>
    }
    .into_any()
}

#[component]
fn Opened(opening: Opening) -> AnyView {
    let form = Form::new();
    let hand_off = HandOff::new(&opening);
    let part = opening.opened().map(|opened| FileUpload::new(hand_off, form, opened.max_upload_bytes, opened.purpose));
    let faults = move || {
        let mut faults = form.faults();
        faults.extend(part.and_then(FileUpload::faults));
        faults
    };
    let content = move || {
        let t = words::t();
        let mut parts = vec![h1(title(hand_off)).view()];
        match (hand_off.step.get(), opening.opened()) {
            (Step::Compare, Some(opened)) => {
                parts.push(html::p().class("lead").child(t.compare_lead).view());
                parts.extend(statement(&opened.terminal));
                let same = button("button", t.same, move || hand_off.step.set(Step::Send));
                let differs = secondary_button(t.differs, move || {
                    form.send(api::kiosk::decline_hand_off(), move |()| hand_off.step.set(Step::Declined));
                });
                parts.push(actions().child(same).child(differs).view());
            }
            (Step::Send, Some(opened)) => {
                let u = upload::t();
                let hints = [u.types.into(), fill(u.largest, &time::limit(opened.max_upload_bytes))];
                parts.push(html::p().class("lead").child(fill(t.send_lead, &opened.terminal.name)).view());
                let label = match opened.purpose {
                    FilePurpose::Letter | FilePurpose::FiledLetter => &opened.letter_title,
                    FilePurpose::Ktp | FilePurpose::Sk => problem::name(opened.purpose.field()),
                };
                parts.extend(part.map(|part| part.view(label, &hints)));
            }
            (Step::Sent(name), _) => parts.push(html::p().class("lead").child(fill(t.sent_body, &name)).view()),
            (Step::Declined, _) => parts.push(html::p().class("lead").child(t.declined_body).view()),
            (Step::InUse, _) => parts.push(html::p().class("lead").child(t.in_use_body).view()),
            _ => parts.push(html::p().class("lead").child(t.over_body).view()),
        }
        parts
    };
    view! { <Page title=move || title(hand_off) form=faults>{content()}</Page> }.into_any()
}

fn title(hand_off: HandOff) -> &'static str {
    let t = words::t();
    match hand_off.step.get() {
        Step::Compare => t.compare,
        Step::Send => t.send,
        Step::Sent(_) => t.sent,
        Step::Declined => t.declined,
        Step::InUse => t.in_use,
        Step::Over => t.over,
    }
}
