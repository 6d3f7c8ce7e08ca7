//! How certificates come into being, and who keeps the keys.

use serde::{Deserialize, Serialize};

/// How certificates are issued.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Issuing {
    /// By the program's own authority, at once after the last decision.
    #[default]
    Embedded,
    /// By hand: an officer works in the authority's system (BSrE's AMS) and records what came out of it.
    ByHand,
}

/// Who keeps the private key (PP 71/2019 art. 59).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Custody {
    /// The holder: the key pair is made in the browser.
    #[default]
    Holder,
    /// The authority: the holder sets the passphrase there, by its link. The wizard leads there and never asks for it.
    Authority,
}
