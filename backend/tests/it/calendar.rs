//! A holder's dates as iCalendar, read by Python's icalendar: as a file, and under a secret address.

use axum::http::Method;
use domain::api::{CalendarFeed, NewCalendarFeed, path};

use crate::harness::{Answer, Browser, World};
use crate::judge::python;
use crate::wizard::SARI;

/// Prints each event: summary, begin, end, alarms, and whether it has what RFC 5545 wants.
const READ: &str = r#"
import icalendar, sys
raw = sys.stdin.buffer.read()
for line in raw.split(b"\r\n"):
    assert len(line) <= 76 and b"\n" not in line, line
calendar = icalendar.Calendar.from_ical(raw)
assert not calendar.errors and calendar["VERSION"] == "2.0" and calendar["PRODID"], calendar.errors
seen = set()
for event in calendar.walk("VEVENT"):
    assert not event.errors and event["DTSTAMP"].dt.tzinfo is not None, event.errors
    assert event["UID"] not in seen
    seen.add(event["UID"])
    end = event["DTEND"].dt.isoformat() if "DTEND" in event else ""
    print("|".join([event["SUMMARY"], event["DTSTART"].dt.isoformat(), end, str(len(event.walk("VALARM")))]))
"#;

/// Its events, one a line.
fn events(answer: &Answer) -> String {
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, "text/calendar; charset=utf-8"),
        "{}",
        answer.text()
    );
    assert_eq!(answer.header("cache-control"), "no-store");
    python(READ, &answer.body)
}

/// The path of the secret address that the holder makes.
async fn made(holder: &mut Browser) -> String {
    let made: NewCalendarFeed = holder.post(path::CALENDAR_FEED, &()).await.json();
    made.address.strip_prefix("https://perbarui.test").unwrap().to_owned()
}

#[tokio::test]
async fn the_calendar_has_the_end_the_last_safe_day_and_what_is_due() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let answer = sari.get(path::CALENDAR).await;
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"sertifikat.ics\"");
    // The certificate ends on Saturday, 5 December; a day for the check and the day of sending come before.
    assert_eq!(
        events(&answer),
        "Sertifikat elektronik berakhir|2026-12-05|2026-12-06|0\n\
         Hari terakhir yang aman untuk mengajukan pembaruan sertifikat|2026-12-02|2026-12-03|2\n"
    );

    // Once it is sent there is a due time in the place of the last day to send it: Tuesday's closing, 16.00 WIB.
    let reference = sari.apply(0).await;
    let under_way = events(&sari.get(path::CALENDAR).await);
    assert_eq!(
        under_way,
        format!(
            "Sertifikat elektronik berakhir|2026-12-05|2026-12-06|0\n\
             Permohonan {reference}: batas waktu|2026-11-24T09:00:00+00:00||0\n"
        )
    );
    let text = sari.get(path::CALENDAR).await.text().replace("\r\n ", "");
    for personal in ["Sari", "1988", "Kesehatan", "sari@"] {
        assert!(!text.contains(personal), "{personal} in {text}");
    }
    assert_eq!(world.browser().get(path::CALENDAR).await.problem().status, 401);
}

#[tokio::test]
async fn a_calendar_fetches_by_a_secret_address_until_it_is_revoked() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let none: CalendarFeed = sari.get(path::CALENDAR_FEED).await.json();
    assert_eq!(none.made_at, None);
    let first = made(&mut sari).await;
    let since: CalendarFeed = sari.get(path::CALENDAR_FEED).await.json();
    assert_eq!(since.made_at, Some(world.app.now()));

    let mut calendar = world.browser();
    let fetched = events(&calendar.get(&first).await);
    assert_eq!(fetched, events(&sari.get(path::CALENDAR).await));
    // Only a digest is kept.
    let secret = first.rsplit('/').next().unwrap();
    let kept: (Vec<u8>,) =
        sqlx::query_as("SELECT secret_sha256 FROM calendar_feeds").fetch_one(world.app.db.read()).await.unwrap();
    assert!(kept.0.len() == 32 && !String::from_utf8_lossy(&kept.0).contains(secret));

    // A new one takes the place of the old one; revoked, there is none.
    let second = made(&mut sari).await;
    assert_ne!(first, second);
    assert_eq!(calendar.get(&first).await.problem().status, 404);
    assert_eq!(calendar.get(&second).await.status, 200);
    assert_eq!(sari.act(Method::DELETE, path::CALENDAR_FEED).await.status, 204);
    assert_eq!(sari.act(Method::DELETE, path::CALENDAR_FEED).await.status, 204, "again");
    assert_eq!(calendar.get(&second).await.problem().status, 404);
    assert_eq!(world.count("calendar_feeds").await, 0);
    assert_eq!(calendar.get(path::CALENDAR_FEED).await.problem().status, 401, "the secret is no log-in");
}

#[tokio::test]
async fn guessed_addresses_are_limited() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let own = made(&mut sari).await;
    let mut office = world.browser_at("203.0.113.9");
    for _ in 0..120 {
        assert_eq!(office.get(&own).await.status, 200);
    }
    for _ in 0..100 {
        assert_eq!(office.get(&path::with(path::CALENDAR_OF_FEED, "guessed")).await.status, 404);
    }
    assert_eq!(office.get(&own).await.problem().status, 429);
}
