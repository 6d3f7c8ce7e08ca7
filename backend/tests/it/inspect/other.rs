//! A file as hayro reads it, by its own parser: what our inspection accepts must hold nothing that acts there either.

use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object};
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

/// What hayro makes of a file.
pub(crate) enum Other {
    /// It can't be read.
    Unreadable,
    /// It wants a password.
    Encrypted,
    /// It was read.
    Read {
        /// Pages.
        pages: u32,
        /// An action or a thing that acts, if there is one in any object that the cross-reference names.
        active: Option<&'static str>,
    },
}

/// Reads it.
pub(crate) fn hayro(bytes: &[u8]) -> Other {
    let pdf = match Pdf::new(bytes.to_vec()) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => return Other::Encrypted,
        Err(_) => return Other::Unreadable,
    };
    let active = pdf.objects().into_iter().find_map(|object| in_object(&object, 0));
    Other::Read { pages: u32::try_from(pdf.pages().len()).unwrap(), active }
}

const ACTIONS: [&str; 6] = ["JavaScript", "Launch", "SubmitForm", "ImportData", "GoToR", "GoToE"];

fn in_object(object: &Object<'_>, depth: u32) -> Option<&'static str> {
    match object {
        _ if depth > 50 => None,
        Object::Dict(dict) => in_dict(dict, depth),
        Object::Stream(stream) => in_dict(stream.dict(), depth),
        Object::Array(array) => in_array(array, depth),
        _ => None,
    }
}

fn in_dict(dict: &Dict<'_>, depth: u32) -> Option<&'static str> {
    let name = |key: &str| dict.get::<Name<'_>>(key);
    let is = |key: &str, word: &str| name(key).is_some_and(|name| name.as_str() == word);
    if !is("Type", "StructElem")
        && let Some(action) = ACTIONS.into_iter().find(|action| is("S", action))
    {
        return Some(action);
    }
    if is("Type", "Filespec") && dict.get::<Dict<'_>>("EF").is_some() || is("Subtype", "FileAttachment") {
        return Some("an attachment");
    }
    if is("Subtype", "RichMedia") {
        return Some("a film");
    }
    dict.entries().find_map(|(_, value)| match value {
        MaybeRef::NotRef(value) => in_object(&value, depth + 1),
        MaybeRef::Ref(_) => None,
    })
}

fn in_array(array: &Array<'_>, depth: u32) -> Option<&'static str> {
    array.raw_iter().find_map(|value| match value {
        MaybeRef::NotRef(value) => in_object(&value, depth + 1),
        MaybeRef::Ref(_) => None,
    })
}
