//! Chains of hashes: each row of a log names the hash of the row before it, so that a row changed, put in, taken out or moved
//! shows.

use std::fmt::{Display, Write};

use sha2::{Digest, Sha256};

/// `prev_hash` of the first row.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A row of such a log.
pub trait Link {
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
    hex::encode(Sha256::digest(lines))
}

/// What going through a chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verification {
    /// Every link holds.
    Whole {
        /// Rows in the chain.
        events: i64,
        /// Hash of the last one: whoever keeps it notices when the tail is cut off.
        head: String,
    },
    /// The first row that does not fit the one before, or not itself.
    Broken {
        /// Its position.
        position: i64,
    },
}

/// How far a chain was gone through.
#[derive(Clone, Debug)]
pub struct Walk {
    position: i64,
    head: String,
}

impl Default for Walk {
    fn default() -> Self {
        Self { position: 0, head: GENESIS.to_owned() }
    }
}

impl Walk {
    /// The last position that was looked at.
    pub fn position(&self) -> i64 {
        self.position
    }

    /// Goes over the next rows; the first of them that breaks the chain, if one does.
    pub fn over(&mut self, links: &[impl Link]) -> Option<Verification> {
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

    /// The end was reached.
    pub fn whole(self) -> Verification {
        Verification::Whole { events: self.position, head: self.head }
    }
}
