//! The upload of one file of an application: choose it, show progress, open, replace, remove it.
//!
//! Longer than 250 lines because each state of an upload is a view of its own, and all of them share their buttons.

use domain::journey::FileInfo;
use domain::person::FilePurpose;
use domain::problem::Field;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{File, HtmlInputElement};

use super::focus::queue_focus;
use super::photo_strip::{photo_strip, undo};
use super::signatures;
use crate::components::{Element, FieldError, Part, actions, button, html, live};
use crate::containers::field_error;
use crate::i18n::{self, fill, problem, upload as words};
use crate::state::form::{Form, field_id};
use crate::state::upload::{Progress, Source, UploadError, UploadTarget};

/// One file and what it must obey.
#[derive(Clone, Copy)]
pub struct FileUpload<K> {
    /// What it is for.
    pub purpose: FilePurpose,
    target: K,
    form: Form,
    max: u64,
    removing: RwSignal<bool>,
    sending: Memo<bool>,
}

impl<K: UploadTarget> FileUpload<K> {
    /// A file of at most `max` bytes. Make it in the page's body, not in its content.
    pub fn new(target: K, form: Form, max: u64, purpose: FilePurpose) -> Self {
        let transfer = target.transfer(purpose);
        let sending = Memo::new(move |_| transfer.progress.with(Option::is_some));
        Self { purpose, target, form, max, removing: RwSignal::new(false), sending }
    }

    /// What is wrong with it, for the error summary.
    pub fn faults(self) -> Option<(&'static str, String)> {
        let field = self.field();
        let error = self.target.transfer(self.purpose).error.get();
        error.map(|error| (field_id(field), error.text(field)))
    }

