//! What whoever complained does with a complaint: writes, says whether it is solved, adds files.

use domain::api::{ComplainantCommand, ComplaintView};
use domain::complaint::{Act, TEXT_MAX};
use leptos::prelude::*;

use super::leave::ask_before_leaving;
use super::{files, save};
use crate::api::complaints::{self, Access};
use crate::api::{self, Error};
use crate::components::{Field, Part, actions, busy_button, button, html, live, secondary_button, submit_form};
use crate::containers::{field_error, page};
use crate::i18n::complaint::follow::t;
use crate::i18n::complaint::{number, t as words};
use crate::i18n::{fill, time};
use crate::state::complaint::Attachments;
use crate::state::form::Form;
use crate::state::kiosk::is_kiosk;

/// The acts on one complaint. Make it in the page's body, not in its content.
#[derive(Clone, Copy)]
pub struct Acts {
    /// What is sent, and what failed.
    pub form: Form,
    access: StoredValue<Access>,
    complaint: RwSignal<ComplaintView>,
    /// What is being written.
    text: RwSignal<String>,
    /// What is wrong with it: so many characters too many, or nothing written (0).
    wrong: RwSignal<Option<usize>>,
    /// Whether something written has arrived.
    arrived: RwSignal<bool>,
    /// What was tried last, and its idempotency key: the same again is the same act.
    tried: StoredValue<Option<(ComplainantCommand, String)>>,
}

impl Acts {
    /// The acts on this complaint.
    pub fn new(form: Form, access: &Access, complaint: RwSignal<ComplaintView>) -> Self {
        let text = RwSignal::new(String::new());
        ask_before_leaving(move || text.with_untracked(|text| !text.trim().is_empty()));
        Self {
            form,
            access: StoredValue::new(access.clone()),
            complaint,
            text,
            wrong: RwSignal::new(None),
            arrived: RwSignal::new(false),
            tried: StoredValue::new(None),
        }
    }

    /// What is wrong; followed.
    pub fn faults(self) -> Vec<(&'static str, String)> {
        let mut faults: Vec<_> = self.wrong.get().map(|count| (REPLY, wrong(count))).into_iter().collect();
        faults.extend(self.form.faults());
        faults
    }

    /// Whether this is a newer version of the complaint than the one shown.
    pub fn is_newer(self, other: &ComplaintView) -> bool {
        self.complaint.with_untracked(|shown| other.number == shown.number && other.version > shown.version)
    }

    /// Somebody comes back to the page: what happened meanwhile is there.
    pub fn look_again(self) {
        let access = self.access.get_value();
        self.form.in_background(async move { complaints::complaint(&access).await }, move |found| {
            // Whatever went wrong: the next act says so.
            if let Some(found) = found.ok().filter(|found| self.is_newer(found)) {
                self.complaint.set(found);
            }
        });
    }

    /// Does it, and shows the complaint as it is then. `then` is called once it was done.
    pub fn act(self, command: ComplainantCommand, then: impl FnOnce() + 'static) {
        if self.form.busy.get_untracked() || !self.form.check(Vec::new()) {
            return;
        }
        let same = self.tried.get_value().filter(|(tried, _)| *tried == command);
        let key = same.map_or_else(api::new_key, |(_, key)| key);
        self.tried.set_value(Some((command.clone(), key.clone())));
        self.form.send(send(self.access.get_value(), command, key), move |(after, done)| {
            self.tried.set_value(None);
            self.complaint.set(after);
            if done {
                then();
            } else {
                self.form.say(|| t().changed);
            }
        });
    }

