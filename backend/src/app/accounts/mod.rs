//! Officers, their roles, and limits on what is disclosed about other agencies' people.

pub mod code_pause;
pub mod links;
pub mod log_in;
pub mod log_in_limits;
pub mod other_agencies;
pub mod password_link;
pub mod roles;
pub mod sessions;
