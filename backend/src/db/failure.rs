//! What an error of the database means.

pub use super::engine::is_passing;

/// Whether a unique constraint was violated: somebody else was faster.
pub fn is_unique_violation(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}
