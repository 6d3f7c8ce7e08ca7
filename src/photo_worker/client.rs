//! What pages call. One worker serves them all; it starts with the first call and is reused until [`stop`].

use super::PhotoFault;
use super::message::processed;
use crate::worker::client::{Lost, WorkerClient};
use js_sys::Array;
use web_sys::Blob;

/// Why there is no PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The photograph at this place (from 0) cannot be used.
    Photo(usize, PhotoFault),
    /// No answer came: not loaded, broken down or stopped.
    Lost(Lost),
}

thread_local! {
    static CLIENT: WorkerClient = WorkerClient::new("/photo_worker_loader.js");
}

/// Loads the worker, when a photograph may be chosen soon.
pub fn warm_up() {
    client().warm_up();
}

/// Makes one PDF (`application/pdf`) of at least one photograph (JPEG or PNG; a `File` is a `Blob`), a page each.
///
/// # Errors
/// See [`Fault`].
pub async fn process_photos(photos: &[Blob]) -> Result<Blob, Fault> {
    let question: Array = photos.iter().collect();
    let answer = client().ask(question, Array::new()).await.map_err(Fault::Lost)?;
    processed(answer).map_err(|(place, fault)| Fault::Photo(place, fault))
}

/// Ends the worker, whatever it does. Who waits gets [`Lost::Stopped`].
pub fn stop() {
    CLIENT.with(WorkerClient::stop);
}

fn client() -> WorkerClient {
    CLIENT.with(Clone::clone)
}
