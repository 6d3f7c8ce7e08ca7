//! A complaint is the fold of its events. Every transition, for whoever complains, officers and the program, goes through [`decide`];
//! [`Complaint::apply`] does not validate, since `decide` already did.

mod actor;
mod begin;
mod command;
mod decide;
mod due;
mod event;
mod schedule;
mod state;
mod sum;
mod terms;
mod who;

pub use actor::Actor;
pub use command::{Act, Command, Refusal};
pub use decide::{acts_allowed, decide, extension_max, passes_on};
pub use due::{Due, DueRule, Run, due, due_for, late};
pub use event::Event;
pub use schedule::{AFTERWARDS_DAYS, REACTION_DAYS, REOPEN_DAYS, next_act, next_at};
pub use state::{Answer, Complaint, Stage};
pub use sum::{DayCount, DueSum, NotCounted, due_sum};
pub use terms::{Channel, Closing, Escalation, Handler, Reporter, Subject};
pub use who::{may_see, roles_of, turn_of};

/// Maximum number of characters of a complaint, a reply and an answer.
pub const TEXT_MAX: u16 = 10_000;
/// Maximum number of characters of a reason and an internal note.
pub const NOTE_MAX: u16 = 2_000;
/// Maximum number of files with a complaint.
pub const FILES_MAX: u16 = 10;
