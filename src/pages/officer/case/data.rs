//! The holder's data: what changes and by what it is shown, all that is on record, and what the letter must show.

use domain::api::{CaseView, RenewalStatus, ReturnedItem};
use domain::certificate::subject::{Fit, SubjectField};
use domain::person::DataField;
use domain::problem::Field;
use domain::renewal::ReturnReason;
use domain::standard::StepKind;
use domain::value::Rank;
use leptos::prelude::*;

use super::nik::{self, Nik};
use super::status;
use crate::components::{Element, Part, button, email, html, summary_list, summary_row};
use crate::i18n::officer::{case_page, workbench};
use crate::i18n::{fill, officer, problem, time};

/// Where it stands, what was asked last, the changes, the data, the checklist.
pub fn data(view: &CaseView) -> AnyView {
    vec![
        status::notices(view),
        issued(view),
        asked(view),
        rejected(view),
        changes(view),
        record(view),
        subject(view),
        checklist(view),
    ]
    .part()
}

/// The certificate that came out of it.
fn issued(view: &CaseView) -> AnyView {
    let Some(issued) = &view.issued else { return ().into_any() };
    let t = case_page::t();
    let date = |at| time::date(at, view.zone);
    let valid = fill(&fill(t.from_to, &date(issued.not_before)), &date(issued.not_after));
    let fetched = issued.received_at.map_or_else(|| t.not_fetched.into(), |at| time::moment(at, view.zone));
    let mut rows = vec![summary_row(t.serial, html::code().child(issued.serial.as_str()), None)];
    rows.push(summary_row(t.valid, valid, None));
    rows.extend(issued.issuer.as_deref().map(|issuer| summary_row(t.issuer, issuer, None)));
    rows.push(summary_row(t.fetched, fetched, None));
    vec![html::h2().child(t.new_certificate).view(), summary_list(rows)].part()
}

fn asked(view: &CaseView) -> AnyView {
    // What an officer who filed left to the applicant is no news once it is done.
    let done = view.status != RenewalStatus::Returned;
    let mut items = view.returned.iter().filter(|item| !(done && item.reason == ReturnReason::FiledForYou)).peekable();
    if items.peek().is_none() {
        return ().into_any();
    }
    let item = |item: &ReturnedItem| {
        let mut words = [officer::part(item.step, &view.letter_title), officer::return_reason(item.reason)].join(": ");
        if !item.note.is_empty() {
            words.push_str(" – ");
            words.push_str(&item.note);
        }
        html::li().child(words).view()
    };
    html::div()
        .class("notice")
        .child(html::h2().child(officer::t().asked))
        .child(html::ul().children(items.map(item)))
        .view()
}

fn rejected(view: &CaseView) -> AnyView {
    let Some(rejection) = &view.rejected else { return ().into_any() };
    html::div()
        .class("notice bad")
        .child(html::h2().child(officer::t().why_rejected))
        .child(html::p().child(officer::reject_reason(rejection.reason)))
        .child((!rejection.note.is_empty()).then(|| html::p().child(rejection.note.as_str())))
        .view()
}

fn changes(view: &CaseView) -> AnyView {
    if view.changes.is_empty() {
        return ().into_any();
    }
    let case = expect_context::<Nik>().case();
    let t = officer::t();
    let head = |text: &str| html::th().scope("col").child(text).view();
    let rows = view.changes.iter().map(|change| {
        let named = |value: &str| if change.field == DataField::Rank { rank(value) } else { value.to_owned() };
        let cell = |label: &str, tag: fn() -> Element, value: &str, side: fn(&(String, String)) -> &String| {
            let value = match change.field {
                _ if value.is_empty() => html::span().class("soft").child(t.blank),
                DataField::Nik => tag().child(nik::changed(value, side)),
                _ => tag().child(value),
            };
            html::td().attr("data-th", label).child(value)
        };
        let evidence = change.field.evidence().map(|purpose| {
            let label = fill(workbench::t().see_evidence, officer::file(purpose, &view.letter_title));
            button("button link", &label, move || case.show_file(purpose))
        });
        html::tr()
            .child(html::th().scope("row").child(datum(change.field.field())).child(" ").child(evidence))
            .child(cell(t.now, html::del, &named(&change.old), |change| &change.0))
            .child(cell(t.new_value, html::ins, &named(&change.new), |change| &change.1))
            .view()
    });
    html::table()
        .class("changes")
        .child(html::caption().child(t.changes))
        .child(html::thead().child(html::tr().children([head(t.datum), head(t.now), head(t.new_value)])))
        .child(html::tbody().children(rows))
        .view()
}

