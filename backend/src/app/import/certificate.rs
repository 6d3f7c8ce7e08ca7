//! What a row says of its holder's certificate beside the one on record.

use domain::certificate::CertificateStatus;
use domain::entry::{CheckedHolder, HolderEntry};
use domain::moment::{DAY, Timestamp};
use domain::standard::ServiceStandard;

use super::table::Row;
use crate::db::import::{Known, Told};

/// What becomes of the certificate of somebody on record.
#[derive(Debug)]
pub enum Certificate {
    /// It stays.
    Same,
    /// A newer one takes its place.
    Newer(Told),
    /// More, or something else, is known of it.
    Amended {
        /// Key of its row.
        id: i64,
        /// Its serial number.
        serial: Option<String>,
        /// Its status.
        status: CertificateStatus,
    },
}

/// What the row says of the certificate beside the present one. `known`: its serial number is on record.
pub fn certificate(
    row: &Row,
    checked: &CheckedHolder,
    standard: &ServiceStandard,
    present: Option<&Known>,
    known: bool,
) -> Certificate {
    if !tells_of_certificate(&row.entry) {
        return Certificate::Same;
    }
    let told = told(checked, standard);
    let Some(present) = present else { return if known { Certificate::Same } else { Certificate::Newer(told) } };
    let the_same = match (&told.serial, &present.serial) {
        (Some(serial), Some(other)) => serial == other,
        _ => told.not_after.is_none() || same_day(&told, present, standard),
    };
    if the_same {
        let serial = present.serial.clone().or(told.serial.filter(|_| !known));
        // What was issued here is better known here; a blank status says nothing.
        let silent = row.entry.status.is_empty() || present.renewal.is_some() || alike(told.status, present.status);
        let now = if silent { present.status } else { told.status };
        let unchanged = serial == present.serial && now == present.status;
        return if unchanged {
            Certificate::Same
        } else {
            Certificate::Amended { id: present.id, serial, status: now }
        };
    }
    // An older one may be told of by an older table.
    if known || told.not_after <= present.not_after { Certificate::Same } else { Certificate::Newer(told) }
}

/// The certificate of the row, valid to the end of its last day.
pub fn told(checked: &CheckedHolder, standard: &ServiceStandard) -> Told {
    let zone = standard.hours.zone();
    let not_after = checked.not_after.map(|day| day.at(DAY - 1, zone));
    Told { serial: checked.serial.clone(), status: checked.status, not_after }
}

fn same_day(told: &Told, present: &Known, standard: &ServiceStandard) -> bool {
    let day = |at: Option<Timestamp>| at.map(|at| at.date_in(standard.hours.zone()));
    day(told.not_after) == day(present.not_after)
}

/// That a certificate expired follows from the clock: one word for both.
fn alike(one: CertificateStatus, other: CertificateStatus) -> bool {
    let clock = |status| matches!(status, CertificateStatus::Active | CertificateStatus::Expired);
    one == other || (clock(one) && clock(other))
}

/// Whether a row says anything of a certificate.
pub fn tells_of_certificate(entry: &HolderEntry) -> bool {
    [&entry.status, &entry.serial, &entry.not_after].into_iter().any(|cell| !cell.is_empty())
}
