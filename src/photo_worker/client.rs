//! What pages call. One worker serves them all; it starts with the first call and is reused until [`stop`].

use super::message::{bound_pdf, page_to_bind, taken};
use super::{Page, PhotoFault};
use crate::worker::client::{Lost, WorkerClient};
use js_sys::Array;
use web_sys::Blob;

/// Why there is no page or no PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The photograph cannot be used.
    Photo(PhotoFault),
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

/// Makes a page of a photograph that the browser can decode (a `File` is a `Blob`).
///
/// # Errors
/// See [`Fault`].
pub async fn take(photo: &Blob) -> Result<Page, Fault> {
    let answer = client().ask(Array::of1(photo), Array::new()).await.map_err(Fault::Lost)?;
    taken(&answer).map_err(Fault::Photo)
}

/// Makes one PDF (`application/pdf`) of these pages, each with its quarter turns to the right.
///
/// # Errors
/// See [`Fault`].
pub async fn bind<'a>(pages: impl Iterator<Item = (&'a Page, u8)>) -> Result<Blob, Fault> {
    let question: Array = pages.map(|(page, turns)| page_to_bind(page, turns)).collect();
    let answer = client().ask(question, Array::new()).await.map_err(Fault::Lost)?;
    bound_pdf(answer).map_err(Fault::Photo)
}

/// Ends the worker, whatever it does. Who waits gets [`Lost::Stopped`].
pub fn stop() {
    CLIENT.with(WorkerClient::stop);
}

fn client() -> WorkerClient {
    CLIENT.with(Clone::clone)
}
