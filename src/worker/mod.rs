//! Web workers: what the page sees of them ([`client`]), and what they see of the page ([`scope`]).
//!
//! A question is an array `[number, ...]`; its answer is `[number, answer]`. The worker's first answer, number 0, says
//! that it is ready: what is sent before that would be lost.

pub mod client;
pub mod scope;

/// The number of the answer that says that the worker is ready.
const READY: u32 = 0;
