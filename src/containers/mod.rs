//! Components that know state: the page around its content, what is loaded for it, a file that is uploaded.

pub mod ask;
mod camera_picture;
mod camera_upload;
mod due_sum;
mod fields;
mod file_source;
mod file_upload;
mod focus;
mod frame;
mod keyboard;
pub mod loaded;
pub mod page;
mod phone_upload;
mod photo_strip;
pub mod shortcuts;
mod signatures;

pub use camera_picture::camera_picture;
pub use camera_upload::CameraUpload;
pub use due_sum::due_sum;
pub use fields::{clear_secrets, read_on_submit};
pub use file_source::{FilePart, FileSource};
pub use file_upload::FileUpload;
pub use frame::Frame;
pub use keyboard::{Keyboard, SwitchSettingsButton};
pub use loaded::Loaded;
pub use page::{FaultList, Page, PageProps, field_error, h1};
pub use phone_upload::PhoneUpload;
pub use signatures::signatures;
