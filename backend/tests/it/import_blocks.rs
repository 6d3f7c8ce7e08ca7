//! A long import lets others write between its blocks of rows.

use std::fmt::Write as _;

use crate::harness::World;
use crate::import::{ADMIN, HEAD, counts, person};
use crate::wizard::SARI;

/// Between the dry run and the end of a long import, somebody else enters one of its people.
#[tokio::test]
async fn others_write_during_an_import_and_their_changes_stop_it() {
    let world = World::new().await;
    let admin = world.logged_in(ADMIN).await;
    let mut table = HEAD.to_owned();
    for nth in 1..=1_001 {
        let (nik, mobile) = (format!("337501450790{nth:04}"), format!("0813{nth:08}"));
        let end = "2026-12-05";
        writeln!(
            table,
            "Intan Maharani,{nik},,baris{nth}@pekalongankota.go.id,{mobile},Dinas,Staf,,ISSUE,{nth:x}a,{end}"
        )
        .unwrap();
    }
    let before = world.count("people").await;
    let mut importing = admin.clone();
    let imported = std::cell::Cell::new(false);
    let imports = async {
        let report = importing.import(table.as_bytes()).await;
        imported.set(true);
        report
    };
    let enters = async {
        loop {
            assert!(!imported.get(), "it let nobody in");
            let mut tx = world.app.db.begin().await.unwrap();
            let row: (i64,) = sqlx::query_as("SELECT COUNT(*) FROM people").fetch_one(&mut *tx).await.unwrap();
            if row.0 == before {
                tx.rollback().await.unwrap();
                continue;
            }
            assert_eq!(row.0, before + 500, "after the first block");
            let mut data = person(&world, SARI).await.data;
            data.nip = None;
            (data.nik, data.email) = ("3375014507909999".to_owned(), "baris900@pekalongankota.go.id".to_owned());
            let own = domain::standard::AgencyId("kota-pekalongan".to_owned());
            backend::db::people::insert(&mut tx, &own, &data, None, world.app.now().0).await.unwrap();
            return tx.commit().await.unwrap();
        }
    };
    let (report, ()) = tokio::join!(imports, enters);
    assert_eq!((report.done, report.imported, report.rows), (false, 500, 1_000));
    assert_eq!(report.problems.iter().map(|row| row.line).collect::<Vec<_>>(), [901]);
    assert_eq!(world.count("people").await, before + 500 + 1, "whole blocks alone");

    // Mended and imported again, it goes on where it stopped.
    let mended = table.replace("baris900@", "baris1900@");
    let report = admin.clone().import(mended.as_bytes()).await;
    assert_eq!((counts(&report), report.imported), ((true, 1_001, 501, 0, 500), 1_001));
}
