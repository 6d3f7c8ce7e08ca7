//! All answers, and the button that sends them.

use domain::api::{DraftView, ReturnedItem, Send, path};
use domain::journey::{Draft, FileInfo, Journey, Step, asks_passphrase};
use domain::moment::Timestamp;
use domain::person::{DataField, FilePurpose};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::ReturnReason;
use domain::standard::{Custody, PassphraseTiming};
use domain::value::{Nik, Nip};
use leptos::prelude::*;

use super::files::recommended;
use crate::api::{self, renewals};
use crate::components::{Choice, Part, actions, busy_button, choice_group, html, summary_list, summary_row};
use crate::containers::field_error;
use crate::i18n::{fill, problem, shell, time, upload, wizard as words};
use crate::pages::wizard::parts::{self, masked, value};
use crate::pages::wizard::step_page::{StepPage, form as step_form};
use crate::route::Route;
use crate::state::form::{Form, field_id};
use crate::state::wizard::{Wizard, journey};

/// Every answer, with the way back to it.
#[component]
pub fn ReviewPage(
    wizard: Wizard,
    /// The draft as it stands.
    view: DraftView,
) -> AnyView {
    let form = Form::new();
    // Kept while the same draft is sent again: then it is one act.
    let key = StoredValue::new((0_u32, String::new()));
    let completes = view.completes.clone();
    let same = view.unreplaced();
    let asked = same.first().map(|purpose| purpose.field());
    // Whether those are sent all the same.
    let keep = RwSignal::new(Vec::new());
    let submit = move || {
        let kept = !keep.with_untracked(Vec::is_empty);
        let open = asked.filter(|_| !kept).map(|field| Problem::new(field, Fault::FileNotReplaced));
        if !form.check(open.into_iter().collect()) {
            return;
        }
        let completes = completes.clone();
        let request = async move {
            wizard.saved().await?;
            let version = wizard.view().map_or(0, |view| view.version);
            // The page was left while answers were being saved: nothing is sent, and nobody is told.
            let Some((of, known)) = key.try_get_value() else { return Err(api::Error::Offline) };
            let act = if known.is_empty() || of != version { api::new_key() } else { known };
            key.set_value((version, act.clone()));
            let send = Send { version, keep: kept };
            match completes {
                Some(reference) => renewals::complete(&reference, &send, &act).await,
                None => renewals::submit(&send, &act).await,
            }
        };
        form.send(request, move |sent| {
            wizard.forget();
            Route::Sent(sent.reference).replace();
        });
    };
    wizard.reviewed();
    let view = StoredValue::new(view);
    let content = move |view: &DraftView| {
        let t = words::t();
        let journey = journey(view);
        let mut content = data(view, &journey);
        content.extend(files(view, &journey));
        content.extend(new_key(view, &journey));
        content.push(html::div().class("notice").child(html::p().child(t.review_word)).view());
        let act = match &view.draft.open_steps {
            Some(open) if filed(view).next().is_none() && open[..] == [Step::Passphrase] => t.submit_key,
            Some(_) if filed(view).next().is_none() => t.submit_completion,
            _ => t.submit,
        };
        let act = actions().child(busy_button(act, shell::t().sending, form.busy));
        let mut fields: Vec<_> = asked.map(|field| same_files(view, field, &same, form, keep)).into_iter().collect();
        fields.push(act.view());
        content.push(step_form(fields, submit.clone()));
        content
    };
    view! {
        <StepPage wizard view step=Step::Review title=|| words::t().review_title form>
            {view.with_value(&content)}
        </StepPage>
    }
    .into_any()
}

/// What an officer who filed left to the holder; nothing otherwise.
fn filed(view: &DraftView) -> impl Iterator<Item = &ReturnedItem> {
    view.returned.iter().filter(|item| item.reason == ReturnReason::FiledForYou)
}

fn data(view: &DraftView, journey: &Journey) -> Vec<AnyView> {
    let t = words::t();
    // Each answer stands on this page: key and files have parts of their own.
    let Draft { data_right, changes: _, confirmed_email: _, files: _, recommendation: _, key: _, open_steps: _ } =
        &view.draft;
    let changed = |field| view.draft.change(field);
    let right = *data_right != Some(false);
    let answer = if right { t.data_yes } else { t.data_no };
    let mut parts = vec![
        html::h2().child(t.review_data).view(),
        summary_list(vec![summary_row(t.review_answer, answer, change(journey, Step::Data, t.review_answer))]),
    ];
    if !right {
        parts.push(changes(view));
        parts.push(html::p().child(t.review_new).view());
        if let Some(link) = change(journey, Step::Changes, t.review_changed) {
            parts.push(html::p().child(link).view());
        }
        if changed(DataField::Email).is_some() {
            parts.push(html::p().child(t.review_email).view());
        }
        let birth = Nip::parse(changed(DataField::Nip).unwrap_or(view.person.get(DataField::Nip)));
        let birth = birth.ok().map(|nip| nip.birth_date());
        let odd = changed(DataField::Nik).and_then(|nik| Nik::parse(nik).ok()).map(|nik| nik.warnings(birth));
        if odd.is_some_and(|warnings| !warnings.is_empty()) {
            parts.push(html::p().class("warn").child(t.review_nik).view());
        }
    }
    parts.extend(parts::data(view, |view, field| view.draft.change(field).is_some()));
    parts
}

