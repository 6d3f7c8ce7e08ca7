//! The survey of satisfaction: a question a page, then a remark, then thanks.

use domain::api::SurveyInvitation;
use domain::problem::Field as Answer;
use domain::survey::{Education, Element, Score, Sex, Work};
use leptos::prelude::*;

use crate::components::{
    Choice, Field, Part, actions, busy_button, button, choice_group, html, secondary_button, submit_form,
};
use crate::containers::{Loaded, Page, field_error, h1};
use crate::i18n::survey_form::{self as words, t};
use crate::i18n::{fill, shell, survey as names, time};
use crate::state::form::field_id;
use crate::state::kiosk::is_kiosk;
use crate::state::survey::{Ended, OpenedWith, Opening, PLACES, Step, Survey};

/// Rates the service of an application, or that of the secret in the address.
#[component]
pub fn SurveyPage(
    /// The application's number.
    reference: Option<String>,
) -> AnyView {
    let asked = reference.clone();
    let token = use_context::<OpenedWith>().map(OpenedWith::secret).unwrap_or_default();
    view! {
        <Loaded fetch=move || Opening::of(asked.clone(), token.clone()) let:opening>
            {opened(opening.get_untracked(), reference.clone())}
        </Loaded>
    }
    .into_any()
}

fn opened(opening: Opening, reference: Option<String>) -> AnyView {
    match opening {
        Opening::Known(invitation) => view! { <Questions invitation reference/> }.into_any(),
        Opening::Unknown => told(|| t().unknown, || t().unknown_body.into()),
        Opening::NotDue => told(|| t().not_due, || t().not_due_body.into()),
    }
}

/// A page that only says something.
fn told(title: fn() -> &'static str, body: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    let content = move || vec![h1(title()).view(), html::p().class("lead").child(body()).view()];
    view! { <Page title>{content()}</Page> }.into_any()
}

#[component]
fn Questions(
    /// The invitation.
    invitation: SurveyInvitation,
    /// The number of one's own application, if it was asked for by that.
    reference: Option<String>,
) -> AnyView {
    // Only a link is something to forward.
    let link = reference.is_none() && !is_kiosk();
    let survey = Survey::new(invitation.state);
    let invitation = StoredValue::new(invitation);
    let title = move || {
        let t = t();
        match (survey.ended.get(), survey.step()) {
            (Some(Ended::Sent), _) => t.thanks,
            (Some(Ended::Answered), _) => t.answered,
            (Some(Ended::Over), _) => t.over,
            (Some(Ended::Unknown), _) => t.unknown,
            (None, Step::Question(place)) => words::question(Element::ALL[place]),
            (None, Step::Last) => t.last,
        }
    };
    let content = move || {
        invitation.with_value(|invitation| match (survey.ended.get(), survey.step()) {
            (Some(ended), _) => end(ended, invitation),
            (None, Step::Question(place)) => question(survey, place, invitation, link),
            (None, Step::Last) => last(survey, invitation, reference.as_ref()),
        })
    };
    let form = survey.form;
    view! { <Page title form>{content()}</Page> }.into_any()
}

fn question(survey: Survey, place: usize, invitation: &SurveyInvitation, link: bool) -> Vec<AnyView> {
    let t = t();
    let element = Element::ALL[place];
    let given = survey.score(element);
    let count = fill(&fill(t.place, &(place + 1).to_string()), &Element::COUNT.to_string());
    let answers = Score::ALL.iter().zip(words::answers(element)).map(|(&score, label)| {
        button("button second", label, move || survey.answer(place, Some(score)))
            .attr("aria-pressed", if given == Some(score) { "true" } else { "false" })
            .view()
    });
    let mut content = vec![
        html::p().class("soft num").child(count).view(),
        h1(words::question(element)).id("question").view(),
        html::div().class("answers").role("group").aria_labelledby("question").children(answers).view(),
        actions()
            .child(secondary_button(t.cannot_say, move || survey.answer(place, None)))
            .child((place > 0).then(|| secondary_button(t.previous, move || survey.go(place - 1))))
            .view(),
    ];
    if place == 0 {
        content.insert(2, html::p().class("lead").child(fill(t.intro, &invitation.agency_name)).view());
        let until = fill(t.until, &time::date(invitation.until, invitation.zone));
        content.push(html::p().class("soft num").child(until).view());
        content.extend(link.then(|| html::p().class("soft").child(t.once).view()));
    }
    content
}

