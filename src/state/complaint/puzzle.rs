//! Solves the puzzle that an anonymous complaint costs (Hashcash), without holding up the page.

use domain::api::{Puzzle, Solution};
use js_sys::Date;
use sha2::{Digest, Sha256};

use crate::api::pause;

/// Milliseconds of computing between two breaths of the page.
const SLICE_MS: f64 = 30.0;
/// Numbers tried between two looks at the clock.
const BATCH: u64 = 64;

/// Finds the number.
pub async fn solve(puzzle: &Puzzle) -> Solution {
    let start = Sha256::new_with_prefix([&puzzle.puzzle, ":"].concat());
    let mut next = 0;
    loop {
        let end = Date::now() + SLICE_MS;
        while Date::now() < end {
            if let Some(nonce) = (next..next + BATCH).find(|nonce| zero_bits(&start, *nonce) >= u32::from(puzzle.bits))
            {
                return Solution { puzzle: puzzle.puzzle.clone(), nonce };
            }
            next += BATCH;
        }
        pause(0).await;
    }
}

/// With how many zero bits the digest begins.
fn zero_bits(start: &Sha256, nonce: u64) -> u32 {
    let digest = start.clone().chain_update(nonce.to_string()).finalize();
    let zeros = digest.iter().take_while(|byte| **byte == 0).count();
    let rest = digest.get(zeros).map_or(0, |byte| byte.leading_zeros());
    u32::try_from(zeros).unwrap_or(0) * 8 + rest
}
