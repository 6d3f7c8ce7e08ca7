//! Changes of address or NIK of an account in use: the owner by the old address, a second administrator, or time with
//! notice agrees; until then nothing changes.
//!
//! Longer than 250 lines because everybody who may agree is tested in one place.

use domain::administration::{HOLD_SECS, NOTICE_SECS};
use domain::api::{ImportReport, LinkRequest, NewPassword, WaitsFor, path};
use domain::journey::Step;
use domain::person::{DataField, FilePurpose};
use domain::renewal::{PersonId, Refusal, ReturnReason};

use crate::administration::{ADMIN, SECOND, id_of};
use crate::harness::{Browser, World};
use crate::import::person;
use crate::inspect::make;
use crate::renewal::returning;
use crate::wizard::{SARI, VERIFIER, new_key};

pub const MOVED: &str = "sari.w@pekalongankota.go.id";
pub const OFFICE: &str = "diskominfo@pekalongankota.go.id";

/// Another address for this account, by its NIK.
pub async fn move_to(world: &World, admin: &mut Browser, email: &str, new: &str) -> ImportReport {
    let nik = person(world, email).await.data.nik;
    admin.import(format!("nama,nik,email,hp,unit,jabatan\n,{nik},{new},,,\n")).await
}

pub async fn moved(world: &World) -> bool {
    backend::db::people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), MOVED)
        .await
        .unwrap()
        .is_some()
}

async fn held_until(world: &World, who: PersonId) -> Option<i64> {
    let mut db = world.app.db.read().acquire().await.unwrap();
    backend::db::account_edits::held_until(&mut db, who).await.unwrap().map(|until| until.0)
}

#[tokio::test]
async fn a_proposed_change_waits_and_the_old_value_stays() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let report = move_to(&world, &mut admin, SARI, MOVED).await;
    assert_eq!((report.done, report.waiting_in_all, report.changed), (true, 1, 0));
    assert!(!moved(&world).await);
    let mail = world.mails(SARI).await.pop().unwrap();
    assert!(mail.contains("/konfirmasi#") && mail.contains("alamat e-mail dinas") && !mail.contains(MOVED), "{mail}");
    assert!(world.mails(SECOND).await.pop().unwrap().contains("/petugas/pengelolaan/konfirmasi"));
    // The office itself hears of it where there is no head; the new address of nothing.
    assert!(world.mails(OFFICE).await.pop().unwrap().contains("/keberatan#"));
    assert!(world.mails(MOVED).await.is_empty());
    world.browser().post(path::ACCOUNT_LINK, &LinkRequest { identifier: MOVED.to_owned() }).await;
    assert!(world.mails(MOVED).await.is_empty());
    assert_eq!(world.logged_in(SARI).await.get(path::SESSION).await.status, 200);
    // Once more says nothing new; another address takes its place.
    let events = world.count("admin_events").await;
    move_to(&world, &mut admin, SARI, MOVED).await;
    assert_eq!((world.count("proposals").await, world.count("admin_events").await), (1, events));
    move_to(&world, &mut admin, SARI, "sari.x@pekalongankota.go.id").await;
    assert_eq!(world.count("proposals WHERE decided_at IS NULL").await, 1);
    assert_eq!(world.count("proposals WHERE changes IS NULL").await, 1, "what was discarded keeps no values");
    assert_eq!(world.count("admin_events WHERE event LIKE '%proposal_discarded%'").await, 1);
}

#[tokio::test]
async fn the_owner_agrees_by_the_old_address() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let mut thief = world.browser();
    // Mailed to the address before: a link, and the token of a log-in.
    thief.post(path::ACCOUNT_LINK, &LinkRequest { identifier: SARI.to_owned() }).await;
    let password_link = world.link_for(SARI).await;
    thief.first_part(SARI, backend::cli::demo::PASSWORD).await;
    let code = world.code_for(SARI).await;
    let mut admin = world.logged_in(ADMIN).await;
    move_to(&world, &mut admin, SARI, MOVED).await;
    let link = world.link_for(SARI).await;
    assert_eq!(world.browser().by_link(link.clone(), true).await.status, 204);
    assert!(moved(&world).await);
    assert_eq!(world.browser().by_link(link, true).await.status, 404);
    assert!(world.mails(SARI).await.pop().unwrap().contains("Alamat e-mail akun Anda diganti"));
    // Whatever was good for the account before is void.
    assert_eq!(sari.get(path::SESSION).await.status, 401);
    let body = NewPassword { link: password_link, password: "teluk-hijau-77".to_owned() };
    assert_eq!(thief.put(path::ACCOUNT_PASSWORD, &body).await.status, 422);
    assert_eq!(thief.enter_token(&code).await.status, 422);
    let id = id_of(&world, MOVED).await;
    assert_eq!(held_until(&world, id).await, Some(world.app.now().0 + HOLD_SECS));
    assert_eq!(world.count("proposals WHERE changes IS NOT NULL").await, 0);
}

