//! The officers' resources.

mod admin;
mod alerts;
mod case;
mod complaint;
mod delegation;
mod filing;
mod inbox;
mod log;
mod proposal;
mod recorded;
mod search;
mod terminal;

pub use admin::*;
pub use alerts::*;
pub use case::*;
pub use complaint::*;
pub use delegation::*;
pub use filing::*;
pub use inbox::*;
pub use log::*;
pub use proposal::*;
pub use recorded::*;
pub use search::*;
pub use terminal::*;
