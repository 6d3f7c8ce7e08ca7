//! The pages that only kiosks have.

mod attract;

pub use attract::AttractPage;
