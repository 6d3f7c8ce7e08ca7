//! What monitoring shows: orders and mails that fail, and metrics without personal data.

use axum::body::Body;
use axum::http::Request;
use backend::app::issuance::issue;
use backend::app::outbox;
use backend::cli::demo::PASSWORD;
use backend::config::Config;
use backend::infra::mail::Priority;
use backend::infra::metrics;
use domain::api::{
    Alerts, CaseView, ComplaintReceipt, LinkRequest, MailFailure, OrderFailure, RenewalStatus, ScannerFinding,
    StuckOrder, path,
};
use domain::moment::DAY;
use domain::person::FilePurpose;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::Refusal;
use tokio::io::AsyncWriteExt;
use tower::ServiceExt;

use crate::by_hand::approve;
use crate::complaints::secret;
use crate::harness::{World, shared_authority};
use crate::inspect::make;
use crate::smtp::{Mood, Server};
use crate::test_authorities::crashing;
use crate::wizard::{SARI, VERIFIER};

const ADMINISTRATOR: &str = "admin@pekalongankota.go.id";
const ELSEWHERE: &str = "admin@merantikab.go.id";
const BIMA: &str = "bima@pekalongankota.go.id";

impl World {
    async fn alerts(&self, administrator: &str) -> Alerts {
        self.logged_in(administrator).await.get(path::ALERTS).await.json()
    }
}

/// An approved application that the authority does not certify.
pub async fn stuck() -> (World, String) {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let world = world.with_authority(crashing());
    let mut verifier = world.logged_in(VERIFIER).await;
    let approved: CaseView = verifier.take_and(&reference, approve()).await.json();
    assert_eq!(approved.status, RenewalStatus::InProcess);
    (world, reference)
}

