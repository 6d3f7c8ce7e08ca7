//! The officers' resources.

mod admin;
mod alerts;
mod case;
mod confirmation;
mod delegation;
mod filing;
mod inbox;
mod log;
mod recorded;

pub use admin::*;
pub use alerts::*;
pub use case::*;
pub use confirmation::*;
pub use delegation::*;
pub use filing::*;
pub use inbox::*;
pub use log::*;
pub use recorded::*;
