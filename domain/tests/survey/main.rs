//! Tests of the survey: index, grades, sample and groups against the regulation's tables.
#![allow(clippy::expect_used, missing_docs)]

mod answers;
mod groups;
mod index;
mod sample;
