//! The architecture's laws that the compiler cannot keep. `ARCHITECTURE.md` lists them; each has its test here.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod circles;
mod layers;
mod literals;
mod persons;
mod pins;
mod promises;
mod readable;
mod rooms;
mod sentences;
mod size;
mod sources;
mod terms;

/// Fails with one line a finding, so that all can be put right at once.
#[track_caller]
fn none(findings: &[String], law: &str) {
    assert!(findings.is_empty(), "{law}\n{}", findings.join("\n"));
}
