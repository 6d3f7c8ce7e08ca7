//! Which groups are shown: none that is small, and none from which a small one follows.

use domain::survey::{MIN_GROUP, shown};
use proptest::prelude::*;

#[test]
fn small_groups_are_hidden_and_so_is_what_would_give_them_away() {
    fn check(sizes: &[u32], expected: &[bool]) {
        assert_eq!(shown(sizes), expected, "{sizes:?}");
    }
    check(&[], &[]);
    check(&[0, 0], &[false, false]);
    check(&[5, 5], &[true, true]);
    check(&[5, 0], &[true, false]);
    // The four follow from the total as long as another group is shown.
    check(&[4, 50], &[false, false]);
    check(&[4, 50, 20], &[false, true, false]);
    // Together they are no small group, and neither follows.
    check(&[4, 3, 50], &[false, false, true]);
    // Together they are one still.
    check(&[1, 2, 50, 9], &[false, false, true, false]);
    check(&[1, 0, 50, 9], &[false, false, true, false]);
    check(&[4], &[false]);
}

proptest! {
    #[test]
    fn no_small_group_follows_from_the_total(sizes in prop::collection::vec(0_u32..40, 1..8)) {
        let shown = shown(&sizes);
        let parts = |is_shown: bool| {
            sizes.iter().zip(&shown).filter(move |(size, shown)| **size > 0 && **shown == is_shown).map(|(size, _)| *size)
        };
        prop_assert!(parts(true).all(|size| size >= MIN_GROUP));
        let hidden: Vec<_> = parts(false).collect();
        let something_shown = parts(true).next().is_some();
        prop_assert!(hidden.is_empty() || !something_shown || (hidden.len() > 1 && hidden.iter().sum::<u32>() >= MIN_GROUP));
    }
}
