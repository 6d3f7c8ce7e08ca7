//! The browser's side of passkeys (`WebAuthn` Level 3): `navigator.credentials`, in JSON as the backend speaks it.

use domain::api::{Me, NewPasskey, OwnPassword, PasskeyProof, RecoveryCodes};
use domain::problem::{Fault, Field, Problem};
use js_sys::{JSON, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;

use crate::api::{Error, account};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = PublicKeyCredential, js_name = parseCreationOptionsFromJSON, catch)]
    fn creation_options(json: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = PublicKeyCredential, js_name = parseRequestOptionsFromJSON, catch)]
    fn request_options(json: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["navigator", "credentials"], js_name = create, catch)]
    async fn create(options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["navigator", "credentials"], js_name = get, catch)]
    async fn get(options: &JsValue) -> Result<JsValue, JsValue>;
}

/// Whether this browser can: older ones read no options in JSON, and a page without TLS has no passkeys.
pub fn is_possible() -> bool {
    let class = Reflect::get(&window(), &"PublicKeyCredential".into()).unwrap_or_default();
    class.is_function() && Reflect::has(&class, &"parseRequestOptionsFromJSON".into()).unwrap_or(false)
}

/// Logs in by whichever passkey the person chooses in the browser's dialog.
pub async fn log_in() -> Result<Me, Error> {
    let asked = account::passkey_options().await?;
    let options = read(&asked.json).and_then(|json| request_options(&json)).map_err(|_| refused())?;
    let credential = get(&public_key(&options)).await.map_err(|_| refused())?;
    account::passkey(&PasskeyProof { credential: text(&credential)? }).await
}

/// Makes a passkey of this name on this device.
pub async fn add(password: String, name: String) -> Result<RecoveryCodes, Error> {
    let asked = account::new_passkey_options(&OwnPassword { password }).await?;
    let options = read(&asked.json).and_then(|json| creation_options(&json)).map_err(|_| refused())?;
    let credential = create(&public_key(&options)).await.map_err(|_| refused())?;
    account::add_passkey(&NewPasskey { name, credential: text(&credential)? }).await
}

fn read(json: &str) -> Result<JsValue, JsValue> {
    JSON::parse(json)
}

fn public_key(options: &JsValue) -> JsValue {
    let asked = Object::new();
    // A plain object: setting cannot fail.
    Reflect::set(&asked, &"publicKey".into(), options).ok();
    asked.into()
}

/// The credential's own JSON (`toJSON`).
fn text(credential: &JsValue) -> Result<String, Error> {
    let text = JSON::stringify(credential).map_err(|_| refused())?;
    text.as_string().ok_or_else(refused)
}

/// The dialog was closed, or there is none of ours: browsers don't say which.
fn refused() -> Error {
    Error::Invalid(vec![Problem::new(Field::Passkey, Fault::PasskeyUnknown)])
}
