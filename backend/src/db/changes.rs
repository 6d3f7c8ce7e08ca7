//! Data that a holder asks to change: old and new values.

use domain::person::{DataField, PersonData};

use super::codec::{from_word, word};
use super::engine::Conn;
use super::renewals::RenewalId;

/// A change that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which field.
    pub field: DataField,
    /// On record.
    pub old: String,
    /// Asked for.
    pub new: String,
}

/// Replaces the changes of a renewal.
pub async fn put(
    db: &mut Conn,
    renewal: RenewalId,
    person: &PersonData,
    changes: &[(DataField, String)],
) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM changes WHERE renewal = $1").bind(renewal.0).execute(&mut *db).await?;
    for (field, new) in changes {
        sqlx::query("INSERT INTO changes (renewal, field, old_value, new_value) VALUES ($1, $2, $3, $4)")
            .bind(renewal.0)
            .bind(word(field)?)
            .bind(person.get(*field))
            .bind(new)
            .execute(&mut *db)
            .await?;
    }
    Ok(())
}

/// The changes of a renewal, in the order of [`DataField::ALL`].
pub async fn get(db: &mut Conn, renewal: RenewalId) -> sqlx::Result<Vec<Change>> {
    let rows: Vec<(String, String, String)> =
        sqlx::query_as("SELECT field, old_value, new_value FROM changes WHERE renewal = $1")
            .bind(renewal.0)
            .fetch_all(db)
            .await?;
    let mut changes = rows
        .into_iter()
        .map(|(field, old, new)| Ok(Change { field: from_word(&field)?, old, new }))
        .collect::<sqlx::Result<Vec<_>>>()?;
    changes.sort_by_key(|change| DataField::ALL.iter().position(|field| *field == change.field));
    Ok(changes)
}
