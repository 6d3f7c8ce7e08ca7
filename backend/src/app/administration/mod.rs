//! What takes two people in the administration: roles that decide, and changes of what says whose account it is.

pub mod announce;
pub mod board;
pub mod context;
pub mod due;
pub mod kept;
pub mod log;
pub mod outcome;
pub mod propose;
pub mod view;
