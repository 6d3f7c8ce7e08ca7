//! Who edited whose account, and for whom nothing is issued for a while: projections of the administration's log.

use std::collections::{BTreeMap, BTreeSet};

use domain::administration::{Edit, Edits, Effects, PROBATION_SECS};
use domain::moment::Timestamp;
use domain::renewal::PersonId;
use domain::standard::AgencyId;

use super::engine::{Conn, QueryBuilder};

/// Rows of one statement.
const BATCH: usize = 1_000;

type Row = (i64, i64, i64, Option<i64>, Option<i64>, i64);

const COLUMNS: &str = "SELECT person, editor, at, address_at, role_at, settled_at FROM account_edits";

fn edit((person, editor, at, address_at, role_at, settled_at): Row) -> Edit {
    Edit {
        person: PersonId(person),
        editor: PersonId(editor),
        at: Timestamp(at),
        address_at: address_at.map(Timestamp),
        role_at: role_at.map(Timestamp),
        settled_at: Timestamp(settled_at),
    }
}

fn push_ids(query: &mut QueryBuilder<'_>, people: impl IntoIterator<Item = PersonId>) {
    let mut list = query.separated(", ");
    for person in people {
        list.push_bind(person.0);
    }
}

/// Applies the effects of an event.
pub(super) async fn apply(db: &mut Conn, effects: &Effects) -> sqlx::Result<()> {
    for edits in effects.edits.chunks(BATCH) {
        put(db, edits).await?;
    }
    if let Some((person, then)) = effects.reviewed {
        sqlx::query("UPDATE account_edits SET address_at = NULL WHERE person = $1 AND address_at <= $2")
            .bind(person.0)
            .bind(then.0)
            .execute(&mut *db)
            .await?;
    }
    if let Some((person, until)) = effects.hold {
        sqlx::query(
            "INSERT INTO issuance_holds (person, until) VALUES ($1, $2) ON CONFLICT (person) DO UPDATE SET until = excluded.until",
        )
        .bind(person.0)
        .bind(until.0)
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

async fn put(db: &mut Conn, edits: &[Edit]) -> sqlx::Result<()> {
    let mut query = QueryBuilder::new(format!("{COLUMNS} WHERE person IN ("));
    push_ids(&mut query, edits.iter().map(|edit| edit.person));
    let rows: Vec<Row> = query.push(")").build_query_as().fetch_all(&mut *db).await?;
    let mut all: BTreeMap<(PersonId, PersonId), Edit> =
        rows.into_iter().map(edit).map(|edit| ((edit.person, edit.editor), edit)).collect();
    for new in edits {
        // The same person may stand in it twice.
        let known = all.entry((new.person, new.editor)).or_insert(*new);
        *known = new.after(known);
    }
    let touched: BTreeSet<(PersonId, PersonId)> = edits.iter().map(|edit| (edit.person, edit.editor)).collect();
    let mut query =
        QueryBuilder::new("INSERT INTO account_edits (person, editor, at, address_at, role_at, settled_at) ");
    query.push_values(all.iter().filter(|(key, _)| touched.contains(key)), |mut row, (_, edit)| {
        row.push_bind(edit.person.0)
            .push_bind(edit.editor.0)
            .push_bind(edit.at.0)
            .push_bind(edit.address_at.map(|at| at.0))
            .push_bind(edit.role_at.map(|at| at.0))
            .push_bind(edit.settled_at.0);
    });
    query.push(
        " ON CONFLICT (person, editor) DO UPDATE SET at = excluded.at, address_at = excluded.address_at,
          role_at = excluded.role_at, settled_at = excluded.settled_at",
    );
    query.build().execute(db).await?;
    Ok(())
}

/// Every edit of every account.
pub async fn all(db: &mut Conn) -> sqlx::Result<Vec<Edit>> {
    let rows: Vec<Row> = sqlx::query_as(COLUMNS).fetch_all(db).await?;
    Ok(rows.into_iter().map(edit).collect())
}

/// All holds: nothing is issued for the person until then.
pub async fn holds(db: &mut Conn) -> sqlx::Result<Vec<(PersonId, Timestamp)>> {
    let rows: Vec<(i64, i64)> = sqlx::query_as("SELECT person, until FROM issuance_holds").fetch_all(db).await?;
    Ok(rows.into_iter().map(|(person, until)| (PersonId(person), Timestamp(until))).collect())
}

/// The edits that tell who may control these accounts ([`Edits::controllers`]).
pub async fn relevant(
    db: &mut Conn,
    people: impl IntoIterator<Item = PersonId>,
    now: Timestamp,
) -> sqlx::Result<Edits> {
    reached(db, people, None, now).await
}

/// Every edit of the holder's account, and those that tell who may control these accounts and the holder's editors.
pub async fn of_case(
    db: &mut Conn,
    holder: PersonId,
    people: BTreeSet<PersonId>,
    now: Timestamp,
) -> sqlx::Result<Edits> {
    reached(db, people, Some(holder), now).await
}

async fn reached(
    db: &mut Conn,
    people: impl IntoIterator<Item = PersonId>,
    holder: Option<PersonId>,
    now: Timestamp,
) -> sqlx::Result<Edits> {
    let since = now.plus_seconds(-PROBATION_SECS).0;
    let mut query = QueryBuilder::new("WITH RECURSIVE account (id) AS (SELECT id FROM people WHERE id IN (");
    push_ids(&mut query, people);
    query.push(")");
    if let Some(holder) = holder {
        query.push(" UNION SELECT editor FROM account_edits WHERE person = ").push_bind(holder.0);
    }
    query.push(" UNION SELECT e.editor FROM account_edits e JOIN account a ON e.person = a.id WHERE ");
    push_chosen_after(&mut query, since);
    query.push(") SELECT e.person, e.editor, e.at, e.address_at, e.role_at, e.settled_at FROM account_edits e ");
    push_chosen_after(query.push("JOIN account a ON e.person = a.id WHERE "), since);
    if let Some(holder) = holder {
        query.push(" OR e.person = ").push_bind(holder.0);
    }
    let rows: Vec<Row> = query.build_query_as().fetch_all(db).await?;
    Ok(Edits(rows.into_iter().map(edit).collect()))
}

/// As [`Edit::chosen_at`] has it.
fn push_chosen_after(query: &mut QueryBuilder<'_>, since: i64) {
    query.push("e.address_at IS NOT NULL AND (e.address_at > ").push_bind(since);
    query.push(" OR e.role_at > ").push_bind(since).push(")");
}

const LAST_ROLE_AT: &str = "SELECT e.role_at FROM account_edits e
    WHERE e.role_at IS NOT NULL AND (SELECT p.agency FROM people p WHERE p.id = e.person) = $1
    ORDER BY e.role_at DESC LIMIT 1";

/// When a role was last given or taken at the agency.
pub async fn last_role_at(db: &mut Conn, agency: &AgencyId) -> sqlx::Result<Option<Timestamp>> {
    let row: Option<(i64,)> = sqlx::query_as(LAST_ROLE_AT).bind(&agency.0).fetch_optional(db).await?;
    Ok(row.map(|(at,)| Timestamp(at)))
}

/// What a decision on a holder's case may have to wait for.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    /// When a role was last given or taken at the agency.
    pub last_role_at: Option<Timestamp>,
    /// Until when nothing is issued for the holder.
    pub held_until: Option<Timestamp>,
}

/// Returns [`last_role_at`] and [`held_until`].
pub async fn times(db: &mut Conn, agency: &AgencyId, holder: PersonId) -> sqlx::Result<Times> {
    let sql = format!("SELECT ({LAST_ROLE_AT}), (SELECT until FROM issuance_holds WHERE person = $2)");
    let (role, until): (Option<i64>, Option<i64>) =
        sqlx::query_as(&sql).bind(&agency.0).bind(holder.0).fetch_one(db).await?;
    Ok(Times { last_role_at: role.map(Timestamp), held_until: until.map(Timestamp) })
}

/// Until when nothing is issued for this person.
pub async fn held_until(db: &mut Conn, person: PersonId) -> sqlx::Result<Option<Timestamp>> {
    let row: Option<(i64,)> =
        sqlx::query_as("SELECT until FROM issuance_holds WHERE person = $1").bind(person.0).fetch_optional(db).await?;
    Ok(row.map(|(until,)| Timestamp(until)))
}

/// The people of the agency whose roles somebody else changed since then.
pub async fn with_roles_since(db: &mut Conn, agency: &AgencyId, since: Timestamp) -> sqlx::Result<Vec<PersonId>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT DISTINCT e.person FROM account_edits e
         WHERE e.role_at IS NOT NULL AND e.role_at > $1
           AND (SELECT p.agency FROM people p WHERE p.id = e.person) = $2 ORDER BY e.person",
    )
    .bind(since.0)
    .bind(&agency.0)
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|(person,)| PersonId(person)).collect())
}

/// Everybody who ever edited another account.
pub async fn editors(db: &mut Conn) -> sqlx::Result<Vec<PersonId>> {
    // From each editor to the next one, past all their edits.
    let rows: Vec<(i64,)> = sqlx::query_as(
        "WITH RECURSIVE found (editor) AS (
           SELECT (SELECT MIN(editor) FROM account_edits)
           UNION ALL
           SELECT (SELECT MIN(e.editor) FROM account_edits e WHERE e.editor > found.editor)
           FROM found WHERE found.editor IS NOT NULL)
         SELECT editor FROM found WHERE editor IS NOT NULL",
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|(editor,)| PersonId(editor)).collect())
}

/// Who edited the accounts of these people: person and editor.
pub async fn editors_of(
    db: &mut Conn,
    people: impl IntoIterator<Item = PersonId>,
) -> sqlx::Result<Vec<(PersonId, PersonId)>> {
    let mut query = QueryBuilder::new("SELECT person, editor FROM account_edits WHERE person IN (");
    push_ids(&mut query, people);
    let rows: Vec<(i64, i64)> = query.push(")").build_query_as().fetch_all(db).await?;
    Ok(rows.into_iter().map(|(person, editor)| (PersonId(person), PersonId(editor))).collect())
}
