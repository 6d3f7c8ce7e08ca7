//! The data of an applicant who is not on record, copied from the letter.

use domain::certificate::Verdict;
use domain::problem::{Field as Answer, Problem};
use domain::value::Rank;
use leptos::prelude::*;

use super::{FilingFrame, form};
use crate::components::{Field, actions, html};
use crate::i18n::officer::filing as words;
use crate::i18n::{fill, shell, wizard::label};
use crate::pages::officer::checked_form::{CheckedForm, Faults};
use crate::pages::officer::date::date;
use crate::route::navigation;
use crate::route::officer::FilingPage;
use crate::state::filing::FIELDS;
use crate::state::filing::Filing;
use crate::state::form::{Form, field_id};

/// The fields.
#[component]
pub fn EntryPage(
    /// What was found and typed so far.
    filing: Filing,
) -> AnyView {
    let Some(rules) = filing.rules() else { return ().into_any() };
    // What the backend found wrong when it was sent.
    let checked = CheckedForm::of(Form::with_problems(filing.problems.get_untracked()));
    let domains = rules.email_domains;
    let allowed = domains.clone();
    let submit = move || {
        filing.problems.set(Vec::new());
        match filing.entry().check_values(&allowed) {
            Err(problems) => {
                checked.check(Vec::new());
                checked.form.check(in_order(problems));
            }
            Ok(holder) => {
                let verdict = holder.not_after.and_then(|last_day| filing.verdict_of(last_day));
                if checked.check(too_early(filing, verdict)) {
                    navigation::go(&FilingPage::Letter.path());
                }
            }
        }
    };
    let content = move || {
        let t = words::t();
        let mut content: Vec<AnyView> = FIELDS
            .into_iter()
            .zip(filing.typed())
            .map(|(answer, typed)| field(answer, typed, checked, &domains.join(", ")))
            .collect();
        let present = html::h2().child(t.present).view();
        content.insert(FIELDS.iter().position(|field| *field == Answer::NotAfter).unwrap_or(0), present);
        let go_on = html::button().class("button").r#type("submit").child(shell::t().go_on);
        content.push(actions().child(go_on).view());
        vec![html::p().child(t.entry_lead).view(), form(content, submit.clone()).view()]
    };
    view! {
        <FilingFrame title=|| words::t().entry back=FilingPage::Holder.path() form=checked>
            {content()}
        </FilingFrame>
    }
    .into_any()
}

/// As the fields stand on the page.
fn in_order(mut problems: Vec<Problem>) -> Vec<Problem> {
    problems.sort_by_key(|problem| FIELDS.iter().position(|field| *field == problem.field));
    problems
}

fn too_early(filing: Filing, verdict: Option<Verdict>) -> Faults {
    let zone = filing.answer.with_untracked(|answer| answer.as_ref().map(|answer| answer.zone));
    let why_not = verdict.zip(zone).and_then(|(verdict, zone)| words::why_not(verdict, zone));
    why_not.map(|why| (field_id(Answer::NotAfter), why)).into_iter().collect()
}

fn field(answer: Answer, typed: RwSignal<String>, checked: CheckedForm, domains: &str) -> AnyView {
    let t = words::t();
    let id = field_id(answer);
    let with = |label: String| Field::new(id, label, typed).error(checked.error(id));
    let optional = |label: String| with([label.as_str(), t.optional].concat());
    match answer {
        Answer::Name => with(label(answer)).hint(t.name_hint),
        Answer::Nik => with(label(answer)).inputmode("numeric").class("w20"),
        Answer::Nip => optional(label(answer)).inputmode("numeric").class("w20").hint(t.nip_hint),
        Answer::Rank => {
            let mut options = vec![(String::new(), String::from(t.choose_rank))];
            options.extend(Rank::all().map(|rank| (rank.as_str().to_owned(), rank.label())));
            optional(label(answer)).options(options)
        }
        Answer::Email => with(label(answer)).kind("email").hint(fill(t.domains, domains)),
        Answer::Mobile => with(label(answer)).kind("tel").class("w20"),
        Answer::NotAfter => return date(with(t.not_after.into()).hint(t.not_after_hint)),
        Answer::Serial => optional(t.serial.into()),
        _ => with(label(answer)),
    }
    .view()
}
