//! The certificate's file: key, certificate and chain under the passphrase, made in this browser. The person saves it by a
//! link: a browser may refuse what no finger asked for, and then nothing may claim that there is a file.

use domain::api::{CertificateParts, RenewalStatus, RenewalView};
use domain::certificate::FETCH_DAYS_AFTER_RECEIPT;
use domain::problem::{Fault, Field as Answer, Problem};
use domain::standard::Custody;
use domain::value::passphrase;
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{Blob, BlobPropertyBag, Url};

use super::sent;
use crate::components::{
    Element, Field, Part, actions, busy_button, button, html, link_button, live, markup, secret_field, submit_form,
};
use crate::containers::loaded::loaded;
use crate::containers::{Frame, h1};
use crate::crypto_worker::client;
use crate::crypto_worker::{BuildFault, Order};
use crate::i18n::fetch::{self, t};
use crate::i18n::{fill, follow, shell, time};
use crate::route::{HOME, Route};
use crate::state::form::{Form, field_id};
use crate::{api, base64};

/// The page.
pub fn page(reference: String) -> AnyView {
    let state = State::new();
    loaded(
        move || sent::of(reference.clone()),
        move |renewal| {
            let faults = state.form.faults();
            renewal.with(|now| state.frame(now, renewal)).faults(faults)
        },
    )
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
        let made = StoredValue::new(String::new());
        Effect::new(move || made.set_value(file.get().unwrap_or_default()));
        on_cleanup(move || {
            // With the worker goes all that it knew.
            client::stop();
            Url::revoke_object_url(&made.try_get_value().unwrap_or_default()).ok();
        });
        Self {
            form: Form::new(),
            passphrase: RwSignal::new(String::new()),
            file,
            pressed: RwSignal::new(false),
            receipt: StoredValue::new(api::new_key()),
        }
    }

    fn frame(self, renewal: &RenewalView, signal: RwSignal<RenewalView>) -> Frame {
        let t = t();
        let follow = Route::Follow(renewal.reference.clone()).path();
        let issued = matches!(renewal.status, RenewalStatus::Issued | RenewalStatus::Received);
        if issued && renewal.custody == Custody::Authority {
            let content = vec![
                h1(t.kept_there).view(),
                html::p().child(follow::t().kept_there).view(),
                html::p().child(link_button("button", &follow, follow::t().follow)).view(),
            ];
            return Frame::new(t.kept_there).back(HOME).content(content);
        }
        if !issued {
            let content = vec![
                h1(t.not_yet).view(),
                html::p().child(t.not_yet_body).view(),
                html::p().child(link_button("button", &follow, follow::t().follow)).view(),
            ];
            return Frame::new(t.not_yet).back(HOME).content(content);
        }
        let over = renewal.fetch_until.filter(|until| renewal.now > *until);
        if let Some(until) = over.filter(|_| self.file.with(Option::is_none)) {
            let content = vec![
                h1(t.over).view(),
                html::p().child(fill(t.over_body, &time::date(until, renewal.zone))).view(),
                html::p().child(link_button("button", &follow, follow::t().follow)).view(),
            ];
            return Frame::new(t.over).back(HOME).content(content);
        }
        match self.file.get() {
            Some(address) => {
                let content = self.made(&address, renewal, signal);
                Frame::new(t.made).back(HOME).content(content)
            }
            None => Frame::new(t.title).back(HOME).content(self.question(renewal)),
        }
    }

    fn question(self, renewal: &RenewalView) -> Vec<AnyView> {
        let t = t();
        let reference = renewal.reference.clone();
        let until = renewal.fetch_until.map(|until| html::p().child(fill(t.until, &time::date(until, renewal.zone))));
        let field = Field::new(field_id(Answer::Passphrase), t.passphrase, self.passphrase)
            .hint(t.passphrase_hint)
            .error(self.form.error(Answer::Passphrase));
        let fields = submit_form(move || self.make(reference.clone()))
            .child(secret_field(field, [shell::t().show, shell::t().hide, t.of_passphrase]))
            .child(actions().child(busy_button(t.make, t.making, self.form.busy)));
        let forgotten =
            html::details().child(html::summary().child(t.forgotten)).child(html::p().child(t.forgotten_body));
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
        let look = live(move || self.pressed.get().then(|| html::p().child(t.look)).part());
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
        self.form.busy.set(true);
        spawn_local(async move {
            let made = make(&reference, &passphrase).await;
            // The page may be gone by now.
            if self.form.busy.try_set(false).is_some() {
                return;
            }
            match made {
                Ok(file) => {
                    self.passphrase.set(String::new());
                    self.file.set(Some(file));
                }
                Err(Failed::Backend(error)) => self.form.fail(error),
                Err(Failed::Here(BuildFault::WrongPassphrase)) => {
                    self.form.check(vec![Problem::new(Answer::Passphrase, Fault::WrongCredentials)]);
                }
                Err(Failed::Here(BuildFault::KeyDoesNotMatch)) => self.form.say(fetch::other_key),
                Err(Failed::Here(BuildFault::Broken)) => self.form.say(fetch::not_made),
            }
        });
    }
}

/// Media type of PKCS#12 files, by which phones offer what opens them.
const MEDIA_TYPE: &str = "application/x-pkcs12";

/// Name of the file: nothing personal, since file names are seen by many.
fn file_name(reference: &str) -> String {
    ["sertifikat-", reference, ".p12"].concat()
}

/// Whether the page stands in another program's own browser, many of which save no files: chat and social programs name
/// themselves, and Android's web views say "wv".
fn inside_another_app() -> bool {
    let agent = window().navigator().user_agent().unwrap_or_default();
    ["; wv)", "WhatsApp", "Telegram", "Instagram", "FBAN", "FBAV", "Line/"].iter().any(|name| agent.contains(name))
}

enum Failed {
    Backend(api::Error),
    Here(BuildFault),
}

/// The file's address in this browser.
async fn make(reference: &str, passphrase: &str) -> Result<String, Failed> {
    let parts = api::renewals::certificate(reference).await.map_err(Failed::Backend)?;
    let order = order(parts).ok_or(Failed::Here(BuildFault::Broken))?;
    let bytes = client::build_pkcs12(&order, passphrase).await.map_err(|fault| match fault {
        client::Fault::Build(fault) => Failed::Here(fault),
        client::Fault::Lost(_) => Failed::Here(BuildFault::Broken),
    })?;
    let parts = Array::of1(&Uint8Array::from(bytes.as_slice()));
    let options = BlobPropertyBag::new();
    options.set_type(MEDIA_TYPE);
    Blob::new_with_u8_array_sequence_and_options(&parts, &options)
        .and_then(|file| Url::create_object_url_with_blob(&file))
        .map_err(|_| Failed::Here(BuildFault::Broken))
}

fn order(parts: CertificateParts) -> Option<Order> {
    Some(Order {
        wrapped_key: base64::decode(&parts.wrapped_key)?,
        certificate: base64::decode(&parts.certificate)?,
        chain: parts.chain.iter().map(|der| base64::decode(der)).collect::<Option<_>>()?,
        friendly_name: parts.friendly_name,
    })
}
