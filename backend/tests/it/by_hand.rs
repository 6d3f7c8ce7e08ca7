//! Certificates that officers record: those of AMS are checked against the person, the request and the record.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::api::{
    CaseView, CertificateParts, MyCertificate, OfficerCommand, RecordedCertificate, RenewalStatus, path,
};
use domain::certificate::{CertificateStatus, Signer};
use domain::moment::{DAY, Date};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{Act, Refusal};
use domain::standard::StepKind;
use rcgen::PublicKeyData as _;

use backend::infra::authority::{Order, Serial, Subject};

use crate::harness::{Answer, Browser, World, monday, shared_authority};
use crate::wizard::key;

const STAFF: &str = "staf@natunakab.go.id";
const CHECKER: &str = "verifikator@natunakab.go.id";
const HOLDER: &str = "sari@natunakab.go.id";

pub fn approve() -> OfficerCommand {
    OfficerCommand::Approve { note: String::new() }
}

/// Natuna's standard with certificates issued by hand; the key stays the holder's.
pub fn natuna() -> String {
    let toml = include_str!("../../../domain/standards/natuna.toml");
    format!("issuing = \"by_hand\"\n{toml}")
}

/// Purbalingga's with AMS whole: the authority keeps the key, an officer records what was issued.
pub fn purbalingga() -> String {
    let toml = include_str!("../../../domain/standards/purbalingga.toml");
    let toml = toml.replace("[wizard]\n", "[wizard]\ncustody = \"authority\"\n");
    format!("issuing = \"by_hand\"\n{toml}")
}

/// What to certify: the demo's Sari at Natuna, with the first key.
pub fn order(id: &str) -> Order {
    Order {
        order_id: id.to_owned(),
        serial: Serial::of_order(id),
        subject: Subject {
            common_name: "SARI  WULANDARI".to_owned(),
            organization: "Pemerintah Kabupaten Natuna".to_owned(),
            organizational_unit: "Dinas Kesehatan".to_owned(),
            locality: "Kabupaten Natuna".to_owned(),
            state: "Kepulauan Riau".to_owned(),
            country: "ID".to_owned(),
            email: HOLDER.to_owned(),
        },
        spki_der: key(0).subject_public_key_info(),
        not_before: monday().0 - 3600,
        not_after: monday().0 + 730 * DAY,
    }
}

pub fn der(order: &Order) -> Vec<u8> {
    shared_authority().issue(order).unwrap().certificate_der
}

pub fn file(bytes: &[u8]) -> OfficerCommand {
    OfficerCommand::Record(RecordedCertificate::File(STANDARD.encode(bytes)))
}

pub fn pem(certificates: &[Vec<u8>]) -> Vec<u8> {
    let mut text = String::from("Subject: CN = Sari\n");
    for der in certificates {
        let body = STANDARD.encode(der);
        let lines: Vec<&str> = body.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
        text.extend(["-----BEGIN CERTIFICATE-----\n", &lines.join("\n"), "\n-----END CERTIFICATE-----\n"]);
    }
    text.into_bytes()
}

pub fn problems(answer: &Answer) -> Vec<Problem> {
    let details = answer.problem();
    assert_eq!(details.status, 422, "{details:?}");
    details.problems
}

/// Sari's application at the step where the certificate is recorded, taken by the verifier.
pub async fn at_issue(world: &World) -> (String, Browser, Browser) {
    let mut sari = world.logged_in(HOLDER).await;
    let reference = sari.apply(0).await;
    let mut staff = world.logged_in(STAFF).await;
    staff.take_and(&reference, approve()).await.json::<CaseView>();
    let mut checker = world.logged_in(CHECKER).await;
    checker.take_and(&reference, approve()).await.json::<CaseView>();
    let taken: CaseView = checker.command(&reference, OfficerCommand::Take).await.json();
    assert_eq!(taken.acts, [Act::Record, Act::Return, Act::Reject, Act::Release]);
    (reference, sari, checker)
}

