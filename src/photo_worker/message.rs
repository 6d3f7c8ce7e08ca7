//! The messages between page and worker: a photograph is answered by its page, pages by their PDF, both by a fault's number.

use super::process::{Page, PhotoFault, bind, take};
use super::quality::Flaws;
use crate::worker::scope::Answer;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// The worker's part: does what the page asks.
pub fn work(question: Array) -> Answer {
    Box::pin(async move {
        let answer = if let Ok(photo) = question.get(0).dyn_into::<Blob>() {
            take(&photo).await.map(|page| page_message(&page))
        } else {
            let pages: Vec<_> = question.iter().map(|page| bound(&Array::from(&page))).collect();
            bind(&pages).await.map(JsValue::from).ok_or(PhotoFault::Unsupported)
        };
        answer.unwrap_or_else(|fault| JsValue::from(fault as u32))
    })
}

/// The question for a PDF: a page and its quarter turns to the right.
pub fn page_to_bind(page: &Page, turns: u8) -> Array {
    Array::of4(&page.jpeg, &page.width.into(), &page.height.into(), &turns.into())
}

/// The answer to a photograph.
pub fn taken(answer: &JsValue) -> Result<Page, PhotoFault> {
    fault_of(answer)?;
    let answer = Array::from(answer);
    let flaw = |place| answer.get(place).is_truthy();
    Ok(Page {
        jpeg: answer.get(0).unchecked_into(),
        width: number(&answer, 1),
        height: number(&answer, 2),
        thumbnail: answer.get(3).as_string().unwrap_or_default(),
        flaws: Flaws { blurred: flaw(4), dark: flaw(5), cut: flaw(6) },
    })
}

/// The answer to pages.
pub fn bound_pdf(answer: JsValue) -> Result<Blob, PhotoFault> {
    fault_of(&answer)?;
    Ok(answer.unchecked_into())
}

fn page_message(page: &Page) -> JsValue {
    let Flaws { blurred, dark, cut } = page.flaws;
    let parts: [JsValue; 7] = [
        page.jpeg.clone().into(),
        page.width.into(),
        page.height.into(),
        page.thumbnail.as_str().into(),
        blurred.into(),
        dark.into(),
        cut.into(),
    ];
    parts.into_iter().collect::<Array>().into()
}

fn bound(page: &Array) -> (Blob, u32, u32, u8) {
    let turns = u8::try_from(number(page, 3)).unwrap_or(0);
    (page.get(0).unchecked_into(), number(page, 1), number(page, 2), turns)
}

fn fault_of(answer: &JsValue) -> Result<(), PhotoFault> {
    if answer.is_object() {
        return Ok(());
    }
    let faults = [PhotoFault::TooSmall, PhotoFault::TooLarge, PhotoFault::Unreadable, PhotoFault::Blank];
    Err(faults.into_iter().find(|fault| *answer == *fault as u32).unwrap_or(PhotoFault::Unsupported))
}

// Sides are below the 50 million pixels of a photograph, turns below 4.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn number(message: &Array, place: u32) -> u32 {
    message.get(place).as_f64().unwrap_or_default() as u32
}
