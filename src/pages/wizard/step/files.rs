//! A step that asks for files: goes on when each is there.

use domain::api::DraftView;
use domain::journey::Step;
use domain::person::{DataField, FilePurpose};
use domain::problem::{Fault, Problem};
use leptos::prelude::*;

use crate::containers::FileSource;
use crate::i18n::{fill, problem, time, upload, wizard as words};
use crate::pages::wizard::step_page::{StepPage, form as step_form, go_on};
use crate::state::form::{Form, field_id};
use crate::state::wizard::Wizard;

/// The uploads, and "Lanjutkan".
#[component]
pub fn FilesPage(
    wizard: Wizard,
    /// The draft as it stands.
    view: DraftView,
    step: Step,
    /// What the files are for.
    purposes: Vec<FilePurpose>,
    /// The page's title.
    title: fn(&DraftView) -> String,
    /// What stands above the uploads.
    lead: fn(&DraftView) -> AnyView,
) -> AnyView {
    let form = Form::new();
    // Said only after "Lanjutkan".
    let wait = RwSignal::new(None::<&'static str>);
    let max = view.rules.max_upload_bytes;
    let view = StoredValue::new(view);
    let part = FileSource::here().part;
    let parts: Vec<_> = purposes.into_iter().map(|purpose| part(wizard, form, max, purpose)).collect();
    let all = parts.clone();
    let submit = move || {
        if let Some(busy) = all.iter().find(|part| untrack(|| part.unfinished()).is_some()) {
            wait.set(Some(field_id(busy.purpose().field())));
            return;
        }
        wait.set(None);
        let given = |purpose| purpose == FilePurpose::Letter && view.with_value(recommended).is_some();
        let missing = |purpose| untrack(|| wizard.file(purpose)).is_none() && !given(purpose);
        let missing = all.iter().filter(|part| missing(part.purpose()));
        let missing = missing.map(|part| Problem::new(part.purpose().field(), Fault::Blank)).collect();
        if form.check(missing) {
            wizard.go_on(step);
        }
    };
    let shown = parts.clone();
    let faults = move || {
        let mut faults = form.faults();
        faults.extend(shown.iter().filter_map(|part| part.faults()));
        let waited = shown.iter().find(|part| wait.get() == Some(field_id(part.purpose().field())));
        let unfinished = waited.and_then(|part| Some((field_id(part.purpose().field()), part.unfinished()?.into())));
        faults.extend(unfinished);
        faults
    };
    let content = move || {
        let t = upload::t();
        view.with_value(|view| {
            let hints = [t.types.into(), fill(t.largest, &time::limit(max))];
            let mut fields: Vec<_> = parts.iter().map(|part| part.view(&label(view, part.purpose()), &hints)).collect();
            fields.push(go_on());
            vec![lead(view), step_form(fields, submit.clone())]
        })
    };
    view! { <StepPage wizard view step title=move || view.with_value(title) form=faults>{content()}</StepPage> }
        .into_any()
}

/// Who recommended the application in the place of the letter, while that holds.
pub(super) fn recommended(view: &DraftView) -> Option<String> {
    let given = view.draft.recommended(&view.rules, &view.person)?;
    Some(fill(&fill(&fill(words::t().recommended, &given.name), &given.position), &given.unit))
}

/// The name of the letter, or which evidence it is and for which data.
fn label(view: &DraftView, purpose: FilePurpose) -> String {
    let t = words::t();
    let evidence = match purpose {
        FilePurpose::Letter | FilePurpose::FiledLetter => return view.rules.letter_title.clone(),
        FilePurpose::Ktp => t.ktp_for,
        FilePurpose::Sk => t.sk_for,
    };
    let mut changed = Vec::new();
    for field in DataField::ALL {
        if field.evidence() == Some(purpose) && view.draft.change(field).is_some() {
            changed.push(problem::name(field.field()));
        }
    }
    fill(evidence, &changed.join(", "))
}
