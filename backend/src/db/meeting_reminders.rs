//! Mails that a meeting on a period is due: each once.

use domain::evaluation::Period;
use domain::moment::Timestamp;
use domain::standard::AgencyId;

use super::engine::Conn;

/// Records that it is mailed now; false if it was.
pub async fn record(db: &mut Conn, agency: &AgencyId, period: Period, now: Timestamp) -> sqlx::Result<bool> {
    let sql = "INSERT INTO meeting_reminders (agency, first_day, sent_at) VALUES ($1, $2, $3)
               ON CONFLICT (agency, first_day) DO NOTHING";
    let done = sqlx::query(sql).bind(&agency.0).bind(period.first().to_string()).bind(now.0).execute(db).await?;
    Ok(done.rows_affected() > 0)
}
