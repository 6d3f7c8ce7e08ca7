//! The index and its grade: each edge of each band, and the traps of rounding.

use domain::survey::{Element, Grade, Rating, Ratings, Score, Tally, rounded};
use proptest::prelude::*;

/// A tally in which each element got these numbers of scores, the worst first.
fn each(scores: [u32; 4]) -> Tally {
    of(&[scores; Element::COUNT])
}

fn of(elements: &[[u32; 4]]) -> Tally {
    let mut tally = Tally::default();
    for (element, scores) in Element::ALL.iter().zip(elements) {
        for (score, count) in Score::ALL.iter().zip(scores) {
            tally.set(*element, *score, *count);
        }
    }
    tally
}

#[test]
fn each_edge_of_each_band() {
    for (index, grade) in [
        (2_500, Grade::D),
        (6_499, Grade::D),
        (6_500, Grade::C),
        (7_660, Grade::C),
        (7_661, Grade::B),
        (8_830, Grade::B),
        (8_831, Grade::A),
        (10_000, Grade::A),
    ] {
        assert_eq!(Grade::of(index), grade, "{index}");
    }
}

/// The regulation gives each band as means, too, each edge with its own number of places.
#[test]
fn each_edge_of_the_means_has_the_same_grade() {
    for (ten_thousandths, grade) in [
        (10_000, Grade::D),
        (25_996, Grade::D),
        (26_000, Grade::C),
        (30_640, Grade::C),
        (30_644, Grade::B),
        (35_320, Grade::B),
        (35_324, Grade::A),
        (40_000, Grade::A),
    ] {
        assert_eq!(Grade::of(rounded(&[(ten_thousandths, 10_000)], 2_500, 1)), grade, "{ten_thousandths}");
    }
}

#[test]
fn the_index_runs_from_25_to_100() {
    assert_eq!(each([1, 0, 0, 0]).index(), Some(2_500));
    assert_eq!(each([0, 0, 0, 1]).index(), Some(10_000));
    assert_eq!(each([1_000_000, 0, 0, 0]).index(), Some(2_500));
    assert_eq!(each([u32::MAX / 2, 0, 0, u32::MAX / 2]).index(), Some(6_250));
    assert_eq!(Tally::default().index(), None);
    assert_eq!(Tally::default().lowest(), None);
}

/// With a weight of 0.11 instead of 1/9 each of these would be 1 % lower, and a B.
#[test]
fn the_weight_is_a_ninth_and_not_0_11() {
    for (sum, index) in [(8_831, 8_831), (8_875, 8_875), (8_919, 8_919)] {
        // Means of sum / 2,500: 10,000 answers of three and four.
        let fours = 4 * sum - 30_000;
        let tally = each([0, 0, 10_000 - fours, fours]);
        assert_eq!(tally.index(), Some(index));
        assert_eq!(tally.index().map(Grade::of), Some(Grade::A));
        assert!(index * 99 / 100 < 8_831, "else this is no such case");
    }
}

/// 88.305 is rounded up to 88.31 and an A; anything below it is a B.
#[test]
fn it_is_rounded_once_half_up_and_graded_then() {
    // Nine means of 3.5322 are 88.305.
    assert_eq!(each([0, 0, 4_678, 5_322]).index(), Some(8_831));
    let mut below = [[0, 0, 4_678, 5_322]; Element::COUNT];
    below[8] = [0, 0, 4_679, 5_321];
    assert_eq!(of(&below).index(), Some(8_830));
    assert_eq!(of(&below).index().map(Grade::of), Some(Grade::B));
}

/// Thirds, sevenths and the like add up to a half that no decimal shows.
#[test]
fn a_half_made_of_endless_fractions_is_still_a_half() {
    // 1/3 + 1/6 = 1/2, 1/7 + 5/14 = 1/2.
    assert_eq!(rounded(&[(1, 3), (1, 6)], 1, 1), 1);
    assert_eq!(rounded(&[(1, 7), (5, 14)], 1, 1), 1);
    assert_eq!(rounded(&[(1, 3), (166_666_666, 1_000_000_000)], 1, 1), 0);
    assert_eq!(rounded(&[(1, 3), (166_666_667, 1_000_000_000)], 1, 1), 1);
    assert_eq!(rounded(&[(1, 3); 9], 1, 2), 2, "a half of three");
}

#[test]
fn an_element_that_nobody_rated_leaves_no_index_but_the_other_means() {
    let mut elements = [[0, 1, 2, 0]; Element::COUNT];
    elements[3] = [0; 4];
    let tally = of(&elements);
    assert_eq!(tally.index(), None);
    assert_eq!(tally.mean(Element::Cost), None);
    assert_eq!(tally.grade(Element::Cost), None);
    assert_eq!(tally.mean(Element::Time), Some(2_667));
    assert_eq!(tally.grade(Element::Time), Some(Grade::C));
}

#[test]
fn a_mean_is_by_those_who_rated_that_element() {
    let rating = |element, score| Rating { element, score };
    let all_bad: Vec<_> = Element::ALL.iter().map(|element| rating(*element, Score::Bad)).collect();
    let mut tally = Tally::default();
    tally.add(&Ratings::new(&all_bad).expect("each once"));
    assert_eq!((tally.index(), tally.index().map(Grade::of)), (Some(2_500), Some(Grade::D)), "all ones count");
    tally.add(&Ratings::new(&[rating(Element::Time, Score::VeryGood)]).expect("once"));
    assert_eq!((tally.respondents(Element::Time), tally.mean(Element::Time)), (2, Some(2_500)));
    assert_eq!((tally.respondents(Element::Cost), tally.mean(Element::Cost)), (1, Some(1_000)));
    assert_eq!(tally.lowest(), Some(Element::Requirements), "the first of several");
    tally.set(Element::Conduct, Score::Bad, 0);
    tally.set(Element::Requirements, Score::VeryGood, 1);
    assert_eq!(tally.lowest(), Some(Element::Procedure));
}

fn counts() -> impl Strategy<Value = Vec<[u32; 4]>> {
    prop::collection::vec(prop::array::uniform4(0_u32..500), Element::COUNT)
        .prop_filter("each was rated", |all| all.iter().all(|one| one.iter().sum::<u32>() > 0))
}

proptest! {
    /// Against the sum over one common denominator, which fits 128 bits for these numbers.
    #[test]
    fn the_index_is_the_exact_sum(elements in counts()) {
        let (mut numerator, mut denominator) = (0_u128, 1_u128);
        for scores in &elements {
            let count: u128 = scores.iter().map(|count| u128::from(*count)).sum();
            let sum: u128 = (1..).zip(scores).map(|(value, n): (u128, _)| value * u128::from(*n)).sum();
            numerator = numerator * count + sum * denominator;
            denominator *= count;
        }
        let exact = (2 * 2_500 * numerator + 9 * denominator) / (2 * 9 * denominator);
        prop_assert_eq!(of(&elements).index().map(u128::from), Some(exact));
    }

    /// The order of the list does not matter, a better answer never lowers it, and it stays in its range.
    #[test]
    fn the_index_is_fair(mut elements in counts(), place in 0..Element::COUNT) {
        let index = of(&elements).index().expect("each was rated");
        prop_assert!((2_500..=10_000).contains(&index));
        let mut other = elements.clone();
        other.rotate_left(place);
        prop_assert_eq!(of(&other).index(), Some(index));
        if let Some(worse) = (0..3).find(|score| elements[place][*score] > 0) {
            elements[place][worse] -= 1;
            elements[place][worse + 1] += 1;
            prop_assert!(of(&elements).index() >= Some(index));
        }
    }
}
