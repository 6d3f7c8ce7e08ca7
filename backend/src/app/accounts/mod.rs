//! Officers, their roles, and limits on what is disclosed about other agencies' people.

pub mod authenticator;
pub mod code_pause;
pub mod freeze;
pub mod links;
pub mod log_in;
pub mod log_in_limits;
pub mod new_session;
pub mod other_agencies;
pub mod own_password;
pub mod passkeys;
pub mod password_link;
pub mod recovery_codes;
pub mod roles;
pub mod second_part;
pub mod sessions;
