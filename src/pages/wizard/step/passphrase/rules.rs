//! The passphrase rules, and which of them are met while typing.

use domain::api::DraftView;
use domain::value::passphrase::{self, PassphrasePolicy, PassphraseRule, RuleResult};
use leptos::prelude::*;

use crate::components::{Part, html, live};
use crate::i18n::{fill, wizard as words};

/// Words of the holder that the passphrase must not contain.
pub type Context = StoredValue<Vec<String>>;

/// The holder's data, as on record and as changed.
pub fn context(view: &DraftView) -> Vec<String> {
    let on_record = domain::person::DataField::ALL.map(|field| view.person.get(field).to_owned());
    on_record.into_iter().chain(view.draft.changes.iter().map(|change| change.value.clone())).collect()
}

/// Every rule and whether it is met.
pub fn check(passphrase: &str, policy: PassphrasePolicy, context: Context) -> Vec<RuleResult> {
    context.with_value(|context| {
        let context: Vec<&str> = context.iter().map(String::as_str).collect();
        passphrase::check(passphrase, policy, &context)
    })
}

/// The list, and in words how many are met.
pub fn list(typed: RwSignal<String>, policy: PassphrasePolicy, context: Context) -> AnyView {
    let results = Memo::new(move |_| {
        let typed = typed.get();
        let mut results = check(&typed, policy, context);
        // A limit that nobody comes near is shown only when it matters; nothing is met by nothing.
        results.retain(|result| result.rule != PassphraseRule::MaxLength || !result.met);
        for result in &mut results {
            result.met &= !typed.is_empty();
        }
        results
    });
    let items = live(move || {
        let t = words::t();
        let items = results.get().into_iter().map(|result| {
            let (class, state) = if result.met { ("met", t.met) } else { ("", t.unmet) };
            html::li().class(class).child(words::rule(result.rule)).child(html::span().class("vh").child(state)).view()
        });
        items.collect::<Vec<_>>().part()
    });
    let count = live(move || {
        let (met, all) = results.with(|results| (results.iter().filter(|result| result.met).count(), results.len()));
        if met == 0 {
            return ().into_any();
        }
        fill(&fill(words::t().rules_met, &met.to_string()), &all.to_string()).part()
    });
    vec![
        html::ul().class("rules").id("passphrase-rules").child(items).view(),
        html::p().class("vh").role("status").child(count).view(),
    ]
    .part()
}
