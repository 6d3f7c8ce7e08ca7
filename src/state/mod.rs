//! State that outlives a page's views: who is logged in, what is wrong in a form, whether the device is online.

pub mod connection;
pub mod form;
pub mod session;
