//! What page and worker say to each other: both directions of each message stand side by side.
//!
//! Forge: `["forge", passphrase]` is answered by `[csr, wrapped key]`. Open: `["open", passphrase, wrapped key,
//! certificate, chain, friendly name]` is answered by the PKCS#12 file. A fault is a number instead.

use super::forge::{KeyRequest, forge};
use super::open::{OpenFault, Order, open};
use super::subtle::wipe;
use crate::worker::scope::Answer;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

const FORGE: &str = "forge";
const OPEN: &str = "open";

/// The worker's part: does what the page asks.
pub fn work(question: Array) -> Answer {
    Box::pin(async move {
        let mut passphrase = take_passphrase(&question);
        let answer = if question.get(0).as_string().as_deref() == Some(FORGE) {
            match forge(&passphrase).await {
                Ok(made) => Array::of2(&js(&made.csr), &js(&made.wrapped_key)).into(),
                Err(_) => code(OpenFault::Broken),
            }
        } else {
            match open(&order(&question), &passphrase).await {
                Ok(file) => js(&file),
                Err(fault) => code(fault),
            }
        };
        wipe(&mut passphrase);
        answer
    })
}

/// The question for a new key pair, and the buffers that move with it.
pub fn ask_forge(passphrase: &str) -> (Array, Array) {
    let passphrase = Uint8Array::from(passphrase.as_bytes());
    (Array::of2(&FORGE.into(), &passphrase), Array::of1(&passphrase.buffer()))
}

/// The question for a PKCS#12 file, and the buffers that move with it.
pub fn ask_open(order: &Order, passphrase: &str) -> (Array, Array) {
    let passphrase = Uint8Array::from(passphrase.as_bytes());
    let question = Array::of5(
        &OPEN.into(),
        &passphrase,
        &js(&order.wrapped_key),
        &js(&order.certificate),
        &order.chain.iter().map(|certificate| js(certificate)).collect::<Array>(),
    );
    question.push(&order.friendly_name.as_str().into());
    (question, Array::of1(&passphrase.buffer()))
}

/// The answer to [`ask_forge`]; `None` for a fault.
pub fn forged(answer: &JsValue) -> Option<KeyRequest> {
    let parts: &Array = answer.dyn_ref()?;
    Some(KeyRequest { csr: bytes(&parts.get(0)), wrapped_key: bytes(&parts.get(1)) })
}

/// The answer to [`ask_open`].
pub fn opened(answer: &JsValue) -> Result<Vec<u8>, OpenFault> {
    let faults = [OpenFault::WrongPassphrase, OpenFault::KeyDoesNotMatch];
    if answer.is_object() {
        return Ok(bytes(answer));
    }
    Err(faults.into_iter().find(|fault| *answer == code(*fault)).unwrap_or(OpenFault::Broken))
}

fn order(question: &Array) -> Order {
    let chain: Array = question.get(4).unchecked_into();
    Order {
        wrapped_key: bytes(&question.get(2)),
        certificate: bytes(&question.get(3)),
        chain: chain.iter().map(|certificate| bytes(&certificate)).collect(),
        friendly_name: question.get(5).as_string().unwrap_or_default(),
    }
}

fn take_passphrase(question: &Array) -> Vec<u8> {
    let passphrase: Uint8Array = question.get(1).unchecked_into();
    let taken = passphrase.to_vec();
    passphrase.fill(0, 0, passphrase.length());
    taken
}

fn code(fault: OpenFault) -> JsValue {
    JsValue::from(fault as u32)
}

fn js(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn bytes(value: &JsValue) -> Vec<u8> {
    Uint8Array::new(value).to_vec()
}
