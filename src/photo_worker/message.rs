//! The messages between page and worker: the photographs are answered by the PDF, or by `[place, fault]`.

use super::process::{PhotoFault, process_photos};
use crate::worker::scope::Answer;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// The worker's part: does what the page asks.
pub fn work(question: Array) -> Answer {
    Box::pin(async move {
        let photos: Vec<Blob> = question.iter().map(JsCast::unchecked_into).collect();
        match process_photos(&photos).await {
            Ok(pdf) => pdf.into(),
            Err((place, fault)) => Array::of2(&JsValue::from(place), &JsValue::from(fault as u32)).into(),
        }
    })
}

/// The answer to an array of photographs.
pub fn processed(answer: JsValue) -> Result<Blob, (usize, PhotoFault)> {
    let answer = match answer.dyn_into::<Blob>() {
        Ok(pdf) => return Ok(pdf),
        Err(fault) => Array::from(&fault),
    };
    // A place is below the number of photographs.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let place = answer.get(0).as_f64().unwrap_or_default() as usize;
    let faults = [PhotoFault::TooSmall, PhotoFault::TooLarge, PhotoFault::Unreadable];
    let fault = faults.into_iter().find(|fault| answer.get(1) == *fault as u32);
    Err((place, fault.unwrap_or(PhotoFault::Unsupported)))
}
