//! What stood on an earlier line of the table.

use domain::problem::{Fault, Field, Problem};

use super::Import;
use super::row::{Keys, Outcome};

impl Import<'_> {
    /// Values that stood on an earlier line.
    pub(super) fn repeated(&mut self, line: u32, keys: &Keys) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (field, key) in keys.each() {
            let first = *self.seen.entry((field, key.clone())).or_insert(line);
            if first != line {
                problems.push(Problem::new(field, Fault::RepeatedLine(first)));
            }
        }
        problems
    }

    /// Somebody on record who stood on an earlier line, there by NIK and here by NIP, or the other way round.
    pub(super) fn repeated_person(&mut self, line: u32, keys: &Keys, outcome: &Outcome) -> Option<Problem> {
        let Outcome::ExistingCertificate { person, .. } = outcome else { return None };
        let first = *self.seen_people.entry(person.id).or_insert(line);
        let field = if keys.nik.as_ref() == Some(&person.data.nik) { Field::Nik } else { Field::Nip };
        (first != line).then(|| Problem::new(field, Fault::RepeatedLine(first)))
    }
}
