//! One authority for all tests, orders for it, and OpenSSL as the judge.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use backend::infra::authority::{Authority, Embedded, EmbeddedConfig, Order, Serial, Subject};
use tempfile::TempDir;

/// 2026-11-21T00:00:00Z.
pub(super) const NOW: i64 = 1_795_219_200;
pub(super) const TWO_YEARS: i64 = 2 * 365 * 86_400;

pub(super) fn config() -> EmbeddedConfig {
    EmbeddedConfig { organization: "Kota Contoh".into(), crl_url: Some("http://localhost/api/crl.der".into()) }
}

pub(super) fn order(order_id: &str, spki_der: Vec<u8>) -> Order {
    Order {
        order_id: order_id.into(),
        serial: Serial::of_order(order_id),
        subject: Subject {
            common_name: "Siti Contoh".into(),
            organization: "Pemerintah Kota Contoh".into(),
            organizational_unit: "Dinas Komunikasi & Informatika".into(),
            locality: "Kota Contoh".into(),
            state: "Jawa Tengah".into(),
            country: "ID".into(),
            email: "siti.contoh@kotacontoh.go.id".into(),
        },
        spki_der,
        not_before: NOW,
        not_after: NOW + TWO_YEARS,
    }
}

/// One authority for all tests: making its keys takes seconds.
pub(super) fn authority() -> &'static Embedded {
    static ONE: OnceLock<Embedded> = OnceLock::new();
    ONE.get_or_init(|| Embedded::open(shared_dir(), &config(), NOW).unwrap())
}

pub(super) fn shared_dir() -> &'static Path {
    static DIR: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, path) = DIR.get_or_init(|| {
        // Statics are never dropped: what stays behind, stays in the target directory.
        let home = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let path = home.path().join("authority");
        (home, path)
    });
    path
}

pub(super) fn some_csr() -> &'static [u8] {
    static CSR: OnceLock<Vec<u8>> = OnceLock::new();
    CSR.get_or_init(|| Lab::new().csr())
}

pub(super) fn listing(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|file| file.unwrap().path())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    files.sort();
    files
}

/// A directory in which OpenSSL works; it starts with a holder's key and request.
pub(super) struct Lab(TempDir);

impl Lab {
    pub(super) fn new() -> Self {
        let lab = Self(TempDir::new().unwrap());
        lab.openssl("genpkey -out holder.key -algorithm RSA -pkeyopt rsa_keygen_bits:2048");
        lab.openssl("req -new -key holder.key -sha256 -subj /CN=Siti -outform DER -out holder.csr");
        lab
    }

    pub(super) fn csr(&self) -> Vec<u8> {
        self.read("holder.csr")
    }

    pub(super) fn spki(&self) -> Vec<u8> {
        authority().check_request(&self.csr()).unwrap().spki_der
    }

    /// Writes `issuing.pem` and `root.pem`.
    pub(super) fn chain(&self) {
        for (name, der) in ["issuing", "root"].iter().zip(authority().chain()) {
            self.write(&format!("{name}.der"), &der);
            self.openssl(&format!("x509 -in {name}.der -inform DER -out {name}.pem"));
        }
    }

    pub(super) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.path().join(name)).unwrap()
    }

    pub(super) fn write(&self, name: &str, content: &[u8]) {
        fs::write(self.0.path().join(name), content).unwrap();
    }

    pub(super) fn openssl(&self, arguments: &str) -> String {
        self.run(arguments).unwrap()
    }

    pub(super) fn run(&self, arguments: &str) -> Result<String, String> {
        let output =
            Command::new("openssl").args(arguments.split_whitespace()).current_dir(self.0.path()).output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() {
            Ok(text)
        } else {
            Err(format!("openssl {arguments}: {text}{}", String::from_utf8_lossy(&output.stderr)))
        }
    }
}
