//! What people answered: the index where there are enough, each element, the groups, and their remarks apart.

use domain::api::SurveyResult;
use domain::survey::Element;
use leptos::prelude::*;

use crate::components::{Part, html};
use crate::i18n::officer::survey::{self as words, index, mean, months};
use crate::i18n::{fill, survey, survey_form};

/// The result of some months, and what people wrote.
pub fn view(result: &SurveyResult, remarks: &[String]) -> Vec<AnyView> {
    let t = words::t();
    let sample = fill(
        &fill(&fill(t.sample, &result.respondents.to_string()), &result.needed.to_string()),
        &result.served.to_string(),
    );
    let mut parts = vec![
        html::h2().child(fill(t.answers, &months(result.first, result.last))).view(),
        html::p().class("num").child(sample).view(),
    ];
    match (result.index, result.grade) {
        (Some(hundredths), Some(grade)) => {
            let said = fill(&fill(&fill(t.index, &index(hundredths)), words::letter(grade)), survey::grade(grade));
            parts.push(html::p().class("lead num").child(said).view());
        }
        _ if result.elements.is_empty() => {
            parts.push(html::p().child(t.too_few).view());
            return parts;
        }
        _ => parts.push(html::p().child(if result.is_enough() { t.unrated } else { t.no_grade }).view()),
    }
    parts.push(elements(result));
    let groups: Vec<String> = groups(result);
    if !groups.is_empty() {
        parts.push(html::p().child(t.groups).child(groups.join(", ")).child(".").view());
    }
    if !remarks.is_empty() {
        let rows = remarks.iter().map(|remark| html::li().class("words").child(remark.as_str()).view());
        let list = html::details().child(html::summary().child(fill(t.remarks, &remarks.len().to_string())));
        parts.push(list.child(html::ul().children(rows)).view());
    }
    parts
}

fn elements(result: &SurveyResult) -> AnyView {
    let t = words::t();
    let heads = [t.element, "1", "2", "3", "4", t.mean, t.grade];
    let head = html::tr().children(heads.into_iter().map(|head| html::th().attr("scope", "col").child(head).view()));
    let row = |element: Element| {
        let one = result.elements.iter().find(|one| one.element == element);
        let lowest = (result.lowest == Some(element)).then(|| html::span().class("tag caution").child(t.lowest));
        let name = html::th().attr("scope", "row").child(survey::element(element)).child(" ").child(lowest);
        let scores = one.map(|one| one.scores).unwrap_or_default();
        let cells = scores.into_iter().map(|count| html::td().class("num").child(count.to_string()).view());
        let grade = one.and_then(|one| one.grade).map_or(NONE, words::letter);
        let average = one.and_then(|one| one.mean).map_or_else(|| NONE.to_owned(), mean);
        html::tr()
            .child(name)
            .children(cells)
            .child(html::td().class("num").child(average))
            .child(html::td().child(grade))
            .view()
    };
    let table = html::table()
        .child(html::caption().child(t.scores))
        .child(html::thead().child(head))
        .child(html::tbody().children(Element::ALL.iter().map(|element| row(*element))));
    html::div().class("scroll").tabindex("0").role("group").aria_label(t.elements).child(table.part()).view()
}

fn groups(result: &SurveyResult) -> Vec<String> {
    let one = |name: &str, size: u32| [name, " ", &size.to_string()].concat();
    let traits = &result.traits;
    let sex = traits.sex.iter().map(|(value, size)| one(survey_form::sex(*value), *size));
    let education = traits.education.iter().map(|(value, size)| one(survey_form::education(*value), *size));
    let work = traits.work.iter().map(|(value, size)| one(survey_form::work(*value), *size));
    sex.chain(education).chain(work).collect()
}

/// Stands where there is no figure.
const NONE: &str = "–";
