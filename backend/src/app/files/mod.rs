//! Accepted files of drafts and renewals: who may read them, their bytes, and images of their pages.

pub mod access;
pub mod page_image;
pub mod read;
pub mod sweep;
