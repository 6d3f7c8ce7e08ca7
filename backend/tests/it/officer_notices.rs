//! Mails to officers about cases: in a digest or at once, as each chose; limits that are near or have passed; deputies.
//!
//! Longer than 250 lines because each kind of mail to officers is read beside the others.

use axum::http::Method;
use backend::app::officer_notices::{digest, escalation};
use backend::db::told_limits;
use domain::api::{CaseView, Delegations, NewDelegation, OfficerCommand, OfficerNotices, path};
use domain::delegation::DelegationDays;
use domain::moment::{DAY, Date};
use domain::notice::CaseMails;
use domain::problem::Fault;
use domain::standard::{AgencyId, Role};

use crate::by_hand::approve;
use crate::delegation::person;
use crate::harness::{Browser, World};
use crate::settings::ADMIN;
use crate::wizard::{AISYAH, SARI, VERIFIER, VERIFIER_MERANTI};

const SECOND_VERIFIER: &str = "verifikator2@pekalongankota.go.id";
const JOKO: &str = "joko@pekalongankota.go.id";
const HOUR: i64 = 3600;
const MINUTE: i64 = 60;

impl Browser {
    /// Chooses how one is mailed that cases wait.
    pub async fn choose_mails(&mut self, case_mails: CaseMails) {
        assert_eq!(self.put(path::OFFICER_NOTICES, &OfficerNotices { case_mails }).await.status, 204);
    }

    async fn chosen_mails(&mut self) -> CaseMails {
        self.get(path::OFFICER_NOTICES).await.json::<OfficerNotices>().case_mails
    }
}

impl World {
    /// Has officers choose a mail for each case, at once.
    pub async fn mail_at_once<T: AsRef<str>>(&self, officers: &[T]) {
        for officer in officers {
            self.logged_in(officer.as_ref()).await.choose_mails(CaseMails::AtOnce).await;
        }
    }

    /// The mails to this address whose subject holds these words, without line breaks of their encoding.
    async fn mails_about(&self, to: &str, words: &str) -> Vec<String> {
        let mails = self.mails(to).await.into_iter().map(|mail| mail.replace("=\n", ""));
        let subject = |mail: &String| mail.lines().any(|line| line.starts_with("Subject: ") && line.contains(words));
        mails.filter(subject).collect()
    }

    /// Lets the time pass and both jobs run.
    async fn later(&self, seconds: i64) {
        self.clock.pass(seconds);
        digest::send(&self.app).await.unwrap();
        escalation::tell(&self.app).await.unwrap();
    }
}

#[tokio::test]
async fn a_digest_is_one_mail_about_what_still_waits() {
    let world = World::new().await;
    let mut references = Vec::new();
    for (nth, holder) in [SARI, JOKO, AISYAH].into_iter().enumerate() {
        references.push(world.logged_in(holder).await.apply(nth).await);
    }
    let told = async |officer| world.mails_about(officer, "permohonan menunggu Anda").await;
    // Monday, 9.00; the office opened at 8.00.
    world.later(HOUR - 1).await;
    assert_eq!(told(VERIFIER).await, [""; 0], "not before the hour");
    world.logged_in(SECOND_VERIFIER).await.take_and(&references[0], approve()).await.json::<CaseView>();
    world.clock.pass(1);
    // Two runs at a time send one.
    let (one, other) = tokio::join!(digest::send(&world.app), digest::send(&world.app));
    one.and(other).unwrap();
    for officer in [VERIFIER, SECOND_VERIFIER] {
        let [mail] = &told(officer).await[..] else { panic!("one mail to {officer}") };
        assert!(mail.contains("Subject: 2 permohonan menunggu Anda"), "{mail}");
        assert!(mail.contains("Batas waktu terdekat: 24 November 2026"), "{mail}");
        assert!(mail.contains("https://perbarui.test/petugas/"), "{mail}");
        assert!(references.iter().all(|reference| !mail.contains(reference)) && !mail.contains("Joko"), "{mail}");
    }
    assert_eq!(world.count("pending_notices").await, 0);
    world.later(HOUR).await;
    assert_eq!(told(VERIFIER).await.len(), 1, "nothing has come since");

    // Another agency's officers are told of nothing.
    assert!(world.mails(VERIFIER_MERANTI).await.is_empty());
}

