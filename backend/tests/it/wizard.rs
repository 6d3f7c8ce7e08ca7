//! Helpers that act like the holder's and the officers' apps; and key pairs as a browser makes them.

use std::process::Command;
use std::sync::OnceLock;

use axum::body::Body;
use axum::http::Method;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::api::{
    Answers, CHUNK_DIGEST_HEADER, CaseCommand, CaseView, DraftView, IDEMPOTENCY_HEADER, NewKey, NewUpload,
    OfficerCommand, RenewalView, Send, Upload, path,
};
use domain::journey::Change;
use domain::person::{DataField, FilePurpose};
use rcgen::{CertificateParams, KeyPair, PKCS_RSA_SHA256};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::harness::{Answer, Browser, World, changing};
use crate::inspect::make;

pub const SARI: &str = "sari@pekalongankota.go.id";
pub const AISYAH: &str = "aisyah@pekalongankota.go.id";
pub const VERIFIER: &str = "verifikator@pekalongankota.go.id";
pub const AUTHORITY: &str = "bsre@pekalongankota.go.id";
pub const SARI_MERANTI: &str = "sari@merantikab.go.id";
pub const VERIFIER_MERANTI: &str = "verifikator@merantikab.go.id";
pub const AUTHORITY_MERANTI: &str = "bsre@merantikab.go.id";

/// Returns the `nth` of a few shared key pairs, since making them takes time.
pub fn key(nth: usize) -> &'static KeyPair {
    static KEYS: [OnceLock<KeyPair>; 3] = [const { OnceLock::new() }; 3];
    KEYS[nth].get_or_init(|| KeyPair::generate_for(&PKCS_RSA_SHA256).unwrap())
}

/// PKCS#10 of a key pair.
pub fn request(key: &KeyPair) -> Vec<u8> {
    CertificateParams::default().serialize_request(key).unwrap().der().to_vec()
}

/// A key wrapped by OpenSSL as the browser wraps it.
pub fn wrapped() -> &'static [u8] {
    static WRAPPED: OnceLock<Vec<u8>> = OnceLock::new();
    WRAPPED.get_or_init(|| wrapped_by("-v2 aes-256-cbc -v2prf hmacWithSHA256 -iter 600000"))
}

/// A key wrapped by OpenSSL with these options of `openssl pkcs8`.
pub fn wrapped_by(options: &str) -> Vec<u8> {
    let directory = TempDir::new().unwrap();
    let clear = directory.path().join("key.der");
    std::fs::write(&clear, key(0).serialize_der()).unwrap();
    let done = Command::new("openssl")
        .args(["pkcs8", "-topk8", "-inform", "DER", "-outform", "DER", "-passout", "pass:gajah terbang tinggi"])
        .args(options.split_whitespace())
        .arg("-in")
        .arg(&clear)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    done.stdout
}

pub fn new_key(nth: usize) -> NewKey {
    NewKey { request: STANDARD.encode(request(key(nth))), wrapped_key: STANDARD.encode(wrapped()) }
}

pub fn digest(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

pub fn new_upload(purpose: FilePurpose, bytes: &[u8]) -> NewUpload {
    NewUpload { purpose, name: "surat.pdf".to_owned(), size: bytes.len() as u64, sha256: digest(bytes) }
}

/// The bytes of one chunk.
pub fn chunk<'a>(upload: &Upload, bytes: &'a [u8], number: u32) -> &'a [u8] {
    bytes.chunks(upload.chunk_size as usize).nth(number as usize).unwrap()
}

impl Browser {
    pub async fn draft(&mut self) -> DraftView {
        self.get(path::DRAFT).await.json()
    }

    /// Answers "Ya", or the changes.
    pub async fn answer(&mut self, version: u32, changes: &[(DataField, &str)]) -> Answer {
        let changes = changes.iter().map(|(field, value)| Change { field: *field, value: (*value).to_owned() });
        let changes: Vec<_> = changes.collect();
        self.put(path::DRAFT, &Answers { version, data_right: Some(changes.is_empty()), changes }).await
    }

