//! Reports a lost or leaked key: what happened, what follows, the password again; then how each report stands.

use domain::api::{MyKeyReport, MyKeyReports, NewKeyReport, ReportableCertificate};
use domain::problem::{Fault, Field as Answer, Problem};
use domain::revocation::Reason;
use leptos::prelude::*;

use super::history;
use crate::api::key_report as api;
use crate::components::{
    Choice, Field, Part, actions, busy_button, button, choice_group, contact, html, live, secret_field, submit_form,
};
use crate::containers::{Loaded, Page, field_error, h1, page};
use crate::i18n::key_report::{self as words, t};
use crate::i18n::{account, fill, shell, time, wording};
use crate::route::navigation::go;
use crate::route::{ACCOUNT, APPLY, Route};
use crate::state::form::{Form, field_id};

/// Id of the question what happened.
const WHAT: &str = "what";
/// Id of the question which certificate.
const WHICH: &str = "which";
/// Values of the choices.
const REASONS: [(&str, Reason); 3] =
    [("leaked", Reason::KeyCompromised), ("lost", Reason::KeyLost), ("moved", Reason::AffiliationChanged)];

/// What was chosen and typed.
#[derive(Clone, Copy)]
struct State {
    form: Form,
    which: RwSignal<String>,
    what: RwSignal<Vec<&'static str>>,
    password: RwSignal<String>,
    /// Nothing was chosen.
    unchosen: RwSignal<bool>,
}

/// The page.
#[component]
pub fn ReportPage() -> AnyView {
    let state = State {
        form: Form::new(),
        which: RwSignal::new(String::new()),
        what: RwSignal::new(Vec::new()),
        password: RwSignal::new(String::new()),
        unchosen: RwSignal::new(false),
    };
    on_cleanup(move || drop(state.password.try_set(String::new())));
    view! {
        <Loaded fetch=api::mine let:mine>
            <Page title=|| t().title back=ACCOUNT form=move || state.faults()>{content(state, mine)}</Page>
        </Loaded>
    }
    .into_any()
}

fn content(state: State, mine: RwSignal<MyKeyReports>) -> Vec<AnyView> {
    let (t, now) = (t(), mine.get());
    let mut all = vec![h1(t.title).view()];
    if !now.reports.is_empty() {
        all.push(html::h2().child(t.your_reports).view());
        all.extend(now.reports.iter().map(|report| shown(state.form, report, &now, mine)));
        if !now.certificates.is_empty() {
            all.push(html::h2().child(t.new_report).view());
        }
    }
    if now.certificates.is_empty() {
        let none = now.reports.is_empty().then(|| html::p().class("lead").child(t.nothing));
        all.push(none.part());
    } else {
        all.push(html::p().class("lead").child(t.lead).view());
        all.push(state.view(&now, mine));
    }
    let contacts = now.contacts.iter().map(|one| html::li().child(contact(one)).view());
    all.extend([
        (!now.own_rules).then(|| html::p().class("soft").child(t.general)).part(),
        html::h2().child(t.who).view(),
        html::p().child(wording(&now.channel)).child(" ").child(now.office.as_str()).view(),
        html::ul().children(contacts).view(),
    ]);
    all
}

impl State {
    fn faults(self) -> Vec<(&'static str, String)> {
        let own = self.unchosen.get().then(|| (WHAT, t().choose.into()));
        own.into_iter().chain(self.form.faults()).collect()
    }

    fn reason(self) -> Option<Reason> {
        let taken = self.what.get();
        REASONS.iter().find(|(value, _)| taken.contains(value)).map(|(_, reason)| *reason)
    }

