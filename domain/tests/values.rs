//! Values, dates and certificate verdicts: one table each.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "values/certificate.rs"]
mod certificate;
#[path = "values/contact.rs"]
mod contact;
#[path = "values/entry.rs"]
mod entry;
#[path = "values/file_kind.rs"]
mod file_kind;
#[path = "values/moment.rs"]
mod moment;
#[path = "values/numbers.rs"]
mod numbers;
#[path = "values/passphrase.rs"]
mod passphrase;
#[path = "values/period.rs"]
mod period;
#[path = "values/settings.rs"]
mod settings;
#[path = "values/subject.rs"]
mod subject;
#[path = "values/suppression.rs"]
mod suppression;
#[path = "values/text.rs"]
mod text;
#[path = "values/validity.rs"]
mod validity;

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Whatever a value reads as, it is written the same, and reading that again changes nothing.
fn round_trips<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, text: &str) {
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(json, format!("\"{text}\""));
    assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value);
}
