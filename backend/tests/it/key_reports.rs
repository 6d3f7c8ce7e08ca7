//! A lost or leaked key: the holder reports, the certificate is suspended here at once, officers have it revoked, and OpenSSL refuses it
//! by the list.
//!
//! Longer than 250 lines because each way that a report can go is read beside the others.

use std::path::Path;
use std::process::Command;

use backend::app::key_reports::overdue;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::access::AccessedData;
use domain::api::{
    CaseView, CertificateParts, KeyReportCommand, KeyReportList, KeyReportRequest, MyCertificate, MyKeyReports,
    NewKeyReport, OfficerKeyReport, OwnDataCopy, path,
};
use domain::certificate::{AskReason, CertificateStatus, Verdict};
use domain::moment::DAY;
use domain::problem::{Fault, Field};
use domain::renewal::Refusal;
use domain::revocation::{Act, Outcome, Reason};
use tempfile::TempDir;

use crate::by_hand::approve;
use crate::harness::{Answer, Browser, World};
use crate::import::{ADMIN, counts, person};
use crate::verify::found;
use crate::wizard::{AISYAH, SARI, SARI_MERANTI, VERIFIER, VERIFIER_MERANTI};

const PASSWORD: &str = backend::cli::demo::PASSWORD;
const STAFF: &str = "staf@pekalongankota.go.id";
const HEAD: &str = "kepala@pekalongankota.go.id";

impl Browser {
    pub async fn key_reports(&mut self) -> MyKeyReports {
        self.get(path::KEY_REPORTS).await.json()
    }

    async fn report(&mut self, certificate: i64, reason: Reason, password: &str) -> Answer {
        let new = NewKeyReport { certificate, reason, password: password.to_owned() };
        self.post(path::KEY_REPORTS, &new).await
    }

    /// Reports the present certificate; the report's number.
    pub async fn report_key(&mut self, reason: Reason) -> i64 {
        let certificate = self.key_reports().await.certificates[0].id;
        self.report(certificate, reason, PASSWORD).await.json::<MyKeyReports>().reports[0].id
    }

    async fn take_back(&mut self, id: i64) -> Answer {
        self.post(&path::with(path::KEY_REPORT_TAKE_BACK, &id.to_string()), &()).await
    }

    async fn seen_report(&mut self, id: i64) -> Answer {
        self.get(&path::with(path::OFFICER_KEY_REPORT, &id.to_string())).await
    }

    /// Acts on a report as it stands.
    pub async fn act_on_report(&mut self, id: i64, command: KeyReportCommand) -> Answer {
        let version = self.seen_report(id).await.json::<OfficerKeyReport>().version;
        let request = KeyReportRequest { version, command };
        self.post(&path::with(path::OFFICER_KEY_REPORT_COMMANDS, &id.to_string()), &request).await
    }

    async fn certificate(&mut self) -> MyCertificate {
        self.get(path::CERTIFICATE).await.json()
    }
}

fn revoke() -> KeyReportCommand {
    KeyReportCommand::Revoke(String::new())
}

/// Sari's certificate is issued; its renewal's reference.
async fn issued(world: &World, sari: &mut Browser) -> String {
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    verifier.take_and(&reference, approve()).await.json::<CaseView>();
    reference
}

async fn parts(sari: &mut Browser, reference: &str) -> Answer {
    sari.get(&path::with(path::RENEWAL_CERTIFICATE, reference)).await
}