    /// What must be done before this page is left: it is being sent, or photographed pages were not; followed.
    pub fn unfinished(self) -> Option<&'static str> {
        if self.sending.get() {
            return Some(words::t().wait_upload);
        }
        self.target.transfer(self.purpose).pages.any().then(|| words::t().send_first)
    }

    /// Whether it is being prepared or sent; followed.
    pub(super) fn is_sending(self) -> bool {
        self.sending.get()
    }

    /// The part. `title` names it, `hints` stand above the control.
    pub fn view(self, title: &str, hints: &[String]) -> AnyView {
        let (title, hints) = (title.to_owned(), hints.to_vec());
        let transfer = self.target.transfer(self.purpose);
        let file = Memo::new(move |_| self.target.file(self.purpose));
        let body = live(move || {
            let add = |faulty| html::label().child(words::t().add_page).child(self.input(faulty, ""));
            if let Some(under_way) = self.under_way(&title, add) {
                return under_way;
            }
            let error = self.error();
            if let Some(file) = file.get() {
                self.uploaded(&title, &file, error)
            } else {
                self.empty(&title, &hints, error)
            }
        });
        let status = live(move || {
            let phase = transfer.progress.with(|progress| progress.as_ref().map(|progress| progress.phase));
            let words = match phase {
                Some(phase) => phase.text(),
                None if transfer.pages.any() => words::t().unsent_pages,
                None if file.with(Option::is_some) => self.status().0,
                None => "",
            };
            words.part()
        });
        vec![html::p().class("vh").role("status").child(status).view(), body].part()
    }

    /// What stands until the file has arrived: it is being sent, it was stopped, or its pages were not sent; followed. `add` makes
    /// the control for another page, and is told whether something is wrong.
    pub(super) fn under_way(self, title: &str, add: impl FnOnce(bool) -> Element) -> Option<AnyView> {
        let transfer = self.target.transfer(self.purpose);
        let error = self.error();
        if self.sending.get() {
            Some(self.sending(title))
        } else if transfer.interrupted() {
            Some(self.paused(title, error))
        } else if transfer.pages.any() {
            let add = add(error.is_some());
            Some(self.pages(title, error, add))
        } else {
            None
        }
    }

    /// Returns the status of the accepted file, and the classes of its tag.
    fn status(self) -> (&'static str, &'static str) {
        if self.target.returned(self.purpose) {
            (words::t().returned, "tag caution")
        } else {
            (words::t().accepted, "tag good")
        }
    }

    /// Shows how far an interrupted upload came before this page was loaded, and how to resume it.
    fn stopped(self) -> Option<Element> {
        let stopped = self.target.stopped(self.purpose)?;
        let words = fill(&fill(words::t().stopped, &stopped.percent.to_string()), &stopped.name);
        Some(html::p().class("warn").child(words))
    }

    fn field(self) -> Field {
        self.purpose.field()
    }

    pub(super) fn id(self) -> &'static str {
        field_id(self.field())
    }

    pub(super) fn error(self) -> Option<FieldError> {
        let halted = self.faults().map(|(_, text)| text);
        halted.or_else(|| self.form.error(self.field())).map(field_error)
    }

    fn empty(self, title: &str, hints: &[String], error: Option<FieldError>) -> AnyView {
        let t = words::t();
        let hint_id = [self.id(), "-hint"].concat();
        let items = hints.iter().map(|hint| html::li().child(hint.as_str()).view());
        let drop = html::label()
            .class("drop")
            .child(html::span().class("button second").child(t.pick_file))
            .child(html::span().class("soft").child(t.or_drag))
            .child(self.input(error.is_some(), &hint_id));
        html::div()
            .class(if error.is_some() { "field bad" } else { "field" })
            .child(html::label().r#for(self.id()).child(title))
            .child(html::ul().class("hint").id(hint_id.as_str()).children(items))
            .child(live(move || self.stopped().part()))
            .child(self.undo())
            .child(self.error_line(error))
            .child(drop)
            .view()
    }

    fn pages(self, title: &str, error: Option<FieldError>, add: Element) -> AnyView {
        let pages = self.target.transfer(self.purpose).pages;
        let strip = live(move || photo_strip(pages, self.id()).part());
        let count = move || fill(words::t().send_pages, &pages.get().pages.len().to_string());
        let send = button("button", "", move || self.run(Source::Pages));
        html::div()
            .class("file")
            .child(html::p().child(title))
            .child(self.error_line(error))
            .child(strip)
            .child(self.undo())
            .child(actions().child(send.child(live(move || count().part()))).child(add.class("button second")))
            .view()
    }

    pub(super) fn undo(self) -> AnyView {
        let pages = self.target.transfer(self.purpose).pages;
        live(move || undo(pages, self.id()).part())
    }

    fn uploaded(self, title: &str, file: &FileInfo, error: Option<FieldError>) -> AnyView {
        let t = words::t();
        // Followed by itself, as what stopped: the control stays when the target changes, e.g. since other answers were saved.
        let status = live(move || {
            let (status, tone) = self.status();
            html::span().class(tone).child(status).view()
        });
        let what = problem::name(self.field());
        let what = move || html::span().class("vh").child(fill(" {}", what));
        let about = [i18n::time::megabytes(file.size), words::pages(file.pages)].join(" · ");
        let href = domain::api::path::with(domain::api::path::FILE, &file.id);
        let open = html::a().class("button second").href(href).target("_blank").rel("noopener");
        let replace =
            html::label().class("button second").child(t.replace).child(what()).child(self.input(error.is_some(), ""));
        let actions = actions()
            .child(open.child(t.open).child(what()).child(html::span().class("vh").child(t.new_tab)))
            .child(replace)
            .child(button("button link", t.remove, move || self.removing.set(true)).child(what()));
        html::div()
            .class("file")
            .child(html::p().child(title))
            .child(
                html::p()
                    .class("name")
                    .child(file.name.as_str())
                    .child(" ")
                    .child(html::span().class("soft num").child(about)),
            )
            .child(html::p().child(status))
            .child(signatures(file, self.target.zone()))
            .child(live(move || self.stopped().part()))
            .child(self.undo())
            .child(self.error_line(error))
            .child(if self.removing.get() { self.removal_question() } else { actions })
            .view()
    }

    /// Asks to confirm the removal.
    fn removal_question(self) -> Element {
        let t = words::t();
        let id = [self.id(), "-sure"].concat();
        queue_focus(id.clone());
        actions()
            .child(html::p().id(id).tabindex("-1").child(fill(t.removal_question, problem::name(self.field()))))
            .child(button("button danger", t.remove_yes, move || self.remove()))
            .child(button("button second", t.keep, move || self.removing.set(false)))
    }

    fn sending(self, title: &str) -> AnyView {
        let t = words::t();
        let progress = self.target.transfer(self.purpose).progress;
        let now = move || progress.get();
        let name = now().map(|progress| progress.name).unwrap_or_default();
        let bar = html::progress()
            .attr("max", "100")
            .aria_label([t.uploading, " ", &name].concat())
            .live_attr("value", move || now().map(|progress| percent(&progress).to_string()));
        let line = live(move || {
            let t = words::t();
            let Some(now) = now() else { return ().into_any() };
            let sizes = fill(&fill(t.sent_of, &i18n::time::megabytes(now.sent)), &i18n::time::megabytes(now.size));
            [now.phase.text(), " · ", &percent(&now).to_string(), "% · ", &sizes].concat().part()
        });
        let id = [self.id(), "-cancel"].concat();
        queue_focus(id.clone());
        let cancel = button("button link", t.cancel, move || self.cancel()).id(id);
        html::div()
            .class("file")
            .child(html::p().child(title))
            .child(html::p().class("name").child(name))
            .child(bar)
            .child(html::p().class("soft num").child(line))
            .child(actions().child(cancel))
            .view()
    }

    fn paused(self, title: &str, error: Option<FieldError>) -> AnyView {
        let t = words::t();
        let resume = button("button second", t.resume, move || self.run(Source::Stopped));
        let actions =
            actions().child(resume.id(self.id())).child(button("button link", t.cancel, move || self.cancel()));
        let name = self.target.transfer(self.purpose).stopped_name();
        html::div()
            .class("file")
            .child(html::p().child(title))
            .child(html::p().class("name").child(name))
            .child(self.error_line(error))
            .child(actions)
            .view()
    }

    pub(super) fn error_line(self, error: Option<FieldError>) -> Option<Element> {
        error.map(|error| error.line(self.id()))
    }

    fn input(self, faulty: bool, hint: &str) -> Element {
        let error = if faulty { [self.id(), "-error"].concat() } else { String::new() };
        let described = [hint, &error].join(" ");
        html::input()
            .r#type("file")
            .id(self.id())
            .attr("accept", "application/pdf,image/*")
            .attr("multiple", "")
            .attr_if(!described.trim().is_empty(), "aria-describedby", described.trim())
            .attr_if(faulty, "aria-invalid", "true")
            .on(ev::change, move |event| {
                let input: HtmlInputElement = event_target(&event);
                let files = picked(&input);
                // So that the same file can be chosen again.
                input.set_value("");
                if !files.is_empty() {
                    self.send(files);
                }
            })
    }

    pub(super) fn send(self, files: Vec<File>) {
        self.form.check(Vec::new());
        self.run(Source::Files(files));
    }

    fn run(self, source: Source) {
        self.removing.set(false);
        self.target.upload_started(self.purpose);
        let transfer = self.target.transfer(self.purpose);
        spawn_local(async move {
            let uploaded = transfer.run(source, self.purpose, self.max).await;
            // The control that was used is gone.
            queue_focus(self.id().into());
            if let Some(uploaded) = uploaded {
                self.target.uploaded(uploaded);
            } else if transfer.error.try_get_untracked().flatten()
                == Some(UploadError::Failed(crate::api::Error::NotLoggedIn))
            {
                self.target.log_in();
            }
        });
    }

    fn cancel(self) {
        self.target.transfer(self.purpose).stop();
        queue_focus(self.id().into());
    }

    fn remove(self) {
        self.removing.set(false);
        self.target.remove(self.purpose, self.form, move || queue_focus(self.id().into()));
    }
}

fn picked(input: &HtmlInputElement) -> Vec<File> {
    let Some(files) = input.files() else { return Vec::new() };
    (0..files.length()).filter_map(|index| files.get(index)).collect()
}

fn percent(progress: &Progress) -> u64 {
    progress.sent * 100 / progress.size.max(1)
}
