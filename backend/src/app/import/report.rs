//! The report of an import.

use domain::api::{ImportReport, RowProblem, RowWaiting};
use domain::person::DataField;
use domain::problem::Problem;

use super::certificate::Certificate;
use super::row::Outcome;
use super::table::{Row, Table};
use super::{Import, MAX_NOT_USABLE};

/// Maximum number of problems in a report.
const MAX_PROBLEMS: usize = 200;

impl Import<'_> {
    /// Counts the outcome of a row.
    pub(super) fn count(&mut self, line: u32, outcome: &Outcome) {
        if let Outcome::OnRecord { waiting, not_changed, .. } = outcome {
            let report = &mut self.report;
            let waiting = waiting.iter().map(|(field, _)| *field).collect();
            push_waiting(line, waiting, &mut report.waiting, &mut report.waiting_in_all);
            push_waiting(line, not_changed.clone(), &mut report.not_changed, &mut report.not_changed_in_all);
        }
        *match outcome {
            Outcome::New(_) => &mut self.report.new,
            Outcome::OnRecord { data: None, certificate: Certificate::Same, waiting, .. } => {
                if !waiting.is_empty() {
                    return;
                }
                &mut self.report.unchanged
            }
            Outcome::OnRecord { .. } => &mut self.report.changed,
        } += 1;
    }

    /// Returns the report of an unreadable file.
    pub(super) fn refused(mut self, problem: Problem) -> ImportReport {
        self.problem(1, problem);
        self.report
    }

    /// Adds a problem of the table.
    pub(super) fn problem(&mut self, line: u32, problem: Problem) {
        self.row_problem(RowProblem { line, column: String::new(), cell: String::new(), problem });
    }

    /// Adds a problem of a row.
    pub(super) fn row_problem(&mut self, problem: RowProblem) {
        self.report.problems_in_all += 1;
        if self.report.problems.len() < MAX_PROBLEMS {
            self.report.problems.push(problem);
        }
    }

    /// Turns the rows that would be left out into problems that block the import.
    pub(super) fn block_not_usable(&mut self) {
        self.report.problems_in_all += std::mem::take(&mut self.report.other_agencies_in_all).min(MAX_NOT_USABLE);
        self.report.problems.append(&mut self.report.other_agencies);
        self.report.problems.sort_by_key(|problem| problem.line);
        self.report.problems.truncate(MAX_PROBLEMS);
    }
}

/// Returns a problem of a row with its column and cell.
pub(super) fn row_problem(table: &Table<'_>, row: &Row, problem: Problem) -> RowProblem {
    RowProblem {
        line: row.line,
        column: table.column(problem.field),
        cell: row.cell_for_report(problem.field),
        problem,
    }
}

/// Adds a row whose fields stay unchanged, if it has any.
fn push_waiting(line: u32, fields: Vec<DataField>, rows: &mut Vec<RowWaiting>, in_all: &mut u32) {
    if fields.is_empty() {
        return;
    }
    *in_all += 1;
    if rows.len() < MAX_PROBLEMS {
        rows.push(RowWaiting { line, fields });
    }
}