#[tokio::test]
async fn a_leaked_key_is_suspended_here_at_once_and_revoked_by_an_officer() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = issued(&world, &mut sari).await;
    let before: CertificateParts = parts(&mut sari, &reference).await.json();
    let mine = sari.key_reports().await;
    let [present, old] = &mine.certificates[..] else { panic!("{:?}", mine.certificates) };
    assert_eq!(
        (present.superseded, present.issued_here, present.download.clone()),
        (false, true, Some(reference.clone()))
    );
    assert_eq!((old.superseded, old.issued_here), (true, false), "the one before can be reported, too");
    assert!(!mine.own_rules, "none of the agencies has rules of its own");

    // Only with the password, which is judged as at the log-in.
    let wrong = sari.report(present.id, Reason::KeyCompromised, "salah").await.problem();
    assert_eq!((wrong.problems[0].field, &wrong.problems[0].fault), (Field::Password, &Fault::WrongPassword));
    assert_eq!(sari.key_reports().await.reports, []);
    let after: MyKeyReports = sari.report(present.id, Reason::KeyCompromised, PASSWORD).await.json();
    let [report] = &after.reports[..] else { panic!("{:?}", after.reports) };
    assert_eq!((report.report.outcome, report.report.due), (None, Some(present.due[0])));
    assert!(report.can_take_back && !report.can_apply);

    // Suspended at once: nobody can download the key, and no application can be made.
    let certificate = sari.certificate().await;
    assert_eq!(certificate.verdict, Verdict::AskOffice(AskReason::Suspended));
    assert_eq!((certificate.status, certificate.current), (CertificateStatus::Suspended, None));
    let refused = parts(&mut sari, &reference).await.problem();
    assert_eq!((refused.status, refused.refusal), (409, Some(Refusal::NotRenewable)));
    let mail = world.mails(SARI).await.pop().unwrap();
    assert!(mail.contains("langsung ditangguhkan") && mail.contains("/bukan-saya#"), "{mail}");
    for officer in [VERIFIER, AISYAH, STAFF, ADMIN] {
        let mail = world.mails(officer).await.pop().unwrap();
        assert!(mail.contains(&format!("/petugas/kunci/{}", report.id)) && !mail.contains("Sari"), "{officer}: {mail}");
    }
    assert!(!world.mails(HEAD).await.iter().any(|mail| mail.contains("/petugas/kunci/")));

    let mut verifier = world.logged_in(VERIFIER).await;
    let list: KeyReportList = verifier.get(path::OFFICER_KEY_REPORTS).await.json();
    assert_eq!((list.open[0].id, &*list.open[0].name, list.ended.len()), (report.id, "Sari Wulandari", 0));
    let shown: OfficerKeyReport = verifier.seen_report(report.id).await.json();
    assert_eq!(shown.acts, [Act::Revoke], "a leak can't be refused, and this service's authority suspends nothing");
    let done: OfficerKeyReport = verifier.act_on_report(report.id, revoke()).await.json();
    assert_eq!((done.row.report.outcome, done.acts.len()), (Some(Outcome::Revoked), 0));
    assert_eq!(verifier.act_on_report(report.id, revoke()).await.problem().refusal, Some(Refusal::WrongStage));

    // She applies again, as after the end.
    let certificate = sari.certificate().await;
    assert_eq!((certificate.status, certificate.verdict), (CertificateStatus::Revoked, Verdict::Reissue));
    assert_eq!(certificate.not_after, Some(world.app.now()), "it ended when it was revoked");
    assert!(sari.key_reports().await.reports[0].can_apply);
    assert!(world.mails(SARI).await.pop().unwrap().contains("sudah dicabut"));
    assert_eq!(parts(&mut sari, &reference).await.problem().status, 409);
    sari.draft().await;

    // OpenSSL refuses it by the list, and only it.
    let list = world.browser().get(path::REVOCATION_LIST).await;
    assert_eq!((list.status, list.header("content-type")), (200, "application/pkix-crl"));
    let judged = judge(&before, &list.body);
    assert!(judged.contains("certificate revoked"), "{judged}");
    assert_eq!(found(&world.app.config).await.faults(), [""; 0]);

    // She learns who saw it, and has a copy.
    let log = sari.get(path::ACCESS_LOG).await.text();
    assert!(log.contains(&serde_json::to_string(&AccessedData::KeyReport).unwrap()), "{log}");
    let copy: OwnDataCopy = sari.get(path::OWN_DATA_COPY).await.json();
    assert_eq!(copy.key_reports[0].history.len(), 2);
}

/// What OpenSSL says of the certificate by the list.
fn judge(parts: &CertificateParts, list: &[u8]) -> String {
    let directory = TempDir::new().unwrap();
    let at = |name: &str| directory.path().join(name);
    let pem = |der: &[u8]| {
        let body: Vec<String> =
            STANDARD.encode(der).as_bytes().chunks(64).map(|l| String::from_utf8_lossy(l).into()).collect();
        format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", body.join("\n"))
    };
    let chain: Vec<Vec<u8>> = parts.chain.iter().map(|der| STANDARD.decode(der).unwrap()).collect();
    std::fs::write(at("holder.pem"), pem(&STANDARD.decode(&parts.certificate).unwrap())).unwrap();
    std::fs::write(at("issuing.pem"), pem(&chain[0])).unwrap();
    std::fs::write(at("root.pem"), pem(&chain[1])).unwrap();
    std::fs::write(at("list.der"), list).unwrap();
    openssl(directory.path(), "crl -in list.der -inform DER -out list.pem");
    let now = crate::harness::monday().0 + 60;
    let verify =
        format!("verify -attime {now} -crl_check -CRLfile list.pem -CAfile root.pem -untrusted issuing.pem holder.pem");
    openssl(directory.path(), &verify)
}

