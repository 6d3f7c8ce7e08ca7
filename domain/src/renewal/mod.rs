//! A renewal is the fold of its events. Every transition, for every role and agency, goes through [`decide`];
//! [`Renewal::apply`] does not validate, since `decide` already did.

mod actor;
mod begin;
mod clocks;
mod command;
mod decide;
mod due;
mod event;
mod holder_action;
mod issuing;
mod key;
mod messages;
pub mod old_key;
mod phases;
mod ready;
mod returnable;
mod sent;
mod separation;
mod stage;
mod state;
mod timeline;
mod who;

pub use actor::{Actor, PersonId};
pub use clocks::{Clocks, clock_of, clocks, time_used};
pub use command::{Act, Command, Eligibility, Refusal};
pub use decide::{acts_allowed, decide, passes_back_to};
pub use due::{Late, clock_of_due, due, due_of_wait, late, working_seconds};
pub use event::{Digest, Dossier, Event, IssuedCertificate, RejectReason, ReturnItem, ReturnReason};
pub use holder_action::{
    HolderAction, LINK_INTERVAL_MINUTES, holder_action, may_cancel, may_send_link, next_link_at, reminder_due,
};
pub use issuing::may_issue;
pub use key::provable;
pub use messages::{Messaging, messaging};
pub use phases::{Phases, phases};
pub use ready::{last_safe_day, last_safe_day_to_go_on, ready_by};
pub use returnable::returnable;
pub use sent::{LastSent, sent_again, unreplaced};
pub use separation::{Exclusion, Separation};
pub use stage::{Stage, Wait};
pub use state::Renewal;
pub use timeline::{TimelineRow, TimelineState, timeline};
pub use who::{batchable, decides, exclusion, four_eyes, may_file, officers_of};
