//! The certificate's file: key, certificate and chain under the passphrase, made in this browser. The person saves it by a
//! link: a browser may refuse what no finger asked for, and then nothing may claim that there is a file.

mod file;

use domain::api::{RenewalStatus, RenewalView};
use domain::certificate::FETCH_DAYS_AFTER_RECEIPT;
use domain::moment::Timestamp;
use domain::problem::{Fault, Field as Answer, Problem};
use domain::standard::Custody;
use domain::value::passphrase;
use leptos::prelude::*;
use web_sys::Url;

use super::sent;
use crate::api;
use crate::components::{
    Element, Field, Part, actions, busy_button, button, html, link_button, live, markup, secret_field, submit_form,
};
use crate::containers::{Loaded, Page, field_error, h1};
use crate::crypto_worker::{BuildFault, client};
use crate::i18n::download::{self, t};
use crate::i18n::{fill, follow, key_report, shell, time};
use crate::route::keys::{CHECK_FILE, REPORT_KEY};
use crate::route::{HOME, Route};
use crate::state::form::{Form, field_id};
use file::{file_name, make};

/// The passphrase, then the file.
#[component]
pub fn DownloadPage(
    /// The renewal's number.
    reference: String,
) -> AnyView {
    let state = State::new();
    view! {
        <Loaded fetch=move || sent::of(reference.clone()) let:renewal>
            <Page title=move || renewal.with(|now| state.shown(now).title()) back=HOME form=state.form>
                {renewal.with(|now| state.content(now, renewal))}
            </Page>
        </Loaded>
    }
    .into_any()
}

/// What the page works with.
#[derive(Clone, Copy)]
struct State {
    form: Form,
    passphrase: RwSignal<String>,
    /// Address of the file made, in this browser.
    file: RwSignal<Option<String>>,
    /// The link that saves it was pressed.
    pressed: RwSignal<bool>,
    receipt: StoredValue<String>,
}

impl State {
    fn new() -> Self {
        client::warm_up();
        let file: RwSignal<Option<String>> = RwSignal::new(None);
        on_cleanup(move || {
            // With the worker goes all that it knew.
            client::stop();
            if let Some(made) = file.try_get_untracked().flatten() {
                Url::revoke_object_url(&made).ok();
            }
        });
        Self {
            form: Form::new(),
            passphrase: RwSignal::new(String::new()),
            file,
            pressed: RwSignal::new(false),
            receipt: StoredValue::new(api::new_key()),
        }
    }

    fn shown(self, renewal: &RenewalView) -> Shown {
        let issued = matches!(renewal.status, RenewalStatus::Issued | RenewalStatus::Received);
        let over = renewal.fetch_until.filter(|until| renewal.now > *until);
        match (self.file.get(), over) {
            _ if !issued => Shown::NotYet,
            _ if renewal.custody == Custody::Authority => Shown::KeptByAuthority,
            (Some(address), _) => Shown::Made(address),
            (None, Some(until)) => Shown::Over(until),
            (None, None) => Shown::Question,
        }
    }

    fn content(self, renewal: &RenewalView, signal: RwSignal<RenewalView>) -> Vec<AnyView> {
        let t = t();
        let shown = self.shown(renewal);
        let body = match &shown {
            Shown::KeptByAuthority => follow::t().kept_by_authority.into(),
            Shown::NotYet => t.not_yet_body.into(),
            Shown::Over(until) => fill(t.over_body, &time::date(*until, renewal.zone)),
            Shown::Made(address) => return self.made(address, renewal, signal),
            Shown::Question => return self.question(renewal),
        };
        let follow = link_button("button", &Route::Follow(renewal.reference.clone()).path(), follow::t().follow);
        vec![h1(shown.title()).view(), html::p().child(body).view(), html::p().child(follow).view()]
    }

    fn question(self, renewal: &RenewalView) -> Vec<AnyView> {
        let t = t();
        let reference = renewal.reference.clone();
        let until = renewal.fetch_until.map(|until| html::p().child(fill(t.until, &time::date(until, renewal.zone))));
        let field = Field::new(field_id(Answer::Passphrase), t.passphrase, self.passphrase)
            .hint(t.passphrase_hint)
            .error(self.form.error(Answer::Passphrase).map(field_error));
        let fields = submit_form(move || self.make(reference.clone()))
            .child(secret_field(field, [shell::t().show, shell::t().hide, t.of_passphrase]))
            .child(actions().child(busy_button(t.make, t.making, self.form.busy)));
        let report = html::p().child(html::a().href(REPORT_KEY).child(key_report::t().title));
        let forgotten = html::details()
            .child(html::summary().child(t.forgotten))
            .child(html::p().child(t.forgotten_body))
            .child(report);
        vec![
            h1(t.title).view(),
            inside_another_app()
                .then(|| html::div().class("notice caution").child(html::p().child(t.inside_app)))
                .part(),
            html::p().class("lead").child(t.lead).view(),
            fields.view(),
            until.part(),
            forgotten.view(),
        ]
    }