fn openssl(directory: &Path, arguments: &str) -> String {
    let done = Command::new("openssl").args(arguments.split(' ')).current_dir(directory).output().unwrap();
    [done.stdout, done.stderr].concat().iter().map(|byte| char::from(*byte)).collect()
}

#[tokio::test]
async fn the_list_is_signed_anew_when_it_changes_or_grows_old() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = issued(&world, &mut sari).await;
    let good: CertificateParts = parts(&mut sari, &reference).await.json();
    let list = async || world.browser().get(path::REVOCATION_LIST).await.body;
    let first = list().await;
    let judged = judge(&good, &first);
    assert!(judged.contains("holder.pem: OK"), "{judged}");
    world.clock.pass(3600);
    assert_eq!(list().await, first, "nothing changed");
    world.clock.pass(DAY);
    let next = list().await;
    assert_ne!(next, first, "it grew old");
    let mut sari = world.logged_in(SARI).await;
    let id = sari.report_key(Reason::KeyLost).await;
    assert_eq!(list().await, next, "a report alone revokes nothing");
    world.logged_in(VERIFIER).await.act_on_report(id, revoke()).await.json::<OfficerKeyReport>();
    assert_ne!(list().await, next);
}

#[tokio::test]
async fn only_officers_who_act_and_administrators_see_a_report() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let id = sari.report_key(Reason::KeyCompromised).await;
    for other in [SARI, HEAD, VERIFIER_MERANTI] {
        let mut other = world.logged_in(other).await;
        assert!(matches!(other.seen_report(id).await.status, 403 | 404));
    }
    let mut admin = world.logged_in(ADMIN).await;
    assert_eq!(admin.seen_report(id).await.json::<OfficerKeyReport>().acts, []);
    let refused = admin.act_on_report(id, KeyReportCommand::Revoke("2026-11-23".into())).await.problem();
    assert_eq!(refused.refusal, Some(Refusal::WrongRole));
    // Another person's certificate can't be reported, nor her report taken back.
    let mut bima = world.logged_in(SARI_MERANTI).await;
    let hers = sari.certificate_id(&world).await;
    assert_eq!(bima.report(hers, Reason::KeyLost, PASSWORD).await.problem().status, 404);
    assert_eq!(bima.take_back(id).await.problem().status, 404);
    // A verifier's own report is for others.
    let mut aisyah = world.logged_in(AISYAH).await;
    let own = aisyah.report_key(Reason::KeyCompromised).await;
    assert_eq!(aisyah.seen_report(own).await.problem().status, 404);
    let list: KeyReportList = aisyah.get(path::OFFICER_KEY_REPORTS).await.json();
    assert_eq!(list.open.iter().map(|row| row.id).collect::<Vec<_>>(), [id]);
    assert!(!world.mails(AISYAH).await.iter().any(|mail| mail.contains(&format!("/petugas/kunci/{own}"))));
}

impl Browser {
    async fn certificate_id(&self, world: &World) -> i64 {
        let sql = "SELECT c.id FROM certificates c JOIN people p ON p.id = c.person WHERE p.email = ?";
        let (id,): (i64,) = sqlx::query_as(sql).bind(SARI).fetch_one(world.app.db.read()).await.unwrap();
        id
    }
}

#[tokio::test]
async fn a_certificate_of_bsre_is_suspended_and_revoked_there_and_recorded_here() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let id = sari.report_key(Reason::KeyCompromised).await;
    let first_due = sari.key_reports().await.reports[0].report.due;
    let mut staff = world.logged_in(STAFF).await;
    let shown: OfficerKeyReport = staff.seen_report(id).await.json();
    assert_eq!(
        (shown.acts.as_slice(), shown.row.report.issued_here),
        (&[Act::RecordSuspension, Act::Revoke][..], false)
    );
    let today = world.app.now().date_in(shown.zone);
    for (day, fault) in [
        (String::new(), Fault::Blank),
        ("kemarin".to_owned(), Fault::DateShape),
        (today.plus_days(1).to_string(), Fault::Future),
        (today.plus_days(-1).to_string(), Fault::Past),
    ] {
        let refused = staff.act_on_report(id, KeyReportCommand::RecordSuspension(day)).await.problem();
        assert_eq!((refused.status, &refused.problems[0].fault), (422, &fault));
    }
    let suspended = KeyReportCommand::RecordSuspension(today.to_string());
    let done: OfficerKeyReport = staff.act_on_report(id, suspended).await.json();
    assert_eq!(done.acts, [Act::Revoke]);
    assert!(sari.key_reports().await.reports[0].report.due > first_due, "the limit of the revocation counts now");
    assert!(world.mails(SARI).await.pop().unwrap().contains("BSrE sudah menangguhkan"));
    // The act of a page that is out of date changes nothing.
    let stale = KeyReportRequest { version: 1, command: KeyReportCommand::Revoke(today.to_string()) };
    let commands = path::with(path::OFFICER_KEY_REPORT_COMMANDS, &id.to_string());
    assert_eq!(staff.post(&commands, &stale).await.problem().status, 409);
    staff.act_on_report(id, KeyReportCommand::Revoke(today.to_string())).await.json::<OfficerKeyReport>();
    assert_eq!(sari.certificate().await.verdict, Verdict::Reissue);
    assert_eq!(found(&world.app.config).await.faults(), [""; 0]);
}

