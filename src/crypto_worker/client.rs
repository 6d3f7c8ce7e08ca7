//! What pages call. One worker serves them all; it starts with the first call and is reused until [`stop`].

use super::message::{ask_inspection, ask_key_pair, ask_phrase, ask_pkcs12, ask_proof, key_request, pkcs12, proof};
use super::{BuildFault, Inspected, KeyRequest, OpenFault, Order, Signed, inspection};
use crate::worker::client::{Lost, WorkerClient};
use js_sys::{Array, Uint8Array};

/// Why the worker made nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The order cannot be carried out.
    Build(BuildFault),
    /// No answer came: not loaded, broken down or stopped.
    Lost(Lost),
}

thread_local! {
    static CLIENT: WorkerClient = WorkerClient::new("/crypto_worker_loader.js");
}

/// Loads the worker, when the step that needs it is near.
pub fn warm_up() {
    client().warm_up();
}

/// Makes a key pair, its request and its private key wrapped in the passphrase; takes seconds on a phone.
///
/// # Errors
/// [`Fault::Lost`], or [`BuildFault::Broken`] where the browser lacks the cryptography.
pub async fn generate_key_pair(passphrase: &str) -> Result<KeyRequest, Fault> {
    let (question, transfer) = ask_key_pair(passphrase);
    let answer = client().ask(question, transfer).await.map_err(Fault::Lost)?;
    key_request(&answer).ok_or(Fault::Build(BuildFault::Broken))
}

/// Proposes words for a passphrase, drawn by random numbers. The words are in the worker, since few people ask for them.
///
/// # Errors
/// [`Fault::Lost`].
pub async fn propose(numbers: &[u16; 5], classes: bool) -> Result<String, Fault> {
    let answer = client().ask(ask_phrase(numbers, classes), Array::new()).await.map_err(Fault::Lost)?;
    Ok(answer.as_string().unwrap_or_default())
}

/// Puts key, certificate and chain into a PKCS#12 file under the same passphrase.
///
/// # Errors
/// See [`Fault`]; nothing is lost, so it can be tried any number of times.
pub async fn build_pkcs12(order: &Order, passphrase: &str) -> Result<Vec<u8>, Fault> {
    let (question, transfer) = ask_pkcs12(order, passphrase);
    let answer = client().ask(question, transfer).await.map_err(Fault::Lost)?;
    pkcs12(&answer).map_err(Fault::Build)
}

/// Opens a PKCS#12 file and tells what is in it. The file is copied to the worker; nothing is sent anywhere else.
///
/// # Errors
/// `Ok(Err(_))` where the file can't be opened, see [`OpenFault`]; [`Lost`] where no answer came.
pub async fn inspect(file: &Uint8Array, passphrase: &str) -> Result<Result<Inspected, OpenFault>, Lost> {
    let (question, transfer) = ask_inspection(file, passphrase);
    Ok(inspection::read(&client().ask(question, transfer).await?))
}

/// Opens a PKCS#12 file, and has its key sign the request for another one: `public_key` is the new one's digest, in hex. Neither
/// file nor passphrase nor key leaves the worker.
///
/// # Errors
/// As [`inspect`].
pub async fn prove(
    file: &Uint8Array,
    passphrase: &str,
    reference: &str,
    public_key: &str,
) -> Result<Result<Signed, OpenFault>, Lost> {
    let (question, transfer) = ask_proof(file, passphrase, reference, public_key);
    Ok(proof(&client().ask(question, transfer).await?))
}

/// Ends the worker, whatever it does, and with it everything in its memory. Who waits gets [`Lost::Stopped`].
pub fn stop() {
    CLIENT.with(WorkerClient::stop);
}

fn client() -> WorkerClient {
    CLIENT.with(Clone::clone)
}
