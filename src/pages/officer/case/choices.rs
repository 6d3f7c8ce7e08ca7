//! The decisions that an officer chooses among.

use domain::renewal::Act;

/// Carries the present step out, whatever it is.
pub const DONE: &str = "done";
/// Sends it back to the holder.
pub const RETURN: &str = "return";
/// Gives it back to a colleague.
pub const PASS_BACK: &str = "pass-back";
/// Rejects it.
pub const REJECT: &str = "reject";

/// The choices that these acts offer.
pub fn choices(acts: &[Act]) -> Vec<&'static str> {
    let offered = [
        (Act::Approve, DONE),
        (Act::Record, DONE),
        (Act::Return, RETURN),
        (Act::PassBack, PASS_BACK),
        (Act::Reject, REJECT),
    ];
    let mut values: Vec<_> =
        offered.into_iter().filter(|(act, _)| acts.contains(act)).map(|(_, value)| value).collect();
    values.dedup();
    values
}
