//! The revocation list that was signed last.

use std::sync::Arc;

use domain::moment::Timestamp;
use tokio::sync::Mutex;

use super::authority::Revocation;

/// Shared by all requests for the list: it is signed once, however many ask.
pub type SignedList = Arc<Mutex<Option<Signed>>>;

/// A signed list.
#[derive(Debug)]
pub struct Signed {
    /// Its entries.
    pub of: Vec<Revocation>,
    /// When it was signed.
    pub at: Timestamp,
    /// It in DER.
    pub der: Arc<[u8]>,
}
