//! Photographs of a letter made into one PDF in a web worker: upright, of a size that can be sent, and without what a
//! camera writes beside the picture (place, time, device), because every picture is drawn anew.

pub mod client;
mod develop;
mod header;
mod message;
mod pdf;

pub use develop::{LONGEST_SIDE, MOST_PIXELS, PhotoFault, SHORTEST_SIDE, develop};
pub use message::work;
