//! Proofs that a holder has the key of the present certificate. Events name them by digest.

use domain::renewal::Digest;

use super::engine::Conn;
use super::renewals::RenewalId;

/// A certificate, and a signature by its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The certificate in DER.
    pub certificate: Vec<u8>,
    /// The signature: PKCS#1 v1.5 with SHA-256, or ECDSA with SHA-256 in DER.
    pub signature: Vec<u8>,
}

impl Proof {
    /// Its digest, by which events name it.
    pub fn digest(&self) -> Digest {
        Digest::of([self.certificate.as_slice(), &self.signature].concat())
    }
}

/// Stores the proof of a renewal.
pub async fn insert(db: &mut Conn, renewal: RenewalId, proof: &Proof) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO old_key_proofs (digest, renewal, certificate, signature) VALUES ($1, $2, $3, $4)")
        .bind(proof.digest().0)
        .bind(renewal.0)
        .bind(&proof.certificate)
        .bind(&proof.signature)
        .execute(db)
        .await?;
    Ok(())
}

/// The proofs of a renewal, each with the digest under which it was stored.
pub async fn of_renewal(db: &mut Conn, renewal: RenewalId) -> sqlx::Result<Vec<(Digest, Proof)>> {
    let rows: Vec<(String, Vec<u8>, Vec<u8>)> =
        sqlx::query_as("SELECT digest, certificate, signature FROM old_key_proofs WHERE renewal = $1 ORDER BY digest")
            .bind(renewal.0)
            .fetch_all(db)
            .await?;
    Ok(rows
        .into_iter()
        .map(|(digest, certificate, signature)| (Digest(digest), Proof { certificate, signature }))
        .collect())
}
