//! The letter and the evidence, beside the data: one at a time, so that nothing hides below.

use domain::api::{GivenRecommendation, HeadOfUnit};
use domain::journey::FileInfo;
use domain::moment::Zone;
use leptos::prelude::*;

use super::state::Case;
use crate::api::officer::{file, file_page, file_to_save};
use crate::components::{Part, button, html, live};
use crate::containers::signatures;
use crate::i18n::officer::case_page;
use crate::i18n::{fill, officer, time};
use crate::pages::officer::viewer::viewer;

/// The column of files. It is rebuilt only when other files are there.
pub fn files(case: Case) -> AnyView {
    let files = Memo::new(move |_| {
        case.view.with(|view| {
            let Some(view) = view else { return (Vec::new(), None, None, Vec::new(), Zone::Wib) };
            // By purpose. `sort` would weigh a kilobyte.
            let mut files: Vec<FileInfo> = Vec::new();
            for file in &view.files {
                let place = files.iter().position(|other| other.purpose > file.purpose).unwrap_or(files.len());
                files.insert(place, file.clone());
            }
            (files, view.recommendation.clone(), view.old_key_proved_at, view.sent_again.clone(), view.zone)
        })
    });
    let t = officer::t();
    let column = html::section().class("letter").aria_label(t.files);
    column
        .child(live(move || {
            let (files, given, proved, again, zone) = files.get();
            let given = given.map(|given| html::p().class("notice good").child(recommended(&given, zone)));
            let proved = proved
                .map(|at| html::p().class("notice good").child(fill(case_page::t().old_key, &time::moment(at, zone))));
            if files.is_empty() && given.is_none() && proved.is_none() {
                return html::p().class("soft").child(officer::t().no_files).view();
            }
            let shown = RwSignal::new(0);
            let letter = case.letter();
            let choice = (files.len() > 1).then(|| choice(&files, &letter, shown));
            let chosen = live(move || {
                let file = files.get(shown.get());
                file.map(|file| one(file, &letter, again.contains(&file.purpose), zone)).part()
            });
            vec![given.part(), proved.part(), choice.part(), chosen].part()
        }))
        .view()
}

/// Who recommended the application in the place of the letter.
fn recommended(given: &GivenRecommendation, zone: Zone) -> String {
    let HeadOfUnit { name, position, unit } = &given.by;
    let when = time::moment(given.at, zone);
    [name, position, unit, &when]
        .into_iter()
        .fold(case_page::t().recommended.into(), |text: String, part| fill(&text, part))
}

fn choice(files: &[FileInfo], letter: &str, shown: RwSignal<usize>) -> AnyView {
    let buttons = files.iter().enumerate().map(|(at, info)| {
        button("", officer::file(info.purpose, letter), move || shown.set(at))
            .live_attr("aria-pressed", move || Some((shown.get() == at).to_string()))
            .view()
    });
    html::div().class("pills").role("group").aria_label(case_page::t().choose_file).children(buttons).view()
}

/// A file: its name, ways to open it, whether it was returned before, and itself.
fn one(info: &FileInfo, letter: &str, again: bool, zone: Zone) -> AnyView {
    let t = officer::t();
    let title = officer::file(info.purpose, letter);
    let id = info.id.clone();
    let about = [officer::pages(info.pages), time::megabytes(info.size)].join(" · ");
    let link = |href: String, label: &str| {
        html::a().href(href).child(label).child(html::span().class("vh").child([": ", title].concat()))
    };
    let open = link(file(&info.id), t.open).target("_blank").rel("noopener");
    let save = link(file_to_save(&info.id), t.save).attr("download", "");
    let links = html::p().child(open).child(SEPARATOR).child(save).child(SEPARATOR);
    vec![
        html::h2().child(title).view(),
        links.child(html::span().class("soft num").child(about)).view(),
        signatures(info, zone),
        again.then(|| html::p().class("notice caution").child(case_page::t().sent_again)).part(),
        viewer(title, info.pages, Box::new(move |page, width| file_page(&id, page, width))),
    ]
    .part()
}

const SEPARATOR: &str = " · ";
