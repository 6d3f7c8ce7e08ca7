//! How a person is notified.

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// How one is notified. `GET` of the notifications.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NotificationSettings {
    /// The language of mails: the one chosen, else that of the last log-in.
    pub language: Option<Language>,
    /// Text messages beside mails; none where the service sends none.
    pub text_messages: Option<TextMessageSettings>,
}

/// Text messages, by SMS or messenger as the office's gateway sends them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TextMessageSettings {
    /// Whether one gets them.
    pub on: bool,
    /// The mobile number on record, masked; none: there is none that could be used.
    pub mobile: Option<String>,
}

/// Chooses how one is notified. `PUT` of the notifications.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NotificationChoice {
    /// The language of mails.
    pub language: Language,
    /// Whether one gets text messages; none: as before.
    pub text_messages: Option<bool>,
}
