//! A view of the list as a table that spreadsheets open.

use backend::db::people;
use domain::api::{AccessLog, AccessedData, path};

use crate::harness::World;
use crate::wizard::{AISYAH, SARI, VERIFIER, VERIFIER_MERANTI};

#[tokio::test]
async fn a_view_is_taken_away_as_a_table_and_the_holders_read_it() {
    let world = World::new().await;
    let (mut sari, mut aisyah) = (world.logged_in(SARI).await, world.logged_in(AISYAH).await);
    let (one, own) = (sari.apply(0).await, aisyah.apply(1).await);
    let mut tx = world.app.db.begin().await.unwrap();
    let mut person = people::find_by_identifier(&mut tx, SARI).await.unwrap().unwrap();
    person.data.name = "=HYPERLINK(\"https://x\")".to_owned();
    person.data.unit = "+Dinas; \"Kesehatan\"".to_owned();
    people::set_data(&mut tx, person.id, &person.data).await.unwrap();
    tx.commit().await.unwrap();

    let answer = aisyah.get(&format!("{}?view=open", path::CASES_TABLE)).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "text/csv; charset=utf-8"));
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"permohonan-2026-11-23.csv\"");
    let text = answer.text();
    let text = text.strip_prefix('\u{feff}').expect("spreadsheets know it as UTF-8");
    let mut table = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let head: Vec<&str> = table.headers().unwrap().iter().take(3).collect();
    assert_eq!(head, ["reference", "name", "unit"]);
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1, "not the own one: {text}");
    let row = &rows[0];
    assert_eq!((&row[0], &row[1], &row[2]), (&*one, "'=HYPERLINK(\"https://x\")", "'+Dinas; \"Kesehatan\""));
    assert_eq!((&row[3], &row[6], &row[7]), ("in_process", "verifier", "2026-11-23 09.00 WIB"));
    assert_eq!((&row[13], &row[14], &row[15], &row[16]), ("0", "0", "0", "0"));

    let told: AccessLog = sari.get(path::ACCESS_LOG).await.json();
    assert_eq!(told.entries.iter().map(|access| access.data).collect::<Vec<_>>(), [AccessedData::Table]);
    let mut maya = world.logged_in(VERIFIER).await;
    let both = maya.get(path::CASES_TABLE).await.text();
    assert!(both.contains(&one) && both.contains(&own));
    assert_eq!(maya.get(&format!("{}?view=finished", path::CASES_TABLE)).await.text().lines().count(), 1);
    assert_eq!(maya.get(&format!("{}?step=nowhere", path::CASES_TABLE)).await.text().lines().count(), 1);
    assert_eq!(maya.get(&format!("{}?words=sari", path::CASES_TABLE)).await.problem().status, 400);
    let mut elsewhere = world.logged_in(VERIFIER_MERANTI).await;
    assert_eq!(elsewhere.get(&format!("{}?view=open", path::CASES_TABLE)).await.text().lines().count(), 1);
    let mut admin = world.logged_in("admin@pekalongankota.go.id").await;
    assert_eq!(admin.get(&format!("{}?view=open", path::CASES_TABLE)).await.problem().status, 403);
}
