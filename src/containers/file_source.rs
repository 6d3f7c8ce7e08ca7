//! Where an application's files come from: chosen on this device, or, at a kiosk, handed over from a phone. An app carries only
//! the way that it provides.

use std::sync::Arc;

use domain::person::FilePurpose;
use leptos::prelude::*;

use super::FileUpload;
use crate::state::form::Form;
use crate::state::upload::UploadTarget;
use crate::state::wizard::Wizard;

/// One file of an application on its page.
pub trait FilePart: Send + Sync {
    /// What it is for.
    fn purpose(&self) -> FilePurpose;
    /// What is wrong with it, for the error summary.
    fn faults(&self) -> Option<(&'static str, String)>;
    /// What must be done before its page is left, e.g. since it is being sent; followed.
    fn unfinished(&self) -> Option<&'static str>;
    /// The part. `title` names it, `hints` stand above the control.
    fn view(&self, title: &str, hints: &[String]) -> AnyView;
}

/// How this app gets files, and whether it gives some. Provided by the app.
#[derive(Clone, Copy)]
pub struct FileSource {
    /// The part for a file of at most so many bytes.
    pub part: fn(Wizard, Form, u64, FilePurpose) -> Arc<dyn FilePart>,
    /// Whether files can be saved: not on a terminal that many people share.
    pub saves: bool,
}

impl FileSource {
    /// Files are chosen on this device.
    pub fn provide_upload() {
        provide_context(Self {
            part: |wizard, form, max, purpose| Arc::new(FileUpload::new(wizard, form, max, purpose)),
            saves: true,
        });
    }

    /// The one in context.
    pub fn here() -> Self {
        expect_context()
    }
}

impl<K: UploadTarget> FilePart for FileUpload<K> {
    fn purpose(&self) -> FilePurpose {
        self.purpose
    }

    fn faults(&self) -> Option<(&'static str, String)> {
        Self::faults(*self)
    }

    fn unfinished(&self) -> Option<&'static str> {
        Self::unfinished(*self)
    }

    fn view(&self, title: &str, hints: &[String]) -> AnyView {
        Self::view(*self, title, hints)
    }
}
