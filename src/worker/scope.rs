//! The worker's side.

use super::READY;
use js_sys::Array;
use std::pin::Pin;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// An answer in the making; neither `null` nor `undefined`.
pub type Answer = Pin<Box<dyn Future<Output = JsValue>>>;

/// Answers every question (without its number) until the worker is terminated.
pub fn serve(answer: fn(Array) -> Answer) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let page = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let question: Array = event.data().unchecked_into();
        let number = question.shift();
        let page = page.clone();
        spawn_local(async move {
            let answer = answer(question).await;
            reply(&page, &number, &answer);
        });
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    reply(&scope, &READY.into(), &JsValue::TRUE);
}

fn reply(page: &DedicatedWorkerGlobalScope, number: &JsValue, answer: &JsValue) {
    // Fails only for values that cannot be cloned, and answers are bytes, numbers and blobs.
    let _ = page.post_message(&Array::of2(number, answer));
}