#[tokio::test]
async fn the_owner_refuses_a_change() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    move_to(&world, &mut admin, SARI, MOVED).await;
    let link = world.link_for(SARI).await;
    assert_eq!(world.browser().by_link(link, false).await.status, 204);
    for to in [ADMIN, SECOND, OFFICE] {
        assert!(world.mails(to).await.pop().unwrap().contains("ditolak"), "{to}");
    }
    world.wait(NOTICE_SECS).await;
    assert!(!moved(&world).await);
    assert_eq!(held_until(&world, id_of(&world, SARI).await).await, None);
}

#[tokio::test]
async fn a_second_administrator_agrees_or_refuses() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let mut second = world.logged_in(SECOND).await;
    for agree in [false, true] {
        move_to(&world, &mut admin, SARI, MOVED).await;
        let row = second.proposals().await.rows.pop().unwrap();
        let change = &row.changes[0];
        assert_eq!((change.field, &*change.old, &*change.new), (DataField::Email, SARI, MOVED));
        assert_eq!(admin.answer_proposal(row.id, true).await.problem().refusal, Some(Refusal::SecondPerson));
        assert_eq!(second.answer_proposal(row.id, agree).await.status, 200);
        assert_eq!(moved(&world).await, agree);
    }
}

#[tokio::test]
async fn with_one_administrator_notice_replaces_consent_but_not_during_an_application() {
    let world = World::new().await;
    world.with_one_administrator().await;
    let mut admin = world.logged_in(ADMIN).await;
    move_to(&world, &mut admin, SARI, MOVED).await;
    let until = world.app.now().plus_seconds(NOTICE_SECS);
    assert_eq!(admin.proposals().await.rows[0].waits_for, WaitsFor::Time(Some(until)));
    world.wait(NOTICE_SECS - 1).await;
    assert!(!moved(&world).await);
    let reference = world.logged_in(SARI).await.apply(0).await;
    world.wait(1).await;
    assert!(!moved(&world).await, "what is verified for one is not issued to another");
    let mut admin = world.logged_in(ADMIN).await;
    assert_eq!(admin.proposals().await.rows[0].waits_for, WaitsFor::CaseEnd);
    let path = path::with(path::RENEWAL_WITHDRAWAL, &reference);
    assert_eq!(world.logged_in(SARI).await.act(axum::http::Method::POST, &path).await.status, 200);
    world.wait(0).await;
    assert!(moved(&world).await);
    assert!(world.mails(SARI).await.pop().unwrap().contains("Alamat e-mail akun Anda diganti"));
}

/// What was verified for one person is not issued to another, whoever agrees.
#[tokio::test]
async fn changes_can_not_be_confirmed_during_an_application() {
    let world = World::new().await;
    let (mut admin, mut second) = (world.logged_in(ADMIN).await, world.logged_in(SECOND).await);
    move_to(&world, &mut admin, SARI, MOVED).await;
    let link = world.link_for(SARI).await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let row = second.proposals().await.rows.pop().unwrap();
    assert!(!row.confirmable);
    let by_officer = second.answer_proposal(row.id, true).await.problem();
    let by_owner = world.browser().by_link(link.clone(), true).await.problem();
    for told in [by_officer, by_owner] {
        assert_eq!((told.status, told.refusal), (409, Some(Refusal::CaseOpen)));
    }
    let path = path::with(path::RENEWAL_WITHDRAWAL, &reference);
    assert_eq!(sari.act(axum::http::Method::POST, &path).await.status, 200);
    assert!(second.proposals().await.rows[0].confirmable);
    assert_eq!(world.browser().by_link(link, true).await.status, 204);
    assert!(moved(&world).await);
}

#[tokio::test]
async fn an_administrators_own_account_needs_a_second_person() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let nik = person(&world, ADMIN).await.data.nik;
    let table = format!("nama,nik,email,hp,unit,jabatan\nSari Wulandari,{nik},,,,\n");
    assert_eq!(admin.import(table).await.waiting[0].fields, [DataField::Name]);
    assert!(world.mails(ADMIN).await.iter().all(|mail| !mail.contains("/konfirmasi#")), "one can't agree with oneself");
    assert!(!admin.proposals().await.rows[0].confirmable);
    world.wait(NOTICE_SECS).await;
    assert_eq!(person(&world, ADMIN).await.data.name, "Fitri Handayani", "there is a second administrator");
    world.logged_in(SECOND).await.confirm_all().await;
    assert_eq!(person(&world, ADMIN).await.data.name, "Sari Wulandari");
}

/// The address of an invited officer who has not logged in yet is protected.
#[tokio::test]
async fn an_officers_account_waits_even_if_it_was_never_activated() {
    let world = World::new().await;
    let mut tx = world.app.db.begin().await.unwrap();
    sqlx::query("UPDATE people SET password_hash = NULL WHERE email = ?")
        .bind(VERIFIER)
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let mut admin = world.logged_in(ADMIN).await;
    let report = move_to(&world, &mut admin, VERIFIER, MOVED).await;
    assert_eq!((report.waiting_in_all, report.changed), (1, 0));
}

