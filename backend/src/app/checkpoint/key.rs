//! The key that signs checkpoints, made at the first start.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::text::{Checkpoint, SignedCheckpoint};

/// Signs checkpoints (Ed25519).
#[derive(Debug)]
pub struct Key {
    pair: Ed25519KeyPair,
    public: String,
}

/// Why the key can't be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file can't be read or written.
    #[error("the key of the checkpoints, {path}: {source}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file is readable by others than its owner.
    #[error(
        "the key of the checkpoints, {0}, is open to others than its owner: remove it if somebody may have read it (a new \
         one is made), else chmod 600 it"
    )]
    Exposed(PathBuf),
    /// The file does not hold a key, or the library refused.
    #[error("the key of the checkpoints, {0}, is damaged: restore it from a backup, or remove it (a new one is made)")]
    Damaged(PathBuf),
}

impl Key {
    /// The file in the data folder, PKCS#8 in PEM.
    pub const FILE: &str = "checkpoint.key";

    /// Opens the key in the data folder, or makes it if it is missing. Blocks.
    ///
    /// # Errors
    /// if the file can't be read or written, is open to others, or holds something else.
    pub fn open(data: &Path) -> Result<Self, KeyError> {
        let path = data.join(Self::FILE);
        let io = |source| KeyError::Io { path: path.clone(), source };
        match fs::metadata(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => make(data, &path)?,
            Err(error) => return Err(io(error)),
            Ok(metadata) if metadata.mode() & 0o077 != 0 => return Err(KeyError::Exposed(path)),
            Ok(_) => {}
        }
        let bytes = fs::read(&path).map_err(io)?;
        let pem = x509_parser::pem::parse_x509_pem(&bytes).ok().map(|(_, pem)| pem.contents);
        let pair = pem.and_then(|der| Ed25519KeyPair::from_pkcs8(&der).ok());
        let pair = pair.ok_or_else(|| KeyError::Damaged(path.clone()))?;
        let public = hex::encode(pair.public_key().as_ref());
        Ok(Self { pair, public })
    }

    /// Returns the public key in lower-case hex.
    pub fn public(&self) -> &str {
        &self.public
    }

    /// Signs a checkpoint.
    pub fn sign(&self, checkpoint: Checkpoint) -> SignedCheckpoint {
        checkpoint.signed(&self.public, |message| self.sign_bytes(message))
    }

    /// Returns a key that seals secrets in the database: it follows from this one, since Ed25519 signatures are deterministic (RFC 8032),
    /// and from nothing that is ever published.
    pub fn sealing_key(&self) -> [u8; 32] {
        Sha256::digest(self.sign_bytes(b"perbarui key for sealing, version 1")).into()
    }

    /// Signs a message, whose beginning must say what it is.
    pub fn sign_bytes(&self, message: &[u8]) -> Vec<u8> {
        self.pair.sign(message).as_ref().to_vec()
    }
}

/// Writes a new key to a temporary file and renames it, so that a crash leaves no key or a whole one.
fn make(data: &Path, path: &Path) -> Result<(), KeyError> {
    let io = |source| KeyError::Io { path: path.to_owned(), source };
    let der = Ed25519KeyPair::generate_pkcs8v1(&SystemRandom::new()).map_err(|_| KeyError::Damaged(path.to_owned()))?;
    // 48 bytes: one line.
    let body = STANDARD.encode(der.as_ref());
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n");
    let making = path.with_extension("key.making");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&making).map_err(io)?;
    file.write_all(pem.as_bytes()).and_then(|()| file.sync_all()).map_err(io)?;
    fs::rename(&making, path).map_err(io)?;
    File::open(data).and_then(|folder| folder.sync_all()).map_err(io)
}
