//! No personal data is kept beyond its retention: every column and every file of a case and of a person is marked, and
//! afterwards the mark is in no column, no file and not in the bytes of the database. And `docs/retention.md` names
//! every table.
//!
//! Longer than 250 lines because every table and folder is filled and searched in one test.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use axum::http::Method;
use backend::app::job_status::Next;
use backend::app::retention::{Retention, erase};
use backend::app::{files, short_lived};
use domain::api::{
    CaseView, ComplainantCommand, ComplaintReceipt, ComplaintView, DraftView, IDEMPOTENCY_HEADER, LinkRequest,
    MyRecommendation, NewMessage, OfficerCommand, RecommendationRequest, SurveyAnswers, SurveyInvitation, path,
};
use domain::journey::Step;
use domain::moment::DAY;
use domain::person::{DataField, FilePurpose};
use domain::renewal::ReturnReason;
use domain::standard::AgencyId;
use domain::survey::{Answers, Element, Rating, Score};

use crate::complaints::{contact, secret};
use crate::harness::{Browser, World, changing};
use crate::inspect::make;
use crate::recommendations::BIMA;
use crate::renewal::returning;
use crate::retention::{on_disk, world};
use crate::wizard::{SARI, VERIFIER, new_key, new_upload};

const JOKO: &str = "joko@pekalongankota.go.id";
const MARK: &str = "JANGAN-TINGGAL";

/// Columns of text and bytes that say nothing about a person: numbers that the program drew, digests, words of its own. All
/// others are marked.
const IMPERSONAL: &[(&str, &[&str])] = &[
    ("people", &["agency"]),
    ("roles", &["agency", "role"]),
    ("terminals", &["agency", "name", "place", "code_sha256", "token_sha256", "version", "readiness"]),
    ("terminal_wipes", &["cause", "page"]),
    ("hand_offs", &["id", "session", "purpose", "code", "token_sha256", "secret_sha256"]),
    ("sessions", &["id", "token_sha256"]),
    ("calendar_feeds", &["secret_sha256"]),
    ("challenges", &["challenge_sha256"]),
    ("login_codes", &["challenge_sha256", "code_sha256"]),
    ("authenticators", &["secret"]),
    ("recovery_codes", &["code_sha256"]),
    ("passkeys", &["id", "handle", "credential_id", "credential"]),
    ("passkey_challenges", &["secret_sha256", "state"]),
    ("devices", &["token_sha256"]),
    ("links", &["token_sha256", "purpose"]),
    ("login_attempts", &["bucket"]),
    ("recommendation_requests", &["agency", "salt", "digest"]),
    ("collective_renewals", &["agency"]),
    ("outbox", &["message_id", "agency", "topic", "failure"]),
    ("text_messages", &["message_id", "agency", "kind", "language"]),
    ("access_log", &["data", "roles"]),
    ("scanner_findings", &["agency", "signature"]),
    ("standard_versions", &["digest", "agency", "content"]),
    ("renewals", &["reference", "agency", "standard", "stage", "step", "waits_for"]),
    ("visits", &["agency", "step", "act", "reasons"]),
    ("closed_periods", &["agency", "first_day", "last_day", "figures", "head"]),
    ("minutes", &["agency", "first_day", "last_day", "salt"]),
    ("meeting_reminders", &["agency", "first_day"]),
    ("due_calendars", &["agency", "digest"]),
    ("certificates", &["serial", "status", "issuer", "public_key_sha256", "end_reason", "signer"]),
    ("public_keys", &["sha256"]),
    ("keys", &["public_key_sha256", "spki"]),
    ("old_key_proofs", &["digest"]),
    ("email_codes", &["salt", "code_hash"]),
    ("uploads", &["id", "purpose", "sha256", "file"]),
    ("chunks", &["upload"]),
    ("files", &["id", "purpose", "media_type", "sha256"]),
    ("events", &["event", "prev_hash", "hash"]),
    ("notes", &["digest", "salt"]),
    ("key_reports", &["agency", "standard", "reason", "outcome", "salt"]),
    ("complaints", &["number", "standard", "secret_sha256", "agency", "subject", "class", "stage"]),
    ("complaint_texts", &["digest", "salt"]),
    ("complaint_files", &["id", "media_type", "sha256"]),
    ("changes", &["field"]),
    ("orders", &["order_id", "spki", "serial", "failure"]),
    ("idempotency", &["key", "digest", "reference"]),
    ("delegations", &["agency", "first_day", "last_day"]),
    ("officer_notices", &["case_mails"]),
    ("survey_invitations", &["service", "agency", "token_sha256"]),
    ("survey_ratings", &["agency", "month", "key"]),
    ("survey_traits", &["agency", "month", "trait", "value"]),
    ("survey_remarks", &["agency", "month", "key"]),
    ("survey_plans", &["agency", "element", "first", "last", "what", "owner", "due", "done"]),
    ("survey_served", &["agency", "month"]),
    ("settings", &["agency", "settings"]),
    ("admin_events", &["agency", "event", "prev_hash", "hash"]),
    ("proposals", &["agency", "role", "fields"]),
    ("proposal_links", &["token_sha256"]),
    ("authority_warnings", &["agency"]),
    ("checkpoints", &["text"]),
    ("checkpoint_keys", &["public_key"]),
    ("_sqlx_migrations", &["description", "checksum"]),
];

