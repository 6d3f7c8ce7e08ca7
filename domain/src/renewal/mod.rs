//! The renewal's life: a fold of its events. [`decide`] is the one choke point for every transition, for every role
//! and every agency; [`Renewal::apply`] only believes what was decided.

mod actor;
mod command;
mod decide;
mod due;
mod event;
mod returnable;
mod state;
mod timeline;

pub use actor::{Actor, PersonId};
pub use command::{Act, Command, Refusal, Standing};
pub use decide::{acts_allowed, decide};
pub use due::due;
pub use event::{Digest, Dossier, Event, IssuedCertificate, RejectReason, ReturnItem, ReturnReason};
pub use returnable::returnable;
pub use state::{Renewal, Stage};
pub use timeline::{TimelineRow, TimelineState, timeline};