/// So is that of an account with a proposed role: the confirmed person gets it, and nobody else.
#[tokio::test]
async fn the_address_of_an_account_with_a_proposed_role_is_protected() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let wahyu = "wahyu@pekalongankota.go.id";
    let role = [domain::standard::Role::Verifier];
    admin.invite("Wahyu Firmansyah", wahyu, &role).await.json::<domain::api::Officers>();
    let report = move_to(&world, &mut admin, wahyu, MOVED).await;
    assert_eq!((report.waiting_in_all, report.changed), (1, 0));
}

#[tokio::test]
async fn a_value_taken_meanwhile_is_not_reassigned() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    move_to(&world, &mut admin, SARI, MOVED).await;
    move_to(&world, &mut admin, "wahyu@pekalongankota.go.id", MOVED).await;
    assert!(moved(&world).await);
    world.logged_in(SECOND).await.confirm_all().await;
    assert_eq!(person(&world, MOVED).await.data.name, "Wahyu Firmansyah");
    assert_eq!(person(&world, SARI).await.data.name, "Sari Wulandari");
    assert_eq!(world.count("proposals WHERE decided_at IS NULL").await, 0);
}

/// A name in capitals is the same name: lists of the personnel office write it so.
#[tokio::test]
async fn the_same_name_in_capitals_needs_no_consent() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let nik = person(&world, SARI).await.data.nik;
    let report = admin.import(format!("nama,nik,email,hp,unit,jabatan\nSARI  WULANDARI,{nik},,,,\n")).await;
    assert_eq!((report.changed, report.waiting_in_all), (1, 0));
}

/// Sends an application that moves to this address, confirmed by its code.
pub async fn apply_with_address(world: &World, holder: &mut Browser, new: &str) -> String {
    holder.answer(0, &[(DataField::Email, new)]).await;
    assert_eq!(holder.act(axum::http::Method::POST, path::DRAFT_EMAIL_CODE).await.status, 200);
    let mail = world.mails(new).await.pop().unwrap();
    let code = mail.split_once("e-mail ini: ").unwrap().1[..6].to_owned();
    let confirmation = domain::api::EmailConfirmation { code };
    holder.post(path::DRAFT_EMAIL_CONFIRMATION, &confirmation).await.json::<domain::api::DraftView>();
    assert_eq!(holder.upload(FilePurpose::Letter, &make::letter()).await.status, 200);
    let draft: domain::api::DraftView = holder.put(path::DRAFT_KEY, &new_key(0)).await.json();
    holder.submit(None, draft.version, "send").await.json::<domain::api::RenewalView>().reference
}

/// By a renewal, which officers approved: the address before is told, whatever was mailed there is void, and whoever is logged
/// in logs in anew, at the new address.
#[tokio::test]
async fn an_address_changed_by_a_renewal_is_mailed_to_both() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = apply_with_address(&world, &mut sari, MOVED).await;
    // Asked for: told at both, and the one before holds.
    let told = world.mails(SARI).await.pop().unwrap();
    assert!(told.contains("mengganti alamat e-mail akun Anda") && !told.contains(MOVED), "{told}");
    assert!(told.contains("/bukan-saya#"), "{told}");
    assert!(world.mails(MOVED).await.pop().unwrap().contains("Alamat e-mail ini diajukan pada permohonan"));
    // A completion that asks for the same says nothing new of it.
    let mut officer = world.logged_in(VERIFIER).await;
    let returned = returning(Step::Letter, ReturnReason::Unreadable, "");
    assert_eq!(officer.take_and(&reference, returned).await.status, 200);
    let version = sari.draft().await.version;
    assert_eq!(sari.submit(Some(&reference), version, "completed").await.status, 200);
    let completed = world.mails(SARI).await.pop().unwrap();
    assert!(!completed.contains("mengganti alamat e-mail akun Anda") && !completed.contains("/bukan-saya#"));
    assert_eq!(world.mails(MOVED).await.iter().filter(|mail| mail.contains("ini diajukan pada permohonan")).count(), 1);
    sari.post(path::ACCOUNT_LINK, &LinkRequest { identifier: SARI.to_owned() }).await;
    let link = world.link_for(SARI).await;
    let approve = domain::api::OfficerCommand::Approve { note: String::new() };
    assert_eq!(officer.command(&reference, approve).await.status, 200);
    assert!(moved(&world).await);
    assert!(world.mails(SARI).await.pop().unwrap().contains("Alamat e-mail akun Anda diganti"));
    let told = world.mails(MOVED).await.concat();
    assert!(told.contains("Alamat e-mail ini sekarang dipakai akun Anda") && !told.contains(SARI), "{told}");
    let body = NewPassword { link, password: "teluk-hijau-77".to_owned() };
    assert_eq!(world.browser().put(path::ACCOUNT_PASSWORD, &body).await.status, 422);
    assert_eq!(sari.get(path::SESSION).await.status, 401);
    assert_eq!(world.logged_in(MOVED).await.get(path::SESSION).await.status, 200);
}
