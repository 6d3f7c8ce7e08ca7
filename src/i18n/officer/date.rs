//! Fields for dates.

use crate::i18n::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    example: "Misalnya 17/08/2026", "Such as 17/08/2026";
    calendar: "Kalender", "Calendar";
    shape: "Isi tanggal seperti 17/08/2026", "Enter a date such as 17/08/2026";
}
