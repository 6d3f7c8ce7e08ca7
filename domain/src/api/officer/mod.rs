//! The officers' resources.

mod admin;
mod case;
mod confirmation;
mod delegation;
mod filing;
mod inbox;
mod log;
mod recorded;
mod watch;

pub use admin::*;
pub use case::*;
pub use confirmation::*;
pub use delegation::*;
pub use filing::*;
pub use inbox::*;
pub use log::*;
pub use recorded::*;
pub use watch::*;
