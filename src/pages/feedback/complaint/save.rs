//! Takes texts and files out of the page: saved as a file, or copied.

use js_sys::{Array, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::state::form::Form;

/// Milliseconds after which a browser has the file that it was given.
const TAKEN_MS: u64 = 60_000;

/// Has the browser save these bytes as a file.
pub fn save(name: &str, media_type: &str, bytes: &[u8]) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let address = Blob::new_with_u8_array_sequence_and_options(&parts, &options)
        .and_then(|file| Url::create_object_url_with_blob(&file));
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let (Ok(address), Some(link)) = (address, link) else { return };
    link.set_href(&address);
    link.set_download(name);
    link.click();
    set_timeout(move || drop(Url::revoke_object_url(&address)), std::time::Duration::from_millis(TAKEN_MS));
}

/// Copies a text; `then` is told whether the browser allowed it.
pub fn copy(form: Form, text: String, then: impl FnOnce(bool) + 'static) {
    let navigator = window().navigator();
    // Only a secure page has one.
    if Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_undefined()) {
        return then(false);
    }
    let copied = JsFuture::from(navigator.clipboard().write_text(&text));
    form.in_background(copied, move |copied| then(copied.is_ok()));
}