#[tokio::test]
async fn a_digest_about_nothing_is_not_sent() {
    let world = World::new().await;
    let reference = world.logged_in(SARI).await.apply(0).await;
    assert_eq!(world.count("pending_notices").await, 3, "each verifier of the agency");
    // Whoever has it knows it, and the others need not.
    world.logged_in(VERIFIER).await.command(&reference, OfficerCommand::Take).await.json::<CaseView>();
    world.later(HOUR).await;
    assert_eq!(world.count("pending_notices").await, 0);
    for officer in [VERIFIER, SECOND_VERIFIER, AISYAH] {
        assert_eq!(world.mails_about(officer, "menunggu Anda").await, [""; 0], "{officer}");
    }
}

/// The program did not run when it was due.
#[tokio::test]
async fn a_missed_digest_waits_for_the_morning() {
    let world = World::new().await;
    world.logged_in(SARI).await.apply(0).await;
    // Monday, 22.00, and Tuesday, 8.00.
    world.later(13 * HOUR).await;
    assert_eq!(world.mails_about(VERIFIER, "menunggu Anda").await, [""; 0]);
    world.later(10 * HOUR).await;
    assert_eq!(world.mails_about(VERIFIER, "menunggu Anda").await.len(), 1);
}

#[tokio::test]
async fn each_officer_is_mailed_as_they_chose() {
    let world = World::new().await;
    let (mut maya, mut dimas) = (world.logged_in(VERIFIER).await, world.logged_in(SECOND_VERIFIER).await);
    assert_eq!(maya.chosen_mails().await, CaseMails::Hourly);
    maya.choose_mails(CaseMails::AtOnce).await;
    dimas.choose_mails(CaseMails::Daily).await;
    let mut aisyah = world.logged_in(AISYAH).await;
    aisyah.choose_mails(CaseMails::Never).await;
    // The choice is everybody's own, and kept.
    let world = world.restart().await;
    let mut maya = world.logged_in(VERIFIER).await;
    assert_eq!(maya.chosen_mails().await, CaseMails::AtOnce);
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(sari.get(path::OFFICER_NOTICES).await.problem().status, 403);

    let reference = sari.apply(0).await;
    let told = async |officer| world.mails_about(officer, "menunggu Anda").await.len();
    assert!(world.mails_about(VERIFIER, "menunggu Anda").await[0].contains(&reference));
    world.later(HOUR).await;
    assert_eq!((told(VERIFIER).await, told(SECOND_VERIFIER).await, told(AISYAH).await), (1, 0, 0));
    // In the night nobody is mailed; at the opening, at 8.00, the day's digest.
    world.later(13 * HOUR).await;
    assert_eq!(told(SECOND_VERIFIER).await, 0);
    world.later(9 * HOUR).await;
    assert_eq!((told(VERIFIER).await, told(SECOND_VERIFIER).await, told(AISYAH).await), (1, 1, 0));

    // Whoever wants none any more gets none that was kept.
    let mut dimas = world.logged_in(SECOND_VERIFIER).await;
    world.logged_in(JOKO).await.apply(1).await;
    assert_eq!(world.count("pending_notices").await, 1);
    dimas.choose_mails(CaseMails::Never).await;
    assert_eq!(world.count("pending_notices").await, 0);
}

