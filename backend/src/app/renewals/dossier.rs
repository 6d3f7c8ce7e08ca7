//! The files sent with a renewal, and how long a case is kept.

use domain::journey::FileInfo;
use domain::moment::Date;

use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::db::Conn;
use crate::db::files;

/// Returns the files that were sent last.
pub(crate) async fn dossier(db: &mut Conn, case: &Case) -> Result<Vec<FileInfo>, Error> {
    let sent = files::of_renewal(db, case.id).await?;
    let named = case.renewal.dossier.files.iter().filter_map(|(purpose, digest)| {
        sent.iter().find(|file| file.purpose == *purpose && file.sha256 == digest.0).cloned()
    });
    Ok(named.collect())
}

pub(crate) fn kept_until(case: &Case) -> Option<Date> {
    let years = case.standard.retention_years.filter(|_| !case.renewal.open())?;
    Some(case.renewal.since.date_in(case.standard.hours.zone()).plus_years(i32::from(years)))
}
