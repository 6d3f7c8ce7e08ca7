//! What the program does, one folder a feature, without HTTP.

pub mod accounts;
pub mod administration;
pub mod awaited;
pub mod backup;
pub mod checkpoint;
pub mod documents;
pub mod drafts;
pub mod error;
pub mod filing;
pub mod import;
pub mod issuance;
pub mod job_status;
pub mod limit;
pub mod mail_sender;
pub mod metrics;
pub mod outbox;
pub mod printouts;
pub mod reminders;
pub mod renewals;
pub mod retention;
pub mod settings;
pub mod short_lived;
pub mod soundness;
pub mod start;
pub mod state;
pub mod verify;
