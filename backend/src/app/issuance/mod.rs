//! Issues certificates after the approval, and hands them out.

pub mod authority_ends;
pub mod certificate_parts;
pub mod inspected_certificate;
pub mod issue;
pub mod order;
pub mod record_certificate;
pub mod trusted_issuers;
pub mod verified_data;
pub mod wrapped_key;
