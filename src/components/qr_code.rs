//! A QR code.

use domain::api::QrCode;

use super::{Element, html};

/// Light modules around the code (ISO/IEC 18004).
const QUIET_ZONE: u16 = 4;

/// The code as an image, dark on white in every contrast: a camera reads no other. `name` says what it is.
pub fn qr_code(code: &QrCode, name: &str) -> Element {
    let side = (u16::from(code.size) + 2 * QUIET_ZONE).to_string();
    let around = [QUIET_ZONE.to_string(), QUIET_ZONE.to_string()].join(" ");
    let image = [
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ",
        &side,
        " ",
        &side,
        "' shape-rendering='crispEdges'%3E%3Cpath fill='white' d='M0 0h",
        &side,
        "v",
        &side,
        "H0z'/%3E%3Cpath transform='translate(",
        &around,
        ")' d='",
        &code.path,
        "'/%3E%3C/svg%3E",
    ];
    html::img().class("qr").attr("src", image.concat()).attr("alt", name).attr("draggable", "false")
}