#[tokio::test]
async fn a_failing_order_is_shown_and_retried_ever_more_slowly() {
    let (mut world, reference) = stuck().await;
    let since = world.app.now();
    let expected = |attempts, next_try, failure| {
        vec![StuckOrder { reference: reference.clone(), since, attempts, next_try, failure }]
    };
    let first = expected(1, since.plus_seconds(60), OrderFailure::Authority);
    assert_eq!(world.alerts(ADMINISTRATOR).await.orders, first);
    assert_eq!(world.alerts(ELSEWHERE).await.orders, []);
    let refused = world.logged_in(VERIFIER).await.get(path::ALERTS).await.problem();
    assert_eq!((refused.status, refused.refusal), (403, Some(Refusal::WrongRole)));

    let mut waits = Vec::new();
    for _ in 0..9 {
        // Not before its time.
        issue::issue_due(&world.app).await.unwrap();
        let order = world.alerts(ADMINISTRATOR).await.orders.remove(0);
        waits.push(order.next_try.seconds_since(world.app.now()));
        world.clock.pass(*waits.last().unwrap());
        issue::issue_due(&world.app).await.unwrap();
    }
    assert_eq!(waits, [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);

    // Another reason is another trouble, of the same age; and in the end it is issued.
    world.app.authority = shared_authority();
    let change = async |sql: &str| {
        let mut tx = world.app.db.begin().await.unwrap();
        sqlx::query(sql).bind(BIMA).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
    };
    change("INSERT INTO changes (renewal, field, old_value, new_value) SELECT renewal, 'email', '', $1 FROM orders")
        .await;
    world.clock.pass(3600);
    issue::issue_due(&world.app).await.unwrap();
    let next = world.app.now().plus_seconds(3600);
    assert_eq!(world.alerts(ADMINISTRATOR).await.orders, expected(11, next, OrderFailure::Taken));
    change("DELETE FROM changes WHERE new_value = $1").await;
    world.clock.pass(3600);
    issue::issue_due(&world.app).await.unwrap();
    assert_eq!(world.alerts(ADMINISTRATOR).await.orders, []);
    assert_eq!(world.count("certificates WHERE renewal IS NOT NULL").await, 1);
}

#[tokio::test]
async fn an_undeliverable_mail_is_shown_until_it_is_deleted() {
    let world = World::new().await;
    let server = Server::start().await;
    let sender = server.sender(&world);
    let mut verifier = world.logged_in(VERIFIER).await;
    let reference = world.logged_in(SARI).await.apply(0).await;
    server.mood(SARI, Mood::Refuses);
    let since = world.app.now();
    sender.send_due(&world.app).await.unwrap();
    // Taken by the server: no trouble. Refused: one at once, with its next try.
    let alerts = world.alerts(ADMINISTRATOR).await;
    assert_eq!((alerts.mails.len(), alerts.mails_in_all), (1, 1), "{alerts:?}");
    let mail = &alerts.mails[0];
    assert_eq!((&*mail.to, &*mail.subject), (SARI, &*format!("Permohonan {reference} sudah terkirim")));
    assert_eq!((mail.since, mail.attempts, mail.failure), (since, 1, Some(MailFailure::Refused)));
    assert_eq!(mail.next_try, Some(since.plus_seconds(30)));
    assert_eq!(world.alerts(ELSEWHERE).await.mails, []);
    assert_eq!(verifier.get(path::ALERTS).await.status, 403);

    world.clock.pass(5 * DAY + 1);
    sender.send_due(&world.app).await.unwrap();
    let alerts = world.alerts(ADMINISTRATOR).await;
    assert_eq!((alerts.mails.len(), alerts.mails[0].next_try), (1, None), "given up");
    world.clock.pass(31 * DAY);
    backend::app::short_lived::sweep(&world.app).await.unwrap();
    assert_eq!(world.alerts(ADMINISTRATOR).await.mails_in_all, 0);
}

#[tokio::test]
async fn metrics_have_no_personal_data() {
    let recorder = metrics::recorder().unwrap();
    let handle = recorder.handle();
    let _guard = ::metrics::set_default_local_recorder(&recorder);
    let (world, reference) = stuck().await;
    world.browser().first_part(SARI, "tebak-tebak").await;
    for nth in 0..3 {
        let request = Request::builder().method("BREW").uri(format!("/lacak/{reference}/{nth}")).body(Body::empty());
        world.router.clone().oneshot(request.unwrap()).await.unwrap();
    }
    world.browser().post(path::ACCOUNT_LINK, &LinkRequest { identifier: BIMA.to_owned() }).await;
    world.clock.pass(90);
    let text = backend::app::metrics::text(&handle, &world.app).await;
    for figure in [
        "perbarui_http_requests_total{method=\"POST\",route=\"/api/login\",status=\"200\"} 2",
        "perbarui_http_requests_total{method=\"POST\",route=\"/api/login\",status=\"401\"} 1",
        "perbarui_http_requests_total{method=\"other\",route=\"-\",",
        "perbarui_http_request_duration_seconds_bucket{method=\"POST\",route=\"/api/login\",le=\"+Inf\"} 3",
        "perbarui_log_ins_total{outcome=\"wrong_password\"} 1",
        "perbarui_log_ins_total{outcome=\"logged_in\"} 2",
        "perbarui_mail_attempts_total{outcome=\"sent\"}",
        "perbarui_mails_waiting 1\n",
        "perbarui_mails_oldest_age_seconds 90\n",
        "perbarui_orders_pending 1\n",
        "perbarui_orders_failing 1\n",
        "perbarui_writer_wait_seconds_count",
    ] {
        assert!(text.contains(figure), "{figure} in {text}");
    }
    let waiting = outbox::due(&world.app, world.app.now(), Priority::Link, 9).await.unwrap();
    assert_eq!(waiting.len(), 1);
    for personal in [&*reference, "sari", "bima", "pekalongankota", "Wulandari", PASSWORD, "BREW", "lacak"] {
        assert!(!text.contains(personal), "{personal} in {text}");
    }
}

/// Administrators are shown the scanner's findings in uploads and in files of complaints for a month, without the person.
#[tokio::test]
async fn scanner_findings_are_shown_for_a_month() {
    let world = World::new().await;
    let socket = world.directory.path().join("clamd.sock");
    let listener = tokio::net::UnixListener::bind(&socket).unwrap();
    tokio::spawn(async move {
        for name in ["Heuristics.PDF.ObfuscatedNameObject", "Win.Test.EICAR_HDB-1", "Pdf.Exploit.Complained"] {
            let (mut connection, _) = listener.accept().await.unwrap();
            crate::inspect::scanner::take(&mut connection).await;
            connection.write_all(format!("stream: {name} FOUND\0").as_bytes()).await.unwrap();
        }
    });
    let config = Config { clamd: Some(socket), ..(*world.app.config).clone() };
    let World { app, clock, directory, .. } = world;
    app.db.close().await;
    let world = World::open_with(config, directory, clock, app.authority).await;
    let mut sari = world.logged_in(SARI).await;
    let found_at = world.app.now();
    for fault in [Fault::FileSuspicious, Fault::FileInfected] {
        let told = sari.upload(FilePurpose::Letter, &make::letter()).await.problem();
        assert_eq!(told.problems, [Problem::new(Field::Letter, fault)]);
    }
    let mut anonymous = world.browser();
    let receipt: ComplaintReceipt = anonymous.complain(crate::evaluation::agency(), 1, None).await.json();
    let told = anonymous.attach(&receipt.number, &secret(1), "surat.pdf", &make::letter()).await.problem();
    assert_eq!(told.problems, [Problem::new(Field::Letter, Fault::FileInfected)]);
    let finding = |signature: &str, known| ScannerFinding { at: found_at, signature: signature.to_owned(), known };
    let alerts = world.alerts(ADMINISTRATOR).await;
    assert_eq!(
        alerts.findings,
        [
            finding("Pdf.Exploit.Complained", true),
            finding("Win.Test.EICAR_HDB-1", true),
            finding("Heuristics.PDF.ObfuscatedNameObject", false),
        ]
    );
    assert_eq!(world.alerts(ELSEWHERE).await.findings, []);
    world.clock.pass(31 * DAY);
    backend::app::retention::erase(&world.app).await.unwrap();
    assert_eq!(world.count("scanner_findings").await, 0);
}