fn last(survey: Survey, invitation: &SurveyInvitation, reference: Option<&String>) -> Vec<AnyView> {
    let t = t();
    let (token, reference) = (invitation.token.clone().unwrap_or_default(), reference.cloned());
    let missing: Vec<usize> =
        (0..Element::COUNT).filter(|place| survey.score(Element::ALL[*place]).is_none()).collect();
    let given = Element::COUNT - missing.len();
    let answered = if missing.is_empty() {
        html::p().child(t.all_answered).view()
    } else {
        let words = if given == 0 { t.none_answered } else { t.some_missing };
        let some = fill(&fill(words, &given.to_string()), &Element::COUNT.to_string());
        let rows = missing.into_iter().map(|place| {
            let name = names::element(Element::ALL[place]);
            html::li().child(button("button link", name, move || survey.go(place))).view()
        });
        html::div().child(html::p().child(some)).child(html::ul().class("missing").children(rows)).view()
    };
    let error = survey.form.error(Answer::Ratings).map(|text| field_error(text).line(field_id(Answer::Ratings)));
    let remark = Field::new(field_id(Answer::Remark), t.remark, survey.remark)
        .hint(t.remark_hint)
        .rows(4)
        .error(survey.form.error(Answer::Remark).map(field_error))
        .view();
    let [sex, education, work] = survey.traits;
    let about = html::details()
        .child(html::summary().child(t.about))
        .child(html::p().child(t.about_why))
        .child(choices("sex", t.sex, Sex::ALL, words::sex, sex))
        .child(choices("education", t.education, Education::ALL, words::education, education))
        .child(choices("work", t.work, Work::ALL, words::work, work));
    let acts = actions()
        .child(busy_button(t.send, shell::t().sending, survey.form.busy))
        .child(secondary_button(t.previous, move || survey.go(Element::COUNT - 1)));
    vec![
        h1(t.last).view(),
        html::div().id(field_id(Answer::Ratings)).tabindex("-1").child(error).child(answered).view(),
        submit_form(move || survey.send(token.clone(), reference.clone()))
            .child(remark)
            .child(about)
            .child(acts)
            .view(),
    ]
}

/// One trait: all its values, and none.
fn choices<T: Copy>(
    id: &'static str,
    legend: &'static str,
    all: &[T],
    name: fn(T) -> &'static str,
    taken: RwSignal<Vec<&'static str>>,
) -> AnyView {
    let choice = |value, label: &str| Choice { value, label: label.into(), hint: String::new(), within: None };
    let mut choices: Vec<_> = all.iter().zip(PLACES).map(|(one, value)| choice(value, name(*one))).collect();
    choices.push(choice(UNSAID, t().unsaid));
    choice_group(id, legend.part(), None, false, choices, taken)
}

/// Value of the choice that says nothing.
const UNSAID: &str = "0";

fn end(ended: Ended, invitation: &SurveyInvitation) -> Vec<AnyView> {
    let t = t();
    match ended {
        Ended::Sent => vec![
            html::div().class("panel").child(h1(t.thanks)).child(html::p().child(t.thanks_lead)).view(),
            html::p().child(t.thanks_stored).view(),
            html::p().child(t.thanks_not_stored).view(),
        ],
        Ended::Answered => vec![h1(t.answered).view(), html::p().class("lead").child(t.answered_body).view()],
        Ended::Unknown => vec![h1(t.unknown).view(), html::p().class("lead").child(t.unknown_body).view()],
        Ended::Over => {
            let until = fill(t.over_body, &time::date(invitation.until, invitation.zone));
            vec![h1(t.over).view(), html::p().class("lead num").child(until).view()]
        }
    }
}
