//! Public resources.

use domain::api::{AgencySummary, path};

use super::{Error, get};

/// The agencies that this service works for.
pub async fn agencies() -> Result<Vec<AgencySummary>, Error> {
    get(path::AGENCIES).await
}