/// Ciamis: ten minutes for intake and for the head's disposition.
#[tokio::test]
async fn a_limit_is_told_when_it_is_near_and_when_it_has_passed_once_each() {
    let world = World::new().await;
    let (staff, head) = ("staf@ciamiskab.go.id", "kepala@ciamiskab.go.id");
    let mut sari = world.logged_in("sari@ciamiskab.go.id").await;
    let reference = sari.apply(0).await;
    let near = async |officer| world.mails_about(officer, "1 permohonan mendekati batas waktu").await;
    let passed = async |officer| world.mails_about(officer, "1 permohonan melewati batas waktu").await;
    world.later(4 * MINUTE).await;
    assert_eq!(near(staff).await.len(), 0);
    for _ in 0..2 {
        world.later(MINUTE).await;
        assert_eq!((near(staff).await.len(), near(head).await.len()), (1, 0));
    }
    assert!(near(staff).await[0].contains(&format!("{reference}: 23 November 2026 pukul 09.10")), "{reference}");
    world.later(9 * MINUTE).await;
    // Both of two rounds at a time tell it once.
    let (one, other) = tokio::join!(escalation::tell(&world.app), escalation::tell(&world.app));
    one.and(other).unwrap();
    for officer in [staff, head] {
        let [mail] = &passed(officer).await[..] else { panic!("one mail to {officer}") };
        assert!(mail.contains(&format!("{reference}: terlambat 5 menit kerja")) && !mail.contains("Sari"), "{mail}");
    }
    for other in ["kabid@ciamiskab.go.id", "admin@ciamiskab.go.id", VERIFIER] {
        assert!(world.mails(other).await.is_empty(), "{other}");
    }
    // The next step has a limit of its own.
    world.logged_in(staff).await.take_and(&reference, approve()).await.json::<CaseView>();
    world.later(5 * MINUTE).await;
    assert_eq!((near(staff).await.len(), near(head).await.len()), (1, 1));
    world.later(6 * MINUTE).await;
    assert_eq!((passed(staff).await.len(), passed(head).await.len()), (1, 2));
    assert_eq!(world.count("told_limits").await, 1);
    assert_eq!(sari.post(&path::with(path::RENEWAL_WITHDRAWAL, &reference), &()).await.status, 200);
    world.later(MINUTE).await;
    assert_eq!(world.count("told_limits").await, 0);
}

/// Whatever two rounds found at a time: who records it first tells it.
#[tokio::test]
async fn a_limit_is_recorded_once_and_only_while_the_case_stands_there() {
    let world = World::new().await;
    let reference = world.logged_in(SARI).await.apply(0).await;
    let agency = AgencyId("kota-pekalongan".to_owned());
    let far = world.app.now().plus_days(9);
    let mut tx = world.app.db.begin().await.unwrap();
    let [limit] = &told_limits::untold(&mut tx, &agency, far, world.app.now()).await.unwrap()[..] else { panic!() };
    for (passed, expected) in [(false, true), (false, false), (true, true), (true, false), (false, false)] {
        assert_eq!(told_limits::record(&mut tx, limit, passed).await.unwrap(), expected, "{passed}");
    }
    tx.rollback().await.unwrap();
    world.logged_in(VERIFIER).await.take_and(&reference, approve()).await.json::<CaseView>();
    let mut tx = world.app.db.begin().await.unwrap();
    assert!(!told_limits::record(&mut tx, limit, true).await.unwrap(), "it was acted on meanwhile");
}

/// Pekalongan: until the end of the next working day; no head takes part in the procedure.
#[tokio::test]
async fn limits_are_told_in_office_hours_to_whoever_has_the_case() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    // Nobody is spared by the choice.
    maya.choose_mails(CaseMails::Never).await;
    let mut references = Vec::new();
    for (nth, holder) in [SARI, JOKO].into_iter().enumerate() {
        references.push(world.logged_in(holder).await.apply(nth).await);
    }
    for reference in &references {
        maya.command(reference, OfficerCommand::Take).await.json::<CaseView>();
    }
    let told = async |officer| world.mails_about(officer, "batas waktu").await;
    // Tuesday, 14.59 and 15.00: due at 16.00.
    world.later(DAY + 6 * HOUR - 1).await;
    assert_eq!(told(VERIFIER).await, [""; 0]);
    world.later(1).await;
    let [near] = &told(VERIFIER).await[..] else { panic!("one mail") };
    assert!(near.contains("Subject: 2 permohonan mendekati batas waktu"), "{near}");
    assert!(references.iter().all(|reference| near.contains(&format!("- {reference}: 24 November"))), "{near}");
    assert_eq!(told(SECOND_VERIFIER).await, [""; 0], "has neither");
    // Past the limit the office is closed: nobody is told in the night, but when it opens.
    world.later(2 * HOUR).await;
    world.later(8 * HOUR).await;
    assert_eq!(told(VERIFIER).await.len(), 1);
    world.later(7 * HOUR + 30 * MINUTE).await;
    let [_, passed] = &told(VERIFIER).await[..] else { panic!("two mails") };
    assert!(passed.contains("Subject: 2 permohonan melewati batas waktu"), "{passed}");
    assert!(references.iter().all(|reference| passed.contains(&format!("- {reference}: terlambat 30 menit kerja"))));
    // In the head's place the administrator, who sees no cases: how many, not which.
    let [mail] = &told(ADMIN).await[..] else { panic!("one mail to the administrator") };
    assert!(mail.contains("2 permohonan di instansi Anda"), "{mail}");
    assert!(references.iter().all(|reference| !mail.contains(reference)), "{mail}");
    assert_eq!(told(SECOND_VERIFIER).await, [""; 0]);
    assert_eq!(told(VERIFIER_MERANTI).await, [""; 0]);
}

