//! The signatures of an uploaded PDF: no bytes make their verification panic, hang or grow without bound. With
//! `PERBARUI_LETTER_ROOTS` set, paths of certificates are built, too.
#![no_main]

use std::path::Path;
use std::sync::OnceLock;

use backend::infra::signatures::{Authorities, verify};
use domain::moment::Timestamp;
use libfuzzer_sys::fuzz_target;

static AUTHORITIES: OnceLock<Option<Authorities>> = OnceLock::new();

fuzz_target!(|bytes: &[u8]| {
    let authorities = AUTHORITIES.get_or_init(|| {
        let roots = std::env::var_os("PERBARUI_LETTER_ROOTS")?;
        Authorities::load(Path::new(&roots)).ok()
    });
    let _ = verify(bytes, authorities.as_ref(), Timestamp(1_795_219_200));
});
