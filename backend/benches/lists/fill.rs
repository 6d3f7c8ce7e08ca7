//! A large database, written as fast as `SQLite` takes it. Rows look like those of the program; the events of renewals are
//! left out, since no list reads them. What differs from row to row is drawn at random, from the same seed at every size.

use std::error::Error;

use backend::app::state::App;
use backend::db::people;
use domain::api::SearchQuery;
use domain::moment::Zone;
use domain::renewal::PersonId;
use domain::value::{Nip, Reference};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// The agency whose lists are measured.
const AGENCY: &str = "kota-pekalongan";
/// The step at which one renewal in a hundred waits.
const STEP: &str = "verify";
/// A NIP that can be nobody's and that one holder has: of the row in the middle of any database.
pub const KNOWN_NIP: &str = "200001012024012999";
/// A reference that one renewal has.
pub const KNOWN_REFERENCE: &str = "PBR-0000-0000";

const FIRST: [&str; 40] = [
    "Siti", "Budi", "Agus", "Dewi", "Sri", "Eko", "Tri", "Dwi", "Nur", "Rina", "Hendra", "Andi", "Yuli", "Wahyu",
    "Joko", "Ratna", "Bambang", "Lestari", "Indah", "Rizki", "Fajar", "Putri", "Dian", "Maya", "Arif", "Hadi",
    "Slamet", "Endang", "Sulastri", "Yanto", "Ahmad", "Fitri", "Galih", "Kartika", "Lukman", "Mega", "Oki", "Prasetyo",
    "Teguh", "Umar",
];
const LAST: [&str; 40] = [
    "Wulandari",
    "Santoso",
    "Wijaya",
    "Lestari",
    "Hidayat",
    "Saputra",
    "Rahayu",
    "Setiawan",
    "Kusuma",
    "Pratama",
    "Utami",
    "Nugroho",
    "Purnama",
    "Susanti",
    "Gunawan",
    "Hartono",
    "Anggraini",
    "Permata",
    "Suryadi",
    "Maharani",
    "Firmansyah",
    "Handayani",
    "Kurniawan",
    "Mulyani",
    "Ningsih",
    "Oktaviani",
    "Puspita",
    "Ramadhan",
    "Safitri",
    "Tanjung",
    "Utomo",
    "Viranda",
    "Wibowo",
    "Yulianti",
    "Zulkarnain",
    "Adiputra",
    "Basuki",
    "Cahyono",
    "Darmawan",
    "Effendi",
];
const UNITS: [&str; 12] = [
    "Dinas Kesehatan",
    "Dinas Pendidikan",
    "Badan Keuangan Daerah",
    "Dinas Sosial",
    "Kecamatan Utara",
    "Kecamatan Barat",
    "Sekretariat Daerah",
    "Dinas Perhubungan",
    "Puskesmas Melati",
    "Dinas Pekerjaan Umum",
    "Inspektorat",
    "Satpol PP",
];

/// The agency's first verifier.
pub async fn officer(app: &App) -> Result<PersonId, Box<dyn Error>> {
    let found =
        people::find_by_identifier(&mut *app.db.read().acquire().await?, "verifikator@pekalongankota.go.id").await?;
    Ok(found.ok_or("no verifier among the demo people")?.id)
}

/// The agency's administrator, who evaluates it.
pub async fn administrator(app: &App) -> Result<PersonId, Box<dyn Error>> {
    let found = people::find_by_identifier(&mut *app.db.read().acquire().await?, "admin@pekalongankota.go.id").await?;
    Ok(found.ok_or("no administrator among the demo people")?.id)
}

/// Certificates that end in the next days.
pub fn ends_within(days: i64, words: &str) -> SearchQuery {
    let today = backend::infra::clock::Clock::now(&backend::infra::clock::SystemClock).date_in(Zone::Wib);
    SearchQuery { words: words.to_owned(), ends_from: Some(today), ends_to: Some(today.plus_days(days)) }
}

