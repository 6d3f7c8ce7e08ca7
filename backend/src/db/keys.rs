//! Key pairs that are to be certified: the request, and the private key wrapped in its holder's passphrase.

use domain::moment::Timestamp;
use domain::renewal::PersonId;

use super::engine::Conn;
use super::renewals::RenewalId;

/// A key pair sent by its holder.
#[derive(Clone, Debug)]
pub struct Key {
    /// SHA-256 of `spki`, lower-case hex.
    pub public_key_sha256: String,
    /// Whose.
    pub person: PersonId,
    /// PKCS#10, DER.
    pub request: Vec<u8>,
    /// `SubjectPublicKeyInfo`, DER.
    pub spki: Vec<u8>,
    /// `EncryptedPrivateKeyInfo`, DER.
    pub wrapped_key: Vec<u8>,
    /// When it came in.
    pub made_at: Timestamp,
}

/// Stores the key pair of a person's draft, and deletes the one before.
///
/// # Errors
/// A unique violation when another person sent this key.
pub async fn put(db: &mut Conn, key: &Key) -> sqlx::Result<()> {
    discard(db, key.person).await?;
    sqlx::query(
        "INSERT INTO keys (public_key_sha256, person, renewal, request, spki, wrapped_key, made_at)
         VALUES ($1, $2, NULL, $3, $4, $5, $6)",
    )
    .bind(&key.public_key_sha256)
    .bind(key.person.0)
    .bind(&key.request)
    .bind(&key.spki)
    .bind(&key.wrapped_key)
    .bind(key.made_at.0)
    .execute(db)
    .await?;
    Ok(())
}

/// Deletes the key pair of a person's draft, if there is one.
pub async fn discard(db: &mut Conn, person: PersonId) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM keys WHERE person = $1 AND renewal IS NULL").bind(person.0).execute(db).await?;
    Ok(())
}

/// The key pair with this public key.
pub async fn get(db: &mut Conn, public_key_sha256: &str) -> sqlx::Result<Option<Key>> {
    type Row = (String, i64, Vec<u8>, Vec<u8>, Vec<u8>, i64);
    let row: Option<Row> = sqlx::query_as(
        "SELECT public_key_sha256, person, request, spki, wrapped_key, made_at
         FROM keys WHERE public_key_sha256 = $1",
    )
    .bind(public_key_sha256)
    .fetch_optional(db)
    .await?;
    Ok(row.map(|(public_key_sha256, person, request, spki, wrapped_key, made_at)| Key {
        public_key_sha256,
        person: PersonId(person),
        request,
        spki,
        wrapped_key,
        made_at: Timestamp(made_at),
    }))
}

/// Gives a key pair to the renewal it was sent with; the renewal's key before it is destroyed.
pub async fn attach(db: &mut Conn, public_key_sha256: &str, renewal: RenewalId) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM keys WHERE renewal = $1 AND public_key_sha256 <> $2")
        .bind(renewal.0)
        .bind(public_key_sha256)
        .execute(&mut *db)
        .await?;
    sqlx::query("UPDATE keys SET renewal = $1 WHERE public_key_sha256 = $2")
        .bind(renewal.0)
        .bind(public_key_sha256)
        .execute(db)
        .await?;
    Ok(())
}

/// Sets until when the key pair of a renewal is kept for its holder to fetch.
pub async fn keep_until(db: &mut Conn, renewal: RenewalId, until: Timestamp) -> sqlx::Result<()> {
    sqlx::query("UPDATE keys SET keep_until = $1 WHERE renewal = $2").bind(until.0).bind(renewal.0).execute(db).await?;
    Ok(())
}

/// Deletes the key pair of a renewal.
pub async fn destroy(db: &mut Conn, renewal: RenewalId) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM keys WHERE renewal = $1").bind(renewal.0).execute(db).await?;
    Ok(())
}

/// Deletes key pairs that were kept until before now. Returns how many.
pub async fn destroy_expired(db: &mut Conn, now: Timestamp) -> sqlx::Result<u64> {
    let done = sqlx::query("DELETE FROM keys WHERE keep_until < $1").bind(now.0).execute(db).await?;
    Ok(done.rows_affected())
}

/// Whether this public key was certified or sent for certification before.
pub async fn seen(db: &mut Conn, public_key_sha256: &str) -> sqlx::Result<bool> {
    let row: Option<(i64,)> = sqlx::query_as("SELECT seen_at FROM public_keys WHERE sha256 = $1")
        .bind(public_key_sha256)
        .fetch_optional(db)
        .await?;
    Ok(row.is_some())
}

/// Records a public key as seen.
pub async fn mark_seen(db: &mut Conn, public_key_sha256: &str, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO public_keys (sha256, seen_at) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING")
        .bind(public_key_sha256)
        .bind(now.0)
        .execute(db)
        .await?;
    Ok(())
}
