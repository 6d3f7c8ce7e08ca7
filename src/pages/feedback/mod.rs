//! The pages for feedback on the service, on one's own device and at a kiosk.

mod start;

pub use start::FeedbackPage;
