//! How somebody logs in: the password, and what proves it is them besides a mailed code.

use serde::{Deserialize, Serialize};

use crate::moment::Timestamp;
use crate::value::RecoveryCode;

/// How one logs in. Passwords are never told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LoginMethods {
    /// Since when an authenticator app shows one's codes; none: there is none.
    pub authenticator: Option<Timestamp>,
    /// One's passkeys, the oldest first.
    pub passkeys: Vec<PasskeyInfo>,
    /// Whether passkeys can be used here: not where the service has no host name, or no TLS.
    pub can_add_passkeys: bool,
    /// Recovery codes that were not used yet.
    pub recovery_codes: u32,
}

/// One of one's passkeys (`WebAuthn` Level 3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasskeyInfo {
    /// Names it for removal.
    pub id: String,
    /// What its owner calls it, e.g. "Ponsel saya".
    pub name: String,
    /// Since when.
    pub added_at: Timestamp,
    /// The last log-in with it.
    pub used_at: Option<Timestamp>,
}

/// The password, asked for again before the way to log in changes: an open session is not enough.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnPassword {
    /// The present one.
    #[cfg_attr(feature = "openapi", schema(max_length = 1024))]
    pub password: String,
}

/// Changes the password of whoever is logged in. Every other session ends.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// The present one.
    #[cfg_attr(feature = "openapi", schema(max_length = 1024))]
    pub password: String,
    /// The one chosen.
    #[cfg_attr(feature = "openapi", schema(max_length = 128))]
    pub new_password: String,
}

/// The secret of an authenticator app (RFC 6238: SHA-1, six digits, 30 seconds), which is of use once a code confirmed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewAuthenticator {
    /// For typing: base 32 in groups of four.
    pub secret: String,
    /// `otpauth://` address, for a phone that has the app itself.
    pub address: String,
    /// The same as QR code.
    pub qr: super::QrCode,
}

/// A code that the app shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AuthenticatorCode {
    /// Six digits.
    pub token: String,
}

/// Recovery codes, told once; none where the person has some already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecoveryCodes {
    /// Each counts once. Earlier ones are void.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub codes: Vec<RecoveryCode>,
}

/// What `navigator.credentials` is asked with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasskeyOptions {
    /// JSON as `parseCreationOptionsFromJSON` and `parseRequestOptionsFromJSON` take it (`WebAuthn` Level 3, section 5.1).
    pub json: String,
}

/// What it answered: a new passkey.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPasskey {
    /// What its owner calls it.
    pub name: String,
    /// JSON of the credential (`toJSON`).
    #[cfg_attr(feature = "openapi", schema(max_length = 12288))]
    pub credential: String,
}

/// What it answered: proof of a passkey, to log in.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasskeyProof {
    /// JSON of the credential (`toJSON`).
    #[cfg_attr(feature = "openapi", schema(max_length = 12288))]
    pub credential: String,
}