/// Writes so many holders, each with a certificate and a renewal. One renewal in a hundred waits at a verifier's, six of
/// ten of them overdue; the others are finished.
pub async fn fill(app: &App, size: u32) -> Result<(), Box<dyn Error>> {
    let known = (Reference::parse(KNOWN_REFERENCE), Nip::parse(KNOWN_NIP));
    if known.0.is_err() || known.1.is_err() {
        return Err("the known numbers are none".into());
    }
    let now = app.now().0;
    let mut tx = app.db.begin().await?;
    for statement in TEMPORARY {
        sqlx::query(statement).execute(&mut *tx).await?;
    }
    for (list, texts) in [("first", &FIRST[..]), ("last", &LAST[..]), ("unit", &UNITS[..])] {
        for (i, text) in (0_i64..).zip(texts) {
            let row = sqlx::query("INSERT INTO texts VALUES ($1, $2, $3)").bind(list).bind(i).bind(text);
            row.execute(&mut *tx).await?;
        }
    }
    let mut random = StdRng::seed_from_u64(20_261_121);
    let numbers: Vec<u32> = (1..=size).collect();
    for some in numbers.chunks(10_000) {
        let drawn: Vec<[i64; 7]> = some.iter().map(|number| draw(&mut random, *number)).collect();
        let insert = sqlx::query(
            "INSERT INTO draws SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
             value ->> 6 FROM json_each($1)",
        );
        insert.bind(serde_json::to_string(&drawn)?).execute(&mut *tx).await?;
    }
    for (statement, binds) in STATEMENTS {
        let mut query = sqlx::query(statement).bind(AGENCY);
        for bind in binds {
            query = match bind {
                Bind::Now => query.bind(now),
                Bind::Step => query.bind(STEP),
                Bind::Known(known) => query.bind(*known),
                Bind::Middle => query.bind(i64::from(size / 2)),
            };
        }
        query.execute(&mut *tx).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Number, first name, last name, unit, seconds that it stands there, seconds that are left, seconds to the certificate's
/// end.
fn draw(random: &mut StdRng, number: u32) -> [i64; 7] {
    let mut below = |length: usize| i64::try_from(random.random_range(0..length)).unwrap_or(0);
    let (first, last, unit) = (below(FIRST.len()), below(LAST.len()), below(UNITS.len()));
    let (stands, left, end) = (below(90_000), 80_000 - below(200_000), below(63_000_000) - 3_000_000);
    [i64::from(number), first, last, unit, stands, left, end]
}

enum Bind {
    Now,
    Step,
    Middle,
    Known(&'static str),
}

/// Of the connection that writes; the world closes it.
const TEMPORARY: [&str; 2] = [
    "CREATE TEMP TABLE texts (list TEXT, i INTEGER, text TEXT, PRIMARY KEY (list, i))",
    "CREATE TEMP TABLE draws (i INTEGER PRIMARY KEY, first INTEGER, last INTEGER, unit INTEGER, stands INTEGER,
       spare INTEGER, ends INTEGER)",
];

/// $1 is the agency; then the binds in order.
const STATEMENTS: [(&str, &[Bind]); 5] = [
    (
        "INSERT INTO people (id, agency, name, nik, nip, email, mobile, province, agency_name, unit, position, rank,
                             password_hash, created_at)
         SELECT 100000 + d.i, $1, f.text || ' ' || l.text, printf('3375%012d', d.i),
                CASE WHEN d.i = $2 THEN $3 ELSE printf('19850101%010d', d.i) END,
                printf('p%d@pekalongankota.go.id', d.i), printf('+628%09d', d.i), 'Jawa Tengah',
                'Pemerintah Kota Pekalongan', u.text, 'Analis', 'III/c', NULL, 0
         FROM draws d CROSS JOIN texts f ON f.list = 'first' AND f.i = d.first
              CROSS JOIN texts l ON l.list = 'last' AND l.i = d.last CROSS JOIN texts u ON u.list = 'unit' AND u.i = d.unit",
        &[Bind::Middle, Bind::Known(KNOWN_NIP)],
    ),
    (
        "INSERT INTO certificates (person, serial, status, not_before, not_after)
         SELECT 100000 + i, printf('be%012x', i), 'active', $2 - 40000000, $2 + ends FROM draws WHERE $1 <> ''",
        &[Bind::Now],
    ),
    (
        "INSERT INTO renewals (reference, agency, standard, holder, version, stage, step, since, due, taken_by, submitted_at, received,
                               open, filed_by, waits_for, certificate_ends)
         SELECT CASE WHEN i = $4 THEN $5 ELSE printf('PBR-%d', i) END, $1,
                (SELECT digest FROM standard_versions WHERE agency = $1), 100000 + i, 3,
                CASE WHEN i % 100 = 0 THEN 'at' ELSE 'finished' END, CASE WHEN i % 100 = 0 THEN $3 END, $2 - stands,
                CASE WHEN i % 100 = 0 THEN $2 + spare END, NULL, $2 - stands - 60, i % 100 <> 0, i % 100 = 0, NULL,
                CASE WHEN i % 100 = 0 THEN 'office' END, CASE WHEN i % 100 = 0 THEN $2 + ends END
         FROM draws",
        &[Bind::Now, Bind::Step, Bind::Middle, Bind::Known(KNOWN_REFERENCE)],
    ),
    (WORDS, &[]),
    (VISITS, &[Bind::Now, Bind::Step]),
];

/// Who had each renewal: the check, the authority, the notice. They are spread over three years, as renewals are; each waits a night.
const VISITS: &str = "INSERT INTO visits (renewal, number, agency, step, from_at, to_at, act, stood_in)
     SELECT r.id, v.number, $1, v.step, r.at + v.begins, CASE WHEN d.i % 100 <> 0 THEN r.at + v.ends END,
            CASE WHEN d.i % 100 <> 0 THEN 'done' END, FALSE
     FROM draws d CROSS JOIN (SELECT id, holder, $2 - (holder * 37 % 1095) * 86400 - 100000 AS at FROM renewals) r
          ON r.holder = 100000 + d.i
     CROSS JOIN (SELECT 0 AS number, $3 AS step, 0 AS begins, 60000 AS ends
                 UNION ALL SELECT 1, 'issue', 60000, 63600 UNION ALL SELECT 2, 'notify', 63600, 63600) v
     WHERE d.i % 100 <> 0 OR v.number = 0";

/// The words of names and units, as `db::search_index` keeps them: none of the lists has a word twice, or another letter.
const WORDS: &str = "INSERT INTO search_words (renewal, words)
     SELECT r.id, lower(p.name || ' ' || p.unit) || ' §' || replace($1, '-', '§')
     FROM draws d CROSS JOIN renewals r ON r.holder = 100000 + d.i CROSS JOIN people p ON p.id = r.holder
     ORDER BY r.id";
