//! What to do about an answer when a recommendation is asked for or declined.

use domain::problem::{Fault, Field, Problem};

use super::super::pick;

/// The id of the control of a field that only these pages have.
pub const fn id(field: Field) -> &'static str {
    if let Field::Note = field { "note" } else { "" }
}

/// Its name inside a sentence.
pub fn name(field: Field) -> &'static str {
    if field == Field::Note { t().note } else { "" }
}

/// What to do about a fault that only these pages meet.
pub fn fault(problem: &Problem, _name: &str) -> String {
    match problem.fault {
        Fault::Yourself => t().yourself.into(),
        Fault::UnknownPerson => t().unknown.into(),
        _ => String::new(),
    }
}

fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    note: "alasan", "reason";
    yourself: "Isi NIP atau e-mail kepala unit kerja Anda, bukan milik Anda sendiri", "Enter the NIP or e-mail of the head of your unit, not your own";
    unknown: "Periksa NIP atau e-mail ini: tidak ada pegawai instansi Anda dengan akun yang dapat dimintai rekomendasi", "Check this NIP or e-mail: nobody at your agency who has an account and can be asked matches it";
}