#[tokio::test]
async fn a_report_is_taken_back_by_an_officer_who_spoke_to_the_holder() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = issued(&world, &mut sari).await;
    let id = sari.report_key(Reason::KeyCompromised).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let end = || KeyReportCommand::EndAsAsked("Saya menelepon pemiliknya.".into());
    let refused = verifier.act_on_report(id, end()).await.problem();
    assert_eq!(refused.refusal, Some(Refusal::WrongStage), "she has not asked");
    sari.take_back(id).await.json::<MyKeyReports>();
    sari.take_back(id).await.json::<MyKeyReports>();
    assert_eq!(parts(&mut sari, &reference).await.problem().status, 409, "who knows the password could ask, too");
    assert!(world.mails(STAFF).await.pop().unwrap().contains("Bicaralah langsung dengannya"));
    let blank = verifier.act_on_report(id, KeyReportCommand::EndAsAsked(" ".into())).await.problem();
    assert_eq!((blank.problems[0].field, &blank.problems[0].fault), (Field::Note, &Fault::Blank));
    verifier.act_on_report(id, end()).await.json::<OfficerKeyReport>();
    parts(&mut sari, &reference).await.json::<CertificateParts>();
    let mine = sari.key_reports().await;
    assert_eq!(mine.reports[0].report.outcome, Some(Outcome::TakenBack));
    assert_eq!(mine.reports[0].history.last().unwrap().note, "Saya menelepon pemiliknya.");
    assert!(matches!(sari.certificate().await.verdict, Verdict::NotYet { .. }));
    let events: Vec<(String,)> = sqlx::query_as("SELECT event FROM events WHERE key_report IS NOT NULL")
        .fetch_all(world.app.db.read())
        .await
        .unwrap();
    assert_eq!(events.len(), 3);
    assert!(events.iter().all(|(event,)| !event.contains("Sari") && !event.contains("menelepon")), "{events:?}");
    assert_eq!(found(&world.app.config).await.faults(), [""; 0]);
    // What was written is named by its digest.
    world.run("UPDATE key_reports SET note = 'Lain.'").await;
    let faults = found(&world.app.config).await;
    assert_eq!(faults.faults(), [format!("key report {id}: its note is not what was written")]);
}

#[tokio::test]
async fn a_lost_file_suspends_nothing_and_can_be_refused_with_a_reason() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let certificate = sari.key_reports().await.certificates[0].id;
    let id = sari.report_key(Reason::KeyLost).await;
    assert_eq!(sari.certificate().await.status, CertificateStatus::Active);
    // The same report again is one; another one waits for its end.
    assert_eq!(sari.report(certificate, Reason::KeyLost, PASSWORD).await.json::<MyKeyReports>().reports.len(), 1);
    let second = sari.report(certificate, Reason::KeyCompromised, PASSWORD).await.problem();
    assert_eq!(second.refusal, Some(Refusal::AlreadyOpen));
    let mut verifier = world.logged_in(VERIFIER).await;
    assert_eq!(verifier.seen_report(id).await.json::<OfficerKeyReport>().acts, [Act::Revoke, Act::Refuse]);
    let refuse = KeyReportCommand::Refuse("Berkasnya masih dapat diunduh.".into());
    verifier.act_on_report(id, refuse).await.json::<OfficerKeyReport>();
    let mine = sari.key_reports().await;
    assert_eq!(mine.reports[0].history.last().unwrap().note, "Berkasnya masih dapat diunduh.");
    assert_eq!((sari.certificate().await.status, mine.certificates.len()), (CertificateStatus::Active, 1));
    for _ in 0..4 {
        let id = sari.report_key(Reason::KeyLost).await;
        verifier.act_on_report(id, KeyReportCommand::Refuse("Sudah.".into())).await.json::<OfficerKeyReport>();
    }
    assert_eq!(sari.report(certificate, Reason::KeyLost, PASSWORD).await.problem().status, 429);
}

