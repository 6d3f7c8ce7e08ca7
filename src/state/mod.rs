//! State that outlives a page's views: contexts and what they do, no views.

pub mod agencies;
pub mod collective;
pub mod complaint;
pub mod connection;
pub mod desk;
pub mod effect;
pub mod filing;
pub mod form;
pub mod hand_off;
pub mod kiosk;
pub mod passkey;
pub mod preference;
pub mod session;
pub mod survey;
pub mod switches;
pub mod upload;
pub mod wizard;
