//! The results of an attack: figures, faults, and the table at the end.

use super::plan::{PROMISED_MEMORY_MIB, Plan};
use super::program::Program;
use std::fmt::Write;
use std::time::Duration;

/// Faults that are printed; further ones are counted.
const SHOWN: usize = 5;

/// One attack's figures.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Which attack.
    pub name: &'static str,
    /// Requests that were sent or begun.
    pub requests: u64,
    /// Of these, refused properly: 4xx, 503, closed.
    pub refused: u64,
    /// Of these, failed: 500, no answer, cut off.
    pub failures: u64,
    /// Longest time from the end of the fault to ready.
    pub ready: Option<Duration>,
    /// Memory at rest, maximum and after a pause, in KiB.
    pub memory: Option<[u64; 3]>,
    /// Acknowledged changes that were checked afterwards.
    pub kept: u64,
    /// Remarks.
    pub notes: Vec<String>,
    /// Faults; none if the program held.
    pub faults: Vec<String>,
    /// Why the attack was skipped.
    pub skipped: Option<String>,
    /// How long it took.
    pub took: Duration,
}

impl Row {
    /// Makes empty results.
    pub fn new(name: &'static str) -> Self {
        Self { name, ..Self::default() }
    }

    /// Records a fault.
    pub fn fault(&mut self, what: impl Into<String>) {
        self.faults.push(what.into());
    }

    /// Records a fault unless the condition holds.
    pub fn expect(&mut self, holds: bool, otherwise: impl FnOnce() -> String) {
        if !holds {
            self.fault(otherwise());
        }
    }

    /// Returns the value of a step that must succeed.
    pub fn must<T>(&mut self, what: &str, outcome: Result<T, String>) -> Option<T> {
        outcome.map_err(|why| self.fault(format!("{what}: {why}"))).ok()
    }

    /// Waits until the program is ready again, from the end of the fault.
    pub fn await_ready(&mut self, program: &Program, plan: &Plan) -> bool {
        let bound = plan.ready_bound();
        if let Some(time) = program.ready_within(bound) {
            self.ready = Some(self.ready.unwrap_or_default().max(time));
            true
        } else {
            self.fault(format!("not ready again within {bound:?}"));
            false
        }
    }

    /// Waits for memory to be released, and records it: at rest and the maximum during the attack.
    pub fn weigh(&mut self, program: &Program, rest: u64, most: u64) {
        let bound = rest + PROMISED_MEMORY_MIB * 1024;
        let mut after = program.memory_kib();
        for _ in 0..50 {
            if after <= bound {
                break;
            }
            std::thread::sleep(Duration::from_millis(100));
            after = program.memory_kib();
        }
        self.memory = Some([rest, most.max(after), after]);
        self.expect(most <= bound && after <= bound, || {
            format!(
                "memory was {} MiB at most and {} MiB after the attack, at rest {}: beyond {PROMISED_MEMORY_MIB} MiB more",
                most / 1024,
                after / 1024,
                rest / 1024
            )
        });
    }

    /// Returns the lines of the faults.
    fn details(&self) -> String {
        let mut text = String::new();
        let mut kinds: Vec<(&str, usize)> = Vec::new();
        for fault in &self.faults {
            match kinds.iter_mut().find(|(known, _)| known == fault) {
                Some((_, times)) => *times += 1,
                None => kinds.push((fault, 1)),
            }
        }
        for (fault, times) in kinds.iter().take(SHOWN) {
            let times = if *times > 1 { format!(" ({times} times)") } else { String::new() };
            let _ = writeln!(text, "    ! {fault}{times}");
        }
        if kinds.len() > SHOWN {
            let _ = writeln!(text, "    ! and {} more", kinds.len() - SHOWN);
        }
        for note in &self.notes {
            let _ = writeln!(text, "    - {note}");
        }
        text
    }

    /// The end of a test's line, as cargo writes it, and below it what is to be said.
    pub fn report(&self) -> String {
        let verdict = match &self.skipped {
            Some(why) => format!("ignored, {why}"),
            None if self.faults.is_empty() => "ok".to_owned(),
            None => "FAILED".to_owned(),
        };
        format!("{verdict} ({:.1} s)\n{}", self.took.as_secs_f64(), self.details())
    }
}

/// Prints everything in one table.
pub fn table(rows: &[Row]) -> String {
    let heads =
        ["attack", "requests", "refused", "failures", "kept", "ready again", "MiB at rest", "most", "after", "took"];
    let mut cells: Vec<[String; 10]> = vec![heads.map(str::to_owned)];
    for row in rows {
        let seconds = |time: Duration| format!("{:.2} s", time.as_secs_f64());
        let memory = |place: usize| {
            let found = row.memory.and_then(|memory| memory.get(place).copied());
            found.map_or_else(|| "-".to_owned(), |kib| (kib / 1024).to_string())
        };
        cells.push([
            row.name.to_owned(),
            row.requests.to_string(),
            row.refused.to_string(),
            row.failures.to_string(),
            row.kept.to_string(),
            row.ready.map_or_else(|| "-".to_owned(), seconds),
            memory(0),
            memory(1),
            memory(2),
            seconds(row.took),
        ]);
    }
    let width = |column: usize| cells.iter().filter_map(|line| line.get(column)).map(String::len).max().unwrap_or(0);
    let mut text = String::new();
    for line in &cells {
        for (column, cell) in line.iter().enumerate() {
            let width = width(column);
            let _ = if column == 0 { write!(text, "  {cell:<width$}") } else { write!(text, "  {cell:>width$}") };
        }
        text.push('\n');
    }
    text
}

/// The last word, and the line by which the tests count.
pub fn verdict(rows: &[Row]) -> (bool, String) {
    let skipped = rows.iter().filter(|row| row.skipped.is_some()).count();
    let failed = rows.iter().filter(|row| row.skipped.is_none() && !row.faults.is_empty()).count();
    let passed = rows.len() - skipped - failed;
    let kept: u64 = rows.iter().map(|row| row.kept).sum();
    let ready = rows.iter().filter_map(|row| row.ready).max().unwrap_or_default();
    let more =
        rows.iter().filter_map(|row| row.memory).map(|[rest, most, _]| most.saturating_sub(rest)).max().unwrap_or(0);
    let figures = format!(
        "{kept} acknowledged changes looked for, ready again within {:.2} s, memory at most {} MiB above rest",
        ready.as_secs_f64(),
        more / 1024
    );
    let word = if failed == 0 { "Held" } else { "Did NOT hold" };
    let cargo = if failed == 0 { "ok" } else { "FAILED" };
    let text =
        format!("{word}: {figures}.\n\ntest result: {cargo}. {passed} passed; {failed} failed; {skipped} ignored\n");
    (failed == 0, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::count::Count;

    #[test]
    fn the_verdict_is_counted_as_tests() {
        let mut broken = Row::new("b");
        broken.fault("lost");
        let left_out = Row { skipped: Some("no mount".to_owned()), ..Row::new("c") };
        let (held, text) = verdict(&[Row::new("a"), broken, left_out]);
        assert!(!held);
        assert_eq!(Count::of_cargo(&text), Count { passed: 1, failed: 1 });
        assert_eq!(Count::of_cargo(&verdict(&[Row::new("a")]).1), Count { passed: 1, failed: 0 });
    }

    #[test]
    fn every_row_has_its_line() {
        let row = Row { requests: 12, memory: Some([2048, 4096, 3072]), ..Row::new("floods") };
        let text = table(&[row]);
        assert_eq!(text.lines().count(), 2);
        assert!(text.contains("floods") && text.contains("12"), "{text}");
    }
}
