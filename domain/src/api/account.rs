//! Log-in, session, activation and forgotten password.

use serde::{Deserialize, Serialize};

use crate::access::AccessedData;
use crate::moment::{Timestamp, Zone};
use crate::renewal::PersonId;
use crate::standard::{AgencyId, Role};

/// First part of the log-in. Answered by [`PendingLogin`] or 401 `WrongCredentials`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// Official e-mail or NIP.
    #[cfg_attr(feature = "openapi", schema(max_length = 1024))]
    pub identifier: String,
    /// Password.
    #[cfg_attr(feature = "openapi", schema(max_length = 1024))]
    pub password: String,
}

/// A log-in that awaits its token, which was mailed. The browser is known by a cookie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PendingLogin {
    /// The agency, whose office helps.
    pub agency: AgencyId,
    /// The masked address that tokens go to, e.g. `s•••@pekalongankota.go.id`.
    pub sent_to: String,
    /// The newest token; none: none was mailed, since an authenticator app shows codes.
    pub code: Option<CodeSent>,
    /// Whether an authenticator app shows codes that are taken, too.
    pub authenticator: bool,
    /// Whether there are recovery codes.
    pub recovery_codes: bool,
}

/// A code that was mailed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CodeSent {
    /// When it was mailed.
    pub sent_at: Timestamp,
    /// Until when it can be used.
    pub expires_at: Timestamp,
    /// From when on another one can be asked for; `None`: not for this log-in.
    pub another_at: Option<Timestamp>,
    /// The backend's clock.
    pub now: Timestamp,
}

/// Second part of the log-in. Answered by [`Me`] and the session cookie.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LoginToken {
    /// Six digits, mailed or of an authenticator app; or a recovery code.
    pub token: String,
}

/// Who is logged in. `GET` of the session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// Who.
    pub person: PersonId,
    /// Name without titles.
    pub name: String,
    /// At which agency.
    pub agency: AgencyId,
    /// The agency's short name, e.g. "Kota Pekalongan".
    pub agency_name: String,
    /// Officers' roles; empty for a mere holder.
    pub roles: Vec<Role>,
    /// Whether cases of the agency are theirs to see: not for an administrator as such.
    pub sees_cases: bool,
    /// Whether they judge the service, also in a colleague's place.
    pub evaluates: bool,
    /// Whether one of the roles handles complaints.
    pub handles_complaints: bool,
    /// The session ends then unless it is used.
    pub idle_until: Timestamp,
    /// The session ends then in any case.
    pub ends_at: Timestamp,
    /// The backend's clock, so that a wrong clock of the device shows no wrong times.
    pub now: Timestamp,
}

/// One of one's own sessions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionInfo {
    /// Names it for revocation; not the token.
    pub id: String,
    /// Since when.
    pub since: Timestamp,
    /// Last used.
    pub used_at: Timestamp,
    /// Whether it is the one that asks.
    pub current: bool,
    /// The terminal where it was begun; none: one's own device.
    pub terminal: Option<TerminalName>,
}

/// A terminal as holders know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TerminalName {
    /// Name, e.g. "Loket 1".
    pub name: String,
    /// Whose it is, e.g. "Dinas Komunikasi dan Informatika Kota Pekalongan".
    pub office: String,
}

/// Which officers saw one's data (UU 27/2022, articles 5 and 7: whoever a datum is about may know who uses it).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessLog {
    /// The latest first.
    pub entries: Vec<AccessLogEntry>,
    /// Whether there are older ones.
    pub more: bool,
    /// The agency's zone.
    pub zone: Zone,
}

/// What one officer saw of one's data, in the same way on the same day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessLogEntry {
    /// When last.
    pub at: Timestamp,
    /// How often on that day.
    pub times: u32,
    /// The roles in which the officer could see it, held or stood in for.
    pub roles: Vec<Role>,
    /// What.
    pub data: AccessedData,
    /// The terminal at which the account was opened; none for what officers saw.
    pub terminal: Option<TerminalName>,
}

/// Asks for a link that sets the password: first-time activation or forgotten. Always answered 202.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkRequest {
    /// Official e-mail or NIP.
    pub identifier: String,
}

/// Asks whether a mailed link still sets a password. Answered 204, or 422 `LinkExpired`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkCheck {
    /// From the link's fragment.
    pub link: String,
}

/// Sets the password by a mailed link. Every session of the person ends.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    /// From the link's fragment.
    pub link: String,
    /// The password chosen.
    #[cfg_attr(feature = "openapi", schema(max_length = 128))]
    pub password: String,
}
