//! Photographs of a letter made into one PDF in a web worker: upright, of a size that can be sent, and without what a
//! camera writes beside the picture (place, time, device), because every picture is drawn again.

pub mod client;
mod header;
mod message;
mod pdf;
mod process;
mod quality;

pub use message::work;
pub use process::{MAX_PIXELS, MAX_SIDE, MIN_SIDE, Page, PhotoFault, bind, take};
pub use quality::Flaws;
