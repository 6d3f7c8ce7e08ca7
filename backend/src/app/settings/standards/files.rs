//! Reads service standards and holidays: the built-in ones, and those of a directory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::office_hours::Holidays;
use domain::standard::{AgencyId, ServiceStandard};

use super::read::{self, FileFault};

/// Reads the built-in standards and those in a directory of TOML files; a file with the id of a built-in one replaces
/// it.
pub(super) fn all(directory: Option<&Path>) -> Result<BTreeMap<AgencyId, ServiceStandard>, StandardError> {
    let mut all = BTreeMap::new();
    for (name, text) in BUILT_IN {
        let standard = read::standard(text.as_bytes()).map_err(|faults| refused(name.to_owned(), faults))?;
        all.insert(standard.id.clone(), standard);
    }
    if let Some(directory) = directory {
        all.extend(read_all(directory)?);
    }
    Ok(all)
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
    /// The file's content is refused.
    #[error("{}", lines(.name, .faults))]
    Faults {
        /// Which one.
        name: String,
        /// Everything that is wrong, in the order of its lines.
        faults: Vec<FileFault>,
    },
    /// Two files of the directory describe the same agency.
    #[error("{1}: the agency `{0}` has a standard in this directory already")]
    Twice(String, PathBuf),
}

/// Formats faults like a compiler: one `file:line: reason` per line.
fn lines(name: &str, faults: &[FileFault]) -> String {
    let line = |fault: &FileFault| match fault.line {
        Some(line) => format!("{name}:{line}: {}", fault.reason),
        None => format!("{name}: {}", fault.reason),
    };
    faults.iter().map(line).collect::<Vec<_>>().join("\n")
}

const BUILT_IN: [(&str, &str); 5] = [
    ("purbalingga.toml", include_str!("../../../../../domain/standards/purbalingga.toml")),
    ("kota-pekalongan.toml", include_str!("../../../../../domain/standards/kota-pekalongan.toml")),
    ("kepulauan-meranti.toml", include_str!("../../../../../domain/standards/kepulauan-meranti.toml")),
    ("natuna.toml", include_str!("../../../../../domain/standards/natuna.toml")),
    ("ciamis.toml", include_str!("../../../../../domain/standards/ciamis.toml")),
];

const HOLIDAYS: &str = include_str!("../../../../../domain/standards/holidays.toml");

fn read_all(directory: &Path) -> Result<BTreeMap<AgencyId, ServiceStandard>, StandardError> {
    let io = |source| StandardError::Io { path: directory.to_owned(), source };
    let mut found = BTreeMap::new();
    let paths: Result<Vec<_>, _> =
        std::fs::read_dir(directory).map_err(io)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths.map_err(io)?;
    // Sorted, so that every start reports the same error first.
    paths.sort();
    for path in paths {
        // Holidays have their own setting, but may be in the same directory.
        let holidays = path.file_name().is_some_and(|name| name == "holidays.toml");
        if !holidays && path.extension().is_some_and(|extension| extension == "toml") {
            let standard = check_file(&path)?;
            let id = standard.id.clone();
            if found.insert(id.clone(), standard).is_some() {
                return Err(StandardError::Twice(id.0, path));
            }
        }
    }
    Ok(found)
}

/// Reads and checks one file like the start does.
pub fn check_file(path: &Path) -> Result<ServiceStandard, StandardError> {
    read::standard(&bytes_of(path)?).map_err(|faults| refused(path.display().to_string(), faults))
}

/// Reads the holidays of a file, or the built-in ones if none is given.
pub fn holidays(path: Option<&Path>) -> Result<Holidays, StandardError> {
    let (name, bytes) = match path {
        None => ("holidays.toml".to_owned(), HOLIDAYS.as_bytes().to_owned()),
        Some(path) => (path.display().to_string(), bytes_of(path)?),
    };
    read::toml(&bytes).map_err(|faults| refused(name, faults))
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, StandardError> {
    std::fs::read(path).map_err(|source| StandardError::Io { path: path.to_owned(), source })
}

const fn refused(name: String, faults: Vec<FileFault>) -> StandardError {
    StandardError::Faults { name, faults }
}
