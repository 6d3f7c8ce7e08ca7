//! "Cara masuk": passkeys, authenticator app, recovery codes, password. Nothing is compulsory.

mod app;
mod codes;
mod passkeys;
mod password;

use std::future::Future;

use domain::api::{LoginMethods, OwnPassword, RecoveryCodes};
use domain::problem::{Fault, Field as Answer, Problem};
use leptos::prelude::*;

use crate::api::{self, Error};
use crate::components::{Field, html, secret_field};
use crate::containers::{Loaded, Page, field_error, h1, page};
use crate::i18n::login_methods::t;
use crate::i18n::{account, shell};
use crate::route::ACCOUNT;
use crate::state::form::{Form, field_id};

/// Id of what was done last.
const DONE: &str = "done";

/// The page.
#[component]
pub fn MethodsPage() -> AnyView {
    let form = Form::new();
    let parts = (app::App::new(), passkeys::Name::new(), password::Chosen::new());
    let (password, done, codes) =
        (RwSignal::new(String::new()), RwSignal::new(None), RwSignal::new(RecoveryCodes { codes: Vec::new() }));
    // A page of its own: focus goes to its heading, and back.
    let title = move || if codes.with(|codes| codes.codes.is_empty()) { t().title } else { t().codes };
    view! {
        <Loaded fetch=api::account::methods let:methods>
            <Page title back=ACCOUNT form>
                {content(Methods { form, shown: methods, password, done, codes }, parts)}
            </Page>
        </Loaded>
    }
    .into_any()
}

/// What every part of the page works with.
#[derive(Clone, Copy)]
struct Methods {
    form: Form,
    shown: RwSignal<LoginMethods>,
    /// The present password, which every change needs.
    password: RwSignal<String>,
    /// What was done last.
    done: RwSignal<Option<fn() -> &'static str>>,
    /// Recovery codes that are told now, and never again.
    codes: RwSignal<RecoveryCodes>,
}

fn content(this: Methods, (app, name, chosen): (app::App, passkeys::Name, password::Chosen)) -> Vec<AnyView> {
    let t = t();
    if !this.codes.with(|codes| codes.codes.is_empty()) {
        return codes::told(this);
    }
    let done = this.done.get().map(|words| html::div().class("notice good").child(html::p().child(words())));
    let status = html::div().id(DONE).role("status").tabindex("-1").child(done);
    let own = Field::new(field_id(Answer::Password), t.own_password, this.password)
        .hint(t.own_password_hint)
        .autocomplete("current-password")
        .error(this.form.error(Answer::Password).map(field_error));
    let own = secret_field(own, [shell::t().show, shell::t().hide, account::t().of_password]);
    let mut content = vec![h1(t.title).view(), html::p().class("lead").child(t.lead).view(), status.view(), own];
    content.extend(passkeys::part(this, name));
    content.extend(app::part(this, app));
    content.extend(codes::part(this));
    content.extend(password::part(this, chosen));
    content
}

impl Methods {
    /// Sends a change that needs the password. What is told afterwards comes with how one logs in by then.
    fn change<T: 'static, F: Future<Output = Result<T, Error>>>(
        self,
        change: impl FnOnce(OwnPassword) -> F + 'static,
        done: Option<fn() -> &'static str>,
        then: impl FnOnce(T) + 'static,
    ) {
        let password = self.password.get_untracked();
        let blank = password.is_empty().then(|| Problem::new(Answer::Password, Fault::Blank));
        if self.form.check(blank.into_iter().collect()) {
            self.send(async move { change(OwnPassword { password }).await }, done, then);
        }
    }

    /// Sends a change.
    fn send<T: 'static>(
        self,
        change: impl Future<Output = Result<T, Error>> + 'static,
        done: Option<fn() -> &'static str>,
        then: impl FnOnce(T) + 'static,
    ) {
        let sent = async move {
            let answer = change.await?;
            Ok((answer, api::account::methods().await?))
        };
        self.form.send(sent, move |(answer, methods)| {
            self.shown.set(methods);
            then(answer);
            self.done.set(done);
            if done.is_some() {
                self.password.set(String::new());
                request_animation_frame(|| page::focus_field(DONE));
            }
        });
    }
}
