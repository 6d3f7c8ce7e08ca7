//! Counts tests in the output of the test runners.

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Passed tests.
    pub passed: u32,
    /// Failed tests, and tests that a failure prevented.
    pub failed: u32,
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

impl Count {
    /// Sums every `test result:` line of cargo test or wasm-bindgen-test-runner.
    pub fn of_cargo(printed: &str) -> Self {
        let mut count = Self::default();
        for line in printed.lines().filter_map(|line| line.trim_start().strip_prefix("test result: ")) {
            // "ok. 3 passed; 0 failed; 1 ignored; ..."
            for part in line.split([';', '.']) {
                count.add(part);
            }
        }
        count
    }

    /// Parses the summary of Playwright's list reporter; a flaky test (failed, then passed) counts as passed.
    pub fn of_playwright(printed: &str) -> Self {
        let mut count = Self::default();
        for line in printed.lines() {
            // "  12 passed (1.4m)"; the lines of single tests start with a mark instead.
            count.add(line.split(" (").next().unwrap_or(line));
        }
        count
    }

    fn add(&mut self, part: &str) {
        let Some((number, what)) = part.trim().split_once(' ') else { return };
        let Ok(number) = number.parse::<u32>() else { return };
        match what {
            "passed" | "flaky" => self.passed += number,
            "failed" | "did not run" | "interrupted" => self.failed += number,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_summaries() {
        fn check(printed: &str, expected: (u32, u32)) {
            let count = Count::of_cargo(printed);
            assert_eq!((count.passed, count.failed), expected, "{printed}");
        }
        check("", (0, 0));
        check("no tests to run!\n", (0, 0));
        check(
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.01s\n",
            (3, 0),
        );
        check(
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 4.00s",
            (3, 2),
        );
        check(
            "test a ... ok\ntest result: ok. 1 passed; 0 failed\nnoise\ntest result: ok. 40 passed; 0 failed;\n",
            (41, 0),
        );
        check("I said 9 passed; 9 failed\n", (0, 0));
        check("    test result: ok. 5 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.07s\n", (5, 0));
    }

    #[test]
    fn playwright_summaries() {
        fn check(printed: &str, expected: (u32, u32)) {
            let count = Count::of_playwright(printed);
            assert_eq!((count.passed, count.failed), expected, "{printed}");
        }
        check("", (0, 0));
        check("Running 2 tests using 1 worker\n\n  ✓  1 a.spec.ts:3:1 › a (1.2s)\n\n  2 passed (3.4s)\n", (2, 0));
        check(
            "  1 failed\n    a.spec.ts:3:1 › 3 passed › b\n  1 flaky\n    x\n  2 skipped\n  3 did not run\n  7 passed (1.1m)\n",
            (8, 4),
        );
        check("  1 interrupted\n  1 passed (2s)\n", (1, 1));
    }

    #[test]
    fn the_last_line() {
        assert_eq!(Count { passed: 12, failed: 1 }.to_string(), "12 passed, 1 failed");
    }
}
