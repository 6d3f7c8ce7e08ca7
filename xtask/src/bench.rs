//! What takes how long, as ratios within one run.

use crate::Result;
use crate::command::{cargo, run as carry_out};

/// Officers' lists with few and many renewals; the bench itself is `backend/benches/lists`.
///
/// # Errors
/// When it can't be built or a request fails.
pub fn run(sizes: &[u32]) -> Result {
    let sizes = sizes.iter().map(u32::to_string);
    carry_out(cargo("bench").args(["-p", "backend", "--bench", "lists", "--"]).args(sizes))
}
