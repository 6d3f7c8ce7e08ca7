//! What stands in holders' calendars: Indonesian, with a line of English. No name and no number of a person: others may see the calendar.

pub const CALENDAR: &str = "Sertifikat elektronik";
pub const END: &str = "Sertifikat elektronik berakhir";
pub const APPLY: &str = "Hari terakhir yang aman untuk mengajukan pembaruan sertifikat";
pub const DUE: &str = "Batas waktu langkah yang sedang berjalan.\nDue time of the present step.";

/// Says at what time the certificate ends.
pub fn end(clock: &str) -> String {
    format!("Pukul {clock}.\nYour electronic certificate expires.")
}

/// Says why the day is the last one.
pub fn apply(end: &str) -> String {
    format!("Agar sertifikat baru terbit sebelum {end}.\nLast safe day to apply for renewal.")
}

/// Names the application whose step is due.
pub fn due(reference: &str) -> String {
    format!("Permohonan {reference}: batas waktu")
}
