//! Compares a row's certificate with the one on record.

use domain::certificate::CertificateStatus;
use domain::entry::{CheckedHolder, HolderEntry};
use domain::moment::{DAY, Timestamp};
use domain::standard::ServiceStandard;

use super::table::Row;
use crate::db::import::{ExistingCertificate, ImportedCertificate};

/// The change to the certificate of a holder on record.
#[derive(Debug)]
pub enum Certificate {
    /// No change.
    Same,
    /// A newer certificate replaces it.
    Newer(ImportedCertificate),
    /// Its serial number or status changes.
    Amended {
        /// Key of its row.
        id: i64,
        /// Its serial number.
        serial: Option<String>,
        /// Its status.
        status: CertificateStatus,
    },
}

/// Returns the change that a row makes to the present certificate. `known`: its serial number is on record.
pub fn certificate(
    row: &Row,
    checked: &CheckedHolder,
    standard: &ServiceStandard,
    present: Option<&ExistingCertificate>,
    known: bool,
) -> Certificate {
    if !names_certificate(&row.entry) {
        return Certificate::Same;
    }
    let imported = certificate_of(checked, standard);
    let Some(present) = present else { return if known { Certificate::Same } else { Certificate::Newer(imported) } };
    let the_same = match (&imported.serial, &present.serial) {
        (Some(serial), Some(other)) => serial == other,
        _ => imported.not_after.is_none() || same_day(&imported, present, standard),
    };
    if the_same {
        let serial = present.serial.clone().or(imported.serial.filter(|_| !known));
        // Certificates issued here keep their status, those whose key was reported that of the report, and a blank status
        // changes nothing.
        let silent = row.entry.status.is_empty()
            || present.renewal.is_some()
            || present.reported
            || same_status(imported.status, present.status);
        let now = if silent { present.status } else { imported.status };
        let unchanged = serial == present.serial && now == present.status;
        return if unchanged {
            Certificate::Same
        } else {
            Certificate::Amended { id: present.id, serial, status: now }
        };
    }
    // An older table may list an older certificate.
    if known || imported.not_after <= present.not_after { Certificate::Same } else { Certificate::Newer(imported) }
}

/// Returns the row's certificate, valid to the end of its last day.
pub fn certificate_of(checked: &CheckedHolder, standard: &ServiceStandard) -> ImportedCertificate {
    let zone = standard.hours.zone();
    let not_after = checked.not_after.map(|day| day.at(DAY - 1, zone));
    ImportedCertificate { serial: checked.serial.clone(), status: checked.status, not_after }
}

fn same_day(imported: &ImportedCertificate, present: &ExistingCertificate, standard: &ServiceStandard) -> bool {
    let day = |at: Option<Timestamp>| at.map(|at| at.date_in(standard.hours.zone()));
    day(imported.not_after) == day(present.not_after)
}

/// Whether two statuses are the same, treating active and expired alike: which of them holds depends on the clock.
fn same_status(one: CertificateStatus, other: CertificateStatus) -> bool {
    let clock = |status| matches!(status, CertificateStatus::Active | CertificateStatus::Expired);
    one == other || (clock(one) && clock(other))
}

/// Whether a row has any certificate data.
pub fn names_certificate(entry: &HolderEntry) -> bool {
    [&entry.status, &entry.serial, &entry.not_after].into_iter().any(|cell| !cell.is_empty())
}
