//! Which groups of respondents may be shown.

/// Fewest people whose group is shown.
pub const MIN_GROUP: u32 = 5;

/// Returns for each group whether its size may be shown, where the total is known. Groups smaller than [`MIN_GROUP`] are not, and as
/// many others, the smallest first, that none of those follows from the total: what is hidden is at least two groups, which
/// together are no small group either. A group of nobody is never shown, so that it can't be told from a hidden one.
pub fn shown(sizes: &[u32]) -> Vec<bool> {
    let mut shown: Vec<bool> = sizes.iter().map(|size| *size >= MIN_GROUP).collect();
    loop {
        let hidden: u32 = sizes.iter().zip(&shown).filter(|(_, shown)| !**shown).map(|(size, _)| *size).sum();
        // Each group below the limit: what reaches it together is at least two.
        if hidden == 0 || hidden >= MIN_GROUP {
            return shown;
        }
        let smallest = (0..sizes.len()).filter(|place| shown[*place]).min_by_key(|place| sizes[*place]);
        let Some(smallest) = smallest else { return shown };
        shown[smallest] = false;
    }
}
