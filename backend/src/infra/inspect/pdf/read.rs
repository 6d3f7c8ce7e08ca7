//! Reads all objects of a file, whatever its cross-reference says: a viewer that finds the cross-reference broken looks for
//! the objects itself, and each viewer in its own way.

use super::super::Rejection;
use super::lexer::{Budget, REREADS};
use super::objects::Objects;
use super::scan::{self, Object};
use super::stream::Packed;
use super::value::Value;

/// Values of a letter are some thousands; these take some 50 MB at worst.
const MAX_VALUES: usize = 500_000;
/// Of all object streams of a file together, unpacked.
const MAX_UNPACKED: usize = 32 * 1024 * 1024;

/// Reads all objects; an encrypted file is refused before its streams are unpacked.
pub(super) fn read(bytes: &[u8]) -> Result<Objects, Rejection> {
    let mut budget = Budget { bytes: bytes.len().saturating_mul(REREADS).saturating_add(4096), values: MAX_VALUES };
    let scan::Found { objects, mut trailers } = scan::run(bytes, &mut budget)?;
    trailers.sort_by_key(|trailer| !trailer.enclosed);
    let (enclosed, values): (Vec<bool>, Vec<Value>) =
        trailers.into_iter().map(|trailer| (trailer.enclosed, trailer.value)).unzip();
    let mut read = Objects::new(objects, values);
    if read.trailers().iter().zip(enclosed).any(|(trailer, enclosed)| encrypts(&read, trailer, enclosed)) {
        return Err(Rejection::Encrypted);
    }
    let unpacked = unpacked(&read, bytes, &mut budget)?;
    read.add(unpacked);
    Ok(read)
}

/// A reference to nothing encrypts nothing, except in a trailer that certainly is one.
fn encrypts(objects: &Objects, trailer: &Value, enclosed: bool) -> bool {
    trailer.all("Encrypt").any(|encrypt| match encrypt {
        Value::Null => false,
        _ => !enclosed || matches!(objects.resolve(encrypt), Some(Value::Dictionary(_))),
    })
}

fn unpacked(objects: &Objects, bytes: &[u8], budget: &mut Budget) -> Result<Vec<Object>, Rejection> {
    let mut found = Vec::new();
    let mut left = MAX_UNPACKED;
    for object in objects.all() {
        let Some(packed) = Packed::of(objects, object, bytes) else { continue };
        for (number, value) in packed.objects(&mut left, budget)? {
            let (enclosed, at) = (object.enclosed, object.at);
            found.push(Object { number: Some(number), value, data: None, enclosed, at });
        }
    }
    Ok(found)
}
