//! Search equals a full scan, however common the words are.

use backend::db::certificates::{self, NewCertificate};
use backend::db::search::{MAX_EXAMINED_ROWS, Thresholds, Wanted, search};
use backend::db::{people, renewals, search_index};
use domain::certificate::CertificateStatus;
use domain::moment::{DAY, Timestamp};
use domain::person::PersonData;
use domain::renewal::PersonId;
use domain::standard::AgencyId;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use sqlx::SqliteConnection;

use crate::harness::{World, monday};

const NAMES: [&str; 12] =
    ["Siti", "Sinta", "Sri", "Budi", "Bambang", "Bagus", "Dwi", "Dewi", "Dian", "Joko", "Eko", "Tri"];
/// Many spellings of one beginning: more than are followed one by one.
const MANY: [&str; 11] = [
    "Suharti",
    "Sulastri",
    "Sumarni",
    "Suparman",
    "Supriyadi",
    "Suryadi",
    "Susanti",
    "Sutrisno",
    "Suwarno",
    "Suyatno",
    "Sugiarto",
];
const UNITS: [&str; 3] = ["Dinas Kesehatan", "Dinas Sosial", "Kecamatan Barat"];

struct Known {
    renewal: i64,
    holder: PersonId,
    words: Vec<String>,
    ends: i64,
}

#[tokio::test]
async fn search_equals_full_scan() {
    let world = World::new().await;
    let agency = AgencyId("kota-pekalongan".to_owned());
    let standard = world.app.version(&agency).unwrap().digest;
    let mut random = StdRng::seed_from_u64(20_261_121);
    let mut tx = world.app.db.begin().await.unwrap();
    let mut known = Vec::new();
    for number in 0..4_200_i64 {
        let person = someone(&mut tx, &agency, number, &mut random).await;
        // Some have none, most one, some several, and not in the order of the people.
        for _ in 0..[0, 1, 1, 2][random.random_range(0..4)] {
            known.push(person.clone());
        }
    }
    for place in (1..known.len()).rev() {
        known.swap(place, random.random_range(0..=place));
    }
    let mut all = Vec::new();
    for (number, (holder, words, ends)) in known.into_iter().enumerate() {
        let reference = format!("PBR-{number}");
        let row = renewals::insert(&mut tx, &reference, (&agency, &standard), holder, monday()).await.unwrap();
        sqlx::query("UPDATE renewals SET open = 0, stage = 'finished' WHERE id = $1")
            .bind(row.id.0)
            .execute(&mut *tx)
            .await
            .unwrap();
        all.push(Known { renewal: row.id.0, holder, words, ends });
    }
    tx.commit().await.unwrap();
    assert!(i64::try_from(all.len()).unwrap() < MAX_EXAMINED_ROWS, "nothing may lie beyond what is looked at");

    let officer = all[all.len() - 1].holder;
    let soon = Some((monday().0, monday().0 + 200 * DAY));
    let mut db = world.app.db.read().acquire().await.unwrap();
    for (text, ends) in [
        ("dinas", None),
        ("s", None),
        ("si", None),
        ("su", None),
        ("su dinas", None),
        ("dinas su si", None),
        ("su", soon),
        ("si dinas", None),
        ("dinas kesehatan", None),
        ("kesehatan di", soon),
        ("dinas kecamatan", None),
        ("b d barat", None),
        ("siti susanti", None),
        ("susanti", soon),
        ("", soon),
        ("", Some((monday().0, monday().0 + DAY))),
        ("dinas", Some((monday().0, monday().0 + 2 * DAY))),
        ("orang17 dinas", None),
        ("xenofon dinas", None),
    ] {
        let wanted = Wanted { words: search_index::words(text), ends, below: None };
        let fits = |known: &&Known| {
            let has = |beginning: &String| known.words.iter().any(|word| word.starts_with(beginning));
            let within = ends.is_none_or(|(first, last)| first <= known.ends && known.ends <= last);
            known.holder != officer && wanted.words.iter().all(has) && within
        };
        let expected: Vec<i64> = all.iter().rev().filter(fits).map(|known| known.renewal).collect();
        let usual = Thresholds::default();
        let ways = [usual, Thresholds { having_words: 0, ..usual }, Thresholds { ending: 0, ..usual }];
        for (limit, way) in [50, 5_000].into_iter().flat_map(|limit| ways.map(|way| (limit, way))) {
            let (found, more) = search(&mut db, &agency, officer, &wanted, limit, way).await.unwrap();
            let found: Vec<i64> = found.iter().map(|row| row.id).collect();
            let first: Vec<i64> = expected.iter().copied().take(limit).collect();
            assert_eq!(found, first, "{text} {ends:?} {limit} {way:?}");
            assert_eq!(more.is_some(), expected.len() > limit, "{text} {ends:?} {limit} {way:?}");
        }
    }
}

/// A person with a certificate: their key, words and the certificate's end.
async fn someone(
    db: &mut SqliteConnection,
    agency: &AgencyId,
    number: i64,
    random: &mut StdRng,
) -> (PersonId, Vec<String>, i64) {
    let first = NAMES[random.random_range(0..NAMES.len())];
    let last = if random.random_bool(0.6) { MANY[random.random_range(0..MANY.len())] } else { "Santoso" };
    let unit = UNITS[random.random_range(0..UNITS.len())];
    let name = format!("{first} {last} Orang{number}");
    let data = PersonData {
        nik: format!("{number:016}"),
        email: format!("orang{number}@pekalongankota.go.id"),
        unit: unit.to_owned(),
        name: name.clone(),
        ..PersonData::default()
    };
    let person = people::insert(db, agency, &data, None, 0).await.unwrap();
    let ends = monday().0 + random.random_range(0..700 * DAY);
    let certificate = NewCertificate {
        person,
        serial: None,
        status: CertificateStatus::Active,
        not_before: None,
        not_after: Some(Timestamp(ends)),
        issuer: None,
        subject: None,
        public_key_sha256: None,
        der: None,
        chain: None,
        renewal: None,
    };
    certificates::insert(db, &certificate, monday()).await.unwrap();
    (person, search_index::words(&format!("{name} {unit}")), ends)
}
