//! Search says what a plain look at every renewal says, however common what is asked for.

use backend::db::certificates::{self, NewCertificate};
use backend::db::people_along::{Spelt, along_query};
use backend::db::people_found::{Search, Start, few_query};
use backend::db::search::{BACK, Wanted, search};
use backend::db::{people, renewals, words};
use domain::certificate::CertificateStatus;
use domain::moment::{DAY, Timestamp};
use domain::person::PersonData;
use domain::renewal::PersonId;
use domain::standard::AgencyId;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use sqlx::SqliteConnection;

use crate::harness::{World, monday};
use crate::inbox::plan;

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
async fn it_says_what_a_look_at_every_renewal_says() {
    let world = World::new().await;
    let agency = AgencyId("kota-pekalongan".to_owned());
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
        let row = renewals::insert(&mut tx, &reference, &agency, holder, monday()).await.unwrap();
        sqlx::query("UPDATE renewals SET open = 0, stage = 'finished' WHERE id = $1")
            .bind(row.id.0)
            .execute(&mut *tx)
            .await
            .unwrap();
        all.push(Known { renewal: row.id.0, holder, words, ends });
    }
    tx.commit().await.unwrap();
    assert!(all.len() < BACK as usize, "nothing may lie beyond what is looked at");

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
        let wanted = Wanted { words: words::of_text(text), ends };
        let fits = |known: &&Known| {
            let has = |beginning: &String| known.words.iter().any(|word| word.starts_with(beginning));
            let within = ends.is_none_or(|(first, last)| first <= known.ends && known.ends <= last);
            known.holder != officer && wanted.words.iter().all(has) && within
        };
        let expected: Vec<i64> = all.iter().rev().filter(fits).map(|known| known.renewal).collect();
        for limit in [50, 5_000] {
            let (found, more) = search(&mut db, &agency, officer, &wanted, limit).await.unwrap();
            let found: Vec<i64> = found.iter().map(|row| row.id).collect();
            let first: Vec<i64> = expected.iter().copied().take(limit as usize).collect();
            assert_eq!(found, first, "{text} {ends:?} {limit}");
            assert_eq!(more, expected.len() > limit as usize, "{text} {ends:?} {limit}");
        }
    }
}

#[tokio::test]
async fn people_of_a_word_are_a_range_of_an_index_in_its_order() {
    let world = World::new().await;
    let agency = AgencyId("kota-pekalongan".to_owned());
    let wanted = Wanted { words: words::of_text("dinas su"), ends: Some((0, 1)) };
    let asked = Search { agency: &agency, officer: PersonId(1), wanted: &wanted };
    let mut db = world.app.db.read().acquire().await.unwrap();
    let others = [
        Spelt { beginning: "su", words: Some(vec!["suharti".to_owned(), "susanti".to_owned()]) },
        Spelt { beginning: "d", words: None },
    ];
    let along = plan(&mut db, along_query(asked, "dinas", &others, 5, 9, 51).sql()).await;
    for part in [
        "w USING PRIMARY KEY (agency=? AND word=? AND newest>? AND newest<?)",
        "x USING PRIMARY KEY (agency=? AND word=? AND newest=?)",
        "x USING COVERING INDEX person_words_of (person=?",
        "n USING INDEX certificates_of_person (person=?)",
    ] {
        assert!(along.iter().any(|line| line.ends_with(part) || line.contains(part)), "{part} {along:?}");
    }
    assert!(along.iter().all(|line| !line.contains("TEMP B-TREE") && !line.contains("SCAN")), "{along:?}");
    for (start, part) in [
        (Start::Word(0), "w USING PRIMARY KEY (agency=? AND word>? AND word<?)"),
        (Start::Ends, "c USING INDEX certificates_ending (not_after>? AND not_after<?)"),
    ] {
        let few = plan(&mut db, few_query(asked, start, 51).sql()).await;
        assert!(few[0].contains(part), "{few:?}");
        assert!(few.iter().all(|line| !line.contains("SCAN")), "{few:?}");
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
    (person, words::of_text(&format!("{name} {unit}")), ends)
}
