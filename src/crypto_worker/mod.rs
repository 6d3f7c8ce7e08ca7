//! Makes key pairs and PKCS#12 files, and opens PKCS#12 files, in a web worker: invariant 3 (a passphrase or a private key in clear never leaves
//! the worker and the field it was typed into) is kept here.
//!
//! The private key is never in our memory at all: the browser's cryptography makes, wraps and unwraps it behind a handle.

mod build_pkcs12;
pub mod client;
mod der;
mod inspection;
mod key_pair;
mod mac_key;
mod message;
mod oid;
mod open_pkcs12;
mod pbes2;
mod pkcs12;
mod subtle;

pub use build_pkcs12::{BuildFault, build_pkcs12};
pub use key_pair::{KeyRequest, generate_key_pair};
pub use message::work;
pub use open_pkcs12::{ChainState, Inspected, OpenFault, Signed, inspect, prove};
pub use pkcs12::Order;
