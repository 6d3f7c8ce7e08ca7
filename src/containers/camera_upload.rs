//! A file of an application at a kiosk: handed over from the holder's phone, or photographed page by page by the terminal's camera.

use domain::person::FilePurpose;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::camera_picture::camera_picture;
use super::file_source::FilePart;
use super::focus::queue_focus;
use super::photo_strip::photo_strip;
use super::{FileUpload, PhoneUpload};
use crate::components::{Part, actions, button, html, live};
use crate::i18n::{kiosk::camera as words, upload};
use crate::state::form::Form;
use crate::state::kiosk::{Camera, CameraFault, PhoneFile, Picture};
use crate::state::wizard::Wizard;

/// One file. The phone stays offered whatever the camera does.
#[derive(Clone, Copy)]
pub struct CameraUpload {
    phone: PhoneFile,
    upload: FileUpload<Wizard>,
    camera: Camera,
    wizard: Wizard,
    taking: StoredValue<bool>,
}

impl CameraUpload {
    /// A file of at most `max` bytes. Make it in the page's body, not in its content.
    pub fn new(wizard: Wizard, form: Form, max: u64, purpose: FilePurpose) -> Self {
        let phone = PhoneFile::new(wizard, form, purpose);
        Self {
            phone,
            upload: FileUpload::new(wizard, form, max, purpose),
            camera: Camera::new(camera_id(purpose)),
            wizard,
            taking: StoredValue::new(false),
        }
    }

    fn stop(self) {
        self.camera.stop();
        queue_focus(self.upload.id().into());
    }

    fn take(self) {
        // One after the other: a second one would take the place of the first.
        if self.taking.get_value() || untrack(|| self.upload.is_sending()) {
            return;
        }
        self.taking.set_value(true);
        let name = words::t().name;
        spawn_local(async move {
            let photo = self.camera.photograph(name).await;
            let is_left = self.taking.try_set_value(false).is_some();
            if let Some(photo) = photo.filter(|_| !is_left) {
                self.upload.send(vec![photo]);
            }
        });
    }

    /// The live picture, and the pages that were taken.
    fn shooting(self, title: &str, picture: Picture) -> AnyView {
        let t = words::t();
        let pages = self.wizard.transfer(self.upload.purpose).pages;
        let strip = live(move || pages.any().then(|| photo_strip(pages, self.upload.id())).map(Part::part).part());
        let error = live(move || self.upload.error_line(self.upload.error()).part());
        let is_live = picture == Picture::Live;
        let id = self.upload.id();
        let take = is_live.then(|| button("button", t.take, move || self.take()).id(id));
        let end = button("button second", t.end, move || self.stop());
        let end = if is_live { end } else { end.id(id) };
        queue_focus(id.into());
        let status = live(move || {
            let words = match (is_live, self.upload.is_sending()) {
                (false, _) => words::t().starting,
                (true, true) => upload::t().preparing,
                (true, false) => words::t().how,
            };
            words.part()
        });
        html::div()
            .class("file")
            .child(html::p().child(title))
            .child(error)
            .child(html::p().role("status").child(status))
            .child(camera_picture(self.camera, t.picture))
            .child(actions().child(take).child(end))
            .child(strip)
            .child(self.upload.undo())
            .view()
    }

    fn offer(self, title: &str, hints: &[String]) -> AnyView {
        let camera = live(move || {
            let can = self.camera.is_there.get() && !self.phone.is_open();
            can.then(|| actions().child(button("button second", words::t().begin, move || self.camera.start()))).part()
        });
        vec![PhoneUpload(self.phone).view(title, hints), camera].part()
    }
}

impl FilePart for CameraUpload {
    fn purpose(&self) -> FilePurpose {
        self.upload.purpose
    }

    fn faults(&self) -> Option<(&'static str, String)> {
        self.upload.faults()
    }

    fn unfinished(&self) -> Option<&'static str> {
        self.upload.unfinished()
    }

    fn view(&self, title: &str, hints: &[String]) -> AnyView {
        let (this, title, hints) = (*self, title.to_owned(), hints.to_vec());
        let body = live(move || {
            let picture = this.camera.picture.get();
            if picture != Picture::Off {
                return this.shooting(&title, picture);
            }
            let failed = this.camera.fault.with(Option::is_some);
            let add = |_| {
                let add = button("", upload::t().add_page, move || this.camera.start());
                // The phone's button has the field's id where it is offered.
                if failed { add } else { add.id(this.upload.id()) }
            };
            match this.upload.under_way(&title, add) {
                Some(under_way) if failed => vec![under_way, PhoneUpload(this.phone).view(&title, &hints)].part(),
                Some(under_way) => under_way,
                None => this.offer(&title, &hints),
            }
        });
        let fault = live(move || this.camera.fault.get().map(|fault| html::p().class("warn").child(why(fault))).part());
        vec![html::div().role("alert").child(fault).view(), body].part()
    }
}

/// One for each file of a page.
fn camera_id(purpose: FilePurpose) -> &'static str {
    match purpose {
        FilePurpose::Letter | FilePurpose::FiledLetter => "camera",
        FilePurpose::Ktp => "camera-ktp",
        FilePurpose::Sk => "camera-sk",
    }
}

fn why(fault: CameraFault) -> &'static str {
    let t = words::t();
    match fault {
        CameraFault::Missing => t.missing,
        CameraFault::Refused => t.refused,
        CameraFault::Busy => t.busy,
        CameraFault::Lost => t.lost,
        CameraFault::Black => t.black,
        CameraFault::Untaken => t.untaken,
    }
}
