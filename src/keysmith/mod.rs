//! Makes key pairs and PKCS#12 files in a web worker: invariant 3 (a passphrase or a private key in clear never leaves
//! the worker and the field it was typed into) is kept here.
//!
//! The private key is never in our memory at all: the browser's cryptography makes, wraps and unwraps it behind a handle.

pub mod client;
mod der;
mod forge;
mod message;
mod oid;
mod open;
mod pbes2;
mod pkcs12;
mod subtle;

pub use forge::{KeyRequest, forge};
pub use message::work;
pub use open::{OpenFault, Order, open};
