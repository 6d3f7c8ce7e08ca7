//! The authority's directory: a key and a certificate in PEM for each CA. The first start makes it in one step; a
//! renewal adds to it and replaces nothing.
//!
//! The first root and the first issuing CA are `root.pem` and `issuing.pem`, with `root.key.pem` and `issuing.key.pem`;
//! later ones have a number: `issuing-2.pem`. A CA exists once its certificate has its name. The newest issuing CA
//! issues; earlier ones stay for the chains of what they issued.

use std::fs::{self, DirBuilder};
use std::io::ErrorKind;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use rcgen::{Issuer, KeyPair};
use x509_parser::certificate::X509Certificate;

use super::files::{certificate, io, key, parse, sync, write};
use super::make::{Ca, Pair};
use crate::infra::authority::{AuthorityError, Ends};

/// What a CA is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Signs issuing CAs.
    Root,
    /// Signs holders' certificates.
    Issuing,
}

impl Kind {
    const fn stem(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Issuing => "issuing",
        }
    }
}

/// A CA in the directory.
pub(super) struct StoredCa {
    /// From 1 on.
    pub(super) number: u32,
    /// Its certificate.
    pub(super) der: Vec<u8>,
    /// Its private key.
    pub(super) key: KeyPair,
}

/// The loaded authority, its keys and certificates checked against each other.
pub(super) struct Loaded {
    /// The newest issuing CA, which signs.
    pub(super) issuer: Issuer<'static, KeyPair>,
    /// When it and its root expire.
    pub(super) ends: Ends,
    /// Each issuing CA's certificate and its root's, the newest first.
    pub(super) chains: Vec<[Vec<u8>; 2]>,
}

/// Whether an authority may be made in `dir`, which is missing or empty.
pub(super) fn is_vacant(dir: &Path) -> Result<bool, AuthorityError> {
    match fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(source) => Err(io(dir)(source)),
    }
}

/// Writes all files into a temporary directory and renames it to `dir`.
pub(super) fn save(dir: &Path, pair: &Pair) -> Result<(), AuthorityError> {
    let parent = match dir.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).map_err(io(parent))?;
    let mut making = dir.as_os_str().to_owned();
    making.push(".making");
    let making = PathBuf::from(making);
    // Left by a crashed first start: its keys signed nothing yet.
    match fs::remove_dir_all(&making) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(io(&making)(error)),
        _ => {}
    }
    DirBuilder::new().mode(0o700).create(&making).map_err(io(&making))?;
    for (kind, ca) in [(Kind::Root, &pair.root), (Kind::Issuing, &pair.issuing)] {
        add(&making, kind, 1, ca)?;
    }
    fs::rename(&making, dir).map_err(io(dir))?;
    sync(parent)
}

/// Adds a CA: first its key, then its certificate, renamed once it is complete.
pub(super) fn add(dir: &Path, kind: Kind, number: u32, ca: &Ca) -> Result<(), AuthorityError> {
    write(&key_path(dir, kind, number), ca.key.serialize_pem().as_bytes())?;
    let path = certificate_path(dir, kind, number);
    let making = path.with_extension(MAKING);
    write(&making, ca.certificate.pem().as_bytes())?;
    sync(dir)?;
    fs::rename(&making, &path).map_err(io(&path))?;
    sync(dir)
}

/// Removes leftovers of an interrupted renewal: a key without certificate, which signed nothing.
pub(super) fn clean(dir: &Path) -> Result<(), AuthorityError> {
    for kind in [Kind::Root, Kind::Issuing] {
        let next = numbers(dir, kind)?.last().map_or(2, |last| last + 1);
        for left in [key_path(dir, kind, next), certificate_path(dir, kind, next).with_extension(MAKING)] {
            match fs::remove_file(&left) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(io(&left)(error)),
                _ => {}
            }
        }
    }
    sync(dir)
}

/// Loads all CAs of this kind, at least one, oldest first, and checks their keys.
pub(super) fn all(dir: &Path, kind: Kind) -> Result<Vec<StoredCa>, AuthorityError> {
    let read = |number: u32| {
        let path = certificate_path(dir, kind, number);
        let der = certificate(&path)?;
        let key = key(&key_path(dir, kind, number), &parse(&der, &path)?)?;
        Ok(StoredCa { number, der, key })
    };
    // The first one must exist, even if the directory lists no other.
    [1].into_iter().chain(numbers(dir, kind)?).map(read).collect()
}

/// Loads the authority and checks that its parts belong together.
pub(super) fn load(dir: &Path) -> Result<Loaded, AuthorityError> {
    let (roots, mut issuing) = (all(dir, Kind::Root)?, all(dir, Kind::Issuing)?);
    let mut chains = Vec::new();
    for ca in issuing.iter().rev() {
        let root = root_of(&ca.der, &roots).ok_or(AuthorityError::BrokenChain)?;
        chains.push([ca.der.clone(), root.der.clone()]);
    }
    let (Some(newest), Some([der, root])) = (issuing.pop(), chains.first()) else {
        return Err(AuthorityError::BrokenChain);
    };
    let ends = Ends { issuing: end(der)?, root: end(root)? };
    let issuer = Issuer::from_ca_cert_der(&der.as_slice().into(), newest.key).map_err(AuthorityError::Signing)?;
    Ok(Loaded { issuer, ends, chains })
}

/// Returns the last second of a certificate's validity.
pub(super) fn end(der: &[u8]) -> Result<i64, AuthorityError> {
    Ok(parse(der, Path::new("a certificate"))?.validity().not_after.timestamp())
}

/// Returns the root that signed this certificate.
pub(super) fn root_of<'a>(der: &[u8], roots: &'a [StoredCa]) -> Option<&'a StoredCa> {
    let certificate = parse(der, Path::new("a certificate")).ok()?;
    roots.iter().rev().find(|root| is_issued_by(&certificate, &root.der))
}

/// Whether the CA of this certificate signed that one.
pub(super) fn is_issued_by(certificate: &X509Certificate<'_>, ca: &[u8]) -> bool {
    parse(ca, Path::new("a certificate")).is_ok_and(|ca| {
        certificate.issuer().as_raw() == ca.subject().as_raw()
            && certificate.verify_signature(Some(ca.public_key())).is_ok()
    })
}

/// Returns the numbers of this kind's certificates after the first, ascending.
fn numbers(dir: &Path, kind: Kind) -> Result<Vec<u32>, AuthorityError> {
    let mut numbers = Vec::new();
    for entry in fs::read_dir(dir).map_err(io(dir))? {
        let name = entry.map_err(io(dir))?.file_name();
        let number = name.to_str().and_then(|name| {
            name.strip_prefix(kind.stem())?.strip_prefix('-')?.strip_suffix(".pem")?.parse::<u32>().ok()
        });
        numbers.extend(number.filter(|number| *number > 1));
    }
    numbers.sort_unstable();
    Ok(numbers)
}

/// Path of an incomplete certificate file.
const MAKING: &str = "making";

fn name(kind: Kind, number: u32) -> String {
    if number == 1 { kind.stem().to_owned() } else { format!("{}-{number}", kind.stem()) }
}

/// Returns the certificate's path.
pub(super) fn certificate_path(dir: &Path, kind: Kind, number: u32) -> PathBuf {
    dir.join(format!("{}.pem", name(kind, number)))
}

fn key_path(dir: &Path, kind: Kind, number: u32) -> PathBuf {
    dir.join(format!("{}.key.pem", name(kind, number)))
}
