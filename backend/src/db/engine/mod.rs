//! The database engine: its types, and what can't be written in the SQL that `SQLite` and `PostgreSQL` share. Nothing else in
//! `db` names an engine.

mod sqlite;

pub use self::sqlite::{
    Conn, Engine, HavingWords, Pool, ResultRow, Snapshot, SnapshotError, Transaction, begin, checkpoint, copy,
    count_words, damage, ending, has_table, integrity, is_passing, matches, open, orphans, pending_migrations, push_in,
    rewrite_header,
};

/// Builds a query for this engine.
pub type QueryBuilder<'a> = sqlx::QueryBuilder<'a, Engine>;
