//! The life of proposals: when time replaces consent, what ends them without an answer, and who is notified.

use axum::http::Method;
use backend::db::people;
use domain::administration::NOTICE_SECS;
use domain::api::{LinkRequest, NewPassword, OfficerCommand, Officers, SettingsChange, SettingsView, WaitsFor, path};
use domain::renewal::Refusal;
use domain::settings::AgencySettings;
use domain::standard::{AgencyId, Role};

use crate::address_change::{MOVED, OFFICE, apply_with_address, move_to, moved};
use crate::administration::{ADMIN, NEW, SECOND, id_of};
use crate::harness::{Browser, World};
use crate::import::person;
use crate::wizard::{SARI, VERIFIER};

/// What the first proposal waits for, as administrators see it.
async fn waits(admin: &mut Browser) -> WaitsFor {
    admin.proposals().await.rows[0].waits_for
}

#[tokio::test]
async fn time_does_not_replace_a_second_administrator() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    move_to(&world, &mut admin, SARI, MOVED).await;
    assert_eq!(waits(&mut admin).await, WaitsFor::AdministratorOrOwner);
    let mail = world.mails(SARI).await.pop().unwrap();
    assert!(mail.contains("menunggu persetujuan administrator kedua"), "{mail}");
    let mail = world.mails(SECOND).await.pop().unwrap().replace("=\n", "");
    assert!(mail.contains("tidak berlaku dan gugur pada 23 Desember 2026"), "{mail}");
    world.wait(NOTICE_SECS + 1).await;
    assert!(!moved(&world).await);
    // Who puts the second one out of the way gains no time.
    let mut admin = world.logged_in(ADMIN).await;
    admin.set_roles(id_of(&world, SECOND).await, &[]).await.json::<Officers>();
    let until = world.app.now().plus_seconds(NOTICE_SECS);
    assert_eq!(waits(&mut admin).await, WaitsFor::Time(Some(until)));
    assert!(world.mails(SARI).await.pop().unwrap().contains("Tanpa jawaban Anda, perubahan itu berlaku pada"));
    world.wait(NOTICE_SECS - 1).await;
    assert!(!moved(&world).await);
    world.wait(1).await;
    assert!(moved(&world).await);
}

/// Whenever time replaces consent, those concerned are notified first.
#[tokio::test]
async fn an_undated_announcement_is_repeated_with_a_date() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    move_to(&world, &mut admin, SARI, MOVED).await;
    world.with_one_administrator().await;
    assert_eq!(waits(&mut admin).await, WaitsFor::Time(None));
    world.wait(NOTICE_SECS).await;
    assert!(!moved(&world).await);
    let until = world.app.now().plus_seconds(NOTICE_SECS);
    let mut admin = world.logged_in(ADMIN).await;
    assert_eq!(waits(&mut admin).await, WaitsFor::Time(Some(until)));
    assert!(world.mails(SARI).await.iter().any(|mail| mail.contains("perubahan itu berlaku pada")));
    assert!(world.mails(OFFICE).await.pop().unwrap().contains("usulan itu berlaku mulai"));
    world.wait(NOTICE_SECS).await;
    assert!(moved(&world).await);
}

#[tokio::test]
async fn the_notice_period_begins_when_the_application_ends() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    move_to(&world, &mut admin, SARI, MOVED).await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    world.with_one_administrator().await;
    assert_eq!(waits(&mut admin).await, WaitsFor::CaseEnd);
    let path = path::with(path::RENEWAL_WITHDRAWAL, &reference);
    assert_eq!(sari.act(Method::POST, &path).await.status, 200);
    let until = world.app.now().plus_seconds(NOTICE_SECS);
    assert_eq!(waits(&mut admin).await, WaitsFor::Time(Some(until)));
    assert!(world.mails(SARI).await.iter().any(|mail| mail.contains("perubahan itu berlaku pada")));
}

/// A name for Sari's account waits, which was announced at the address before.
async fn name_waits(world: &World) -> String {
    let nik = person(world, SARI).await.data.nik;
    let table = format!("nama,nik,email,hp,unit,jabatan\nNama Lain,{nik},,,,\n");
    assert_eq!(world.logged_in(ADMIN).await.import(table).await.waiting_in_all, 1);
    world.link_for(SARI).await
}