/// New beside old.
fn changes(view: &DraftView) -> AnyView {
    let t = words::t();
    let rows = DataField::ALL.into_iter().filter_map(|field| {
        let new = view.draft.change(field)?;
        let old = view.person.get(field);
        let old = masked(field, old).map_or_else(|| value(field, old), Part::part);
        let row = html::tr()
            .child(html::th().scope("row").child(words::label(field.field())))
            .child(html::td().attr("data-th", t.column_now).child(html::del().child(old)))
            .child(html::td().attr("data-th", t.column_new).child(html::ins().child(value(field, new.trim()))));
        Some(row.view())
    });
    let heads = [t.column_data, t.column_now, t.column_new].map(|name| html::th().scope("col").child(name).view());
    html::table()
        .class("changes")
        .child(html::caption().child(t.review_changed))
        .child(html::thead().child(html::tr().children(heads)))
        .child(html::tbody().children(rows))
        .view()
}

fn files(view: &DraftView, journey: &Journey) -> Vec<AnyView> {
    let t = words::t();
    let mut needed = view.draft.evidence_needed();
    needed.push(FilePurpose::Letter);
    let by_office = filed(view).next().is_some();
    let rows = needed.into_iter().filter_map(|purpose| {
        let file = view.draft.file(purpose)?;
        let step = if purpose == FilePurpose::Letter { Step::Letter } else { Step::Evidence };
        let label = file_label(view, purpose);
        let mut about = [file.name.as_str(), ", ", &upload::pages(file.pages)].concat();
        if by_office && purpose == FilePurpose::Letter {
            about.push_str(", ");
            about.push_str(t.by_office);
        }
        Some(summary_row(&label, about, change(journey, step, &label).or_else(|| Some(open(file, &label)))))
    });
    let mut rows: Vec<_> = rows.collect();
    if let Some(given) = recommended(view) {
        let label = file_label(view, FilePurpose::Letter);
        rows.push(summary_row(&label, given, change(journey, Step::Letter, &label)));
    }
    vec![html::h2().child(t.review_files).view(), summary_list(rows)]
}

/// Asks whether returned files that were not replaced are sent all the same.
fn same_files(
    view: &DraftView,
    field: Field,
    same: &[FilePurpose],
    form: Form,
    keep: RwSignal<Vec<&'static str>>,
) -> AnyView {
    let t = words::t();
    let names: Vec<_> = same.iter().map(|purpose| file_label(view, *purpose)).collect();
    let legend = fill(t.not_replaced, &names.join(", ")).part();
    let choice = Choice { value: "keep", label: t.keep_file.into(), hint: t.keep_file_hint.into(), within: None };
    choice_group(field_id(field), legend, form.error(field).map(field_error), true, vec![choice], keep)
}

fn file_label(view: &DraftView, purpose: FilePurpose) -> String {
    match purpose {
        FilePurpose::Letter => view.rules.letter_title.clone(),
        _ => words::label(purpose.field()),
    }
}

/// A file that can't be changed now can still be read.
fn open(file: &FileInfo, what: &str) -> AnyView {
    let link = html::a().href(path::with(path::FILE, &file.id)).target("_blank").rel("noopener");
    let unseen = [" ", what, upload::t().new_tab].concat();
    link.child(words::t().open_file).child(html::span().class("vh").child(unseen)).view()
}

fn new_key(view: &DraftView, journey: &Journey) -> Vec<AnyView> {
    let t = words::t();
    let at_authority = view.rules.custody == Custody::Authority;
    let Some(key) = view.draft.key.as_ref().filter(|_| !at_authority) else {
        // Where no passphrase is asked for, when and where it will be.
        let asked = asks_passphrase(&view.rules, view.draft.open_steps.as_deref());
        let words = if at_authority { t.key_at_authority } else { t.key_later };
        let later = at_authority || view.rules.passphrase_timing == PassphraseTiming::AfterVerification;
        let part =
            (later && !asked).then(|| vec![html::h2().child(t.review_key).view(), html::p().child(words).view()]);
        return part.unwrap_or_default();
    };
    let label = words::label(Field::Passphrase);
    let made = fill(t.key_made, &time::moment(Timestamp(key.made_at), view.zone));
    let row = summary_row(&label, made, change(journey, Step::Passphrase, problem::name(Field::Passphrase)));
    vec![html::h2().child(t.review_key).view(), summary_list(vec![row])]
}

/// "Ubah", where the step is open.
fn change(journey: &Journey, step: Step, what: &str) -> Option<AnyView> {
    let open = journey.route().any(|other| other == step);
    open.then(|| {
        let link = html::a().href(Route::Wizard(Some(step)).path()).child(words::t().change);
        link.child(html::span().class("vh").child([" ", what].concat())).view()
    })
}
