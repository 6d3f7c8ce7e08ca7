//! The live picture of a terminal's camera.

use crate::components::{Element, html};
use crate::state::kiosk::Camera;

/// The picture, for as long as it stands; `name` says what it is.
pub fn camera_picture(camera: Camera, name: &str) -> Element {
    camera.show();
    let video = Element::new("video").id(camera.id).aria_hidden("true");
    let video = video.attr("autoplay", "").attr("playsinline", "").attr("muted", "");
    html::div().class("camera").role("img").aria_label(name).child(video)
}