#[tokio::test]
async fn a_new_address_voids_earlier_announcements() {
    let world = World::new().await;
    let to_agree = name_waits(&world).await;
    world.logged_in(ADMIN).await.invite("Sari Wulandari", SARI, &[Role::FrontDesk]).await.json::<Officers>();
    let to_object = world.link_for(SARI).await;
    let reference = apply_with_address(&world, &mut world.logged_in(SARI).await, MOVED).await;
    let approve = OfficerCommand::Approve { note: String::new() };
    assert_eq!(world.logged_in(VERIFIER).await.take_and(&reference, approve).await.status, 200);
    assert!(moved(&world).await);
    for (link, agree) in [(to_agree, true), (to_object, false)] {
        assert_eq!(world.browser().by_link(link, agree).await.status, 404);
    }
    assert_eq!(world.count("admin_events WHERE event LIKE '%proposal_discarded%'").await, 1);
    assert_eq!(person(&world, MOVED).await.data.name, "Sari Wulandari");
    // The role waits on, and whoever reads the new address can object.
    let link = world
        .mails(MOVED)
        .await
        .into_iter()
        .find_map(|mail| Some(mail.split_once("/keberatan#")?.1.split_whitespace().next()?.to_owned()));
    assert_eq!(world.browser().by_link(link.unwrap(), false).await.status, 204);
    assert_eq!(world.count("proposals WHERE decided_at IS NULL").await, 0);
}

/// After a new password, set because somebody read the mails, earlier mails can't agree any more; objecting stays
/// possible.
#[tokio::test]
async fn a_new_password_voids_links_of_proposals() {
    let world = World::new().await;
    let link = name_waits(&world).await;
    let mut sari = world.browser();
    sari.post(path::ACCOUNT_LINK, &LinkRequest { identifier: SARI.to_owned() }).await;
    let body = NewPassword { link: world.link_for(SARI).await, password: "teluk-hijau-77".to_owned() };
    assert_eq!(sari.put(path::ACCOUNT_PASSWORD, &body).await.status, 204);
    let told = sari.by_link(link.clone(), true).await.problem();
    assert_eq!((told.status, told.refusal), (403, Some(Refusal::SecondPerson)));
    assert_eq!(sari.by_link(link, false).await.status, 204);
}

#[tokio::test]
async fn proposals_are_discarded_with_the_proposers_office() {
    let world = World::new().await;
    let (mut admin, mut second) = (world.logged_in(ADMIN).await, world.logged_in(SECOND).await);
    second.invite("Sari Wulandari", SARI, &[Role::Verifier]).await.json::<Officers>();
    move_to(&world, &mut second, VERIFIER, MOVED).await;
    admin.invite("Putri Amelia", NEW, &[Role::Verifier]).await.json::<Officers>();
    admin.set_roles(id_of(&world, SECOND).await, &[]).await.json::<Officers>();
    let rows = admin.proposals().await.rows;
    assert_eq!(rows.iter().map(|row| row.email.as_str()).collect::<Vec<_>>(), [NEW]);
    assert_eq!(world.count("admin_events WHERE event LIKE '%proposal_discarded%'").await, 2);
    world.wait(NOTICE_SECS).await;
    assert!(world.roles_of(SARI).await.is_empty() && !moved(&world).await);
}

/// A head who is also the proposer does not count as a head who can object: if the office has no address, everybody in
/// it is notified.
#[tokio::test]
async fn proposals_of_the_only_head_are_mailed_to_everybody() {
    let world = World::new().await;
    let head = "kepala@ciamiskab.go.id";
    let mut tx = world.app.db.begin().await.unwrap();
    people::give_role(&mut tx, id_of(&world, head).await, &AgencyId("ciamis".to_owned()), Role::Administrator)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let mut kepala = world.logged_in(head).await;
    kepala.invite("Putri Amelia", "putri@ciamiskab.go.id", &[Role::Verifier]).await.json::<Officers>();
    assert!(world.mails("kabid@ciamiskab.go.id").await.pop().unwrap().contains("/keberatan#"));
}

#[tokio::test]
async fn a_changed_email_domain_is_announced() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let view: SettingsView = admin.get(path::SETTINGS).await.json();
    let change = |version, settings| SettingsChange { version, settings };
    let settings = AgencySettings { reminder_days: vec![3], ..view.settings };
    assert_eq!(admin.put(path::SETTINGS, &change(0, settings.clone())).await.status, 200);
    assert!(world.mails(OFFICE).await.is_empty(), "other settings are nobody's business");
    let settings = AgencySettings { email_domains: vec!["example.com".to_owned()], ..settings };
    assert_eq!(admin.put(path::SETTINGS, &change(1, settings)).await.status, 200);
    for to in [SECOND, OFFICE] {
        let mail = world.mails(to).await.pop().unwrap();
        assert!(mail.contains("Domain e-mail dinas diubah") && mail.contains("example.com"), "{to} {mail}");
    }
    assert!(world.mails(ADMIN).await.iter().all(|mail| !mail.contains("Domain e-mail dinas")));
}
