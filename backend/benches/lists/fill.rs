//! A large database, written as fast as `SQLite` takes it. Rows look like those of the program; the events of renewals are
//! left out, since no list reads them.

use std::error::Error;

use backend::db::people;
use backend::state::App;
use domain::api::SearchQuery;
use domain::moment::Zone;
use domain::renewal::PersonId;
use domain::value::{Nip, Reference};

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
    let found = people::find_by_identifier(app.db.read(), "verifikator@pekalongankota.go.id").await?;
    Ok(found.ok_or("no verifier among the demo people")?.id)
}

/// Certificates that end in the next 30 days.
pub fn ends_soon() -> SearchQuery {
    let today = backend::clock::Clock::now(&backend::clock::SystemClock).date_in(Zone::Wib);
    SearchQuery { words: String::new(), ends_from: Some(today), ends_to: Some(today.plus_days(30)) }
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
    for (table, words) in [("first_names", &FIRST[..]), ("last_names", &LAST[..]), ("units", &UNITS[..])] {
        sqlx::query(&format!("CREATE TEMP TABLE {table} (i INTEGER PRIMARY KEY, word TEXT)")).execute(&mut *tx).await?;
        for (i, word) in (0_i64..).zip(words) {
            sqlx::query(&format!("INSERT INTO {table} VALUES ($1, $2)")).bind(i).bind(word).execute(&mut *tx).await?;
        }
    }
    for (statement, binds) in STATEMENTS {
        let mut query = sqlx::query(statement).bind(i64::from(size)).bind(AGENCY);
        for bind in binds {
            query = match bind {
                Bind::Now => query.bind(now),
                Bind::Step => query.bind(STEP),
                Bind::Nip => query.bind(KNOWN_NIP),
                Bind::Reference => query.bind(KNOWN_REFERENCE),
            };
        }
        query.execute(&mut *tx).await?;
    }
    tx.commit().await?;
    // As the program leaves it, were it filled over years.
    let mut tx = app.db.begin().await?;
    sqlx::query("ANALYZE").execute(&mut *tx).await?;
    tx.commit().await?;
    Ok(())
}

enum Bind {
    Now,
    Step,
    Nip,
    Reference,
}

/// $1 is the number of rows, $2 the agency; then the binds in order.
const STATEMENTS: [(&str, &[Bind]); 5] = [
    (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
         INSERT INTO people (id, agency, name, nik, nip, email, mobile, province, agency_name, unit, position, rank,
                             password_hash, created_at)
         SELECT 100000 + n.i, $2, f.word || ' ' || l.word, printf('3375%012d', n.i),
                CASE WHEN n.i = $1 / 2 THEN $3 ELSE printf('19850101%010d', n.i) END,
                printf('p%d@pekalongankota.go.id', n.i), printf('+628%09d', n.i), 'Jawa Tengah', 'Pemerintah Kota Pekalongan',
                u.word, 'Analis', 'III/c', NULL, 0
         FROM n JOIN first_names f ON f.i = n.i * 7919 % 40 JOIN last_names l ON l.i = n.i / 40 % 40
                JOIN units u ON u.i = n.i * 31 % 12",
        &[Bind::Nip],
    ),
    (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
         INSERT INTO certificates (person, serial, status, not_before, not_after)
         SELECT 100000 + i, printf('be%012x', i), 'active', $3 - 40000000, $3 + (i * 7919 % 63000000) - 3000000 FROM n
         WHERE $2 <> ''",
        &[Bind::Now],
    ),
    (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
         INSERT INTO renewals (reference, agency, holder, version, stage, step, since, due, taken_by, submitted_at, received,
                               open, filed_by)
         SELECT CASE WHEN i = $1 / 2 THEN $5 ELSE printf('PBR-%d', i) END, $2, 100000 + i, 3,
                CASE WHEN i % 100 = 0 THEN 'at' ELSE 'finished' END, CASE WHEN i % 100 = 0 THEN $4 END,
                $3 - i % 90000, CASE WHEN i % 100 = 0 THEN $3 + 80000 - i / 100 % 10 * 20000 END, NULL, $3 - i % 90000 - 60,
                i % 100 <> 0, i % 100 = 0, NULL FROM n",
        &[Bind::Now, Bind::Step, Bind::Reference],
    ),
    (WORDS_OF_NAME, &[]),
    (WORDS_OF_UNIT, &[]),
];

const WORDS_OF_NAME: &str = "INSERT OR IGNORE INTO person_words (agency, word, person)
     SELECT agency, lower(substr(name, 1, instr(name, ' ') - 1)), id FROM people
     WHERE id > 100000 AND id <= 100000 + $1 AND agency = $2
     UNION ALL
     SELECT agency, lower(substr(name, instr(name, ' ') + 1)), id FROM people
     WHERE id > 100000 AND id <= 100000 + $1 AND agency = $2";

/// Of its first word and the rest, which is a word in most.
const WORDS_OF_UNIT: &str = "INSERT OR IGNORE INTO person_words (agency, word, person)
     SELECT agency, lower(substr(unit || ' ', 1, instr(unit || ' ', ' ') - 1)), id FROM people
     WHERE id > 100000 AND id <= 100000 + $1 AND agency = $2
     UNION ALL
     SELECT agency, lower(substr(unit, instr(unit, ' ') + 1)), id FROM people
     WHERE id > 100000 AND id <= 100000 + $1 AND agency = $2";
