//! What the browser may use of a device, by page (Permissions Policy).

use axum::http::HeaderValue;

/// Returns the policy of a page: the camera on a kiosk's journey and readiness page, and nothing else anywhere.
pub fn of_page(path: &str) -> HeaderValue {
    let camera = path == "/kios/siap" || path.starts_with("/kios/layanan/");
    HeaderValue::from_static(if camera { WITH_CAMERA } else { NOTHING })
}

const NOTHING: &str = "camera=(), accelerometer=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
                       microphone=(), payment=(), usb=()";
const WITH_CAMERA: &str = "camera=(self), accelerometer=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
                           microphone=(), payment=(), usb=()";
