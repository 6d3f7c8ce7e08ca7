//! How many answers a result needs.

use domain::survey::needed;
use proptest::prelude::*;

#[test]
fn the_sample_is_that_of_the_regulations_table() {
    // The table's rows, and what it has none for.
    for (served, expected) in [
        (0, 0),
        (1, 1),
        (2, 2),
        (10, 10),
        (15, 14),
        (20, 19),
        (50, 44),
        (100, 80),
        (200, 132),
        (500, 217),
        (1_000, 278),
        (10_000, 370),
        (1_000_000, 384),
        (u32::MAX, 384),
    ] {
        assert_eq!(needed(served), expected, "{served}");
    }
}

proptest! {
    #[test]
    fn a_sample_never_shrinks_and_is_no_larger_than_the_number_served(served in 0_u32..2_000_000) {
        prop_assert!(needed(served) <= served);
        prop_assert!(needed(served) <= needed(served + 1));
        prop_assert!(needed(served) <= 384);
    }
}
