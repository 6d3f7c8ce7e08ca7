//! How an officer is mailed about cases.

use serde::{Deserialize, Serialize};

use crate::notice::CaseMails;

/// How one is mailed that cases wait. `GET` and `PUT` of the officer's notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OfficerNotices {
    /// When mails come.
    pub case_mails: CaseMails,
}
