//! The page's side of a web worker, against workers that behave and misbehave on purpose.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use js_sys::Array;
use perbarui::worker::client::{Lost, WorkerClient};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Blob, Url};

wasm_bindgen_test_configure!(run_in_browser);

/// Answers with what it was asked, the second question before the first.
const ECHO: &str = "
    let held;
    onmessage = ({data: [number, word]}) => {
        if (word === 'hold') held = [number, word];
        else { postMessage([number, word]); if (held) postMessage(held); }
    };
    postMessage([0, true]);";
const SILENT: &str = "postMessage([0, true])";
const NEVER_READY: &str = "";
const FAILS_TO_START: &str = "throw new Error('on purpose')";
const BREAKS_DOWN: &str = "onmessage = () => { throw new Error('on purpose'); }; postMessage([0, true])";

#[wasm_bindgen_test]
async fn every_answer_finds_its_question() {
    let client = client(ECHO);
    let (first, secondary_button) = (ask(&client, "hold"), ask(&client, "let go"));
    let answers = js_sys::futures::future_to_promise({
        let secondary_button = secondary_button;
        async move { secondary_button.await.map_err(|_| JsValue::NULL) }
    });
    assert_eq!(first.await, Ok("hold".into()));
    assert_eq!(wasm_bindgen_futures::JsFuture::from(answers).await, Ok("let go".into()));
}

#[wasm_bindgen_test]
async fn a_worker_that_fails_is_unavailable() {
    for script in [FAILS_TO_START, BREAKS_DOWN] {
        let client = client(script);
        assert_eq!(ask(&client, "anything").await, Err(Lost::Unavailable));
        // It is started again, and fails again: no question waits for ever.
        assert_eq!(ask(&client, "anything").await, Err(Lost::Unavailable));
    }
}

#[wasm_bindgen_test]
async fn who_waits_for_a_stopped_worker_is_told() {
    for script in [SILENT, NEVER_READY] {
        let client = client(script);
        let stopper = client.clone();
        let stop = js_sys::futures::future_to_promise(async move {
            // Only once the question is on its way.
            let _ = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&JsValue::NULL)).await;
            stopper.stop();
            Ok(JsValue::NULL)
        });
        assert_eq!(ask(&client, "anything").await, Err(Lost::Stopped));
        let _ = wasm_bindgen_futures::JsFuture::from(stop).await;
    }
    // And the next question starts it again.
    let client = client(ECHO);
    client.warm_up();
    client.stop();
    assert_eq!(ask(&client, "again").await, Ok("again".into()));
}

fn client(script: &str) -> WorkerClient {
    let blob = Blob::new_with_str_sequence(&Array::of1(&script.into())).unwrap();
    WorkerClient::new(Url::create_object_url_with_blob(&blob).unwrap().leak())
}

fn ask(client: &WorkerClient, word: &str) -> impl Future<Output = Result<JsValue, Lost>> + use<> {
    let (client, question) = (client.clone(), Array::of1(&word.into()));
    async move { client.ask(question, Array::new()).await }
}
