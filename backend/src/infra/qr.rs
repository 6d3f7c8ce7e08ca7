//! QR codes (ISO/IEC 18004) as paths of an SVG.

use std::fmt::Write as _;

use domain::api::QrCode;
use qrcodegen::{DataTooLong, QrCode as Modules, QrCodeEcc};

/// Encodes text with medium error correction, which a scratched or reflecting screen needs.
///
/// # Errors
/// If no QR code holds so much.
pub fn encode(text: &str) -> Result<QrCode, DataTooLong> {
    let modules = Modules::encode_text(text, QrCodeEcc::Medium)?;
    let size = modules.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let run = (x..size).take_while(|x| modules.get_module(*x, y)).count();
            if run > 0 {
                // Never fails for a String.
                let _ = write!(path, "M{x} {y}h{run}v1h-{run}z");
            }
            x += i32::try_from(run).unwrap_or(0) + 1;
        }
    }
    Ok(QrCode { size: u8::try_from(size).unwrap_or(u8::MAX), path })
}
