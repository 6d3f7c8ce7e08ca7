//! One file an application: its contexts, and which page stands at which of its typed routes.

pub mod account;
pub mod admin;
pub mod complaints;
pub mod desk;
pub mod evaluation;
pub mod feedback;
pub mod follow;
pub mod holder;
pub mod keys;
pub mod kiosk;
mod menu;
mod mount;
pub mod office;
mod officer;
pub mod phone;
pub mod recommendation;
mod router;
mod shell;
pub mod wizard;

pub use mount::mount;
