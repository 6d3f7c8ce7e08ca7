//! The service standards of this installation, in every version under which renewals were submitted.
//!
//! A renewal follows the version under which it was submitted to its end: a changed file applies to later applications
//! only.

mod files;
mod letter;
mod read;
mod revocation;
mod schema;
pub mod versions;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use domain::renewal::Digest;
use domain::settings::AgencySettings;
use domain::standard::{AgencyId, ServiceStandard};

pub use files::{StandardError, check_file, holidays};
pub use letter::letter_of;
pub use read::FileFault;
pub use revocation::revocation_of;
pub use schema::schema;
pub use versions::digest_of;

/// Every agency's standard, in all its versions. A version is named by the digest of its content.
#[derive(Debug)]
pub struct Standards {
    /// The current version of each agency, for new applications.
    current: BTreeMap<AgencyId, Digest>,
    /// Older versions with open renewals.
    in_use: BTreeSet<Digest>,
    /// Every version as written.
    written: BTreeMap<Digest, Arc<ServiceStandard>>,
    /// Every version with the administrators' settings applied. Office and contacts are those of the current version.
    in_force: RwLock<BTreeMap<Digest, Arc<ServiceStandard>>>,
}

/// A version of an agency's standard.
#[derive(Clone, Debug)]
pub struct Version {
    /// Names it in events.
    pub digest: Digest,
    /// Its content, as it is in force.
    pub standard: Arc<ServiceStandard>,
}

impl Standards {
    /// Loads the built-in standards and those in a directory of TOML files; a file with the id of a built-in one
    /// replaces it.
    pub fn load(directory: Option<&Path>) -> Result<Self, StandardError> {
        let mut current = BTreeMap::new();
        let mut written = BTreeMap::new();
        for (id, standard) in files::all(directory)? {
            let digest = digest_of(&standard);
            current.insert(id, digest.clone());
            written.insert(digest, Arc::new(standard));
        }
        Ok(Self { current, in_use: BTreeSet::new(), in_force: RwLock::new(written.clone()), written })
    }

    /// Adds an older version. `open`: whether open renewals were submitted under it. Ignores versions of an agency
    /// without a current one.
    pub fn add_older(&mut self, digest: Digest, standard: ServiceStandard, open: bool) {
        let Some(current) = self.written(&standard.id) else { return };
        if self.written.contains_key(&digest) {
            return;
        }
        let in_force = ServiceStandard { agency: current.agency.clone(), ..standard.clone() };
        self.in_force.get_mut().unwrap_or_else(PoisonError::into_inner).insert(digest.clone(), Arc::new(in_force));
        self.written.insert(digest.clone(), Arc::new(standard));
        if open {
            self.in_use.insert(digest);
        }
    }

    /// Returns this agency's current standard with its settings.
    pub fn get(&self, agency: &AgencyId) -> Option<Arc<ServiceStandard>> {
        self.current(agency).map(|version| version.standard)
    }

    /// Returns this agency's current version.
    pub fn current(&self, agency: &AgencyId) -> Option<Version> {
        self.version(self.current.get(agency)?)
    }

    /// Returns the version with this digest.
    pub fn version(&self, digest: &Digest) -> Option<Version> {
        let standard = self.in_force.read().unwrap_or_else(PoisonError::into_inner).get(digest).cloned()?;
        Some(Version { digest: digest.clone(), standard })
    }

    /// Returns the versions of this agency with open cases, the current one first.
    pub fn in_use(&self, agency: &AgencyId) -> Vec<Version> {
        let older = self.in_use.iter().filter_map(|digest| self.version(digest));
        let older = older.filter(|version| version.standard.id == *agency);
        self.current(agency).into_iter().chain(older).collect()
    }

    /// Returns every agency's current standard, ordered by id.
    pub fn all(&self) -> Vec<Arc<ServiceStandard>> {
        self.current.keys().filter_map(|agency| self.get(agency)).collect()
    }

    /// Returns this agency's current standard without settings.
    pub fn written(&self, agency: &AgencyId) -> Option<&Arc<ServiceStandard>> {
        self.written.get(self.current.get(agency)?)
    }

    /// Returns the version with this digest without settings.
    pub fn written_version(&self, digest: &Digest) -> Option<&Arc<ServiceStandard>> {
        self.written.get(digest)
    }

    /// Applies an agency's settings to all its versions. Requests in progress keep the standard they loaded.
    pub fn set(&self, agency: &AgencyId, settings: &AgencySettings) {
        let mut in_force = self.in_force.write().unwrap_or_else(PoisonError::into_inner);
        for standard in in_force.values_mut().filter(|standard| standard.id == *agency) {
            settings.apply_to(Arc::make_mut(standard));
        }
    }
}
