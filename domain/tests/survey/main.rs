//! Tests of the survey: index, grades, sample and groups against the regulation's tables.

mod answers;
mod groups;
mod index;
mod sample;
