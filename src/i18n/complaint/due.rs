//! When an answer is due, in the words of whoever complains; `i18n::due_sum` has those of the sum.

use domain::complaint::DueSum;
use domain::renewal::Late;
use domain::standard::{ClockOwner, TimeUnit};

use super::super::{due_sum, fill, pick, wording};

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// The class, or that it is every complaint.
pub fn class(sum: &DueSum) -> String {
    sum.class.as_ref().map_or_else(|| t().every.into(), |class| wording(class).into())
}

/// By how much the limit was extended in all.
pub fn extended(sum: &DueSum) -> String {
    due_sum::amount(sum.extended_by, sum.limit.unit)
}

/// "Sudah lewat 2 jam kerja."
pub fn late(late: Late) -> String {
    let t = t();
    let number = |amount: i64| u32::try_from(amount.max(1)).unwrap_or(u32::MAX);
    let hours = late.seconds / 3600;
    if late.clock == ClockOwner::Authority {
        return fill(t.late_days, &number(hours / 24).to_string());
    }
    let (amount, unit) = if hours > 0 { (hours, TimeUnit::Hours) } else { (late.seconds / 60, TimeUnit::Minutes) };
    fill(t.late, &due_sum::amount(number(amount), unit))
}

texts! {
    class: "Golongan", "Class";
    time: "Batas waktu", "Time limit";
    at: "Jatuh tempo", "Due";
    every: "Setiap pengaduan", "Every complaint";
    why: "Cara menghitungnya", "How this is worked out";
    why_that: "Mengapa tanggal itu?", "Why that date?";
    late: "Terlambat {}.", "It is overdue by {}.";
    late_days: "Terlambat {} hari.", "It is overdue by {} days.";
}
