//! Addresses that links lead to.

use super::value::Value;

/// Schemes of addresses that open no file.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Whether an address opens a file. One without a scheme is a page of the web to viewers.
pub(super) fn opens_a_file(value: &Value) -> bool {
    let Value::String(address) = value else { return false };
    let address: Vec<u8> = address.iter().copied().filter(u8::is_ascii_graphic).collect();
    if address.starts_with(br"\\") {
        return true;
    }
    let scheme = address.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"+-.".contains(byte));
    match scheme {
        Some(end) if address[end] == b':' && end > 0 => {
            !SCHEMES.iter().any(|scheme| scheme.as_bytes().eq_ignore_ascii_case(&address[..end]))
        }
        _ => false,
    }
}
