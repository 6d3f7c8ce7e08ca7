//! How values are kept in columns: enums as words, compound values as JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The value's JSON, as a column keeps it. For a plain enum that is its word in quotes; see [`word`].
///
/// # Errors
/// Only for types that JSON can't write, which no column has.
pub fn json<T: Serialize>(value: &T) -> sqlx::Result<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(Box::new(error)))
}

/// Reads what [`json`] wrote.
///
/// # Errors
/// When the column holds something else.
pub fn from_json<T: DeserializeOwned>(text: &str) -> sqlx::Result<T> {
    serde_json::from_str(text).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

/// A number of the domain from a column.
///
/// # Errors
/// When the column holds one that is too large or negative.
pub fn number(value: i64) -> sqlx::Result<u32> {
    u32::try_from(value).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

/// The word of a plain enum, as serde writes it.
///
/// # Errors
/// Only for types that are no plain enums.
pub fn word<T: Serialize>(value: &T) -> sqlx::Result<String> {
    json(value).map(|text| text.trim_matches('"').to_owned())
}

/// Reads what [`word`] wrote.
///
/// # Errors
/// For an unknown word.
pub fn from_word<T: DeserializeOwned>(text: &str) -> sqlx::Result<T> {
    serde_json::from_value(serde_json::Value::String(text.to_owned()))
        .map_err(|error| sqlx::Error::Decode(Box::new(error)))
}
