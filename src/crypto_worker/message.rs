//! The messages between page and worker: both directions of each message stand side by side.
//!
//! `["key pair", passphrase]` is answered by `[csr, wrapped key]`. `["pkcs12", passphrase, wrapped key,
//! certificate, chain, friendly name]` is answered by the PKCS#12 file.
//! `["phrase", numbers, classes]` is answered by words for a passphrase. `["inspect", passphrase, file]` is answered by what is in a
//! PKCS#12 file (`inspection.rs`). `["prove", passphrase, file, reference number, digest of the new public key]` is answered by
//! `[certificate, signature, chain]`. A fault is a number instead.

use super::build_pkcs12::{BuildFault, build_pkcs12};
use super::inspection;
use super::key_pair::{KeyRequest, generate_key_pair};
use super::open_pkcs12::{OpenFault, Signed, inspect, prove};
use super::pkcs12::Order;
use super::subtle::wipe;
use crate::worker::scope::Answer;
use domain::renewal::Digest;
use domain::value::words::propose;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

const KEY_PAIR: &str = "key pair";
const PKCS12: &str = "pkcs12";
const PHRASE: &str = "phrase";
const INSPECT: &str = "inspect";
const PROVE: &str = "prove";

/// The worker's part: does what the page asks.
pub fn work(question: Array) -> Answer {
    Box::pin(async move {
        let asked = question.get(0).as_string();
        if asked.as_deref() == Some(PHRASE) {
            return phrase(&question).as_str().into();
        }
        let mut passphrase = take_passphrase(&question);
        let answer = if asked.as_deref() == Some(KEY_PAIR) {
            match generate_key_pair(&passphrase).await {
                Ok(made) => Array::of2(&js(&made.csr), &js(&made.wrapped_key)).into(),
                Err(_) => code(BuildFault::Broken),
            }
        } else if asked.as_deref() == Some(INSPECT) {
            inspection::answer(inspect(&bytes(&question.get(2)), &passphrase).await)
        } else if asked.as_deref() == Some(PROVE) {
            let text = |place| question.get(place).as_string().unwrap_or_default();
            let (file, public_key) = (bytes(&question.get(2)), Digest(text(4)));
            match prove(&file, &passphrase, &text(3), &public_key).await {
                Ok(signed) => Array::of3(&js(&signed.certificate), &js(&signed.signature), &all(&signed.chain)).into(),
                Err(fault) => JsValue::from(fault as u8),
            }
        } else {
            match build_pkcs12(&order(&question), &passphrase).await {
                Ok(file) => js(&file),
                Err(fault) => code(fault),
            }
        };
        wipe(&mut passphrase);
        answer
    })
}

/// The question for a new key pair, and the buffers that move with it.
pub fn ask_key_pair(passphrase: &str) -> (Array, Array) {
    let passphrase = Uint8Array::from(passphrase.as_bytes());
    (Array::of2(&KEY_PAIR.into(), &passphrase), Array::of1(&passphrase.buffer()))
}

/// The question for a PKCS#12 file, and the buffers that move with it.
pub fn ask_pkcs12(order: &Order, passphrase: &str) -> (Array, Array) {
    let passphrase = Uint8Array::from(passphrase.as_bytes());
    let question =
        Array::of5(&PKCS12.into(), &passphrase, &js(&order.wrapped_key), &js(&order.certificate), &all(&order.chain));
    question.push(&order.friendly_name.as_str().into());
    (question, Array::of1(&passphrase.buffer()))
}

/// The question what is in a PKCS#12 file, and the buffers that move with it.
pub fn ask_inspection(file: &Uint8Array, passphrase: &str) -> (Array, Array) {
    let passphrase = Uint8Array::from(passphrase.as_bytes());
    (Array::of3(&INSPECT.into(), &passphrase, file), Array::of1(&passphrase.buffer()))
}

/// The question for a proof of possession, and the buffers that move with it.
pub fn ask_proof(file: &Uint8Array, passphrase: &str, reference: &str, public_key: &str) -> (Array, Array) {
    let passphrase = Uint8Array::from(passphrase.as_bytes());
    let question = Array::of5(&PROVE.into(), &passphrase, file, &reference.into(), &public_key.into());
    (question, Array::of1(&passphrase.buffer()))
}

/// The question for words of a passphrase, drawn by random numbers; with the classes of characters that some policies want.
pub fn ask_phrase(numbers: &[u16; 5], classes: bool) -> Array {
    let numbers: Array = numbers.iter().map(|number| JsValue::from(*number)).collect();
    Array::of3(&PHRASE.into(), &numbers, &classes.into())
}

fn phrase(question: &Array) -> String {
    let numbers: Array = question.get(1).unchecked_into();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "numbers of 16 bits")]
    let numbers = std::array::from_fn(|at| numbers.get(u32::try_from(at).unwrap_or(0)).as_f64().unwrap_or(0.0) as u16);
    propose(&numbers, question.get(2).is_truthy())
}

/// The answer to [`ask_key_pair`]; `None` for a fault.
pub fn key_request(answer: &JsValue) -> Option<KeyRequest> {
    let parts: &Array = answer.dyn_ref()?;
    Some(KeyRequest { csr: bytes(&parts.get(0)), wrapped_key: bytes(&parts.get(1)) })
}

/// The answer to [`ask_pkcs12`].
pub fn pkcs12(answer: &JsValue) -> Result<Vec<u8>, BuildFault> {
    if answer.is_object() { Ok(bytes(answer)) } else { Err(fault(answer)) }
}

/// The answer to [`ask_proof`].
pub fn proof(answer: &JsValue) -> Result<Signed, OpenFault> {
    let parts: &Array = answer.dyn_ref().ok_or_else(|| OpenFault::of(answer))?;
    let chain: Array = parts.get(2).unchecked_into();
    Ok(Signed {
        certificate: bytes(&parts.get(0)),
        signature: bytes(&parts.get(1)),
        chain: chain.iter().map(|certificate| bytes(&certificate)).collect(),
    })
}

fn fault(answer: &JsValue) -> BuildFault {
    let faults = [BuildFault::WrongPassphrase, BuildFault::KeyDoesNotMatch];
    faults.into_iter().find(|fault| *answer == code(*fault)).unwrap_or(BuildFault::Broken)
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

fn code(fault: BuildFault) -> JsValue {
    JsValue::from(fault as u32)
}

fn js(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn all(certificates: &[Vec<u8>]) -> Array {
    certificates.iter().map(|certificate| js(certificate)).collect()
}

fn bytes(value: &JsValue) -> Vec<u8> {
    Uint8Array::new(value).to_vec()
}