#[tokio::test]
async fn recording_a_file_completes_the_case() {
    let world = World::with_standards(&[("natuna.toml", &natuna())]).await;
    let (reference, mut sari, mut checker) = at_issue(&world).await;
    let before: MyCertificate = sari.get(path::CERTIFICATE).await.json();
    // Issued by nobody but the officer: the program has no order for it.
    assert_eq!(world.count("orders").await, 0);

    let chain: Vec<Vec<u8>> = [der(&order("right"))].into_iter().chain(shared_authority().chain()).collect();
    let recorded: CaseView = checker.command(&reference, file(&pem(&chain))).await.json();
    assert_eq!((recorded.status, recorded.signer), (RenewalStatus::Issued, Some(Signer::Unknown)));
    assert_eq!(recorded.step.unwrap().kind, StepKind::Report);
    let by: Vec<&str> = recorded.history.iter().rev().take(2).map(|row| row.by.as_str()).collect();
    assert_eq!(by, ["Maya Lestari"; 2], "the officer issued it and did the step");
    // Natuna reports before it tells.
    assert!(world.mails(HOLDER).await.iter().all(|mail| !mail.contains("/ambil/")));
    checker.take_and(&reference, approve()).await.json::<CaseView>();
    assert_eq!(world.mails(HOLDER).await.iter().filter(|mail| mail.contains("/ambil/")).count(), 1);

    let parts: CertificateParts = sari.get(&path::with(path::RENEWAL_CERTIFICATE, &reference)).await.json();
    assert_eq!(STANDARD.decode(&parts.certificate).unwrap(), chain[0]);
    let above: Vec<Vec<u8>> = parts.chain.iter().map(|der| STANDARD.decode(der).unwrap()).collect();
    assert_eq!(above, chain[1..]);
    let after: MyCertificate = sari.get(path::CERTIFICATE).await.json();
    assert_eq!(after.status, CertificateStatus::Active);
    assert_ne!(after.serial, before.serial);
    assert_eq!((before.signer, after.signer), (None, Some(Signer::Unknown)), "nobody said whose it must be");
    assert_eq!(world.count("certificates WHERE status = 'superseded'").await, 1);
    let again = checker.command(&reference, file(&chain[0])).await.problem();
    assert_eq!((again.status, again.refusal), (409, Some(Refusal::WrongStage)));
}