/// Which rows of a table are about a holder: by the first of these columns that it has.
const ABOUT: [(&str, &str); 4] = [
    ("recipient", "IN (SELECT email FROM people WHERE id IN (HOLDERS))"),
    ("person", "IN (HOLDERS)"),
    ("renewal", "IN (SELECT id FROM renewals WHERE holder IN (HOLDERS))"),
    ("holder", "IN (HOLDERS)"),
];

#[tokio::test]
async fn nothing_personal_outlives_its_retention() {
    let world = world().await;
    live_through_everything(&world).await;
    world.run("INSERT INTO old_key_proofs SELECT '', MIN(id), x'00', x'00' FROM renewals").await;
    world
        .run(
            "INSERT INTO text_messages (message_id, person, agency, kind, language, text, created_at, next_try, expires_at)
             SELECT 'pesan', MIN(id), agency, '', 'id', 'pesan', 0, 0, 9999999999 FROM people WHERE email LIKE 'sari@peka%'",
        )
        .await;
    let holders = ids(&world).await;
    let marked = mark(&world, &holders).await;
    for column in [
        "people.name",
        "people.nik",
        "people.password_hash",
        "outbox.recipient",
        "outbox.subject",
        "text_messages.text",
        "certificates.subject",
        "certificates.der",
        "old_key_proofs.certificate",
        "keys.wrapped_key",
        "keys.request",
        "drafts.draft",
        "email_codes.email",
        "uploads.name",
        "files.name",
        "files.signatures",
        "notes.note",
        "changes.new_value",
        "orders.subject",
        "messages.text",
        "survey_remarks.remark",
        "search_words.words",
        "complaint_texts.text",
        "complaint_contacts.name",
        "complaint_files.name",
        "recommendation_requests.data",
        "recommendation_requests.note",
        "recommendation_answers.name",
        "recommendation_answers.reason",
    ] {
        assert!(marked.contains(&column.to_owned()), "no row for {column}: {marked:?}");
    }
    assert!(on_disk(&world, MARK));

    // A year after the case, two years after the certificate's end, a year after that: everything is over.
    world.clock.pass(4 * 366 * DAY);
    mark_files(&world);
    for _ in 0..2 {
        files::sweep::sweep(&world.app).await.unwrap();
        short_lived::sweep(&world.app).await.unwrap();
        erase(&world.app).await.unwrap();
    }
    let left = where_it_stands(&world).await;
    assert!(left.is_empty(), "{left:?}");
    assert!(!on_disk(&world, MARK));
    // Nor what stood there before it was marked.
    for words in [
        SARI,
        JOKO,
        "3375015204880041",
        "Cap dinas belum ada.",
        "Kapan selesai?",
        "Perencana Ahli Madya",
        "wulandari",
        "Sari puas.",
    ] {
        assert!(!on_disk(&world, words), "{words}");
    }
    let files = files(&world.app.config.data);
    let with: Vec<_> = files.iter().filter(|file| contains(&std::fs::read(file).unwrap(), MARK)).collect();
    assert!(with.is_empty(), "{with:?}");
    assert_eq!(
        world.count("people WHERE erased_at IS NOT NULL").await,
        6,
        "the holders of this agency, and no officer"
    );
    assert!(world.mails(SARI).await.is_empty());
}

