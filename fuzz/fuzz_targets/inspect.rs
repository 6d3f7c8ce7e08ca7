//! The inspection of an uploaded file: no bytes make it panic, hang or grow without bound.
#![no_main]

use std::io::Write;

use backend::infra::inspect::{Limits, inspect};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut file) = tempfile::NamedTempFile::new() else { return };
    if file.write_all(bytes).is_ok() {
        let _ = inspect(file.path(), &Limits::default());
    }
});
