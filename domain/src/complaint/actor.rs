//! Who acts on a complaint.

use crate::renewal;

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Whoever complained: proved by number and secret, or logged in as the holder who complained.
    Complainant,
    /// An officer, or the program itself.
    Office(renewal::Actor),
}