    /// "Is it solved?", or the offer to reopen it.
    pub fn reaction(self, complaint: &ComplaintView) -> Vec<AnyView> {
        let t = t();
        let can = |act| complaint.acts.contains(&act);
        let solve = can(Act::Solve)
            .then(|| button("button", t.is_solved, move || self.act(ComplainantCommand::Solve, || ())).view());
        let reopen = can(Act::Reopen)
            .then(|| secondary_button(t.is_not_solved, move || self.act(ComplainantCommand::Reopen, || ())).view());
        if solve.is_none() && reopen.is_none() {
            return Vec::new();
        }
        let until = complaint.reopen_until.filter(|_| reopen.is_some());
        let until = until.map(|until| fill(t.reopen_until, &time::date(until, complaint.zone)));
        let react = solve.is_some().then(|| html::p().class("soft").child(t.react).view());
        let buttons = actions().children(solve).children(reopen);
        let mut parts = vec![buttons.view()];
        parts.extend(react);
        parts.extend(until.map(|until| html::p().class("soft num").child(until).view()));
        parts
    }

    /// The field to write to the office.
    pub fn reply(self, label: &'static str) -> AnyView {
        let error = self.wrong.get().map(|count| field_error(wrong(count)));
        let field = Field::new(REPLY, label, self.text).rows(4).error(error).view();
        let send = busy_button(t().send_reply, t().sending, self.form.busy).class("button second");
        let status = live(move || if self.arrived.get() { t().reply_arrived } else { "" }.part());
        submit_form(move || self.send_reply())
            .child(field)
            .child(actions().child(send))
            .child(html::p().role("status").id(ARRIVED).tabindex("-1").child(status))
            .view()
    }

    fn send_reply(self) {
        let text = self.text.get_untracked().trim().to_owned();
        let count = text.chars().count();
        let found = (count == 0 || count > usize::from(TEXT_MAX)).then_some(count);
        if found != self.wrong.get_untracked() {
            self.wrong.set(found);
        }
        if found.is_none() {
            self.arrived.set(false);
            self.act(ComplainantCommand::Reply(text), move || {
                self.text.set(String::new());
                self.arrived.set(true);
                page::queue_focus(ARRIVED.into());
            });
        }
    }

    /// The files: those that arrived, those on their way, and the control to add some. A kiosk neither takes nor gives files.
    pub fn files(self, complaint: &ComplaintView, on_their_way: Attachments) -> Vec<AnyView> {
        let can = complaint.acts.contains(&Act::Attach) && !is_kiosk();
        if complaint.files.is_empty() && !can {
            return Vec::new();
        }
        let rows = complaint.files.iter().map(|file| {
            let about = [time::megabytes(file.size), crate::i18n::upload::pages(file.pages)];
            let row = html::li().child(html::p().class("name").child(file.name.as_str()));
            let row = row.child(html::p().class("soft num").child(about.join(" · ")));
            let (id, name, kind) = (file.id.clone(), file.name.clone(), file.media_type.clone());
            let named = html::span().class("vh").child([": ", &name].concat());
            let save = move || self.save(id.clone(), name.clone(), kind.clone());
            let save = (!is_kiosk()).then(|| button("button link", t().save_file, save).child(named));
            row.child(save).view()
        });
        let mut parts = vec![html::h2().child(t().files).view(), html::ul().class("messages").children(rows).view()];
        if can {
            let access = self.access.get_value();
            let (most, max) = ((complaint.files.len(), complaint.max_files), complaint.max_file_bytes);
            parts.push(files::rows(on_their_way, Some((access.clone(), max)), false));
            parts.push(files::add(on_their_way, &access, most, max));
        }
        parts
    }

    fn save(self, id: String, name: String, kind: String) {
        let access = self.access.get_value();
        let bytes = async move { complaints::file(&access, &id).await };
        self.form.send(bytes, move |bytes| save::save(&name, &kind, &bytes));
    }
}

/// The complaint afterwards, and whether it was done: if not, it had changed meanwhile.
async fn send(access: Access, command: ComplainantCommand, key: String) -> Result<(ComplaintView, bool), Error> {
    match complaints::command(&access, &command, &key).await {
        Err(Error::Conflict(_) | Error::Refused(_)) => Ok((complaints::complaint(&access).await?, false)),
        other => other.map(|after| (after, true)),
    }
}

fn wrong(count: usize) -> String {
    if count == 0 {
        return t().write_reply.into();
    }
    fill(&fill(words().shorten, &number(TEXT_MAX.into())), &number(count))
}

const REPLY: &str = "reply";
const ARRIVED: &str = "reply-arrived";
