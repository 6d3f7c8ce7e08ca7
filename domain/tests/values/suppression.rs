//! Small numbers are withheld, and can't be computed from what is shown.

use domain::evaluation::Shown::{self, Number, Withheld};
use domain::evaluation::{FEWEST, Share, share, shown};

#[test]
fn each_edge() {
    fn check(numbers: &[u32], expected: &[Shown], total: Shown) {
        assert_eq!(shown(numbers), (expected.to_vec(), total), "{numbers:?}");
    }
    check(&[0, 0], &[Number(0), Number(0)], Number(0));
    check(&[5, 0], &[Number(5), Number(0)], Number(5));
    check(&[4, 0], &[Withheld, Withheld], Withheld);
    check(&[2, 2], &[Withheld, Withheld], Withheld);
    check(&[6, 2], &[Withheld, Withheld], Number(8));
    check(&[9, 7, 1], &[Withheld, Withheld, Withheld], Number(17));
    check(&[9, 0, 1], &[Withheld, Number(0), Withheld], Number(10));
    check(&[9, 0, 7], &[Number(9), Number(0), Number(7)], Number(16));
    check(&[0, 4, 0], &[Withheld, Withheld, Withheld], Withheld);
}

/// Whoever knows the rule finds more than one set of numbers behind what is shown of each set with a small one.
#[test]
fn no_small_number_can_be_computed() {
    // As many as a page has beside one sum.
    const MOST: u32 = 9;
    let mut behind = std::collections::BTreeMap::<String, Vec<[u32; 4]>>::new();
    for code in 0..MOST.pow(4) {
        let numbers = [code, code / MOST, code / MOST.pow(2), code / MOST.pow(3)].map(|digit| digit % MOST);
        behind.entry(format!("{:?}", shown(&numbers))).or_default().push(numbers);
    }
    for (told, sets) in behind {
        for place in 0..4 {
            let first = sets[0][place];
            let small = (1..FEWEST).contains(&first);
            assert!(!small || sets.iter().any(|set| set[place] != first), "{told}: {sets:?}");
        }
    }
}

#[test]
fn shares() {
    fn check(part: u32, whole: u32, expected: Share) {
        assert_eq!(share(part, whole), expected, "{part} of {whole}");
    }
    check(0, 0, Share::None);
    check(4, 4, Share::Withheld);
    check(5, 5, Share::Exact(100));
    check(0, 5, Share::Exact(0));
    check(19, 20, Share::AtLeast(80));
    check(1, 20, Share::AtMost(20));
    check(4, 8, Share::Withheld);
    check(15, 20, Share::Exact(75));
    check(199, 200, Share::AtLeast(98));
    check(2, 3, Share::Withheld);
}
