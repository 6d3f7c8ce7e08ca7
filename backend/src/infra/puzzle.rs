//! Puzzles that cost whoever sends something without a log-in some computing time (Hashcash). The program signs them and remembers only
//! those that were used.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use aws_lc_rs::hmac::{HMAC_SHA256, Key, sign, verify};
use domain::api::{Puzzle, Solution};
use domain::moment::Timestamp;
use sha2::{Digest, Sha256};

/// Leading zero bits of a solution: some 65,000 attempts, a fraction of a second on an old phone.
const BITS: u8 = 16;
/// Seconds in which a puzzle must be solved.
const LIFETIME_SECS: i64 = 3600;
/// Used puzzles that are remembered: more than can be solved within their lifetime by whoever is let in.
const MAX_USED: usize = 50_000;

/// Makes and checks puzzles. Its key lives as long as the program: a restart makes older puzzles worthless.
#[derive(Debug)]
pub struct Puzzles {
    key: Key,
    used: Mutex<HashMap<String, i64>>,
}

impl Default for Puzzles {
    fn default() -> Self {
        Self { key: Key::new(HMAC_SHA256, &rand::random::<[u8; 32]>()), used: Mutex::default() }
    }
}

impl Puzzles {
    /// Makes a puzzle.
    pub fn make(&self, now: Timestamp) -> Puzzle {
        let text = format!("{}.{}", now.0, hex::encode(rand::random::<[u8; 12]>()));
        let tag = hex::encode(sign(&self.key, text.as_bytes()));
        Puzzle { puzzle: format!("{text}.{tag}"), bits: BITS }
    }

    /// Whether this solves a puzzle of this program that is neither too old nor used; it is used then.
    pub fn accept(&self, solution: &Solution, now: Timestamp) -> bool {
        let Some((text, tag)) = solution.puzzle.rsplit_once('.') else { return false };
        let Some(made) = text.split_once('.').and_then(|(made, _)| made.parse::<i64>().ok()) else { return false };
        let Ok(tag) = hex::decode(tag) else { return false };
        if verify(&self.key, text.as_bytes(), &tag).is_err() || now.0 - made > LIFETIME_SECS || !solves(solution) {
            return false;
        }
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.retain(|_, made| now.0 - *made <= LIFETIME_SECS);
        used.len() < MAX_USED && used.insert(solution.puzzle.clone(), made).is_none()
    }
}

fn solves(solution: &Solution) -> bool {
    let digest = Sha256::digest(format!("{}:{}", solution.puzzle, solution.nonce));
    let zeros: u32 = digest.iter().take_while(|byte| **byte == 0).count().try_into().unwrap_or(0);
    let next = digest.iter().find(|byte| **byte != 0).map_or(0, |byte| byte.leading_zeros());
    zeros * 8 + next >= u32::from(BITS)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000);

    fn solved(puzzle: Puzzle) -> Solution {
        let solution = |nonce| Solution { puzzle: puzzle.puzzle.clone(), nonce };
        (0..100_000_000).map(solution).find(solves).unwrap()
    }

    #[test]
    fn a_solution_counts_once_and_for_an_hour() {
        let puzzles = Puzzles::default();
        let right = solved(puzzles.make(NOW));
        assert!(!Puzzles::default().accept(&right, NOW), "of another program");
        let wrong = Solution { nonce: right.nonce + 1, ..right.clone() };
        assert!(!puzzles.accept(&wrong, NOW));
        assert!(!puzzles.accept(&right, NOW.plus_seconds(3601)));
        assert!(puzzles.accept(&right, NOW.plus_seconds(3600)));
        assert!(!puzzles.accept(&right, NOW), "used");
        for puzzle in ["", ".", "1800000000.00.", "x.y.z"] {
            assert!(!puzzles.accept(&Solution { puzzle: puzzle.into(), nonce: 1 }, NOW), "{puzzle}");
        }
    }
}