#[tokio::test]
async fn the_write_ahead_log_is_checkpointed_after_a_reader_ends() {
    let world = world().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    say(&mut sari, &reference, MARK).await;
    assert_eq!(sari.act(Method::POST, &path::with(path::RENEWAL_WITHDRAWAL, &reference)).await.status, 200);
    let retention = Retention::default();
    assert_eq!(retention.round(&world.app).await.unwrap(), Next::Usual, "folded at the start");
    world.clock.pass(367 * DAY);
    assert_eq!(retention.round(&world.app).await.unwrap(), Next::Within(Duration::from_hours(1)), "a jump is doubted");
    assert_eq!(world.count("messages").await, 1);
    world.clock.pass(DAY);
    // Somebody reads, and goes on reading.
    let mut reader = world.app.db.read().begin().await.unwrap();
    sqlx::query("SELECT COUNT(*) FROM people").execute(&mut *reader).await.unwrap();
    for _ in 0..2 {
        assert!(matches!(retention.round(&world.app).await.unwrap(), Next::Within(_)), "to be done again soon");
    }
    assert_eq!(world.count("messages").await, 0);
    assert!(on_disk(&world, MARK), "gone from the table, not from the disk");
    reader.rollback().await.unwrap();
    assert_eq!(retention.round(&world.app).await.unwrap(), Next::Usual);
    assert!(!on_disk(&world, MARK));
}

#[tokio::test]
async fn the_write_ahead_log_is_checkpointed_when_a_later_step_fails() {
    let world = world().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    say(&mut sari, &reference, MARK).await;
    world.logged_in(VERIFIER).await.case(&reference).await;
    assert_eq!(sari.act(Method::POST, &path::with(path::RENEWAL_WITHDRAWAL, &reference)).await.status, 200);
    let retention = Retention::default();
    for days in [0, 367, 1] {
        world.clock.pass(days * DAY);
        if days == 1 {
            world
                .run("CREATE TRIGGER stuck BEFORE DELETE ON access_log BEGIN SELECT RAISE(ABORT, 'as if damaged'); END")
                .await;
            assert!(retention.round(&world.app).await.is_err());
        } else {
            retention.round(&world.app).await.unwrap();
        }
    }
    assert_eq!(world.count("messages").await, 0);
    assert!(!on_disk(&world, MARK));
}

#[tokio::test]
async fn drafts_are_deleted_after_half_a_year_and_devices_after_a_year() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    sari.fill(0).await;
    let kept = async || {
        erase(&world.app).await.unwrap();
        let stored = std::fs::read_dir(world.directory.path().join("data/files")).unwrap().count();
        (world.count("drafts").await, world.count("keys").await, stored, world.count("devices").await)
    };
    world.clock.pass(180 * DAY);
    assert_eq!(kept().await, (1, 1, 1, 1));
    world.clock.pass(1);
    assert_eq!(kept().await, (0, 0, 0, 1));
    // A log-in there makes it known for another year.
    sari.log_in(&world, SARI).await;
    world.clock.pass(365 * DAY);
    assert_eq!(kept().await.3, 1);
    world.clock.pass(1);
    assert_eq!(kept().await.3, 0);
}

#[tokio::test]
async fn the_page_names_every_table_and_folder() {
    let world = World::new().await;
    let page = include_str!("../../../docs/retention.md");
    for (table, _) in columns(&world).await {
        assert!(page.contains(&format!("| `{table}` |")), "docs/retention.md does not say how long {table} is kept");
    }
    let data = &world.app.config.data;
    backend::infra::file_store::Store::new(data).write_chunk("x", 0, b"x").unwrap();
    for entry in std::fs::read_dir(data).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let name = name.split_once('-').map_or(&*name, |(before, _)| before);
        assert!(page.contains(&format!("| `{name}")), "docs/retention.md does not say how long {name} is kept");
    }
}

