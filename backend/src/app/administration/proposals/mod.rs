//! Proposals: roles and identifying data that one administrator proposes and a second person confirms or refuses.

pub mod announce;
pub mod answer;
pub mod context;
pub mod due;
pub mod outcome;
pub mod propose;
pub mod view;
