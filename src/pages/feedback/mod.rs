//! The pages for feedback on the service, on one's own device and at a kiosk.

pub mod complaint;
mod start;
mod survey;

pub use start::FeedbackPage;
pub use survey::SurveyPage;
