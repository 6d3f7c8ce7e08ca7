//! QR codes (ISO/IEC 18004) as paths of an SVG.

use std::fmt::Write as _;

use domain::api::QrCode;
use qrcodegen::{DataTooLong, QrCode as Modules, QrCodeEcc};

/// Encodes text with medium error correction, which a scratched or reflecting screen needs.
///
/// # Errors
/// If no QR code holds so much.
pub fn encode(text: &str) -> Result<QrCode, DataTooLong> {
    let Runs { size, runs } = runs(text)?;
    let mut path = String::new();
    for (x, y, run) in runs {
        // Never fails for a String.
        let _ = write!(path, "M{x} {y}h{run}v1h-{run}z");
    }
    Ok(QrCode { size, path })
}

/// The dark modules of a QR code.
pub struct Runs {
    /// Modules of a side.
    pub size: u8,
    /// Neighbours in a row as one: column and row of the first, and how many.
    pub runs: Vec<(u8, u8, u8)>,
}

/// Encodes text, to be drawn.
///
/// # Errors
/// If no QR code holds so much.
pub fn runs(text: &str) -> Result<Runs, DataTooLong> {
    let modules = Modules::encode_text(text, QrCodeEcc::Medium)?;
    // At most 177.
    let size = u8::try_from(modules.size()).unwrap_or(u8::MAX);
    let mut runs = Vec::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let dark = (x..size).take_while(|x| modules.get_module((*x).into(), y.into())).count();
            let run = u8::try_from(dark).unwrap_or(u8::MAX);
            if run > 0 {
                runs.push((x, y, run));
            }
            x += run + 1;
        }
    }
    Ok(Runs { size, runs })
}
