//! A file's pages as images: one at a time, larger and smaller, turned. It is worked by buttons; what is larger than its
//! frame is scrolled with the arrow keys as well. The place of a page is kept while its image is fetched: nothing jumps.

use std::sync::Arc;

use js_sys::Reflect;
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::Event;

use crate::components::{button, html, live};
use crate::i18n::officer::case_page;
use crate::i18n::{failure, fill};

/// Sizes in percent of the frame's width.
const SIZES: [u16; 6] = [50, 75, 100, 150, 200, 300];
/// The size that fits the width.
const FIT: usize = 2;
/// Width and height of an A4 page, until the image is there.
const A4: (u32, u32) = (210, 297);
/// Pixels asked for: at most as wide as shown by fit, and for what is larger.
const WIDTHS: [u32; 2] = [1000, 2000];

/// What is shown of a file.
#[derive(Clone, Copy)]
struct View {
    /// From 1.
    page: RwSignal<u32>,
    /// Index into [`SIZES`].
    size: RwSignal<usize>,
    /// Quarter turns to the right.
    turns: RwSignal<u8>,
    /// Width and height of the page, before it is turned. Whole numbers: formatting others would weigh 2 kB.
    shape: RwSignal<(u32, u32)>,
    /// It can't be shown.
    failed: RwSignal<bool>,
    /// How often it was tried again.
    attempts: RwSignal<u32>,
}

/// Where a page is shown as an image: its number, from 1, and its width in pixels.
pub type PageSource = Box<dyn Fn(u32, u32) -> String + Send + Sync>;

/// The viewer of a file called `title`.
pub fn viewer(title: &str, pages: u32, source: PageSource) -> AnyView {
    let view = View {
        page: RwSignal::new(1),
        size: RwSignal::new(FIT),
        turns: RwSignal::new(0),
        shape: RwSignal::new(A4),
        failed: RwSignal::new(false),
        attempts: RwSignal::new(0),
    };
    let pages = pages.max(1);
    let t = case_page::t();
    let (source, name) = (Arc::new(source), title.to_owned());
    // Rebuilt to try again: an image that failed once is not asked for by itself.
    let image = live(move || {
        view.attempts.track();
        page_image(view, source.clone(), name.clone())
    });
    let failed = live(move || if view.failed.get() { not_shown(view) } else { ().into_any() });
    let frame = html::div()
        .class("frame")
        .tabindex("0")
        .live_attr("hidden", move || view.failed.get().then(String::new))
        .role("region")
        .aria_label([t.viewer, ": ", title].concat())
        .child(image);
    html::div()
        .class("viewer")
        .child(tools(view, pages))
        .child(html::div().role("status").child(failed))
        .child(frame)
        .view()
}

fn not_shown(view: View) -> AnyView {
    let again = move || {
        view.failed.set(false);
        view.attempts.update(|attempts| *attempts += 1);
    };
    html::div()
        .class("notice caution")
        .child(html::p().child(case_page::t().not_shown))
        .child(html::p().child(button("button link", failure::t().again, again)))
        .view()
}

fn tools(view: View, pages: u32) -> AnyView {
    let t = case_page::t();
    let View { page, size, turns, .. } = view;
    let go = move |to: u32| {
        if (1..=pages).contains(&to) {
            view.failed.set(false);
            page.set(to);
        }
    };
    // Disabled ones stay reachable: focus is never lost at the last page.
    let step = |label: &str, sign: &str, act: Box<dyn Fn()>, over: Box<dyn Fn() -> bool + Send>| {
        let key = [("←", "["), ("→", "]")].into_iter().find(|(paging, _)| *paging == sign);
        let tool = button("tool", "", act);
        let tool = if let Some((_, key)) = key { tool.attr("aria-keyshortcuts", key) } else { tool };
        tool.aria_label(label)
            .attr("title", label)
            .live_attr("aria-disabled", move || over().then(|| "true".into()))
            .child(html::span().aria_hidden("true").child(sign))
            .view()
    };
    let paging = (pages > 1).then(|| {
        let position = live(move || {
            let text = fill(&fill(case_page::t().page_of, &page.get().to_string()), &pages.to_string());
            html::span().class("num").child(text).view()
        });
        html::div()
            .role("group")
            .child(step(
                t.previous,
                "←",
                Box::new(move || go(page.get_untracked() - 1)),
                Box::new(move || page.get() == 1),
            ))
            .child(html::span().role("status").child(position))
            .child(step(
                t.next,
                "→",
                Box::new(move || go(page.get_untracked() + 1)),
                Box::new(move || page.get() == pages),
            ))
    });
    let last = SIZES.len() - 1;
    let sizing = html::div()
        .role("group")
        .child(step(
            t.zoom_out,
            "−",
            Box::new(move || size.update(|size| *size = size.saturating_sub(1))),
            Box::new(move || size.get() == 0),
        ))
        .child(live(move || {
            let percent = SIZES.get(size.get()).copied().unwrap_or(100).to_string();
            html::span().class("num").role("status").child([percent.as_str(), " %"].concat()).view()
        }))
        .child(step(
            t.zoom_in,
            "+",
            Box::new(move || size.update(|size| *size = (*size + 1).min(last))),
            Box::new(move || size.get() == last),
        ))
        .child(step(t.fit, "↔", Box::new(move || size.set(FIT)), Box::new(move || size.get() == FIT)))
        .child(step(
            t.rotate,
            "↻",
            Box::new(move || turns.update(|turns| *turns = (*turns + 1) % 4)),
            Box::new(|| false),
        ));
    html::div().class("viewtools").child(paging).child(sizing).view()
}

/// The image in a box of its turned shape: turning changes the image's place, not its file.
fn page_image(view: View, source: Arc<PageSource>, title: String) -> AnyView {
    let View { page, size, turns, shape, failed, .. } = view;
    let source = move || {
        let [fit, large] = WIDTHS;
        source(page.get(), if size.get() > FIT { large } else { fit })
    };
    let image = html::img()
        .live_attr("src", move || Some(source()))
        .live_attr("alt", move || Some([&title, ", ", &fill(case_page::t().page, &page.get().to_string())].concat()))
        // A page on its side is as wide as its box is high.
        .live_style("width", move || match (turns.get() % 2, shape.get()) {
            (0, _) => "100%".into(),
            (_, (width, height)) => ["calc(100% * ", &ratio(width, height), ")"].concat(),
        })
        .live_style("rotate", move || [&(u16::from(turns.get()) * 90).to_string(), "deg"].concat())
        .on(ev::load, move |event| {
            failed.set(false);
            if let Some(natural) = natural_size(&event) {
                shape.set(natural);
            }
        })
        .on(ev::error, move |_| failed.set(true));
    html::div()
        .class("page-box")
        .live_style("width", move || [&SIZES.get(size.get()).copied().unwrap_or(100).to_string(), "%"].concat())
        .live_style("aspect-ratio", move || {
            let (width, height) = shape.get();
            if turns.get() % 2 == 0 { ratio(width, height) } else { ratio(height, width) }
        })
        .child(image)
        .view()
}

fn ratio(one: u32, other: u32) -> String {
    [one.to_string(), other.to_string()].join(" / ")
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of an image")]
fn natural_size(event: &Event) -> Option<(u32, u32)> {
    let image = event.target()?;
    let side = |name: &str| Some(Reflect::get(&image, &name.into()).ok()?.as_f64()? as u32).filter(|side| *side > 0);
    Some((side("naturalWidth")?, side("naturalHeight")?))
}