/// A datum's name, at the beginning of a line.
fn datum(field: Field) -> &'static str {
    let t = officer::t();
    match field {
        Field::Name => t.name,
        Field::Nik => t.nik,
        Field::Nip => t.nip,
        Field::Email => t.email,
        Field::Mobile => t.mobile,
        Field::Unit => t.unit,
        Field::Position => t.position,
        Field::Rank => t.rank,
        other => problem::name(other),
    }
}

/// A rank's name with its code, as holders read it.
fn rank(code: &str) -> String {
    Rank::parse(code).map_or_else(|_| code.to_owned(), Rank::label)
}

fn record(view: &CaseView) -> AnyView {
    let t = officer::t();
    let person = &view.person;
    let text = |name: &str, value: &str| {
        if value.is_empty() {
            summary_row(name, html::span().class("soft").child(t.blank), None)
        } else {
            summary_row(name, value, None)
        }
    };
    let code = |name: &str, value: &str| {
        if value.is_empty() { text(name, value) } else { summary_row(name, html::code().child(value), None) }
    };
    let data = vec![
        text(t.name, &person.name),
        summary_row(t.nik, nik::on_record(&person.nik, view.sees_nik), None),
        code(t.nip, person.nip.as_deref().unwrap_or_default()),
        summary_row(t.email, email(&person.email), None),
        text(t.mobile, &person.mobile),
        text(t.unit, &person.unit),
        text(t.position, &person.position),
        text(t.rank, &rank(person.rank.as_deref().unwrap_or_default())),
        text(t.agency, &person.agency),
        text(t.province, &person.province),
    ];
    vec![html::h2().child(t.on_record).view(), summary_list(data)].part()
}

/// What will stand in the certificate, before somebody approves it.
fn subject(view: &CaseView) -> AnyView {
    if view.subject.is_empty() {
        return ().into_any();
    }
    let (t, l) = (officer::t(), case_page::t());
    let rows = view.subject.iter().map(|part| {
        let name = match part.field {
            SubjectField::Name => t.name,
            SubjectField::Unit => t.unit,
            SubjectField::Organization => t.agency,
            SubjectField::Locality => l.locality,
            SubjectField::Province => t.province,
            SubjectField::Email => t.email,
        };
        let tag = match part.fit {
            Fit::Whole => None,
            Fit::Shortened => Some(html::span().class("tag caution").child(l.shortened)),
            Fit::Refused => Some(html::span().class("tag bad").child(l.refused)),
        };
        summary_row(name, vec![email(&part.value), " ".part(), tag.part()], None)
    });
    vec![html::h2().child(l.subject).view(), summary_list(rows.collect())].part()
}

fn checklist(view: &CaseView) -> AnyView {
    let checks = view.step.as_ref().is_some_and(|step| reads_letter(step.kind));
    if view.acts.is_empty() || view.letter_shows.is_empty() || !checks {
        return ().into_any();
    }
    let items = view.letter_shows.iter().map(|item| html::li().child(item.as_str()).view());
    vec![html::h2().child(officer::t().checklist).view(), html::ul().class("shows").children(items).view()].part()
}

/// Whether somebody who carries out such a step looks at the letter.
const fn reads_letter(kind: StepKind) -> bool {
    matches!(kind, StepKind::Intake | StepKind::Disposition | StepKind::Verify | StepKind::Approve)
}
