//! Detects values and people that occur on an earlier line.

use domain::problem::{Fault, Field, Problem};

use super::Import;
use super::row::{Keys, Outcome};

impl Import<'_> {
    /// Returns the values that occur on an earlier line.
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

    /// Returns a problem if the person on record occurs on an earlier line, by NIK there and NIP here or the reverse.
    pub(super) fn repeated_person(&mut self, line: u32, keys: &Keys, outcome: &Outcome) -> Option<Problem> {
        let Outcome::OnRecord { person, .. } = outcome else { return None };
        let first = *self.seen_people.entry(person.id).or_insert(line);
        let field = if keys.nik.as_ref() == Some(&person.data.nik) { Field::Nik } else { Field::Nip };
        (first != line).then(|| Problem::new(field, Fault::RepeatedLine(first)))
    }
}