    fn made(self, address: &str, renewal: &RenewalView, signal: RwSignal<RenewalView>) -> Vec<AnyView> {
        let t = t();
        let name = file_name(&renewal.reference);
        let save = link_button("button", address, t.save)
            .attr("download", name.as_str())
            .on_click(move || self.pressed.set(true));
        let said = html::p().child(t.file).child(html::code().child(name));
        let mut content = vec![h1(t.made).view(), said.view(), html::p().child(save).view()];
        let look = live(move || {
            let check = || html::a().href(CHECK_FILE).target("_blank").rel("noopener").child(t.check);
            self.pressed.get().then(|| html::p().child(t.look).child(" ").child(check()).child(".")).part()
        });
        content.push(html::div().role("status").child(look).view());
        content.push(markup("details", "", t.import));
        if renewal.status == RenewalStatus::Received {
            let until = renewal.fetch_until.map(|until| time::date(until, renewal.zone)).unwrap_or_default();
            let confirmed = fill(t.confirmed, &until);
            content.push(html::div().class("notice good").role("status").child(html::p().child(confirmed)).view());
            content.push(html::p().child(link_button("button second", HOME, follow::t().to_certificate)).view());
        } else {
            // Nobody confirms what was not even begun. The page stays as it is, so that the link keeps the focus.
            let reference = renewal.reference.clone();
            content.push(live(move || {
                let reference = reference.clone();
                self.pressed.get().then(|| self.confirm(reference, signal)).part()
            }));
        }
        content
    }

    fn confirm(self, reference: String, signal: RwSignal<RenewalView>) -> Element {
        let confirm = button("button second", t().confirm, move || {
            let (reference, key) = (reference.clone(), self.receipt.get_value());
            self.form.send(async move { api::renewals::confirm_receipt(&reference, &key).await }, move |after| {
                signal.set(after);
            });
        });
        let days = FETCH_DAYS_AFTER_RECEIPT.to_string();
        html::div().child(html::p().child(fill(t().confirm_hint, &days))).child(actions().child(confirm))
    }

    fn make(self, reference: String) {
        let passphrase = self.passphrase.get_untracked();
        let wrong = if passphrase.is_empty() {
            Some(Fault::Blank)
        } else {
            passphrase::unprintable(&passphrase).map(Fault::Character)
        };
        let wrong = wrong.map(|fault| Problem::new(Answer::Passphrase, fault));
        if self.form.busy.get_untracked() || !self.form.check(wrong.into_iter().collect()) {
            return;
        }
        self.form.send(async move { make(&reference, &passphrase).await }, move |made| match made {
            Ok(file) => {
                self.passphrase.set(String::new());
                self.file.set(Some(file));
            }
            Err(BuildFault::WrongPassphrase) => {
                self.form.check(vec![Problem::new(Answer::Passphrase, Fault::WrongCredentials)]);
            }
            Err(BuildFault::KeyDoesNotMatch) => self.form.say(download::other_key),
            Err(BuildFault::Broken) => self.form.say(download::not_made),
        });
    }
}

/// What the page shows.
enum Shown {
    /// The authority keeps the key.
    KeptByAuthority,
    /// There is no certificate yet.
    NotYet,
    /// The key was kept until then.
    Over(Timestamp),
    /// The file, at this address in this browser.
    Made(String),
    /// Asks for the passphrase.
    Question,
}

impl Shown {
    fn title(&self) -> &'static str {
        let t = t();
        match self {
            Self::KeptByAuthority => t.kept_by_authority,
            Self::NotYet => t.not_yet,
            Self::Over(_) => t.over,
            Self::Made(_) => t.made,
            Self::Question => t.title,
        }
    }
}

/// Whether the page stands in another program's own browser, many of which save no files: chat and social programs name
/// themselves, and Android's web views say "wv".
fn inside_another_app() -> bool {
    let agent = window().navigator().user_agent().unwrap_or_default();
    ["; wv)", "WhatsApp", "Telegram", "Instagram", "FBAN", "FBAV", "Line/"].iter().any(|name| agent.contains(name))
}
