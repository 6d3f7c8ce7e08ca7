//! Who is invited: picked from those whose certificates end, or named by NIP or e-mail.

use std::collections::BTreeSet;

use domain::api::{CollectiveCandidate, CollectiveCandidates, NamesRead};
use domain::collective::MAX_MEMBERS;
use domain::moment::Zone;
use leptos::ev;
use leptos::prelude::*;

use super::{CollectiveFrame, head_row};
use crate::api;
use crate::components::{Element, Field, actions, busy_button, html, live, submit_form, summary_list};
use crate::containers::Loaded;
use crate::i18n::officer::collective as words;
use crate::i18n::{fill, shell, time};
use crate::pages::officer::checked_form::CheckedForm;
use crate::route::navigation;
use crate::route::officer::CollectivePage;
use crate::state::collective::Preparing;

const LIST: &str = "candidates";
const TEXT: &str = "names";

/// The list, and the field for further people.
#[component]
pub fn NamesPage(
    /// What was found and typed so far.
    preparing: Preparing,
) -> AnyView {
    let checked = CheckedForm::new();
    view! {
        <Loaded fetch=api::collective::candidates full_width=true let:data>
            <CollectiveFrame title=|| words::t().names back=CollectivePage::Head.path() form=checked>
                {data.with(|all| content(preparing, checked, all))}
            </CollectiveFrame>
        </Loaded>
    }
    .into_any()
}

fn content(preparing: Preparing, checked: CheckedForm, all: &CollectiveCandidates) -> Vec<AnyView> {
    let t = words::t();
    let zone = all.zone;
    let submit = move || {
        checked.check(Vec::new());
        let text = preparing.text.get_untracked();
        let request = async move {
            if text.trim().is_empty() {
                return Ok(NamesRead { found: Vec::new(), faults: Vec::new() });
            }
            api::collective::names(text).await
        };
        checked.form.send(request, move |read| {
            let wrong = faults(&read, zone);
            preparing.named.set(read.found);
            let wrong = if wrong.is_empty() { how_many(preparing) } else { wrong };
            if checked.check(wrong) {
                navigation::go(&CollectivePage::Check.path());
            }
        });
    };
    let change = html::a().href(CollectivePage::Head.path()).child(t.not_this).view();
    let head = preparing.head.get_untracked().map(|head| summary_list(vec![head_row(&head, Some(change))]));
    let text = Field::new(TEXT, t.text, preparing.text).hint(t.text_hint).rows(8).error(checked.error(TEXT)).view();
    let act = actions().child(busy_button(shell::t().go_on, shell::t().sending, checked.form.busy));
    let form = submit_form(submit).child(head).children(list(preparing, checked, all)).child(text).child(act);
    vec![form.view()]
}

/// What is wrong with the lines, each by its number; nothing typed is lost.
fn faults(read: &NamesRead, zone: Zone) -> Vec<(&'static str, String)> {
    let t = words::t();
    let line = |number: u32, why: &str| [&fill(t.line, &number.to_string()), ": ", why].concat();
    let lines = read.faults.iter().map(|fault| (TEXT, line(fault.line, &words::why_nobody(fault.why))));
    let people = read.found.iter().filter_map(|person| {
        let why = words::obstacle(person.obstacle?, zone);
        Some((TEXT, [&person.name, ": ", &why].concat()))
    });
    lines.chain(people).collect()
}

fn how_many(preparing: Preparing) -> Vec<(&'static str, String)> {
    match preparing.people().len() {
        0 => vec![(LIST, words::t().choose.into())],
        number if number > MAX_MEMBERS => vec![(LIST, words::t().too_many.into())],
        _ => Vec::new(),
    }
}

/// Those whose certificates end, of the unit that is shown.
fn list(preparing: Preparing, checked: CheckedForm, all: &CollectiveCandidates) -> Vec<AnyView> {
    let t = words::t();
    if all.rows.is_empty() {
        return vec![html::p().child(t.ending_none).view()];
    }
    let units: BTreeSet<&str> = all.rows.iter().map(|row| row.unit.as_str()).collect();
    let mut options = vec![(String::new(), t.all_units.into())];
    options.extend(units.into_iter().map(|unit| (unit.to_owned(), unit.to_owned())));
    let unit = Field::new("unit", t.unit, preparing.unit).options(options).view();
    let (rows, zone) = (all.rows.clone(), all.zone);
    let choices = live(move || {
        let unit = preparing.unit.get();
        let shown = rows.iter().filter(|row| unit.is_empty() || row.unit == unit);
        shown.map(|row| choice(preparing, row, zone).view()).collect::<Vec<_>>().into_any()
    });
    let error = checked.error(LIST);
    let group = html::fieldset()
        .class(if error.is_some() { "field bad" } else { "field" })
        .id(LIST)
        .attr_if(error.is_some(), "aria-describedby", &[LIST, "-error"].concat())
        .child(html::legend().child(t.ending))
        .child(error.map(|error| error.line(LIST)))
        .child(choices);
    let more = all.more.then(|| html::p().class("soft").child(t.more).view());
    [unit, group.view()].into_iter().chain(more).collect()
}

/// Somebody to tick; with the reason where they can't be.
fn choice(preparing: Preparing, row: &CollectiveCandidate, zone: Zone) -> Element {
    let t = words::t();
    let id = ["person-", &row.id.0.to_string()].concat();
    let hint_id = [&id, "-hint"].concat();
    let mut about = vec![row.unit.clone()];
    about.extend(row.not_after.map(|end| fill(t.ends, &time::date(end, zone))));
    about.extend((!row.activated).then(|| t.no_account.into()));
    about.extend(row.obstacle.map(|obstacle| words::obstacle(obstacle, zone)));
    let ticked = preparing.ticked.with_untracked(|ticked| ticked.iter().any(|other| other.id == row.id));
    let person = row.clone();
    let input = html::input()
        .r#type("checkbox")
        .id(id.as_str())
        .attr("value", row.id.0.to_string())
        .attr_if(ticked && row.obstacle.is_none(), "checked", "")
        .attr_if(row.obstacle.is_some(), "disabled", "")
        .aria_describedby(hint_id.as_str())
        .on(ev::change, move |event| preparing.tick(&person, event_target_checked(&event)));
    html::div()
        .class("choice")
        .child(input)
        .child(html::label().r#for(id.as_str()).child(row.name.as_str()))
        .child(html::p().class("hint").id(hint_id.as_str()).child(about.join(" · ")))
}
