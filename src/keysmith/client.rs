//! What pages call. One worker serves them all; it starts with the first call and is reused until [`stop`].

use super::message::{ask_forge, ask_open, forged, opened};
use super::{KeyRequest, OpenFault, Order};
use crate::worker::bench::{Bench, Lost};

/// Why the worker made nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The order cannot be carried out.
    Open(OpenFault),
    /// No answer came: not loaded, broken down or stopped.
    Lost(Lost),
}

thread_local! {
    static BENCH: Bench = Bench::new("/keysmith_loader.js");
}

/// Loads the worker, when the step that needs it is near.
pub fn warm_up() {
    bench().warm_up();
}

/// Makes a key pair, its request and its private key wrapped in the passphrase; takes seconds on a phone.
///
/// # Errors
/// [`Fault::Lost`], or [`OpenFault::Broken`] where the browser lacks the cryptography.
pub async fn forge(passphrase: &str) -> Result<KeyRequest, Fault> {
    let (question, transfer) = ask_forge(passphrase);
    let answer = bench().ask(question, transfer).await.map_err(Fault::Lost)?;
    forged(&answer).ok_or(Fault::Open(OpenFault::Broken))
}

/// Puts key, certificate and chain into a PKCS#12 file under the same passphrase.
///
/// # Errors
/// See [`Fault`]; nothing is lost, so it can be tried any number of times.
pub async fn open(order: &Order, passphrase: &str) -> Result<Vec<u8>, Fault> {
    let (question, transfer) = ask_open(order, passphrase);
    let answer = bench().ask(question, transfer).await.map_err(Fault::Lost)?;
    opened(&answer).map_err(Fault::Open)
}

/// Ends the worker, whatever it does, and with it everything in its memory. Who waits gets [`Lost::Stopped`].
pub fn stop() {
    BENCH.with(Bench::stop);
}

fn bench() -> Bench {
    BENCH.with(Clone::clone)
}
