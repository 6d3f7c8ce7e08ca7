//! The browser's cryptography (WebCrypto), as a worker sees it, in the few forms that are used here.

use js_sys::{ArrayBuffer, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto, WorkerGlobalScope};

/// The browser refused, or cannot do what was asked, or gave what can't be written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

impl From<JsValue> for Refused {
    // What the browser says is for programmers and might name secrets: it goes nowhere.
    fn from(_: JsValue) -> Self {
        Self
    }
}

impl From<der::Error> for Refused {
    fn from(_: der::Error) -> Self {
        Self
    }
}

/// The browser's `crypto.subtle`; missing where the page did not come over a secure connection.
pub fn subtle() -> Result<SubtleCrypto, Refused> {
    let subtle = scope()?.crypto()?.subtle();
    if subtle.is_undefined() { Err(Refused) } else { Ok(subtle) }
}

/// So many bytes from the browser's secure random source.
pub fn random<const N: usize>() -> Result<[u8; N], Refused> {
    let mut bytes = [0; N];
    scope()?.crypto()?.get_random_values_with_u8_array(&mut bytes)?;
    Ok(bytes)
}

/// An algorithm or its parameters.
pub fn object(members: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}

/// What WebCrypto may do with a key.
pub fn usages(names: &[&str]) -> JsValue {
    names.iter().map(|name| JsValue::from_str(name)).collect::<js_sys::Array>().into()
}

/// Waits for a key.
pub async fn key(promise: Result<Promise, JsValue>) -> Result<CryptoKey, Refused> {
    Ok(JsFuture::from(promise?).await?.unchecked_into())
}

/// Waits for bytes.
pub async fn bytes(promise: Result<Promise, JsValue>) -> Result<Vec<u8>, Refused> {
    let buffer: ArrayBuffer = JsFuture::from(promise?).await?.unchecked_into();
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// A plain (public or derived) key from its bytes.
pub async fn import(
    format: &str,
    data: &[u8],
    algorithm: &Object,
    usages_of_key: &[&str],
) -> Result<CryptoKey, Refused> {
    let data = Uint8Array::from(data);
    let imported = key(subtle()?.import_key_with_object(format, &data, algorithm, false, &usages(usages_of_key))).await;
    // The copy may have been a passphrase.
    data.fill(0, 0, data.length());
    imported
}

/// Overwrites a secret that is needed no more.
pub fn wipe(secret: &mut [u8]) {
    secret.fill(0);
    // The optimiser leaves out what nobody reads.
    std::hint::black_box(secret);
}

fn scope() -> Result<WorkerGlobalScope, Refused> {
    js_sys::global().dyn_into().map_err(|_| Refused)
}
