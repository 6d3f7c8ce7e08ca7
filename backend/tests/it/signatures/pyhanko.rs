//! pyHanko: makes the files and judges them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use backend::infra::signatures::Authorities;
use serde::Deserialize;
use tempfile::TempDir;

/// The signed files, and what pyHanko says of each.
pub(super) struct Made {
    folder: PathBuf,
    /// By name: its signatures in the order in which they were made.
    pub(super) judged: BTreeMap<String, Vec<Judged>>,
}

/// What pyHanko says of a signature.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "what the validator says, word by word")]
pub(super) struct Judged {
    /// Why it can't be read.
    pub(super) error: Option<String>,
    /// Whether the signed part of the file is what was signed.
    pub(super) intact: bool,
    /// Whether the certificate's key made it.
    pub(super) valid: bool,
    /// Whether the root vouches for the signer at the time of signing.
    pub(super) trusted: bool,
    /// What was changed since.
    pub(super) level: String,
    /// Whether its time stamp is right.
    pub(super) stamped: bool,
    /// Why nobody vouches for the signer.
    pub(super) problem: String,
    /// The signer's common name.
    pub(super) by: String,
    /// When it was signed, as the signer says.
    pub(super) claimed: Option<i64>,
}

impl Made {
    /// The bytes of a file.
    pub(super) fn file(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.folder.join(name).with_extension("pdf")).unwrap()
    }

    /// The root, in PEM.
    pub(super) fn roots(&self) -> PathBuf {
        self.folder.join("roots.pem")
    }

    /// The root.
    pub(super) fn authorities(&self) -> Authorities {
        Authorities::load(&self.roots()).unwrap()
    }
}

/// Made once for all tests, which takes some seconds.
pub(super) fn made() -> &'static Made {
    static MADE: OnceLock<Made> = OnceLock::new();
    MADE.get_or_init(|| {
        // Statics are never dropped: what stays behind, stays in the target directory.
        let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap().keep();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/signatures/make.py");
        let python = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../tools/python/bin/python");
        let done = Command::new(&python).arg(script).arg(&folder).output();
        let done = done.unwrap_or_else(|error| {
            panic!("{}: {error}. `cargo xtask judges` installs it, as does `cargo xtask test`", python.display())
        });
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        Made { judged: serde_json::from_slice(&done.stdout).unwrap(), folder }
    })
}
