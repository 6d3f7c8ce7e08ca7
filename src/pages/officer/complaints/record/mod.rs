//! Records a complaint that came by another way, and gives a receipt for whoever complains.

mod input;
mod receipt;

use domain::api::{ComplaintList, ComplaintQuery, RecordedComplaint};
use domain::complaint::{Channel, Subject};
use domain::problem::Field as Answer;
use leptos::prelude::*;

use crate::api;
use crate::components::{Choice, Field, Part, actions, busy_button, choice_group, html, live, submit_form};
use crate::containers::{Loaded, Page, h1};
use crate::i18n::officer::complaint::{self, record as words};
use crate::i18n::{due_sum, fill, shell, wording};
use crate::pages::officer::checked_form::CheckedForm;
use crate::pages::officer::complaints::classes;
use crate::pages::officer::date::date;
use crate::route::officer as route;
use crate::state::form::field_id;
use input::{Input, LATER, TIME, channel_code, subject_code};
use receipt::Receipt;

/// The form, and the receipt once the complaint is recorded.
#[component]
pub fn RecordPage() -> AnyView {
    view! {
        <Loaded fetch=|| load() full_width=true let:agency>
            {recording(agency)}
        </Loaded>
    }
    .into_any()
}

/// The agency's classes, zone and clock come with its list.
async fn load() -> Result<ComplaintList, api::Error> {
    api::officer_complaints::list(&ComplaintQuery::default()).await
}

fn recording(agency: RwSignal<ComplaintList>) -> AnyView {
    let checked = CheckedForm::new();
    let input = Input::new();
    let receipt: RwSignal<Option<Receipt>> = RwSignal::new(None);
    live(move || {
        if let Some(receipt) = receipt.get() {
            return receipt::page(receipt);
        }
        view! {
            <Page title=|| words::t().title form=checked class="sheet record" full_width=true back=route::COMPLAINTS>
                {agency.with(|agency| form(agency, input, checked, receipt))}
            </Page>
        }
        .into_any()
    })
}

fn form(
    agency: &ComplaintList,
    input: Input,
    checked: CheckedForm,
    receipt: RwSignal<Option<Receipt>>,
) -> Vec<AnyView> {
    let t = words::t();
    let field = |answer: Answer, label: &str, typed| {
        let id = field_id(answer);
        Field::new(id, label, typed).error(checked.error(id))
    };
    let choice =
        |value, label: &str, hint: &str| Choice { value, label: label.into(), hint: hint.into(), within: None };
    let channels = Channel::RECORDED.map(|one| choice(channel_code(one), complaint::channel(one), ""));
    let subjects = [(Subject::Service, t.service_hint), (Subject::Conduct, t.conduct_hint)];
    let subjects = subjects.map(|(one, hint)| choice(subject_code(one), complaint::subject(one), hint));
    let time = Field::new(TIME, fill(t.time, agency.zone.name()), input.time).class("w6").inputmode("decimal");
    let contact = html::fieldset()
        .class("field")
        .child(html::legend().child(t.contact).child(html::span().class("hint").child(t.contact_hint)))
        .child(field(Answer::Name, t.name, input.name).view())
        .child(field(Answer::Email, t.email, input.email).kind("email").view())
        .child(field(Answer::Mobile, t.mobile, input.mobile).kind("tel").class("w20").view());
    let class = (!agency.classes.is_empty()).then(|| {
        let later = choice(LATER, t.class_later, t.class_later_hint);
        let known = agency.classes.iter().enumerate();
        let known =
            known.map(|(at, one)| choice(classes::value(at), wording(&one.title), &due_sum::working(one.limit)));
        let id = field_id(Answer::ComplaintClass);
        choice_group(
            id,
            t.class.part(),
            checked.error(id),
            false,
            std::iter::once(later).chain(known).collect(),
            input.class,
        )
    });
    let (zone, now, known) = (agency.zone, agency.now, StoredValue::new(agency.classes.clone()));
    let send = move || {
        let asked = known.with_value(|known| input.complaint(zone, now, known));
        match asked {
            Ok(body) => record(body, checked, receipt),
            Err(faults) => {
                checked.check(faults);
            }
        }
    };
    let reference = field(Answer::Reference, t.renewal, input.renewal).class("w20");
    let form = submit_form(send)
        .child(choice_group(
            input::CHANNEL,
            t.channel.part(),
            checked.error(input::CHANNEL),
            false,
            channels.into(),
            input.channel,
        ))
        .child(date(field(Answer::ReceivedAt, t.date, input.date)))
        .child(time.hint(t.time_hint).error(checked.error(TIME)).view())
        .child(choice_group(
            input::SUBJECT,
            t.subject.part(),
            checked.error(input::SUBJECT),
            false,
            subjects.into(),
            input.subject,
        ))
        .child(field(Answer::Message, t.words, input.words).rows(8).hint(t.words_hint).view())
        .child(contact)
        .child(reference.view())
        .child(class)
        .child(actions().child(busy_button(t.send, shell::t().sending, checked.form.busy)));
    vec![h1(t.title).view(), html::p().child(t.lead).view(), form.view()]
}

fn record(body: RecordedComplaint, checked: CheckedForm, receipt: RwSignal<Option<Receipt>>) {
    checked.check(Vec::new());
    let (secret, subject) = (body.secret.clone(), body.subject);
    checked.form.send(async move { api::officer_complaints::record(&body).await }, move |of| {
        receipt.set(Some(Receipt { of, secret, subject }));
    });
}
