//! From when to when a certificate issued here is valid.

use super::RENEWAL_WINDOW;
use crate::moment::{DAY, Timestamp, Zone};
use crate::problem::Fault;

/// Years a certificate is valid. (domain.md "Certificates".)
pub const YEARS: i32 = 2;
/// A certificate begins so long before its approval, in seconds: a clock that is slow by less does not call it "not yet
/// valid".
pub const EARLY_SECS: i64 = 600;
/// Nothing is approved when the issuing CA ends sooner than this, in seconds: a certificate that could be renewed at once,
/// or soon, is none. Twice the time in which renewal is open.
pub const LEAST_SECS: i64 = 2 * RENEWAL_WINDOW;

/// Years that a certificate recorded by an officer may be valid, at most: its signer may be unknown, its end must not be
/// without bounds. BSrE's are valid for two.
pub const MOST_RECORDED_YEARS: u16 = 5;

/// First and last second of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    /// First second.
    pub not_before: Timestamp,
    /// Last second.
    pub not_after: Timestamp,
}

/// The validity of what is approved now: [`YEARS`] to the second from the approval on, but never longer than its issuer's.
/// None when that leaves less than [`LEAST_SECS`].
///
/// `issuer_ends`: the last second of the certificates above it.
pub fn validity(approved: Timestamp, zone: Zone, issuer_ends: Timestamp) -> Option<Validity> {
    let whole = end(approved, zone);
    let not_after = whole.min(issuer_ends);
    let enough = not_after == whole || not_after.seconds_since(approved) >= LEAST_SECS;
    enough.then(|| Validity { not_before: approved.plus_seconds(-EARLY_SECS), not_after })
}

/// What is wrong with the validity of a certificate that an officer records now, to replace one that ends at `present`.
pub fn recorded_fault(validity: Validity, present: Option<Timestamp>, now: Timestamp) -> Option<Fault> {
    let Validity { not_before, not_after } = validity;
    let most = i64::from(MOST_RECORDED_YEARS) * 366 * DAY;
    if not_after <= not_before {
        Some(Fault::BeforeFirst)
    } else if not_after < now {
        Some(Fault::CertificateExpired)
    } else if present.is_some_and(|present| not_after <= present) {
        Some(Fault::CertificateNoLonger)
    } else if not_before.seconds_since(now) > EARLY_SECS {
        Some(Fault::CertificateNotYet)
    } else if not_after.seconds_since(not_before) > most {
        Some(Fault::CertificateTooLong(MOST_RECORDED_YEARS))
    } else {
        None
    }
}

/// Whether a certificate's time is far from [`YEARS`], by more than a month: worth a second look before it is recorded.
pub fn is_unusual(validity: Validity) -> bool {
    let usual = i64::from(YEARS) * 365 * DAY;
    (validity.not_after.seconds_since(validity.not_before) - usual).abs() > 31 * DAY
}

/// The beginning as people are told it: not before the approval, though the certificate itself begins some minutes
/// earlier. `acted`: when the last one acted on the application before it was issued.
pub fn shown_from(not_before: Timestamp, acted: Timestamp) -> Timestamp {
    acted.clamp(not_before, not_before.plus_seconds(EARLY_SECS))
}

/// The last second of validity: the same date and time [`YEARS`] later, less one second. From 29 February it is 28.
fn end(start: Timestamp, zone: Zone) -> Timestamp {
    start.date_in(zone).plus_years(YEARS).at(start.second_of_day(zone) - 1, zone)
}
