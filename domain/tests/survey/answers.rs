//! What one person may send.

use domain::problem::{Fault, Field, Problem};
use domain::survey::{Element, MAX_REMARK, Rating, Ratings, RatingsFault, Score, remark};

#[test]
fn any_answer_may_be_missing_and_none_may_come_twice() {
    fn check(elements: &[Element], expected: Option<RatingsFault>) {
        let sent: Vec<_> = elements.iter().map(|&element| Rating { element, score: Score::Bad }).collect();
        let made = Ratings::new(&sent);
        assert_eq!(made.err(), expected, "{elements:?}");
        if let Ok(ratings) = made {
            for element in Element::ALL {
                assert_eq!(ratings.get(*element).is_some(), elements.contains(element), "{element:?}");
            }
        }
    }
    check(Element::ALL, None);
    check(&[Element::Time], None);
    check(&[Element::Facilities, Element::Complaints], None);
    check(&[], Some(RatingsFault::Nothing));
    check(&[Element::Time, Element::Cost, Element::Time], Some(RatingsFault::Twice));
}

#[test]
fn scores_count_one_to_four() {
    assert_eq!(Score::ALL.iter().map(|score| score.value()).collect::<Vec<_>>(), [1, 2, 3, 4]);
    for score in Score::ALL {
        assert_eq!(Score::of_value(i64::from(score.value())), Some(*score));
    }
    assert_eq!([-1, 0, 5].map(Score::of_value), [None; 3]);
}

#[test]
fn a_remark_is_trimmed_and_has_a_limit_in_characters() {
    assert_eq!(remark(" \n "), Ok(""));
    assert_eq!(remark(" Cepat. "), Ok("Cepat."));
    let long = "é".repeat(usize::from(MAX_REMARK));
    assert_eq!(remark(&long), Ok(&*long));
    assert_eq!(remark(&[&long, "."].concat()), Err(Problem::new(Field::Remark, Fault::TooLong(MAX_REMARK))));
}
