//! The service standards that this installation serves, and the holidays.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use domain::office_hours::Holidays;
use domain::settings::AgencySettings;
use domain::standard::{AgencyId, ServiceStandard, StandardFault};

/// Every agency's standard by its id.
#[derive(Debug)]
pub struct Standards {
    /// As their files say.
    written: BTreeMap<AgencyId, Arc<ServiceStandard>>,
    /// With what administrators set in the place of the files' own values.
    in_force: RwLock<BTreeMap<AgencyId, Arc<ServiceStandard>>>,
}

/// Why a standard or the holidays can't be used.
#[derive(Debug, thiserror::Error)]
pub enum StandardError {
    /// The file can't be read.
    #[error("{path}: {source}")]
    Io {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It is not TOML of the right shape.
    #[error("{name}: {source}")]
    Shape {
        /// Which one.
        name: String,
        /// Where and what.
        source: Box<toml::de::Error>,
    },
    /// It contradicts itself.
    #[error("{name}: {faults:?}")]
    Faults {
        /// Which one.
        name: String,
        /// What is wrong.
        faults: Vec<StandardFault>,
    },
    /// Two files describe the same agency.
    #[error("the agency {0} has two standards")]
    Twice(String),
    /// A directory without standards.
    #[error("{0}: no .toml file there")]
    Empty(PathBuf),
}

const BUILT_IN: [(&str, &str); 5] = [
    ("purbalingga.toml", include_str!("../../domain/standards/purbalingga.toml")),
    ("kota-pekalongan.toml", include_str!("../../domain/standards/kota-pekalongan.toml")),
    ("kepulauan-meranti.toml", include_str!("../../domain/standards/kepulauan-meranti.toml")),
    ("natuna.toml", include_str!("../../domain/standards/natuna.toml")),
    ("ciamis.toml", include_str!("../../domain/standards/ciamis.toml")),
];

impl Standards {
    /// The standards in a directory of TOML files, or the built-in ones where none is named.
    pub fn load(directory: Option<&Path>) -> Result<Self, StandardError> {
        let mut all = BTreeMap::new();
        for standard in read_all(directory)? {
            let id = standard.id.clone();
            if all.insert(id.clone(), Arc::new(standard)).is_some() {
                return Err(StandardError::Twice(id.0));
            }
        }
        Ok(Self { in_force: RwLock::new(all.clone()), written: all })
    }

    /// The standard of this agency, as it is in force.
    pub fn get(&self, agency: &AgencyId) -> Option<Arc<ServiceStandard>> {
        self.in_force.read().unwrap_or_else(PoisonError::into_inner).get(agency).cloned()
    }

    /// Every standard, ordered by id.
    pub fn all(&self) -> Vec<Arc<ServiceStandard>> {
        self.in_force.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }

    /// The standard of this agency as its file says, without settings.
    pub fn written(&self, agency: &AgencyId) -> Option<&Arc<ServiceStandard>> {
        self.written.get(agency)
    }

    /// Puts an agency's settings in force. A request that is under way goes on with what it began with.
    pub fn set(&self, agency: &AgencyId, settings: &AgencySettings) {
        if let Some(written) = self.written.get(agency) {
            let mut standard = ServiceStandard::clone(written);
            settings.apply_to(&mut standard);
            let mut in_force = self.in_force.write().unwrap_or_else(PoisonError::into_inner);
            in_force.insert(agency.clone(), Arc::new(standard));
        }
    }
}

fn read_all(directory: Option<&Path>) -> Result<Vec<ServiceStandard>, StandardError> {
    let Some(directory) = directory else {
        return BUILT_IN.iter().map(|(name, text)| read(name, text)).collect();
    };
    let io = |source| StandardError::Io { path: directory.to_owned(), source };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(directory).map_err(io)? {
        let path = entry.map_err(io)?.path();
        // The holidays may lie beside the standards; they have their own setting.
        let holidays = path.file_name().is_some_and(|name| name == "holidays.toml");
        if !holidays && path.extension().is_some_and(|extension| extension == "toml") {
            found.push(check_file(&path)?);
        }
    }
    if found.is_empty() { Err(StandardError::Empty(directory.to_owned())) } else { Ok(found) }
}

/// Reads one file and checks it as the start does.
pub fn check_file(path: &Path) -> Result<ServiceStandard, StandardError> {
    read(&path.display().to_string(), &text_of(path)?)
}

fn read(name: &str, text: &str) -> Result<ServiceStandard, StandardError> {
    let standard: ServiceStandard = parse(name, text)?;
    let faults = standard.check();
    if faults.is_empty() { Ok(standard) } else { Err(StandardError::Faults { name: name.to_owned(), faults }) }
}

/// The holidays of a file, or the built-in ones where none is named.
pub fn holidays(path: Option<&Path>) -> Result<Holidays, StandardError> {
    match path {
        None => parse("holidays.toml", include_str!("../../domain/standards/holidays.toml")),
        Some(path) => parse(&path.display().to_string(), &text_of(path)?),
    }
}

fn text_of(path: &Path) -> Result<String, StandardError> {
    std::fs::read_to_string(path).map_err(|source| StandardError::Io { path: path.to_owned(), source })
}

fn parse<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> Result<T, StandardError> {
    toml::from_str(text).map_err(|source| StandardError::Shape { name: name.to_owned(), source: Box::new(source) })
}