#[tokio::test]
async fn a_file_of_something_else_is_refused_and_changes_nothing() {
    let world = World::with_standards(&[("natuna.toml", &natuna())]).await;
    // Joko's request makes the second key a known one.
    let mut joko = world.logged_in("joko@natunakab.go.id").await;
    joko.apply(1).await;
    let (reference, _, mut checker) = at_issue(&world).await;
    let version = checker.case(&reference).await.version;
    let with = |change: &dyn Fn(&mut Order)| {
        let mut order = order("wrong");
        change(&mut order);
        der(&order)
    };
    let right = der(&order("right"));
    let trailing = [right.as_slice(), b"x"].concat();
    let other_email = |order: &mut Order| order.subject.email = "joko@natunakab.go.id".to_owned();
    let cases: Vec<(Vec<u8>, Fault)> = vec![
        (Vec::new(), Fault::Blank),
        (b"no certificate".to_vec(), Fault::CertificateUnreadable),
        (right[..200].to_vec(), Fault::CertificateUnreadable),
        (trailing, Fault::CertificateUnreadable),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n".to_vec(), Fault::CertificateUnreadable),
        (b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n".to_vec(), Fault::CertificateUnreadable),
        (with(&|order| order.subject.common_name = "Sari Wulan".to_owned()), Fault::CertificateOtherPerson),
        (with(&other_email), Fault::CertificateOtherPerson),
        (with(&|order| order.not_after = monday().0 - 1), Fault::CertificateExpired),
        (with(&|order| order.not_before = monday().0 + 601), Fault::CertificateNotYet),
        (with(&|order| order.not_after = order.not_before + 5 * 366 * DAY + 1), Fault::CertificateTooLong(5)),
        (with(&|order| order.spki_der = key(1).subject_public_key_info()), Fault::CertificateOldKey),
        (with(&|order| order.spki_der = key(2).subject_public_key_info()), Fault::CertificateOtherKey),
    ];
    for (bytes, fault) in cases {
        let answer = checker.command(&reference, file(&bytes)).await;
        assert_eq!(problems(&answer), [Problem::new(Field::CertificateFile, fault)]);
    }
    let no_base64 = OfficerCommand::Record(RecordedCertificate::File("%%%".to_owned()));
    let answer = checker.command(&reference, no_base64).await;
    assert_eq!(problems(&answer), [Problem::new(Field::CertificateFile, Fault::CertificateUnreadable)]);
    // The key is the holder's: number and dates alone prove nothing.
    let typed = typed("1a2b", Date::new(2026, 11, 23).unwrap(), Date::new(2028, 11, 22).unwrap());
    let answer = checker.command(&reference, typed).await;
    assert_eq!(problems(&answer), [Problem::new(Field::CertificateFile, Fault::Blank)]);
    let serial = domain::entry::serial(&shared_authority().issue(&order("right")).unwrap().serial.to_hex()).unwrap();
    let mut tx = world.app.db.begin().await.unwrap();
    sqlx::query("UPDATE certificates SET serial = $1 WHERE id = 1").bind(serial).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    let answer = checker.command(&reference, file(&right)).await;
    assert_eq!(problems(&answer), [Problem::new(Field::CertificateFile, Fault::CertificateKnown)]);

    assert_eq!(checker.case(&reference).await.version, version);
    assert_eq!(world.count("certificates WHERE renewal IS NOT NULL").await, 0);
}

#[tokio::test]
async fn a_certificate_is_recorded_at_its_step_only() {
    let world = World::with_standards(&[("natuna.toml", &natuna())]).await;
    let mut sari = world.logged_in(HOLDER).await;
    let reference = sari.apply(0).await;
    let right = der(&order("right"));
    let (mut staff, mut checker) = (world.logged_in(STAFF).await, world.logged_in(CHECKER).await);
    // It is only the intake.
    let early = staff.command(&reference, file(&right)).await.problem();
    assert_eq!((early.status, early.refusal), (409, Some(Refusal::WrongStage)));
    staff.command(&reference, approve()).await.json::<CaseView>();
    checker.take_and(&reference, approve()).await.json::<CaseView>();
    // Not for the front desk; and another agency's officer finds no such case.
    // Whose turn it is comes before what is wrong with the file.
    let wrong = staff.command(&reference, file(b"no certificate")).await.problem();
    assert_eq!((wrong.status, wrong.refusal), (403, Some(Refusal::WrongRole)));
    let mut elsewhere = world.logged_in("verifikator@pekalongankota.go.id").await;
    let command = domain::api::CaseCommand { version: 1, command: file(&right) };
    let commands = path::with(path::CASE_COMMANDS, &reference);
    assert_eq!(elsewhere.post(&commands, &command).await.problem().status, 404);
    // What the application's step wants is a certificate, not a nod.
    let nod = checker.take_and(&reference, approve()).await.problem();
    assert_eq!((nod.status, nod.refusal), (409, Some(Refusal::WrongStage)));
}

#[tokio::test]
async fn an_address_in_use_is_reported_at_its_field() {
    let world = World::with_standards(&[("natuna.toml", &natuna())]).await;
    let (reference, _, mut checker) = at_issue(&world).await;
    // Since it was sent, Joko got the address that Sari asked for.
    let mut tx = world.app.db.begin().await.unwrap();
    sqlx::query(
        "INSERT INTO changes (renewal, field, old_value, new_value) SELECT id, 'email', 'x', 'joko@natunakab.go.id' FROM renewals",
    )
    .execute(&mut *tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let mut order = order("right");
    order.subject.email = "joko@natunakab.go.id".to_owned();
    let answer = checker.command(&reference, file(&der(&order))).await;
    assert_eq!(problems(&answer), [Problem::new(Field::Email, Fault::Taken)]);
    assert_eq!(world.count("certificates WHERE renewal IS NOT NULL").await, 0);
}

pub fn typed(serial: &str, not_before: Date, not_after: Date) -> OfficerCommand {
    OfficerCommand::Record(RecordedCertificate::Typed { serial: serial.to_owned(), not_before, not_after })
}

#[tokio::test]
async fn a_long_name_may_be_shortened_by_the_authority_too() {
    let world = World::with_standards(&[("natuna.toml", &natuna())]).await;
    let (reference, _, mut checker) = at_issue(&world).await;
    let name = "Sri Wahyuningsih Kusumaningtyas Ratnawulandari Puspitaningrum";
    let mut tx = world.app.db.begin().await.unwrap();
    sqlx::query("UPDATE people SET name = $1 WHERE email = $2")
        .bind(format!("{name} Hadiningrat"))
        .bind(HOLDER)
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let mut order = order("right");
    order.subject.common_name = format!("{name} H.").to_uppercase();
    let recorded: CaseView = checker.command(&reference, file(&der(&order))).await.json();
    assert_eq!(recorded.status, RenewalStatus::Issued);
}
