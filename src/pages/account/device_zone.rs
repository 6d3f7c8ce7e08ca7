//! The device's time zone.

use domain::moment::Zone;

/// Outside a case the agency's zone is unknown: the device's, taken for Indonesian.
pub fn device_zone() -> Zone {
    // Minutes west of UTC.
    match js_sys::Date::new_0().get_timezone_offset() {
        offset if offset <= -540.0 => Zone::Wit,
        offset if offset <= -480.0 => Zone::Wita,
        _ => Zone::Wib,
    }
}
