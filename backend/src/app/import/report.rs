//! What an import tells of the rows it read.

use domain::api::{ImportReport, RowProblem, RowWaiting};
use domain::person::DataField;
use domain::problem::Problem;

use super::certificate::Certificate;
use super::row::Outcome;
use super::table::{Row, Table};
use super::{Import, MOST_NOT_USABLE};

/// Most problems that a report tells.
const MOST_PROBLEMS: usize = 200;

impl Import<'_> {
    /// Counts what a row means.
    pub(super) fn count(&mut self, line: u32, outcome: &Outcome) {
        if let Outcome::ExistingCertificate { waiting, left, .. } = outcome {
            let report = &mut self.report;
            let waiting = waiting.iter().map(|(field, _)| *field).collect();
            push_waiting(line, waiting, &mut report.waiting, &mut report.waiting_in_all);
            push_waiting(line, left.clone(), &mut report.left, &mut report.left_in_all);
        }
        *match outcome {
            Outcome::New(_) => &mut self.report.new,
            Outcome::ExistingCertificate { data: None, certificate: Certificate::Same, waiting, .. } => {
                if !waiting.is_empty() {
                    return;
                }
                &mut self.report.unchanged
            }
            Outcome::ExistingCertificate { .. } => &mut self.report.changed,
        } += 1;
    }

    /// The report of a file that could not be read.
    pub(super) fn refused(mut self, problem: Problem) -> ImportReport {
        self.problem(1, problem);
        self.report
    }

    /// Notes what is wrong with the table, on a line.
    pub(super) fn problem(&mut self, line: u32, problem: Problem) {
        self.row_problem(RowProblem { line, column: String::new(), cell: String::new(), problem });
    }

    /// Notes what is wrong with a row.
    pub(super) fn row_problem(&mut self, problem: RowProblem) {
        self.report.problems_in_all += 1;
        if self.report.problems.len() < MOST_PROBLEMS {
            self.report.problems.push(problem);
        }
    }

    /// Lets what would be left out hold up the import.
    pub(super) fn hold_up(&mut self) {
        self.report.problems_in_all += std::mem::take(&mut self.report.elsewhere_in_all).min(MOST_NOT_USABLE);
        self.report.problems.append(&mut self.report.elsewhere);
        self.report.problems.sort_by_key(|problem| problem.line);
        self.report.problems.truncate(MOST_PROBLEMS);
    }
}

/// A problem of a row with its column and what stands there.
pub(super) fn row_problem(table: &Table<'_>, row: &Row, problem: Problem) -> RowProblem {
    RowProblem { line: row.line, column: table.column(problem.field), cell: row.shown(problem.field), problem }
}

/// Adds a row of which these data stay as they are, if there are any.
fn push_waiting(line: u32, fields: Vec<DataField>, rows: &mut Vec<RowWaiting>, in_all: &mut u32) {
    if fields.is_empty() {
        return;
    }
    *in_all += 1;
    if rows.len() < MOST_PROBLEMS {
        rows.push(RowWaiting { line, fields });
    }
}
