//! How many answers a result needs.

/// Returns the smallest sample for a number of people served (Krejcie and Morgan, error 5 %, confidence 95 %, share 1/2), rounded
/// as in the regulation's table.
///
/// S = 3.841 N 0.25 / (0.0025 (N - 1) + 3.841 x 0.25), here in hundred-thousandths.
#[allow(clippy::cast_possible_truncation, reason = "a sample is at most as large as the number served")]
pub const fn needed(served: u32) -> u32 {
    if served == 0 {
        return 0;
    }
    let (served, product) = (served as u64, 96_025);
    let divisor = 250 * (served - 1) + product;
    ((2 * product * served + divisor) / (2 * divisor)) as u32
}
