//! The letter and the evidence, beside the data.

use domain::journey::FileInfo;
use leptos::prelude::*;

use super::state::Case;
use crate::api::officer::{file, file_to_save};
use crate::text::{fill, officer, time};
use crate::ui::{el, live};

/// The column of files. It is made anew only when other files are there.
pub fn files(case: Case) -> AnyView {
    let files = Memo::new(move |_| {
        case.view.with(|view| {
            let mut files = view.as_ref().map_or_else(Vec::new, |view| view.files.clone());
            files.sort_by_key(|file| file.purpose);
            files
        })
    });
    let t = officer::t();
    let column = el("section").class("letter").attr("aria-label", t.files);
    column
        .child(live(move || {
            files.with(|files| {
                if files.is_empty() {
                    return el("p").class("soft").child(t.no_files).view();
                }
                files.iter().flat_map(one).collect::<Vec<_>>().into_any()
            })
        }))
        .view()
}

/// A file: its name, itself, and ways to open it where it can't be shown in a page (phones show no PDF there).
fn one(info: &FileInfo) -> Vec<AnyView> {
    let t = officer::t();
    let title = officer::file(info.purpose);
    let shown = if info.media_type.starts_with("image/") {
        el("img").attr("src", file(&info.id)).attr("alt", title)
    } else {
        el("iframe").attr("src", file(&info.id)).attr("title", title)
    };
    let about = [fill(t.pages, &info.pages.to_string()), time::megabytes(info.size)].join(" · ");
    let open = el("a")
        .attr("href", file(&info.id))
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .child(t.open)
        .child(el("span").class("vh").child([": ", title].concat()));
    let save = el("a")
        .attr("href", file_to_save(&info.id))
        .attr("download", "")
        .child(t.save)
        .child(el("span").class("vh").child([": ", title].concat()));
    vec![
        el("h2").child(title).view(),
        el("p")
            .child(open)
            .child(SEPARATOR)
            .child(save)
            .child(SEPARATOR)
            .child(el("span").class("soft num").child(about))
            .view(),
        shown.view(),
    ]
}

const SEPARATOR: &str = " · ";
