//! Signature dictionaries (ISO 32000-2, 12.8.1).

use super::super::lexer::{Budget, value_at};
use super::super::objects::Objects;
use super::super::scan::Object;
use super::super::value::Value;
use super::{MAX_SIGNATURES, Part, pdf_date};

/// The CMS with its zeros: with the revocation data of a long chain in it some hundred kilobytes.
const MAX_CONTENTS: usize = 1 << 20;

/// What may be a signature.
pub(super) struct Found {
    /// Number of its object.
    pub(super) number: Option<u32>,
    /// Where its object stands.
    pub(super) at: usize,
    /// Where the signed part of the file ends; none where it can't be read.
    pub(super) end: Option<usize>,
    /// Whether it forbids other signatures.
    pub(super) is_final: bool,
    /// The signature; none where it can't be read.
    pub(super) part: Option<Part>,
}

/// All of them, also those that no field names: they were made all the same. One more than is looked at counts as unreadable.
pub(super) fn all(bytes: &[u8], objects: &Objects) -> Vec<Found> {
    let signatures = objects.all().iter().filter(|object| !object.enclosed && is_signature(&object.value));
    let mut found: Vec<Found> = signatures.take(MAX_SIGNATURES + 1).map(|object| one(bytes, objects, object)).collect();
    if let Some(last) = found.get_mut(MAX_SIGNATURES) {
        (last.end, last.part) = (None, None);
    }
    found
}

fn is_signature(value: &Value) -> bool {
    let is = |name| value.all("Type").any(|kind| kind.is_name(name));
    let has = |key| value.get(key).is_some();
    has("ByteRange") || is("Sig") && !has("FT") || is("DocTimeStamp") || has("SubFilter") && has("Contents")
}

fn one(bytes: &[u8], objects: &Objects, object: &Object) -> Found {
    let part = part(bytes, objects, object);
    let end = part.as_ref().map(|part| part.covered[1].end);
    Found { number: object.number, at: object.at, end, is_final: is_final(objects, &object.value), part }
}

fn part(bytes: &[u8], objects: &Objects, object: &Object) -> Option<Part> {
    let dictionary = &object.value;
    if !dictionary.is_whole() || object.data.is_some() {
        return None;
    }
    let sub_filter = dictionary.only("SubFilter")?;
    let is_time_stamp = sub_filter.is_name("ETSI.RFC3161");
    if !is_time_stamp && !sub_filter.is_name("adbe.pkcs7.detached") && !sub_filter.is_name("ETSI.CAdES.detached") {
        return None;
    }
    let Value::Array(range) = objects.resolve(dictionary.only("ByteRange")?)? else { return None };
    let [Value::Integer(0), Value::Integer(gap), Value::Integer(after), Value::Integer(length)] = range.as_slice()
    else {
        return None;
    };
    let [gap, after, length] = [gap, after, length].map(|number| usize::try_from(*number).ok());
    let (gap, after) = (gap?, after?);
    let end = after.checked_add(length?)?;
    // What is left out is this signature's own value, and nothing else.
    let mut budget = Budget { bytes: bytes.len().saturating_add(4096), values: 4096 };
    let object_end = value_at(bytes, object.at, &mut budget).ok()?.end;
    if gap <= object.at || after >= object_end || end > bytes.len() {
        return None;
    }
    let contents = hexadecimal(bytes.get(gap..after)?)?;
    let Value::String(own) = dictionary.only("Contents")? else { return None };
    // The signed part is a whole file.
    let signed = bytes.get(..end)?.trim_ascii_end();
    if **own != *contents || !signed.ends_with(b"%%EOF") {
        return None;
    }
    let claimed = match dictionary.get("M") {
        Some(Value::String(text)) => pdf_date::parse(text),
        _ => None,
    };
    Some(Part { is_time_stamp, contents, covered: [0..gap, after..end], claimed })
}

/// `<0A1B>`, and nothing beside it.
fn hexadecimal(text: &[u8]) -> Option<Vec<u8>> {
    let digits = text.strip_prefix(b"<")?.strip_suffix(b">")?;
    if digits.len() > 2 * MAX_CONTENTS {
        return None;
    }
    hex::decode(digits).ok()
}

fn is_final(objects: &Objects, dictionary: &Value) -> bool {
    let Some(Value::Array(all)) = dictionary.get("Reference").and_then(|value| objects.resolve(value)) else {
        return false;
    };
    all.iter().filter_map(|value| objects.dictionary(value)).any(|reference| {
        let parameters = reference.get("TransformParams").and_then(|value| objects.dictionary(value));
        reference.get("TransformMethod").is_some_and(|method| method.is_name("DocMDP"))
            && parameters.is_some_and(|parameters| parameters.get("P") == Some(&Value::Integer(1)))
    })
}
