//! What every page does: sets the title, moves focus and scroll, lists what is wrong.

use leptos::ev;
use leptos::prelude::*;

use super::focus::focus_when_shown;
pub use super::focus::{by_id, focus_field, queue_focus};
use super::frame::Frame;
use crate::components::{Element, FieldError, error_summary, html, live};
use crate::i18n::{self, Lang};
use crate::state::form::Form;

/// A page: its title, the way back, what is wrong in its form, and its content, which is rebuilt when a signal that it
/// reads, or the language, changes.
#[component]
pub fn Page(
    /// Its title, which is also the heading's words.
    #[prop(into)]
    title: TextProp,
    /// Where "Kembali" leads.
    #[prop(optional, into)]
    back: Option<String>,
    /// The link "Kembali", without its words, where it does more than lead somewhere.
    #[prop(optional)]
    back_link: Option<fn() -> Element>,
    /// The form whose faults are listed above the content.
    #[prop(optional, into)]
    form: Option<FaultList>,
    /// Classes of the sheet.
    #[prop(default = "sheet")]
    class: &'static str,
    /// The officers' wide layout.
    #[prop(optional)]
    full_width: bool,
    /// What stands below the list of faults, with the `h1`.
    children: ChildrenFn,
) -> AnyView {
    show(move || {
        let frame = Frame {
            back: back_link.map(|link| link()).or_else(|| back.as_ref().map(|href| html::a().href(href))),
            faults: form.as_ref().map(FaultList::get).unwrap_or_default(),
            class,
            full_width,
            ..Frame::new(title.get())
        };
        frame.content(vec![children()])
    })
}

/// What is wrong on a page, followed: a field's id (blank for none) and what to do.
pub struct FaultList(Box<dyn Fn() -> Vec<(&'static str, String)> + Send>);

impl FaultList {
    /// What is wrong now.
    pub fn get(&self) -> Vec<(&'static str, String)> {
        self.0()
    }
}

impl<F: Fn() -> Vec<(&'static str, String)> + Send + 'static> From<F> for FaultList {
    fn from(faults: F) -> Self {
        Self(Box::new(faults))
    }
}

impl From<Form> for FaultList {
    fn from(form: Form) -> Self {
        (move || form.faults()).into()
    }
}

/// Shows a page. `frame` is called again when a signal that it reads, or the language, changes. Focus goes to the `h1` of a
/// new page (one with another title), to the error summary where there are faults, and stays otherwise.
pub fn show(frame: impl Fn() -> Frame + Send + 'static) -> AnyView {
    show_boxed(Box::new(frame))
}

// Compiled once, not once a page.
fn show_boxed(frame: Box<dyn Fn() -> Frame + Send>) -> AnyView {
    let last: StoredValue<Option<(Lang, String)>> = StoredValue::new(None);
    live(move || {
        let lang = i18n::follow();
        let frame = frame();
        let faulty = !frame.faults.is_empty();
        set_title(&frame.title, faulty);
        let is_new_page = last.with_value(|last| last.as_ref().is_none_or(|(l, t)| *l == lang && *t != frame.title));
        last.set_value(Some((lang, frame.title.clone())));
        let target = if faulty {
            Some("main .summary")
        } else if is_new_page {
            Some("main h1")
        } else {
            None
        };
        if let Some(target) = target {
            focus_when_shown(target);
        }
        layout(frame)
    })
}

fn layout(frame: Frame) -> AnyView {
    let t = i18n::shell::t();
    let main = html::main()
        .id("main")
        .class(frame.class)
        .tabindex("-1")
        .child(
            (!frame.faults.is_empty())
                .then(|| error_summary(i18n::failure::heading(&frame.faults), &frame.faults, focus_field)),
        )
        .children(frame.content);
    let back = frame.back.map(|link| {
        let link = link.child(t.back);
        html::nav().class("back").aria_label(t.back_label).child(link)
    });
    let aside = (!frame.aside.is_empty())
        .then(|| html::aside().class("case").aria_label(t.case).child(html::dl().children(frame.aside)));
    html::div()
        .class(if frame.full_width { "wrap page desk" } else { "wrap page" })
        .child(back)
        .child(aside)
        .child(main)
        .view()
}

/// The inline error of a field, from what is wrong with it.
pub fn field_error(text: String) -> FieldError {
    FieldError { prefix: i18n::failure::t().prefix, text }
}

/// The page's heading. It takes focus on a page change.
pub fn h1(text: impl crate::components::Part) -> Element {
    html::h1().tabindex("-1").child(text)
}

fn set_title(title: &str, faulty: bool) {
    let prefix = if faulty { i18n::failure::t().prefix } else { "" };
    document().set_title(&[prefix, title, i18n::shell::t().title_end].concat());
}

/// Says in the title whether something on the present page is wrong, and moves to its error summary. For pages that keep
/// their summary themselves, because they must not be rebuilt.
pub fn show_faults(title: &str, faulty: bool) {
    set_title(title, faulty);
    if faulty {
        focus_when_shown("main .summary");
    }
}

/// "Kembali": to the page that the reader came from, with all that it holds, where there is one.
pub fn to_before() -> Element {
    html::a().href("/").on(ev::click, |event| {
        let Ok(history) = window().history() else { return };
        if history.length().is_ok_and(|pages| pages > 1) {
            event.prevent_default();
            history.back().ok();
        }
    })
}
