//! The columns of the list on a database from before it.

use crate::case_list::random_cases;
use crate::harness::World;
use crate::inbox::{OFFICERS, ciamis};

#[tokio::test]
async fn the_migration_says_what_the_program_would_have_said() {
    let world = World::with_standards(&[("ciamis.toml", &ciamis())]).await;
    let mut officers = Vec::new();
    for login in OFFICERS {
        officers.push(crate::delegation::person(&world, &format!("{login}@ciamiskab.go.id")).await);
    }
    random_cases(&world, &officers).await;
    let rows = async || -> Vec<(Option<String>, bool, Option<i64>, bool)> {
        let sql = "SELECT waits_for, completed, certificate_ends, unread FROM renewals ORDER BY id";
        sqlx::query_as(sql).fetch_all(world.app.db.read()).await.unwrap()
    };
    let before = rows().await;
    world.run("UPDATE renewals SET waits_for = NULL, completed = FALSE, certificate_ends = NULL, unread = FALSE").await;
    assert_ne!(rows().await, before);
    let migration = include_str!("../../migrations/0009_case_list.sql");
    let updates = migration.split(';').filter(|statement| statement.contains("UPDATE"));
    for update in updates {
        world.run(update).await;
    }
    assert_eq!(rows().await, before);
}
