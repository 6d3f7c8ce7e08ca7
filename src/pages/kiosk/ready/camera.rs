//! Whether a camera shows a picture.

use domain::api::Check;
use leptos::prelude::*;

use super::section::{advice, question, section as check};
use crate::components::{Part, actions, button, html, live};
use crate::containers::camera_picture;
use crate::i18n::kiosk::camera as shared;
use crate::i18n::kiosk::ready as words;
use crate::state::effect::effect;
use crate::state::kiosk::{Camera, CameraFault, Picture};

/// The check.
pub(super) fn section(camera: Camera, found: RwSignal<Check>) -> AnyView {
    let t = words::t();
    let fault = move || {
        let seen = camera.fault.get().map(why);
        seen.or_else(|| (found.get() == Check::Failed).then_some(words::t().camera_dull)).map(String::from)
    };
    let body = vec![
        html::p().child(t.camera_lead).view(),
        live(move || match camera.picture.get() {
            Picture::Off => off(camera),
            Picture::Starting => html::p().role("status").child(shared::t().starting).view(),
            Picture::Live => shown(camera, found),
        }),
        advice(fault),
    ];
    // What the camera itself says comes before what somebody saw.
    effect(move || {
        if camera.fault.get().is_some() {
            found.set(Check::Failed);
        }
    });
    check("camera-h", t.camera, move || found.get(), body)
}

fn off(camera: Camera) -> AnyView {
    let t = words::t();
    let none = live(move || (!camera.is_there.get()).then(|| html::p().child(words::t().camera_none)).part());
    vec![none, actions().child(button("button second", t.camera_on, move || camera.start())).view()].part()
}

fn shown(camera: Camera, found: RwSignal<Check>) -> AnyView {
    let t = words::t();
    // A black picture is not one that somebody sees.
    effect(move || {
        if found.get() == Check::Passed && camera.is_black() {
            camera.fault.set(Some(CameraFault::Black));
        } else if found.get() == Check::Passed {
            camera.fault.set(None);
        }
    });
    vec![
        camera_picture(camera, shared::t().picture).view(),
        question(found, t.camera_ask, t.yes, t.no),
        actions().child(button("button second", t.camera_off, move || camera.stop())).view(),
    ]
    .part()
}

fn why(fault: CameraFault) -> &'static str {
    let t = words::t();
    match fault {
        CameraFault::Missing => t.camera_missing,
        CameraFault::Refused => t.camera_refused,
        CameraFault::Busy | CameraFault::Untaken => t.camera_busy,
        CameraFault::Lost => t.camera_lost,
        CameraFault::Black => t.camera_black,
    }
}