/// Two applications, one of them through every turn, a draft that is left alone, a password that is asked for, a complaint.
async fn live_through_everything(world: &World) {
    let mut sari = world.logged_in(SARI).await;
    let first = sari.apply(0).await;
    assert_eq!(sari.act(Method::POST, &path::with(path::RENEWAL_WITHDRAWAL, &first)).await.status, 200);
    sari.answer(0, &[(DataField::Position, "Perencana Ahli Madya")]).await.json::<DraftView>();
    assert_eq!(sari.upload(FilePurpose::Letter, &make::letter()).await.status, 200);
    assert_eq!(sari.upload(FilePurpose::Sk, &make::jpeg(1200, 1600)).await.status, 200);
    let mut bima = world.logged_in(BIMA).await;
    sari.ask(BIMA).await.json::<MyRecommendation>();
    bima.respond(1, true, "").await.json::<RecommendationRequest>();
    let draft: DraftView = sari.put(path::DRAFT_KEY, &new_key(1)).await.json();
    let sent: domain::api::RenewalView = sari.submit(None, draft.version, "send").await.json();
    let reference = sent.reference;
    say(&mut sari, &reference, "Kapan selesai?").await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let returned = returning(Step::Letter, ReturnReason::Other, "Cap dinas belum ada.");
    verifier.take_and(&reference, returned).await.json::<CaseView>();
    let version = sari.draft().await.version;
    assert_eq!(sari.submit(Some(&reference), version, "complete").await.status, 200);
    verifier.command(&reference, OfficerCommand::Approve { note: "Lengkap.".to_owned() }).await.json::<CaseView>();
    assert_eq!(sari.get(&path::with(path::RENEWAL_CERTIFICATE, &reference)).await.status, 200);
    assert_eq!(sari.act(Method::POST, &path::with(path::RENEWAL_RECEIPT, &reference)).await.status, 200);
    let invitation: SurveyInvitation =
        sari.act(Method::POST, &path::with(path::RENEWAL_SURVEY, &reference)).await.json();
    let ratings = vec![Rating { element: Element::Time, score: Score::Good }];
    let answers = Answers { ratings, remark: "Sari puas.".to_owned(), ..Answers::default() };
    let sent = SurveyAnswers { token: invitation.token.unwrap(), answers };
    assert_eq!(world.browser().post(path::SURVEY_ANSWERS, &sent).await.status, 204);

    let mut joko = world.logged_in(JOKO).await;
    let new = "joko.santosa@pekalongankota.go.id";
    joko.answer(0, &[(DataField::Email, new)]).await.json::<DraftView>();
    assert_eq!(joko.act(Method::POST, path::DRAFT_EMAIL_CODE).await.status, 200);
    assert_eq!(joko.upload(FilePurpose::Letter, &make::letter()).await.status, 200);
    let begun = joko.post(path::UPLOADS, &new_upload(FilePurpose::Sk, &make::jpeg(1200, 1600))).await;
    assert_eq!(begun.status, 200);
    joko.put(path::DRAFT_KEY, &new_key(2)).await.json::<DraftView>();
    let asked = LinkRequest { identifier: JOKO.to_owned() };
    assert_eq!(world.browser().post(path::ACCOUNT_LINK, &asked).await.status, 202);
    world.mails(JOKO).await;

    let (mut browser, agency) = (world.browser(), AgencyId("kota-pekalongan".into()));
    let receipt: ComplaintReceipt = browser.complain(agency, 1, Some(contact("budi@contoh.id"))).await.json();
    browser.attach(&receipt.number, &secret(1), "surat.pdf", &make::letter()).await.json::<ComplaintView>();
    browser.as_complainant(&receipt.number, &secret(1), ComplainantCommand::Withdraw).await.json::<ComplaintView>();
    world.mails("budi@contoh.id").await;
}

async fn say(browser: &mut Browser, reference: &str, text: &str) {
    let body = serde_json::to_vec(&NewMessage { text: text.to_owned() }).unwrap();
    let request = changing(Method::POST, &path::with(path::RENEWAL_MESSAGES, reference))
        .header("content-type", "application/json")
        .header(IDEMPOTENCY_HEADER, "say-say-say-say-say");
    assert_eq!(browser.send(request.body(body.into()).unwrap()).await.status, 200);
}

