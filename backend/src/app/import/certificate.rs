//! What a row says of its holder's certificate beside the one on record.

use domain::certificate::CertificateStatus;
use domain::entry::{CheckedHolder, HolderEntry};
use domain::moment::{DAY, Timestamp};
use domain::standard::ServiceStandard;

use super::table::Row;
use crate::db::import::{ExistingCertificate, ImportedCertificate};

/// What becomes of the certificate of somebody on record.
#[derive(Debug)]
pub enum Certificate {
    /// It stays.
    Same,
    /// A newer one takes its place.
    Newer(ImportedCertificate),
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
    present: Option<&ExistingCertificate>,
    known: bool,
) -> Certificate {
    if !tells_of_certificate(&row.entry) {
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
        // What was issued here is better known here; a blank status says nothing.
        let silent = row.entry.status.is_empty() || present.renewal.is_some() || alike(imported.status, present.status);
        let now = if silent { present.status } else { imported.status };
        let unchanged = serial == present.serial && now == present.status;
        return if unchanged {
            Certificate::Same
        } else {
            Certificate::Amended { id: present.id, serial, status: now }
        };
    }
    // An older one may come with an older table.
    if known || imported.not_after <= present.not_after { Certificate::Same } else { Certificate::Newer(imported) }
}

/// The certificate of the row, valid to the end of its last day.
pub fn certificate_of(checked: &CheckedHolder, standard: &ServiceStandard) -> ImportedCertificate {
    let zone = standard.hours.zone();
    let not_after = checked.not_after.map(|day| day.at(DAY - 1, zone));
    ImportedCertificate { serial: checked.serial.clone(), status: checked.status, not_after }
}

fn same_day(imported: &ImportedCertificate, present: &ExistingCertificate, standard: &ServiceStandard) -> bool {
    let day = |at: Option<Timestamp>| at.map(|at| at.date_in(standard.hours.zone()));
    day(imported.not_after) == day(present.not_after)
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
