//! Reports of a lost or leaked key: the holder reports, the certificate is suspended here, officers have it revoked.

pub mod after;
pub mod apply;
pub mod case;
pub mod officer;
pub mod overdue;
pub mod report;
pub mod view;
