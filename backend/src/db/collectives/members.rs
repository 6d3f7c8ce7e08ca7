//! Members of collective renewals, with what became of their applications.

use domain::collective::{ApplicationProgress, Member};
use domain::moment::Timestamp;
use domain::renewal::PersonId;

use crate::db::engine::Conn;

/// A member as kept, with name and application.
#[derive(Clone, Debug)]
pub struct MemberRow {
    /// What the rules see.
    pub member: Member,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Whether the account is in use.
    pub activated: bool,
    /// When they said whether they take part.
    pub answered_at: Option<Timestamp>,
    /// Why they don't take part.
    pub reason: String,
    /// When an officer left them out.
    pub left_out_at: Option<Timestamp>,
    /// What became of the latest application since the invitation, and since when.
    pub application: Option<(ApplicationProgress, Timestamp)>,
}

/// An invitation in the copy of one's data.
#[derive(Clone, Debug)]
pub struct OwnRow {
    /// The unit.
    pub unit: String,
    /// The member.
    pub member: MemberRow,
}

#[derive(sqlx::FromRow)]
struct Raw {
    person: i64,
    invited_at: i64,
    mailed_at: i64,
    takes_part: Option<bool>,
    answered_at: Option<i64>,
    reason: String,
    left_out_at: Option<i64>,
    name: String,
    unit: String,
    activated: bool,
    open: Option<bool>,
    since: Option<i64>,
    submitted_at: Option<i64>,
    issued: bool,
}

impl From<Raw> for MemberRow {
    fn from(raw: Raw) -> Self {
        let application = raw.open.zip(raw.since).zip(raw.submitted_at).map(|((open, since), submitted_at)| {
            match (raw.issued, open) {
                (true, _) => (ApplicationProgress::Issued, Timestamp(since)),
                (false, true) => (ApplicationProgress::UnderWay, Timestamp(submitted_at)),
                (false, false) => (ApplicationProgress::Ended, Timestamp(since)),
            }
        });
        let member = Member {
            person: PersonId(raw.person),
            invited_at: Timestamp(raw.invited_at),
            mailed_at: Timestamp(raw.mailed_at),
            takes_part: raw.takes_part,
            left_out: raw.left_out_at.is_some(),
        };
        Self {
            member,
            name: raw.name,
            unit: raw.unit,
            activated: raw.activated,
            answered_at: raw.answered_at.map(Timestamp),
            reason: raw.reason,
            left_out_at: raw.left_out_at.map(Timestamp),
            application,
        }
    }
}

const COLUMNS: &str = "SELECT m.person, m.invited_at, m.mailed_at, m.takes_part, m.answered_at, m.reason, m.left_out_at,
     p.name, p.unit, p.password_hash IS NOT NULL AS activated, o.open, o.since, o.submitted_at, c.id IS NOT NULL AS issued
     FROM collective_members m JOIN people p ON p.id = m.person
     LEFT JOIN renewals o ON o.id = (SELECT MAX(x.id) FROM renewals x WHERE x.holder = m.person AND x.submitted_at >= m.invited_at)
     LEFT JOIN certificates c ON c.renewal = o.id";

/// The members, by name.
pub async fn of(db: &mut Conn, collective: i64) -> sqlx::Result<Vec<MemberRow>> {
    let sql = format!("{COLUMNS} WHERE m.collective = $1 ORDER BY p.name, m.person");
    let rows: Vec<Raw> = sqlx::query_as(&sql).bind(collective).fetch_all(db).await?;
    Ok(rows.into_iter().map(MemberRow::from).collect())
}

/// One member.
pub async fn one(db: &mut Conn, collective: i64, person: PersonId) -> sqlx::Result<Option<MemberRow>> {
    let sql = format!("{COLUMNS} WHERE m.collective = $1 AND m.person = $2");
    let row: Option<Raw> = sqlx::query_as(&sql).bind(collective).bind(person.0).fetch_optional(db).await?;
    Ok(row.map(MemberRow::from))
}

/// A person's invitations, the latest first.
pub async fn of_person(db: &mut Conn, person: PersonId) -> sqlx::Result<Vec<OwnRow>> {
    let ids: Vec<(i64, String)> = sqlx::query_as(
        "SELECT c.id, c.unit FROM collective_renewals c JOIN collective_members m ON m.collective = c.id
         WHERE m.person = $1 ORDER BY c.id DESC",
    )
    .bind(person.0)
    .fetch_all(&mut *db)
    .await?;
    let mut own = Vec::new();
    for (id, unit) in ids {
        own.extend(one(db, id, person).await?.map(|member| OwnRow { unit, member }));
    }
    Ok(own)
}

/// Invites somebody, also one who was left out before. Their mail is written in the same transaction.
pub async fn invite(db: &mut Conn, collective: i64, person: PersonId, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO collective_members (collective, person, invited_at, mailed_at, reason) VALUES ($1, $2, $3, $3, '')
         ON CONFLICT (collective, person) DO UPDATE SET invited_at = excluded.invited_at, mailed_at = excluded.mailed_at,
         takes_part = NULL, answered_at = NULL, reason = '', left_out_at = NULL",
    )
    .bind(collective)
    .bind(person.0)
    .bind(now.0)
    .execute(db)
    .await?;
    Ok(())
}

/// Stores whether a member takes part.
pub async fn answer(
    db: &mut Conn,
    collective: i64,
    person: PersonId,
    (takes_part, reason): (bool, &str),
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE collective_members SET takes_part = $3, reason = $4, answered_at = $5 WHERE collective = $1 AND person = $2",
    )
    .bind(collective)
    .bind(person.0)
    .bind(takes_part)
    .bind(reason)
    .bind(now.0)
    .execute(db)
    .await?;
    Ok(())
}

/// Leaves a member out.
pub async fn leave_out(db: &mut Conn, collective: i64, person: PersonId, now: Timestamp) -> sqlx::Result<()> {
    set(db, "left_out_at", collective, person, now).await
}

/// Notes that a mail was written to a member.
pub async fn mailed(db: &mut Conn, collective: i64, person: PersonId, now: Timestamp) -> sqlx::Result<()> {
    set(db, "mailed_at", collective, person, now).await
}

async fn set(db: &mut Conn, column: &str, collective: i64, person: PersonId, now: Timestamp) -> sqlx::Result<()> {
    let sql = format!("UPDATE collective_members SET {column} = $1 WHERE collective = $2 AND person = $3");
    sqlx::query(&sql).bind(now.0).bind(collective).bind(person.0).execute(db).await?;
    Ok(())
}
