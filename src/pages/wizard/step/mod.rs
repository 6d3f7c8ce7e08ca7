//! One page a step.

pub mod changes;
pub mod data;
pub mod email_code;
pub mod evidence;
mod files;
pub mod letter;
pub mod passphrase;
pub mod review;