    fn view(self, now: &MyKeyReports, mine: RwSignal<MyKeyReports>) -> AnyView {
        let t = t();
        let until = |one: &ReportableCertificate| {
            let end = one.not_after.map(|at| time::date(at, now.zone)).unwrap_or_default();
            (one.id.to_string(), fill(if one.superseded { t.older } else { t.present }, &end))
        };
        let several: Vec<_> = now.certificates.iter().map(until).collect();
        if self.which.with_untracked(|which| !several.iter().any(|(id, _)| id == which)) {
            self.which.set(several.first().map(|(id, _)| id.clone()).unwrap_or_default());
        }
        let which = (several.len() > 1).then(|| Field::new(WHICH, t.which, self.which).options(several).view());
        let choice = |(value, reason): (&'static str, Reason), hint: &str| Choice {
            value,
            label: words::reason(reason).into(),
            hint: hint.into(),
            within: None,
        };
        let choices =
            REASONS.into_iter().zip([t.compromised_hint, t.lost_hint, ""]).map(|(one, hint)| choice(one, hint));
        let error = self.unchosen.get().then(|| field_error(t.choose.into()));
        let what = choice_group(WHAT, t.what.part(), error, false, choices.collect(), self.what);
        let next = live(move || mine.with(|now| self.next(now)));
        let password = Field::new(field_id(Answer::Password), t.password, self.password)
            .hint(t.password_hint)
            .autocomplete("current-password")
            .error(self.form.error(Answer::Password).map(field_error));
        submit_form(move || self.send(mine))
            .child(which)
            .child(what)
            .child(html::div().role("status").child(next))
            .child(secret_field(password, [shell::t().show, shell::t().hide, account::t().of_password]))
            .child(actions().child(busy_button(t.submit, shell::t().sending, self.form.busy)))
            .view()
    }

    /// What follows from a report of what was chosen.
    fn next(self, now: &MyKeyReports) -> AnyView {
        let (t, which) = (t(), self.which.get());
        let chosen = now.certificates.iter().find(|one| one.id.to_string() == which);
        let (Some(reason), Some(one)) = (self.reason(), chosen) else { return ().into_any() };
        let (words, due) = match (reason.suspends(), one.issued_here) {
            (true, true) => (t.suspends_here, one.due[0]),
            (true, false) => (t.suspends_there, one.due[0]),
            (false, _) => (t.waits, one.due[1]),
        };
        let download = one.download.as_ref().filter(|_| reason == Reason::KeyLost).map(|reference| {
            let link = html::a().href(Route::Download(reference.clone()).path()).child(t.download_it);
            html::p().child(t.download).child(" ").child(link)
        });
        html::div()
            .class("notice")
            .child(html::h2().child(t.next))
            .child(html::p().child(fill(words, &time::moment(due, now.zone))))
            .child(download)
            .child(reason.suspends().then(|| html::p().child(t.apply)))
            .view()
    }

    fn send(self, mine: RwSignal<MyKeyReports>) {
        let (reason, password) = (untrack(move || self.reason()), self.password.get_untracked());
        if self.unchosen.get_untracked() != reason.is_none() {
            self.unchosen.set(reason.is_none());
        }
        let blank = password.is_empty().then(|| Problem::new(Answer::Password, Fault::Blank));
        if !self.form.check(blank.into_iter().collect()) {
            return;
        }
        let certificate = self.which.with_untracked(|which| which.parse().ok());
        let (Some(reason), Some(certificate)) = (reason, certificate) else { return };
        self.form.send(api::report(NewKeyReport { certificate, reason, password }), move |now| {
            self.password.set(String::new());
            self.what.set(Vec::new());
            mine.set(now);
            request_animation_frame(|| page::focus_field("main"));
        });
    }
}

/// How a report stands, and what its holder can do.
fn shown(form: Form, report: &MyKeyReport, now: &MyKeyReports, mine: RwSignal<MyKeyReports>) -> AnyView {
    let (t, id) = (t(), report.id);
    let (state, tone) = words::state(&report.report, now.now, now.zone);
    let asked = report.report.take_back_asked && report.report.outcome.is_none();
    let take_back = report.can_take_back.then(|| {
        let ask = move || form.send(api::take_back(id), move |now| mine.set(now));
        html::details()
            .child(html::summary().child(t.take_back))
            .child(html::p().child(t.take_back_means))
            .child(actions().child(button("button second", t.take_back, ask)))
    });
    let apply = report.can_apply.then(|| {
        let begin = move || form.send(api::apply(id), |()| go(APPLY));
        actions().child(button("button", t.apply_now, begin))
    });
    let letter = report.letter_of.as_ref().map(|reference| html::p().child(fill(t.letter_again, reference)));
    let serial = report.report.serial.as_ref().map(|serial| html::p().class("soft num").child(fill(t.of, serial)));
    html::section()
        .class(["status ", tone].concat())
        .child(html::p().child(html::strong().child(state)))
        .child(serial)
        .child(asked.then(|| html::p().child(t.take_back_waits)))
        .child(letter)
        .child(apply)
        .child(history(html::h3(), &report.history, now.zone))
        .child(take_back)
        .view()
}
