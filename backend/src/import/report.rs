//! What an import tells of the rows it read.

use domain::api::{RowProblem, RowWaiting};
use domain::person::DataField;
use domain::problem::Problem;

use super::Import;
use super::certificate::Certificate;
use super::row::Outcome;

/// Most problems that a report tells.
const MOST_PROBLEMS: usize = 200;

impl Import<'_> {
    /// Counts what a row means.
    pub(super) fn count(&mut self, line: u32, outcome: &Outcome) {
        if let Outcome::Known { waiting, left, .. } = outcome {
            let report = &mut self.report;
            let waiting = waiting.iter().map(|(field, _)| *field).collect();
            tell(line, waiting, &mut report.waiting, &mut report.waiting_in_all);
            tell(line, left.clone(), &mut report.left, &mut report.left_in_all);
        }
        *match outcome {
            Outcome::New(_) => &mut self.report.new,
            Outcome::Known { data: None, certificate: Certificate::Same, waiting, .. } => {
                if !waiting.is_empty() {
                    return;
                }
                &mut self.report.unchanged
            }
            Outcome::Known { .. } => &mut self.report.changed,
        } += 1;
    }

    /// Notes what is wrong on a line.
    pub(super) fn problem(&mut self, line: u32, problem: Problem) {
        self.report.problems_in_all += 1;
        if self.report.problems.len() < MOST_PROBLEMS {
            self.report.problems.push(RowProblem { line, problem });
        }
    }
}

/// Adds a row of which these data stay as they are, if there are any.
fn tell(line: u32, fields: Vec<DataField>, rows: &mut Vec<RowWaiting>, in_all: &mut u32) {
    if fields.is_empty() {
        return;
    }
    *in_all += 1;
    if rows.len() < MOST_PROBLEMS {
        rows.push(RowWaiting { line, fields });
    }
}
