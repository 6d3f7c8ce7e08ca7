//! Administration that takes two people: giving roles and changing identifying data of accounts.

pub mod announce;
pub mod context;
pub mod due;
pub mod log;
pub mod outcome;
pub mod proposal_context;
pub mod propose;
pub mod separation;
pub mod view;