#[tokio::test]
async fn nobody_is_told_of_their_own_case() {
    let world = World::new().await;
    let mut tx = world.app.db.begin().await.unwrap();
    let agency = AgencyId("kota-pekalongan".to_owned());
    let aisyah = person(&world, AISYAH).await;
    backend::db::people::give_role(&mut tx, aisyah, &agency, Role::AgencyHead).await.unwrap();
    tx.commit().await.unwrap();
    let own = world.logged_in(AISYAH).await.apply(0).await;
    world.later(2 * DAY).await;
    let told = async |officer| world.mails_about(officer, "batas waktu").await;
    assert!(told(VERIFIER).await[0].contains(&own));
    assert_eq!(told(AISYAH).await, [""; 0]);
    // Of others' she is, as the head; the administrator is not needed.
    let administrator = told(ADMIN).await.len();
    let other = world.logged_in(SARI).await.apply(1).await;
    world.later(2 * DAY).await;
    let [mail] = &told(AISYAH).await[..] else { panic!("one mail to the head") };
    assert!(mail.contains(&other) && !mail.contains(&own), "{mail}");
    assert_eq!((administrator, told(ADMIN).await.len()), (1, 1));
}

#[tokio::test]
async fn a_deputy_is_told_when_a_delegation_is_made_and_when_it_is_ended_early() {
    let world = World::new().await;
    let (mut maya, mut dimas) = (world.logged_in(VERIFIER).await, world.logged_in(SECOND_VERIFIER).await);
    let to = person(&world, SECOND_VERIFIER).await;
    let day = |day| Date::new(2026, 11, day).unwrap();
    let give = async |maya: &mut Browser, first, last| {
        let days = DelegationDays { first: day(first), last: day(last) };
        maya.post(path::DELEGATIONS, &NewDelegation { to, days }).await
    };
    let named = async || world.mails_about(SECOND_VERIFIER, "Anda mewakili rekan").await;
    let ended = async || world.mails_about(SECOND_VERIFIER, "Pelimpahan tugas kepada Anda diakhiri").await;
    assert_eq!(give(&mut maya, 25, 24).await.problem().problems[0].fault, Fault::BeforeFirst);
    assert_eq!(named().await, [""; 0], "nothing was delegated");
    assert_eq!(give(&mut maya, 24, 26).await.status, 201);
    let [mail] = &named().await[..] else { panic!("one mail") };
    assert!(mail.contains("dari 24 November 2026 sampai 26 November 2026, dengan peran: verifikator."), "{mail}");
    assert!(mail.contains("/petugas/pelimpahan") && !mail.contains("Maya"), "{mail}");
    // Nothing changes: within those days, and the end of one of two.
    assert_eq!(give(&mut maya, 25, 25).await.status, 201);
    assert_eq!(named().await.len(), 1);
    let rows = dimas.get(path::DELEGATIONS).await.json::<Delegations>().rows;
    assert_eq!(rows.len(), 2);
    for (row, told) in rows.iter().rev().zip([0, 1]) {
        assert_eq!(maya.act(Method::DELETE, &path::with(path::DELEGATION, &row.id.to_string())).await.status, 204);
        assert_eq!(ended().await.len(), told, "{row:?}");
    }
    assert!(ended().await[0].contains("dari 24 November 2026 sampai 26 November 2026"));
    assert_eq!(world.mails_about(VERIFIER, "elimpahan").await, [""; 0]);
}

#[tokio::test]
async fn only_known_choices_are_stored() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    let unknown = serde_json::json!({ "case_mails": "weekly" });
    assert_eq!(maya.put(path::OFFICER_NOTICES, &unknown).await.problem().status, 400);
    assert_eq!(maya.chosen_mails().await, CaseMails::Hourly);
}