    pub async fn send_chunk(&mut self, upload: &Upload, number: u32, bytes: &[u8], sha256: &str) -> Answer {
        let path = path::UPLOAD_CHUNK.replace("{id}", &upload.id).replace("{number}", &number.to_string());
        let request = changing(Method::PUT, &path).header(CHUNK_DIGEST_HEADER, sha256);
        self.send(request.body(Body::from(bytes.to_vec())).unwrap()).await
    }

    pub async fn complete_upload(&mut self, upload: &Upload) -> Answer {
        self.act(Method::POST, &path::with(path::UPLOAD_COMPLETION, &upload.id)).await
    }

    /// Uploads a file from the first byte to the verdict.
    pub async fn upload(&mut self, purpose: FilePurpose, bytes: &[u8]) -> Answer {
        let begun = self.post(path::UPLOADS, &new_upload(purpose, bytes)).await;
        if begun.status != 200 {
            return begun;
        }
        let upload: Upload = begun.json();
        for (number, chunk) in (0..).zip(bytes.chunks(upload.chunk_size as usize)) {
            assert_eq!(self.send_chunk(&upload, number, chunk, &digest(chunk)).await.status, 204);
        }
        self.complete_upload(&upload).await
    }

    /// Fills the draft without a change, ready to be sent.
    pub async fn fill(&mut self, nth_key: usize) -> DraftView {
        let draft = self.draft().await;
        self.answer(draft.version, &[]).await.json::<DraftView>();
        assert_eq!(self.upload(FilePurpose::Letter, &make::letter()).await.status, 200);
        self.put(path::DRAFT_KEY, &new_key(nth_key)).await.json()
    }

    /// Sends the draft, or the completion of `reference`.
    pub async fn submit(&mut self, reference: Option<&str>, version: u32, act: &str) -> Answer {
        self.submit_as(reference, &Send { version, keep: true }, act).await
    }

    /// Does the same; [`Self::submit`] keeps returned files.
    pub async fn submit_as(&mut self, reference: Option<&str>, send: &Send, act: &str) -> Answer {
        let path = reference.map_or(path::RENEWALS.to_owned(), |name| path::with(path::RENEWAL_COMPLETION, name));
        let body = Body::from(serde_json::to_vec(send).unwrap());
        let request = changing(Method::POST, &path)
            .header("content-type", "application/json")
            .header(IDEMPOTENCY_HEADER, format!("{act:-<16}"))
            .body(body)
            .unwrap();
        self.send(request).await
    }

    /// Fills and sends the draft; returns the reference.
    pub async fn apply(&mut self, nth_key: usize) -> String {
        let draft = self.fill(nth_key).await;
        self.submit(None, draft.version, &format!("send-{nth_key}")).await.json::<RenewalView>().reference
    }

    pub async fn follow(&mut self, reference: &str) -> RenewalView {
        self.get(&path::with(path::RENEWAL, reference)).await.json()
    }

    pub async fn case(&mut self, reference: &str) -> CaseView {
        self.get(&path::with(path::CASE, reference)).await.json()
    }

    /// Sends an officer's command on the current case.
    pub async fn command(&mut self, reference: &str, command: OfficerCommand) -> Answer {
        let version = self.case(reference).await.version;
        self.post(&path::with(path::CASE_COMMANDS, reference), &CaseCommand { version, command }).await
    }

    /// Takes the case, then sends the command.
    pub async fn take_and(&mut self, reference: &str, command: OfficerCommand) -> Answer {
        let taken = self.command(reference, OfficerCommand::Take).await;
        assert_eq!(taken.status, 200, "{}", taken.text());
        self.command(reference, command).await
    }
}

impl World {
    /// Changes the database directly.
    pub async fn run(&self, sql: &str) {
        let mut tx = self.app.db.begin().await.unwrap();
        sqlx::query(sql).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Counts the rows of a table.
    pub async fn count(&self, table: &str) -> i64 {
        let row: (i64,) =
            sqlx::query_as(&format!("SELECT COUNT(*) FROM {table}")).fetch_one(self.app.db.read()).await.unwrap();
        row.0
    }
}
