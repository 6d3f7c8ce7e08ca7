//! Separation of duties: whoever changed somebody's account does not decide on their cases, and nothing is issued for a
//! while after a changed address.

use backend::db::{admin_events, people};
use domain::administration::{AdminEvent, HOLD_SECS, NOTICE_SECS};
use domain::api::{CaseView, Filed, FilingHolder, Inbox, NewDelegation, OfficerCommand, Officers, RenewalStatus, path};
use domain::delegation::DelegationDays;
use domain::moment::Date;
use domain::notice::CaseMails;
use domain::renewal::{Act, PersonId, Refusal};
use domain::standard::{AgencyId, Role};

use crate::address_change::move_to;
use crate::administration::{ADMIN, NEW, id_of};
use crate::by_hand::approve;
use crate::filing::newcomer;
use crate::harness::{Browser, World};
use crate::inspect::make;
use crate::wizard::{AISYAH, SARI, VERIFIER};

const SECOND_VERIFIER: &str = "verifikator2@pekalongankota.go.id";
const OFFICE: &str = "diskominfo@pekalongankota.go.id";
pub const INTAN: &str = "intan@pekalongankota.go.id";

fn agency() -> AgencyId {
    AgencyId("kota-pekalongan".to_owned())
}

impl World {
    /// Records this act on the account, now.
    async fn edited(&self, person: PersonId, by: &str) {
        let mut tx = self.app.db.begin().await.unwrap();
        let by = id_of(self, by).await;
        let event = AdminEvent::DataImported { people: vec![(person, vec![domain::person::DataField::Unit])] };
        admin_events::append(&mut tx, &agency(), Some(by), self.app.now(), &event).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// The role as if it had been there before this program.
    async fn in_office(&self, email: &str, role: Role) {
        let mut tx = self.app.db.begin().await.unwrap();
        people::give_role(&mut tx, id_of(self, email).await, &agency(), role).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Removes all other verifiers of the agency.
    async fn verifiers(&self, only: &[&str]) {
        let mut tx = self.app.db.begin().await.unwrap();
        for login in ["aisyah", "verifikator", "verifikator2"] {
            let email = format!("{login}@pekalongankota.go.id");
            if !only.contains(&&*email) {
                let id = id_of(self, &email).await;
                sqlx::query("DELETE FROM roles WHERE person = ?").bind(id.0).execute(&mut *tx).await.unwrap();
            }
        }
        tx.commit().await.unwrap();
    }
}

async fn inbox(browser: &mut Browser) -> usize {
    browser.get(path::INBOX).await.json::<Inbox>().rows.len()
}

#[tokio::test]
async fn whoever_changed_the_holders_data_is_excluded() {
    let world = World::new().await;
    world.edited(id_of(&world, SARI).await, VERIFIER).await;
    world.mail_at_once(&[VERIFIER, SECOND_VERIFIER]).await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let told = world.mails(VERIFIER).await.concat();
    assert!(!told.contains("menunggu") && !told.contains(&reference), "is not told that it waits");
    assert!(world.mails(SECOND_VERIFIER).await.pop().unwrap().contains(&reference));
    let (mut maya, mut dimas) = (world.logged_in(VERIFIER).await, world.logged_in(SECOND_VERIFIER).await);
    assert_eq!((inbox(&mut maya).await, inbox(&mut dimas).await), (0, 1));
    let case = maya.case(&reference).await;
    assert_eq!((case.acts.as_slice(), case.exclusion.map(|kept| kept.ends_at)), ([].as_slice(), Some(None)));
    for command in [OfficerCommand::Take, approve()] {
        let told = maya.command(&reference, command).await.problem();
        assert_eq!((told.status, told.refusal), (403, Some(Refusal::ChangedByYou)));
    }
    // Nor in a colleague's place.
    let day = Date::new(2026, 11, 23).unwrap();
    let new = NewDelegation { to: id_of(&world, VERIFIER).await, days: DelegationDays { first: day, last: day } };
    assert_eq!(dimas.post(path::DELEGATIONS, &new).await.status, 201);
    assert_eq!(maya.command(&reference, OfficerCommand::Take).await.problem().status, 403);
    let issued: CaseView = dimas.take_and(&reference, approve()).await.json();
    assert_eq!((issued.status, issued.exclusion), (RenewalStatus::Issued, None));
}

#[tokio::test]
async fn a_given_or_revoked_role_excludes_as_well() {
    let world = World::new().await;
    world.in_office(VERIFIER, Role::Administrator).await;
    let mut maya = world.logged_in(VERIFIER).await;
    let aisyah = id_of(&world, AISYAH).await;
    maya.set_roles(aisyah, &[Role::Verifier, Role::FrontDesk]).await.json::<Officers>();
    world.logged_in(ADMIN).await.confirm_all().await;
    let reference = world.logged_in(AISYAH).await.apply(0).await;
    let told = maya.command(&reference, OfficerCommand::Take).await.problem();
    assert_eq!(told.refusal, Some(Refusal::ChangedByYou));
}

/// An office of one can work once everybody concerned could object.
#[tokio::test]
async fn in_an_office_of_one_notice_replaces_the_colleague() {
    let world = World::new().await;
    world.verifiers(&[VERIFIER]).await;
    world.in_office(VERIFIER, Role::Administrator).await;
    let mut maya = world.logged_in(VERIFIER).await;
    maya.choose_mails(CaseMails::AtOnce).await;
    let table = "nama,nik,nip,email,hp,unit,jabatan,nomor_seri,berlaku_sampai\n\
                 Intan Maharani,3375014507900001,,intan@pekalongankota.go.id,081234567890,Dinas,Penyuluh,0a1b2c,2026-12-05\n";
    assert!(maya.import(table).await.done);
    let mail = world.mails(OFFICE).await.pop().unwrap();
    assert!(mail.contains("Seorang petugas yang juga memeriksa permohonan telah memasukkan"), "{mail}");
    let link = domain::api::LinkRequest { identifier: INTAN.to_owned() };
    world.browser().post(path::ACCOUNT_LINK, &link).await;
    let mut intan = world.activated(INTAN).await;
    let reference = intan.apply(0).await;
    assert!(world.mails(VERIFIER).await.pop().unwrap().contains(&reference), "there is nobody else");
    let case = maya.case(&reference).await;
    let from = world.app.now().plus_seconds(NOTICE_SECS);
    assert_eq!((case.acts.as_slice(), case.exclusion.unwrap().ends_at), ([].as_slice(), Some(from)));
    assert_eq!(inbox(&mut maya).await, 0);
    world.clock.pass(NOTICE_SECS - 1);
    let mut maya = world.logged_in(VERIFIER).await;
    assert_eq!(maya.command(&reference, OfficerCommand::Take).await.problem().status, 403);
    world.clock.pass(1);
    assert_eq!(inbox(&mut maya).await, 1);
    assert_eq!(maya.case(&reference).await.exclusion, None);
    let issued: CaseView = maya.take_and(&reference, approve()).await.json();
    assert_eq!(issued.status, RenewalStatus::Issued);
}

/// The filer never decides on the application, and no date is given.
#[tokio::test]
async fn in_an_office_of_one_the_filer_is_excluded() {
    let world = World::new().await;
    world.verifiers(&[VERIFIER]).await;
    let reference = world.logged_in(VERIFIER).await.file_for(SARI).await;
    world.logged_in(SARI).await.complete_filed(&reference).await;
    for _ in 0..2 {
        let mut maya = world.logged_in(VERIFIER).await;
        assert_eq!(maya.case(&reference).await.exclusion.unwrap().ends_at, None);
        assert_eq!(maya.command(&reference, OfficerCommand::Take).await.problem().status, 403);
        world.clock.pass(NOTICE_SECS);
    }
}

/// Removing the colleague does not make somebody the only officer at once.
#[tokio::test]
async fn an_office_reduced_to_one_waits_from_then_on() {
    let world = World::new().await;
    world.verifiers(&[VERIFIER, SECOND_VERIFIER]).await;
    world.in_office(VERIFIER, Role::Administrator).await;
    world.edited(id_of(&world, SARI).await, VERIFIER).await;
    let reference = world.logged_in(SARI).await.apply(0).await;
    world.clock.pass(10 * NOTICE_SECS);
    let mut maya = world.logged_in(VERIFIER).await;
    assert_eq!(maya.case(&reference).await.exclusion.unwrap().ends_at, None, "there is a colleague");
    maya.set_roles(id_of(&world, SECOND_VERIFIER).await, &[]).await.json::<Officers>();
    assert!(world.mails(SECOND_VERIFIER).await.pop().unwrap().contains("dicabut"));
    let from = world.app.now().plus_seconds(NOTICE_SECS);
    assert_eq!(maya.case(&reference).await.exclusion.unwrap().ends_at, Some(from));
    assert_eq!(maya.command(&reference, OfficerCommand::Take).await.problem().status, 403);
}

/// An application filed for an invented person, withdrawn by whoever invented them and sent again as the holder's own.
#[tokio::test]
async fn filing_for_an_invented_holder_excludes_the_filer_from_later_cases() {
    let world = World::new().await;
    let mut maya = world.logged_in(VERIFIER).await;
    let entry =
        domain::entry::HolderEntry { email: INTAN.to_owned(), nik: "3375014507900001".to_owned(), ..newcomer() };
    let letter = maya.letter(&make::letter()).await;
    let filed = maya.file(FilingHolder::New(Box::new(entry)), &letter, "file").await.json::<Filed>();
    let mut intan = world.activated(INTAN).await;
    let withdrawal = path::with(path::RENEWAL_WITHDRAWAL, &filed.reference);
    assert_eq!(intan.act(axum::http::Method::POST, &withdrawal).await.status, 200);
    let reference = intan.apply(0).await;
    let told = maya.command(&reference, OfficerCommand::Take).await.problem();
    assert_eq!(told.refusal, Some(Refusal::ChangedByYou));
}

/// An invented colleague is not independent of the inventor.
#[tokio::test]
async fn an_invented_colleague_does_not_decide() {
    let world = World::new().await;
    world.with_one_administrator().await;
    let mut admin = world.logged_in(ADMIN).await;
    admin.invite("Putri Amelia", NEW, &[Role::Verifier]).await.json::<Officers>();
    world.wait(NOTICE_SECS).await;
    let mut putri = world.activated(NEW).await;
    world.edited(id_of(&world, SARI).await, ADMIN).await;
    let reference = world.logged_in(SARI).await.apply(0).await;
    assert_eq!(putri.command(&reference, OfficerCommand::Take).await.problem().refusal, Some(Refusal::ChangedByYou));
    // In everything else Putri is an officer like others.
    let reference = world.logged_in("ratna@pekalongankota.go.id").await.apply(1).await;
    let issued: CaseView = putri.take_and(&reference, approve()).await.json();
    assert_eq!(issued.status, RenewalStatus::Issued);
}

#[tokio::test]
async fn after_a_changed_address_nothing_is_issued_for_a_day() {
    let world = World::new().await;
    let moved = "sari.w@pekalongankota.go.id";
    let mut admin = world.logged_in(ADMIN).await;
    move_to(&world, &mut admin, SARI, moved).await;
    let link = world.link_for(SARI).await;
    assert_eq!(world.browser().by_link(link, true).await.status, 204);
    let reference = world.logged_in(moved).await.apply(0).await;
    let mut maya = world.logged_in(VERIFIER).await;
    let taken: CaseView = maya.command(&reference, OfficerCommand::Take).await.json();
    let until = world.app.now().plus_seconds(HOLD_SECS);
    assert_eq!((taken.on_hold_until, taken.acts), (Some(until), vec![Act::Return, Act::Reject, Act::Release]));
    let told = maya.command(&reference, approve()).await.problem();
    assert_eq!((told.status, told.refusal), (409, Some(Refusal::OnHold)));
    world.clock.pass(HOLD_SECS);
    let mut maya = world.logged_in(VERIFIER).await;
    let issued: CaseView = maya.command(&reference, approve()).await.json();
    assert_eq!(issued.status, RenewalStatus::Issued);
}

/// The eight calls by which one administrator once got a certificate in a holder's name.
#[tokio::test]
async fn one_administrator_alone_gets_no_certificate() {
    let world = World::new().await;
    let mine = "sari.baru@pekalongankota.go.id";
    let mut admin = world.logged_in(ADMIN).await;
    move_to(&world, &mut admin, SARI, mine).await;
    let link = domain::api::LinkRequest { identifier: mine.to_owned() };
    world.browser().post(path::ACCOUNT_LINK, &link).await;
    assert!(world.mails(mine).await.is_empty(), "no way into the account");
    let me = id_of(&world, ADMIN).await;
    let told = admin.set_roles(me, &[Role::Administrator, Role::Verifier]).await.problem();
    assert_eq!(told.refusal, Some(Refusal::OwnRole));
    // With a verifier's account it is no better.
    move_to(&world, &mut admin, VERIFIER, "verifikator.baru@pekalongankota.go.id").await;
    assert!(world.mails("verifikator.baru@pekalongankota.go.id").await.is_empty());
    // Whatever nobody objects to within three days is seen by three people.
    for told in [SARI, VERIFIER, crate::administration::SECOND, OFFICE] {
        let mails = world.mails(told).await;
        assert!(mails.iter().any(|mail| mail.contains('#') || mail.contains("/konfirmasi")), "{told}");
    }
}