async fn ids(world: &World) -> String {
    let sql = "SELECT group_concat(id) FROM people WHERE email IN ($1, $2)";
    let (ids,): (String,) = sqlx::query_as(sql).bind(SARI).bind(JOKO).fetch_one(world.app.db.read()).await.unwrap();
    ids
}

/// Every table with its columns of text and bytes.
async fn columns(world: &World) -> Vec<(String, Vec<String>)> {
    let rows: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT m.name, c.name, c.type FROM sqlite_master m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'search_index_%' ORDER BY m.name, c.cid",
    )
    .fetch_all(world.app.db.read())
    .await
    .unwrap();
    let mut tables: Vec<(String, Vec<String>)> = Vec::new();
    for (table, column, kind) in rows {
        if tables.last().is_none_or(|(last, _)| *last != table) {
            tables.push((table, Vec::new()));
        }
        if matches!(&*kind, "TEXT" | "BLOB") {
            tables.last_mut().unwrap().1.push(column);
        }
    }
    tables
}

/// Puts the mark into every personal column of the holders' rows; the columns in which there was a row.
async fn mark(world: &World, holders: &str) -> Vec<String> {
    let mut marked = Vec::new();
    let mut tables = columns(world).await;
    // Addresses last: rows are found by them.
    tables.sort_by_key(|(table, _)| table == "people");
    let mut tx = world.app.db.begin().await.unwrap();
    for (table, mut columns) in tables {
        columns.sort_by_key(|column| column == "recipient");
        let impersonal = IMPERSONAL.iter().find(|(name, _)| *name == table).map_or(&[][..], |(_, columns)| columns);
        let all: Vec<(String,)> =
            sqlx::query_as("SELECT name FROM pragma_table_info($1)").bind(&table).fetch_all(&mut *tx).await.unwrap();
        let about = ABOUT.iter().find(|(column, _)| all.iter().any(|(name,)| name == column));
        let condition = match about {
            _ if table == "people" => "id IN (HOLDERS)".to_owned(),
            Some((column, about)) => format!("{column} {about}"),
            None => "1".to_owned(),
        };
        let condition = condition.replace("HOLDERS", holders);
        for column in columns.iter().filter(|column| !impersonal.contains(&column.as_str())) {
            let mut value = format!("'{MARK} {table}.{column} ' || hex(randomblob(6))");
            // Files are read while they are erased.
            if (table.as_str(), column.as_str()) == ("files", "signatures") {
                value = format!(
                    "json_array(json_object('signer', {value}, 'organization', '', 'signed_at', NULL, 'time_stamped', json('false'), \
                     'since', 'unchanged', 'verdict', 'trusted'))"
                );
            }
            let sql = format!("UPDATE {table} SET {column} = {value} WHERE {condition}");
            let done = sqlx::query(&sql).execute(&mut *tx).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
            if done.rows_affected() > 0 {
                marked.push(format!("{table}.{column}"));
            }
        }
    }
    tx.commit().await.unwrap();
    marked
}

/// Puts the mark into every file of holders, as if it had lain there for years.
#[expect(clippy::disallowed_methods, reason = "the system tells the age of files by its own clock")]
fn mark_files(world: &World) {
    let mut marked = 0;
    for folder in ["files", "quarantine", "mail"] {
        for file in files(&world.app.config.data.join(folder)) {
            let mut open: File = OpenOptions::new().append(true).open(file).unwrap();
            open.write_all(MARK.as_bytes()).unwrap();
            open.set_modified(SystemTime::now() - Duration::from_hours(24 * 400)).unwrap();
            marked += 1;
        }
    }
    assert!(marked > 8, "{marked}");
}

/// The columns in which the mark stands.
async fn where_it_stands(world: &World) -> Vec<String> {
    let mut found = Vec::new();
    for (table, columns) in columns(world).await {
        for column in columns {
            let condition = format!("{table} WHERE instr(CAST({column} AS BLOB), CAST('{MARK}' AS BLOB)) > 0");
            let rows = world.count(&condition).await;
            if rows > 0 {
                found.push(format!("{table}.{column}: {rows}"));
            }
        }
    }
    found
}

/// Every file below, but for the database's own, which are looked into apart.
fn files(directory: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(directory).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.push(path);
        }
    }
    all
}

fn contains(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}