#[tokio::test]
async fn a_table_of_holders_does_not_lift_a_suspension() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    sari.report_key(Reason::KeyCompromised).await;
    let mut admin = world.logged_in(ADMIN).await;
    let (nik, serial) = (person(&world, SARI).await.data.nik, sari.certificate().await.serial.unwrap());
    let row = format!("nama,nik,email,hp,unit,jabatan,status,nomor_seri,berlaku_sampai\n,{nik},,,,,ISSUE,{serial},\n");
    assert_eq!(counts(&admin.import(row).await), (true, 1, 0, 0, 1));
    assert_eq!(sari.certificate().await.status, CertificateStatus::Suspended);
}

#[tokio::test]
async fn an_application_under_way_goes_on_while_the_old_key_is_suspended() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let id = sari.report_key(Reason::KeyCompromised).await;
    assert_eq!(sari.certificate().await.status, CertificateStatus::Suspended);
    let mut verifier = world.logged_in(VERIFIER).await;
    verifier.take_and(&reference, approve()).await.json::<CaseView>();
    parts(&mut sari, &reference).await.json::<CertificateParts>();
    assert_eq!(sari.certificate().await.status, CertificateStatus::Active);
    // The report on the old one is not over; ended without a revocation, the old one counts as replaced.
    sari.take_back(id).await.json::<MyKeyReports>();
    verifier.act_on_report(id, KeyReportCommand::EndAsAsked("Bertemu.".into())).await.json::<OfficerKeyReport>();
    assert_eq!(world.count("certificates WHERE status = 'superseded'").await, 1);
    assert_eq!(sari.certificate().await.status, CertificateStatus::Active);
    assert_eq!(found(&world.app.config).await.faults(), [""; 0]);
}

#[tokio::test]
async fn when_a_certificate_was_replaced_stays_as_it_is_through_a_report() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    issued(&world, &mut sari).await;
    let replaced = world.app.now();
    let id = sari.key_reports().await.certificates[1].id;
    world.clock.pass(60);
    let reported = sari.report(id, Reason::KeyCompromised, PASSWORD).await.json::<MyKeyReports>().reports[0].id;
    let ended = || format!("certificates WHERE id = {id} AND ended_at = {} AND end_reason = 'superseded'", replaced.0);
    assert_eq!(world.count(&format!("{} AND status = 'suspended'", ended())).await, 1);
    sari.take_back(reported).await.json::<MyKeyReports>();
    let mut verifier = world.logged_in(VERIFIER).await;
    let end = KeyReportCommand::EndAsAsked("Bertemu.".into());
    verifier.act_on_report(reported, end).await.json::<OfficerKeyReport>();
    assert_eq!(world.count(&format!("{} AND status = 'superseded'", ended())).await, 1);
}

#[tokio::test]
async fn the_office_is_told_once_of_each_limit_that_passed() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let id = sari.report_key(Reason::KeyCompromised).await;
    let late = async |officer| {
        overdue::tell(&world.app).await.unwrap();
        let mails = world.mails(officer).await;
        mails.iter().filter(|mail| mail.contains(&format!("Terlambat: laporan kunci nomor {id}"))).count()
    };
    assert_eq!(late(VERIFIER).await, 0, "in time");
    world.clock.pass(9 * DAY);
    assert_eq!((late(VERIFIER).await, late(ADMIN).await, late(SARI).await), (1, 1, 0));
    assert_eq!(late(VERIFIER).await, 1, "of the same limit once");

    // The suspension is recorded: the next limit is that of the revocation.
    let mut staff = world.logged_in(STAFF).await;
    let today = world.app.now().date_in(staff.seen_report(id).await.json::<OfficerKeyReport>().zone);
    staff.act_on_report(id, KeyReportCommand::RecordSuspension(today.to_string())).await.json::<OfficerKeyReport>();
    assert_eq!(late(VERIFIER).await, 2);
    staff.act_on_report(id, KeyReportCommand::Revoke(today.to_string())).await.json::<OfficerKeyReport>();
    world.clock.pass(9 * DAY);
    assert_eq!(late(VERIFIER).await, 2, "it ended");
}
