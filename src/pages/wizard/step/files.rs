//! A step that asks for files: goes on when each is there.

use domain::api::DraftView;
use domain::journey::Step;
use domain::person::FilePurpose;
use domain::problem::{Fault, Problem};
use leptos::prelude::*;

use crate::containers::FileUpload;
use crate::containers::{h1, page};
use crate::i18n::{fill, time, upload, wizard as words};
use crate::pages::wizard::frame::{form as step_form, frame, go_on};
use crate::state::form::{Form, field_id};
use crate::state::wizard::Wizard;

/// The page. `lead` makes its title and what stands above the controls.
pub fn page(
    wizard: Wizard,
    view: DraftView,
    step: Step,
    purposes: Vec<FilePurpose>,
    lead: fn(&DraftView) -> (String, AnyView),
) -> AnyView {
    let form = Form::new();
    // Told only after "Lanjutkan".
    let wait = RwSignal::new(None::<&'static str>);
    let max = view.rules.max_upload_bytes;
    let parts: Vec<_> = purposes.into_iter().map(|purpose| FileUpload::new(wizard, form, max, purpose)).collect();
    let all = parts.clone();
    let submit = move || {
        if let Some(busy) = all.iter().find(|part| untrack(|| part.busy())) {
            wait.set(Some(field_id(busy.purpose.field())));
            return;
        }
        wait.set(None);
        let missing = all.iter().filter(|part| untrack(|| wizard.file(part.purpose)).is_none());
        let missing = missing.map(|part| Problem::new(part.purpose.field(), Fault::Blank)).collect();
        if form.check(missing) {
            wizard.go_on(step);
        }
    };
    page::show(move || {
        let t = upload::t();
        let (title, lead) = lead(&view);
        let hints = [t.types.into(), fill(t.largest, &time::limit(view.rules.max_upload_bytes))];
        let mut fields: Vec<_> = parts.iter().map(|part| part.view(label(&view, part.purpose), &hints)).collect();
        fields.push(go_on());
        let mut faults = form.faults();
        faults.extend(parts.iter().filter_map(|part| part.faults()));
        faults.extend(
            wait.get().filter(|_| parts.iter().any(|part| part.busy())).map(|field| (field, t.wait_upload.into())),
        );
        let content = vec![lead, step_form(fields, submit.clone())];
        frame(wizard, &view, step, &title, h1(title.as_str()), content).faults(faults)
    })
}

fn label(view: &DraftView, purpose: FilePurpose) -> &str {
    let t = words::t();
    match purpose {
        FilePurpose::Letter | FilePurpose::FiledLetter => &view.rules.letter_title,
        FilePurpose::Ktp => t.ktp_for,
        FilePurpose::Sk => t.sk_for,
    }
}
