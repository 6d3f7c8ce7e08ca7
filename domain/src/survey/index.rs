//! Means and index, exact until they are rounded once.

use super::{Element, Grade, Ratings, Score};

/// Hundredths of a point of the index for a mean of one: 25 points.
const INDEX_SCALE: u64 = 2_500;
/// Thousandths, in which a mean is shown.
const MEAN_SCALE: u64 = 1_000;

/// How often each score was given, by element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    scores: [[u32; 4]; Element::COUNT],
}

impl Tally {
    /// Counts one person's ratings.
    pub fn add(&mut self, ratings: &Ratings) {
        for (element, counts) in Element::ALL.iter().zip(&mut self.scores) {
            if let Some(score) = ratings.get(*element) {
                counts[usize::from(score.value() - 1)] += 1;
            }
        }
    }

    /// Sets how often a score was given.
    pub fn set(&mut self, element: Element, score: Score, count: u32) {
        self.scores[element.place()][usize::from(score.value() - 1)] = count;
    }

    /// Returns how often each score was given, the worst first.
    pub const fn scores(&self, element: Element) -> [u32; 4] {
        self.scores[element.place()]
    }

    /// Returns how many people rated the element.
    pub fn respondents(&self, element: Element) -> u32 {
        self.scores(element).iter().sum()
    }

    /// Returns the element's mean (NRR): the sum of its answers by those who gave one; in thousandths, rounded half up.
    pub fn mean(&self, element: Element) -> Option<u32> {
        self.fraction(element).map(|mean| rounded(&[mean], MEAN_SCALE, 1))
    }

    /// Returns the grade of an element's mean: that of an index in which all nine were so.
    pub fn grade(&self, element: Element) -> Option<Grade> {
        self.fraction(element).map(|mean| Grade::of(rounded(&[mean], INDEX_SCALE, 1)))
    }

    /// Returns the index (IKM) in hundredths: 25 times the sum of the nine means, each with the weight 1/9, rounded once, half up.
    ///
    /// None where nobody rated an element. The regulation weighs each of its nine elements with 1/9 and demands that the weights
    /// add up to one: a missing mean is no zero, and eight means are no index that could be compared with another.
    pub fn index(&self) -> Option<u32> {
        let means: Option<Vec<_>> = Element::ALL.iter().map(|element| self.fraction(*element)).collect();
        means.map(|means| rounded(&means, INDEX_SCALE, Element::COUNT as u64))
    }

    /// Returns the element with the lowest mean, the first of the list where several are equal.
    pub fn lowest(&self) -> Option<Element> {
        let mut lowest: Option<(Element, (u64, u64))> = None;
        for element in Element::ALL.iter().copied() {
            let Some(mean) = self.fraction(element) else { continue };
            if lowest.is_none_or(|(_, (sum, count))| mean.0 * count < sum * mean.1) {
                lowest = Some((element, mean));
            }
        }
        lowest.map(|(element, _)| element)
    }

    /// Sum and number of an element's answers.
    fn fraction(&self, element: Element) -> Option<(u64, u64)> {
        let sum = Score::ALL.iter().zip(self.scores(element)).map(|(score, n)| u64::from(score.value()) * u64::from(n));
        let count = self.respondents(element);
        (count > 0).then(|| (sum.sum(), u64::from(count)))
    }
}

/// Returns `scale` times the sum of fractions, divided by `by`, rounded half up. Exact for any denominators up to 2^32: no common
/// one is formed, which could be larger than any integer.
///
/// # Panics
/// If a denominator is zero.
#[allow(clippy::cast_possible_truncation, reason = "an index has at most five digits")]
pub fn rounded(fractions: &[(u64, u64)], scale: u64, by: u64) -> u32 {
    // floor(x / by + 1/2) = floor((2x + by) / (2 by)), and only whole numbers matter for that division.
    let mut whole = by;
    let mut rests = Vec::new();
    for (numerator, denominator) in fractions {
        let scaled = 2 * scale * numerator;
        whole += scaled / denominator;
        rests.push((scaled % denominator, *denominator));
    }
    ((whole + floor_of_sum(&rests)) / (2 * by)) as u32
}

/// Digits, of 32 bits each, after which a sum of nine fractions with denominators below 2^32 that still looks whole is whole.
const DIGITS: usize = 10;

/// The whole part of a sum of at most nine proper fractions, by long division of all of them side by side.
fn floor_of_sum(rests: &[(u64, u64)]) -> u64 {
    (1..=rests.len()).take_while(|bound| reaches(rests, *bound)).count() as u64
}

/// Whether a sum of proper fractions is at least `bound`.
fn reaches(fractions: &[(u64, u64)], bound: usize) -> bool {
    let most = fractions.len() as i128;
    let mut rests: Vec<_> = fractions.iter().map(|(rest, divisor)| (i128::from(*rest), i128::from(*divisor))).collect();
    let mut missing = bound as i128;
    for _ in 0..DIGITS {
        missing <<= 32;
        for (rest, divisor) in &mut rests {
            missing -= (*rest << 32) / *divisor;
            *rest = (*rest << 32) % *divisor;
        }
        // What remains of the fractions is less than one each.
        if missing <= 0 || missing >= most {
            return missing <= 0;
        }
    }
    // Had they differed, they would have by now.
    true
}
