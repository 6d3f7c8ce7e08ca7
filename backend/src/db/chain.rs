//! Chains of hashes: each row of a log names the hash of the row before it, so that a row changed, put in, taken out or moved
//! shows.

use std::fmt::{Display, Write};

use domain::renewal::Digest;

/// `prev_hash` of the first row.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A row of such a log.
pub trait Chained {
    /// 1, 2, 3 ... without gaps.
    fn position(&self) -> i64;
    /// The hash of the row before.
    fn prev_hash(&self) -> &str;
    /// The hash as stored.
    fn hash(&self) -> &str;
    /// The hash as the row's content gives it.
    fn digest(&self) -> String;
}

/// SHA-256 over the hash before and the row's fields, a line each. JSON has no raw line feed, so no two rows give the same
/// bytes.
pub fn digest(prev_hash: &str, fields: &[&dyn Display]) -> String {
    let mut lines = prev_hash.to_owned();
    for field in fields {
        // Writing into a string does not fail.
        let _ = write!(lines, "\n{field}");
    }
    Digest::of(lines).0
}

/// The result of verifying a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verification {
    /// Every row is intact.
    Intact {
        /// Rows in the chain.
        events: i64,
        /// Hash of the last one. A copy of it proves later that the tail was not cut off.
        head: String,
    },
    /// A row does not match its own hash or the hash of the row before.
    Broken {
        /// Its position.
        position: i64,
    },
}

/// The state of a verification, page by page.
#[derive(Clone, Debug)]
pub struct Verifier {
    position: i64,
    head: String,
}

impl Default for Verifier {
    fn default() -> Self {
        Self { position: 0, head: GENESIS.to_owned() }
    }
}

impl Verifier {
    /// The last position that was verified.
    pub fn position(&self) -> i64 {
        self.position
    }

    /// Verifies the next rows. Returns the first of them that breaks the chain, if one does.
    pub fn follow(&mut self, links: &[impl Chained]) -> Option<Verification> {
        for link in links {
            let next = self.position + 1;
            if link.position() != next || link.prev_hash() != self.head || link.hash() != link.digest() {
                return Some(Verification::Broken { position: next });
            }
            self.position = next;
            link.hash().clone_into(&mut self.head);
        }
        None
    }

    /// Ends the verification after the last row.
    pub fn intact(self) -> Verification {
        Verification::Intact { events: self.position, head: self.head }
    }
}
