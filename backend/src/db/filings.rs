//! Filing on behalf of holders: looking people up, and the uploaded letter.

use domain::moment::Timestamp;
use domain::person::FilePurpose;
use domain::problem::Field;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use super::codec::word;
use super::engine::Conn;
use super::renewals::RenewalId;

/// The person of this agency with exactly this e-mail (lower case), NIP or NIK (digits).
pub async fn find(db: &mut Conn, agency: &AgencyId, identifier: &str) -> sqlx::Result<Option<PersonId>> {
    if identifier.is_empty() {
        return Ok(None);
    }
    // Three look-ups, each by its own index. Nobody's e-mail is a number, and a NIP has more digits than a NIK.
    for column in ["email = $1", "nip = $1", "nik = $1 AND nik <> ''"] {
        let sql = format!("SELECT id FROM people WHERE {column} AND agency = $2 ORDER BY id LIMIT 1");
        let row: Option<(i64,)> =
            sqlx::query_as(&sql).bind(identifier).bind(&agency.0).fetch_optional(&mut *db).await?;
        if let Some((id,)) = row {
            return Ok(Some(PersonId(id)));
        }
    }
    Ok(None)
}

/// Which of these values belong to a person on record, and whether to one of this agency. Blank values are ignored.
pub async fn taken(
    db: &mut Conn,
    agency: &AgencyId,
    email: &str,
    nip: &str,
    nik: &str,
) -> sqlx::Result<Vec<(Field, bool)>> {
    let mut fields = Vec::new();
    let values = [
        (Field::Nik, "nik = $1 AND nik <> ''", nik),
        (Field::Nip, "nip = $1", nip),
        (Field::Email, "email = $1", email),
    ];
    for (field, column, value) in values {
        let sql = format!("SELECT agency = $2 FROM people WHERE {column} LIMIT 1");
        let row: Option<(bool,)> = sqlx::query_as(&sql).bind(value).bind(&agency.0).fetch_optional(&mut *db).await?;
        fields.extend(row.filter(|_| !value.is_empty()).map(|(ours,)| (field, ours)));
    }
    Ok(fields)
}

/// The reference of the holder's renewal that may still change.
pub async fn open_renewal(db: &mut Conn, holder: PersonId) -> sqlx::Result<Option<String>> {
    let row: Option<(String,)> = sqlx::query_as("SELECT reference FROM renewals WHERE holder = $1 AND open = TRUE")
        .bind(holder.0)
        .fetch_optional(db)
        .await?;
    Ok(row.map(|(reference,)| reference))
}

/// Gives a letter that an officer uploaded to the renewal it is filed with, and to its holder.
pub async fn hand_over(db: &mut Conn, file: &str, holder: PersonId, renewal: RenewalId) -> sqlx::Result<()> {
    sqlx::query("UPDATE files SET person = $1, renewal = $2, purpose = $3 WHERE id = $4")
        .bind(holder.0)
        .bind(renewal.0)
        .bind(word(&FilePurpose::Letter)?)
        .bind(file)
        .execute(&mut *db)
        .await?;
    // Deleted, so that the same letter for another holder becomes another file.
    sqlx::query("DELETE FROM uploads WHERE file = $1").bind(file).execute(db).await?;
    Ok(())
}

/// Deletes letters that officers uploaded before then and never filed. Returns their ids, so that the bytes can be deleted too.
pub async fn discard_unfiled_before(db: &mut Conn, then: Timestamp) -> sqlx::Result<Vec<String>> {
    let ids: Vec<(String,)> =
        sqlx::query_as("DELETE FROM files WHERE purpose = $1 AND renewal IS NULL AND accepted_at < $2 RETURNING id")
            .bind(word(&FilePurpose::FiledLetter)?)
            .bind(then.0)
            .fetch_all(db)
            .await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}
