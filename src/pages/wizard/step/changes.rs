//! Which data changed, new beside old.

use domain::api::DraftView;
use domain::journey::{Change, Draft, Step, check_changes};
use domain::person::DataField;
use domain::problem::Field as Answer;
use domain::value::Rank;
use leptos::prelude::*;

use crate::components::{Choice, Field, FieldError, Part, choice_group, html, live};
use crate::containers::field_error;
use crate::i18n::{fill, problem, wizard as words};
use crate::pages::wizard::parts::masked;
use crate::pages::wizard::step_page::{StepPage, form as step_form, go_on};
use crate::state::form::{Form, field_id};
use crate::state::wizard::Wizard;

type Typed = [RwSignal<String>; 8];

/// A checkbox for each datum, with its new value below.
#[component]
pub fn ChangesPage(
    wizard: Wizard,
    /// The draft as it stands.
    view: DraftView,
) -> AnyView {
    let form = Form::with_problems(wizard.refused.try_update_value(std::mem::take).unwrap_or_default());
    let before = |field: DataField| view.draft.changes.iter().find(|change| change.field == field);
    let typed: Typed =
        DataField::ALL.map(|field| RwSignal::new(before(field).map(|change| change.value.clone()).unwrap_or_default()));
    let taken: RwSignal<Vec<&'static str>> = RwSignal::new(
        DataField::ALL.into_iter().filter(|field| before(*field).is_some()).map(|field| id(field)).collect(),
    );
    let (rules, person) = (view.rules.clone(), view.person.clone());
    let submit = move || {
        let changes: Vec<Change> = DataField::ALL
            .into_iter()
            .zip(typed)
            .filter(|(field, _)| taken.with_untracked(|taken| taken.contains(&id(*field))))
            .map(|(field, value)| Change { field, value: value.get_untracked() })
            .collect();
        let draft = Draft { data_right: Some(false), changes, ..Draft::default() };
        let problems = check_changes(&draft, &rules.email_domains, &person).err().unwrap_or_default();
        if form.check(problems) {
            wizard.answer(Some(false), draft.changes);
            wizard.go_on(Step::Changes);
        }
    };
    let view = StoredValue::new(view);
    let content = move || {
        let t = words::t();
        let all = DataField::ALL.into_iter().zip(typed);
        let all = all.map(|(field, value)| view.with_value(|view| choice(view, form, field, value, taken)));
        let question = choice_group(
            field_id(Answer::ChangedFields),
            t.changes_hint.part(),
            form.error(Answer::ChangedFields).map(field_error),
            true,
            all.collect(),
            taken,
        );
        step_form(vec![question, go_on()], submit.clone())
    };
    view! { <StepPage wizard view step=Step::Changes title=|| words::t().changes_title form>{content()}</StepPage> }
        .into_any()
}

/// A checkbox; its field is there only while it is ticked.
fn choice(
    view: &DraftView,
    form: Form,
    field: DataField,
    value: RwSignal<String>,
    taken: RwSignal<Vec<&'static str>>,
) -> Choice {
    let on_record = view.person.get(field);
    let on_record = masked(field, on_record).unwrap_or_else(|| match (on_record, field) {
        ("", _) => String::from(words::t().none),
        (rank, DataField::Rank) => Rank::parse(rank).map_or_else(|_| rank.to_owned(), Rank::label),
        (on_record, _) => on_record.to_owned(),
    });
    let domains = view.rules.email_domains.join(words::t().or_domain);
    let error = form.error(field.field()).map(field_error);
    let there = Memo::new(move |_| taken.with(|taken| taken.contains(&id(field))));
    let within = live(move || {
        if !there.get() {
            return ().into_any();
        }
        html::div().class("within").child(new_value(field, value, &domains, error.clone())).view()
    });
    Choice {
        value: id(field),
        label: words::label(field.field()),
        hint: fill(words::t().now, &on_record),
        within: Some(within),
    }
}

fn new_value(field: DataField, value: RwSignal<String>, domains: &str, error: Option<FieldError>) -> AnyView {
    let t = words::t();
    let mut label = fill(t.new_value, problem::name(field.field()));
    if let Some(first) = label.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let input = Field::new(id(field), label, value).error(error);
    match field {
        DataField::Name => input.autocomplete("name"),
        DataField::Nik | DataField::Nip => input.inputmode("numeric").class("w20"),
        DataField::Unit => input,
        DataField::Position => input.autocomplete("organization-title"),
        DataField::Rank => {
            let mut options = vec![(String::new(), String::from(t.choose_rank))];
            options.extend(
                Rank::all().map(|rank| (rank.as_str().to_owned(), [rank.group(), ": ", &rank.label()].concat())),
            );
            input.options(options)
        }
        DataField::Email => input.kind("email").autocomplete("email").hint(fill(t.domains, domains)),
        DataField::Mobile => input.kind("tel").autocomplete("tel").class("w20").hint(t.mobile_example),
    }
    .view()
}

fn id(field: DataField) -> &'static str {
    field_id(field.field())
}
