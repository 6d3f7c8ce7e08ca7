//! The notice about personal data.

use leptos::prelude::*;

use crate::components::markup;
use crate::containers::{Page, h1, page};
use crate::i18n::privacy::t;

/// The notice.
#[component]
pub fn PrivacyPage() -> AnyView {
    let content = || vec![h1(t().title).view(), markup("div", "", t().body)];
    view! { <Page title=|| t().title back_link=page::to_before>{content()}</Page> }.into_any()
}
