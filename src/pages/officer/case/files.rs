//! The letter and the evidence, beside the data: one at a time, or two side by side, so that nothing hides below; on the whole screen
//! where somebody asks for it.

use domain::api::{GivenRecommendation, HeadOfUnit};
use domain::journey::FileInfo;
use domain::moment::Zone;
use leptos::prelude::*;

use super::state::{Case, FILES};
use crate::api::officer::{file, file_page, file_to_save};
use crate::components::{Part, button, html, live};
use crate::containers::{page, signatures};
use crate::i18n::officer::{case_page, workbench};
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
    let column = html::section().class("letter").id(COLUMN).aria_label(t.files);
    column
        .child(live(move || {
            let (files, given, proved, again, zone) = files.get();
            let given = given.map(|given| html::p().class("notice good").child(recommended(&given, zone)));
            let proved = proved
                .map(|at| html::p().class("notice good").child(fill(case_page::t().old_key, &time::moment(at, zone))));
            if files.is_empty() && given.is_none() && proved.is_none() {
                return html::p().class("soft").child(officer::t().no_files).view();
            }
            let two = RwSignal::new(false);
            let letter = case.letter();
            let tools = (files.len() > 1).then(|| tools(case, &files, &letter, two));
            let chosen = live(move || {
                let first = files.iter().position(|file| file.purpose == case.layout().file.get()).unwrap_or(0);
                let shown = files.iter().cycle().skip(first).take(if two.get() { 2.min(files.len()) } else { 1 });
                let shown: Vec<_> = shown.collect();
                if case.layout().part.get() == FILES || is_wide() {
                    case.layout().opened.update(|opened| opened.extend(shown.iter().map(|file| file.purpose)));
                }
                let files = shown.into_iter().map(|file| {
                    let again = again.contains(&file.purpose);
                    html::div().child(one(file, &letter, again, zone)).view()
                });
                html::div().class("shown").children(files).view()
            });
            vec![given.part(), proved.part(), tools.part(), chosen].part()
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

/// Which file, and whether another one beside it.
fn tools(case: Case, files: &[FileInfo], letter: &str, two: RwSignal<bool>) -> AnyView {
    let w = workbench::t();
    let pressed = |on: bool| Some(String::from(if on { "true" } else { "false" }));
    let first = files.first().map(|file| file.purpose);
    let there: Vec<_> = files.iter().map(|file| file.purpose).collect();
    let buttons = files.iter().map(|info| {
        let (purpose, there) = (info.purpose, there.clone());
        button("", officer::file(purpose, letter), move || case.layout().file.set(purpose))
            .live_attr("aria-pressed", move || {
                let chosen = Some(case.layout().file.get()).filter(|chosen| there.contains(chosen)).or(first);
                pressed(chosen == Some(purpose))
            })
            .view()
    });
    let choice = html::div().class("pills").role("group").aria_label(case_page::t().choose_file).children(buttons);
    let beside = button("tool", w.side_by_side, move || two.update(|two| *two = !*two))
        .live_attr("aria-pressed", move || pressed(two.get()))
        .attr("aria-keyshortcuts", "d");
    html::div().class("filetools").child(choice).child(beside).view()
}

/// Shows the column on the whole screen, or no longer.
fn on_whole_screen() {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    } else if let Some(column) = page::by_id(COLUMN) {
        // Refused only where the browser has no such thing, e.g. on some phones: then the column stays as it is.
        column.request_fullscreen().ok();
    }
}

/// Whether data and files stand side by side (`style/officer_case.css`: 80em).
fn is_wide() -> bool {
    window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width >= 1280.0)
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
    let whole = button("button link", workbench::t().full_screen, on_whole_screen).attr("aria-keyshortcuts", "f");
    let links = html::p().child(open).child(SEPARATOR).child(save).child(SEPARATOR).child(whole).child(SEPARATOR);
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
const COLUMN: &str = "case-files";
