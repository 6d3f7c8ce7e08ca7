//! Reminders: on their days, once, until there is a successor.

use backend::app::reminders::remind;
use domain::moment::{DAY, Date, Zone};

use crate::harness::World;
use crate::wizard::SARI;

/// 23 November 2026 plus that many days, at 14.30 WIB: when a certificate ends.
fn ends(days: i64) -> i64 {
    Date::from_days(Date::new(2026, 11, 23).unwrap().days() + days).at(14 * 3600 + 1800, Zone::Wib).0
}

/// A world in which only Sari has a certificate, which ends in so many days.
async fn world(days: i64) -> World {
    let world = World::new().await;
    let mut tx = world.app.db.begin().await.unwrap();
    sqlx::query("DELETE FROM certificates WHERE person <> (SELECT id FROM people WHERE email = $1)")
        .bind(SARI)
        .execute(&mut *tx)
        .await
        .unwrap();
    sqlx::query("UPDATE certificates SET not_after = $1, status = 'active'")
        .bind(ends(days))
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    world
}

async fn subjects(world: &World) -> Vec<String> {
    let rows: Vec<(String,)> = sqlx::query_as("SELECT subject FROM outbox WHERE recipient = $1 ORDER BY id")
        .bind(SARI)
        .fetch_all(world.app.db.read())
        .await
        .unwrap();
    rows.into_iter().map(|(subject,)| subject).collect()
}

#[tokio::test]
async fn each_reminder_is_sent_once() {
    let world = world(61).await;
    let mut told = Vec::new();
    for day in (-40..=61).rev() {
        // At night, in the morning and in the evening: the day counts, not the hour.
        for _ in 0..3 {
            remind(&world.app).await.unwrap();
            world.clock.pass(DAY / 3);
        }
        let now = subjects(&world).await;
        if now.len() > told.len() {
            assert_eq!(now.len(), told.len() + 1, "one a day");
            told.push(day);
        }
    }
    // The clock began at nine, so the third round of a day is at one o'clock of the next one.
    let seen: Vec<String> = subjects(&world).await;
    assert_eq!(seen[0], "Sertifikat elektronik Anda berakhir 60 hari lagi");
    assert_eq!(seen[1], "Sertifikat elektronik Anda berakhir 30 hari lagi");
    assert_eq!(seen[4], "Sertifikat elektronik Anda berakhir 1 hari lagi");
    assert_eq!(seen[5], "Sertifikat elektronik Anda berakhir hari ini");
    assert_eq!(seen[6..], ["Sertifikat elektronik Anda sudah berakhir"; 2]);
    assert_eq!(told, [61, 31, 15, 8, 2, 1, -6, -29]);
}

#[tokio::test]
async fn only_the_latest_missed_reminder_is_sent() {
    let world = world(61).await;
    world.clock.pass(50 * DAY);
    for _ in 0..3 {
        remind(&world.app).await.unwrap();
    }
    assert_eq!(subjects(&world).await, ["Sertifikat elektronik Anda berakhir 11 hari lagi"]);
    // The next one comes on its day.
    world.clock.pass(4 * DAY);
    remind(&world.app).await.unwrap();
    assert_eq!(subjects(&world).await.len(), 2);
    // And nobody hears of a certificate that ended long ago.
    world.clock.pass(400 * DAY);
    remind(&world.app).await.unwrap();
    assert_eq!(subjects(&world).await.len(), 2);
}

#[tokio::test]
async fn reminders_differ_before_and_after_the_end() {
    let world = world(40).await;
    remind(&world.app).await.unwrap();
    let early = world.mails(SARI).await.pop().unwrap();
    let early = early.replace("=\n", "");
    assert!(early.contains("2 Januari 2027 pukul 14.30 WIB, yaitu 40 hari lagi"), "{early}");
    assert!(early.contains("dapat diajukan mulai 3 Desember 2026 pukul 14.30 WIB"), "{early}");
    world.clock.pass(20 * DAY);
    remind(&world.app).await.unwrap();
    let open = world.mails(SARI).await.pop().unwrap();
    // A working day for the check, and the 1st is a holiday.
    let open = open.replace("=\n", "");
    assert!(open.contains("Ajukan pembaruan paling lambat 29 Desember 2026, agar"), "{open}");
    world.clock.pass(27 * DAY);
    remind(&world.app).await.unwrap();
    let after = world.mails(SARI).await.pop().unwrap().replace("=\n", "");
    assert!(after.contains("sudah berakhir pada 2 Januari 2027") && after.contains("pengguna tidak"), "{after}");
    assert_eq!(after.matches("https://perbarui.test/sertifikat").count(), 3, "once in the text, once as link: {after}");
}

#[tokio::test]
async fn holders_who_need_no_renewal_are_not_reminded() {
    let world = world(12).await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let before = subjects(&world).await.len();
    remind(&world.app).await.unwrap();
    assert_eq!(subjects(&world).await.len(), before, "applied");
    let withdrawal = domain::api::path::with(domain::api::path::RENEWAL_WITHDRAWAL, &reference);
    sari.act(axum::http::Method::POST, &withdrawal).await;
    let before = subjects(&world).await.len();
    remind(&world.app).await.unwrap();
    assert_eq!(subjects(&world).await.len(), before + 1, "taken back: reminded again");
    for (case, sql) in [
        ("revoked", "UPDATE certificates SET status = 'revoked', ended_at = 1"),
        ("suspended", "UPDATE certificates SET status = 'suspended', ended_at = NULL"),
        (
            "succeeded",
            "INSERT INTO certificates (person, serial, status, not_before, not_after)
             SELECT person, 'ff01', 'active', 0, 4000000000 FROM certificates LIMIT 1",
        ),
    ] {
        let mut tx = world.app.db.begin().await.unwrap();
        sqlx::query("DELETE FROM reminders").execute(&mut *tx).await.unwrap();
        sqlx::query("UPDATE certificates SET status = 'active', ended_at = NULL").execute(&mut *tx).await.unwrap();
        sqlx::query(sql).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        remind(&world.app).await.unwrap();
        assert_eq!(subjects(&world).await.len(), before + 1, "{case}");
    }
}
