//! "Pemberitahuan": the language of mails, and text messages where the service sends some.

use domain::api::{NotificationChoice, NotificationSettings};
use domain::language::Language;
use leptos::prelude::*;

use crate::api;
use crate::components::{Choice, Part, actions, busy_button, choice_group, html, submit_form};
use crate::containers::{Loaded, Page, h1, page};
use crate::i18n::notifications::t;
use crate::i18n::{fill, lang, shell};
use crate::route::ACCOUNT;
use crate::state::form::Form;

/// Id of what was done last.
const DONE: &str = "done";
/// What is ticked where text messages are wanted.
const ON: &str = "on";

/// The page.
#[component]
pub fn NotificationsPage() -> AnyView {
    let this = Chosen {
        form: Form::new(),
        language: RwSignal::new(Vec::new()),
        texts: RwSignal::new(Vec::new()),
        saved: RwSignal::new(false),
    };
    let fetch = move || async move {
        let settings = api::account::notifications().await?;
        this.language.try_set(vec![settings.language.map_or(lang().code(), Language::tag)]);
        let on = settings.text_messages.as_ref().is_some_and(|texts| texts.on);
        this.texts.try_set(on.then_some(ON).into_iter().collect());
        Ok(settings)
    };
    view! {
        <Loaded fetch let:settings>
            <Page title=|| t().title back=ACCOUNT form=this.form>{content(this, settings)}</Page>
        </Loaded>
    }
    .into_any()
}

/// What is chosen on the page.
#[derive(Clone, Copy)]
struct Chosen {
    form: Form,
    language: RwSignal<Vec<&'static str>>,
    texts: RwSignal<Vec<&'static str>>,
    saved: RwSignal<bool>,
}

fn content(this: Chosen, settings: RwSignal<NotificationSettings>) -> Vec<AnyView> {
    let t = t();
    let done = this.saved.get().then(|| html::div().class("notice good").child(html::p().child(t.saved)));
    let status = html::div().id(DONE).role("status").tabindex("-1").child(done);
    let choice =
        |value, label: &str, hint: &str| Choice { value, label: label.into(), hint: hint.into(), within: None };
    let languages =
        vec![choice(Language::Indonesian.tag(), t.indonesian, ""), choice(Language::English.tag(), t.english, "")];
    let texts = settings.with(|settings| settings.text_messages.clone());
    let offered = texts.is_some();
    let texts = texts.map(|texts| match texts.mobile {
        None => html::p().child(t.no_number).view(),
        Some(mobile) => {
            let to = choice(ON, &fill(t.to, &mobile), t.to_hint);
            choice_group("texts", t.texts.part(), None, true, vec![to], this.texts)
        }
    });
    let save = move || {
        let tag = this.language.with_untracked(|taken| taken.first().copied().unwrap_or_default());
        let chosen = NotificationChoice {
            language: Language::parse(tag).unwrap_or(Language::Indonesian),
            text_messages: offered.then(|| this.texts.with_untracked(|taken| !taken.is_empty())),
        };
        this.form.send(async move { api::account::choose_notifications(&chosen).await }, move |()| {
            this.saved.set(true);
            request_animation_frame(|| page::focus_field(DONE));
        });
    };
    let form = submit_form(save)
        .child(choice_group("language", t.language.part(), None, false, languages, this.language))
        .child(texts)
        .child(actions().child(busy_button(t.save, shell::t().sending, this.form.busy)));
    vec![h1(t.title).view(), html::p().class("lead").child(t.lead).view(), status.view(), form.view()]
}
