//! What is in a PKCS#12 file, on its way from the worker to the page: `[[name, organisation, issuer, serial number], [valid from, valid
//! until, how far the chain reaches, whether there is a MAC], issuers]`, or a fault's number.

use super::open_pkcs12::{ChainState, Inspected, OpenFault};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

/// The worker's answer.
pub fn answer(outcome: Result<Inspected, OpenFault>) -> JsValue {
    let found = match outcome {
        Ok(found) => found,
        Err(fault) => return JsValue::from(fault as u8),
    };
    let text = |text: &String| JsValue::from_str(text);
    let texts: Array = [&found.name, &found.organization, &found.issuer, &found.serial].map(text).into_iter().collect();
    #[allow(clippy::cast_precision_loss, reason = "seconds of a certificate's years")]
    let numbers = Array::of4(
        &(found.not_before as f64).into(),
        &(found.not_after as f64).into(),
        &(found.chain_state as u8).into(),
        &found.has_mac.into(),
    );
    let chain: Array = found.chain.iter().map(text).collect();
    Array::of3(&texts, &numbers, &chain).into()
}

/// The answer as the page reads it.
///
/// # Errors
/// The fault that it names.
pub fn read(answer: &JsValue) -> Result<Inspected, OpenFault> {
    let Some(parts) = answer.dyn_ref::<Array>() else {
        return Err(OpenFault::of(answer));
    };
    let [texts, numbers, chain] = [0, 1, 2].map(|place| parts.get(place).unchecked_into::<Array>());
    let text = |place| texts.get(place).as_string().unwrap_or_default();
    #[allow(clippy::cast_possible_truncation, reason = "whole numbers")]
    let number = |place| numbers.get(place).as_f64().unwrap_or_default() as i64;
    let states = [ChainState::Complete, ChainState::Incomplete, ChainState::Unproven];
    Ok(Inspected {
        name: text(0),
        organization: text(1),
        issuer: text(2),
        serial: text(3),
        not_before: number(0),
        not_after: number(1),
        chain: chain.iter().filter_map(|name| name.as_string()).collect(),
        chain_state: states.into_iter().find(|state| number(2) == *state as i64).unwrap_or(ChainState::Unproven),
        has_mac: numbers.get(3).is_truthy(),
    })
}
