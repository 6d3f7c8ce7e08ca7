//! Who may control an account: what a second person's consent covers, and who is notified of accounts that one person
//! made.

use std::fmt::Write as _;

use backend::db::{account_edits, admin_events};
use domain::administration::AdminEvent;
use domain::api::{LinkRequest, Officers, WaitsFor, path};
use domain::person::DataField;
use domain::renewal::PersonId;
use domain::standard::{AgencyId, Role};

use crate::address_change::move_to;
use crate::administration::{ADMIN, NEW, SECOND, id_of};
use crate::harness::World;
use crate::import::person;
use crate::separation_of_duties::INTAN;
use crate::wizard::SARI;

/// An import that the log tells of.
async fn imported(world: &World, by: PersonId, people: Vec<(PersonId, Vec<DataField>)>) {
    let mut tx = world.app.db.begin().await.unwrap();
    let agency = AgencyId("kota-pekalongan".to_owned());
    let event = AdminEvent::DataImported { people };
    admin_events::append(&mut tx, &agency, Some(by), world.app.now(), &event).await.unwrap();
    tx.commit().await.unwrap();
}

/// Whether somebody may control another's account.
async fn may_be(world: &World, account: PersonId, somebody: PersonId) -> bool {
    let (mut db, now) = (world.app.db.read().acquire().await.unwrap(), world.app.now());
    account_edits::relevant(&mut db, [account], now).await.unwrap().controllers(account, now).contains(&somebody)
}

/// The second person reviewed the account as it was announced.
#[tokio::test]
async fn consent_does_not_cover_an_address_chosen_later() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    admin.invite("Putri Amelia", NEW, &[Role::Verifier]).await.json::<Officers>();
    let (putri, by) = (id_of(&world, NEW).await, id_of(&world, ADMIN).await);
    world.clock.pass(60);
    imported(&world, by, vec![(putri, vec![DataField::Email])]).await;
    world.logged_in(SECOND).await.confirm_all().await;
    assert!(may_be(&world, putri, by).await);
}

/// Two changes in one event count like one.
#[tokio::test]
async fn an_address_changed_with_other_data_counts() {
    let world = World::new().await;
    let (sari, by) = (id_of(&world, SARI).await, id_of(&world, ADMIN).await);
    imported(&world, by, vec![(sari, vec![DataField::Email]), (sari, vec![DataField::Unit])]).await;
    assert!(may_be(&world, sari, by).await);
}

/// After a month an account counts as somebody else's: others hear of it when it is put on record.
#[tokio::test]
async fn holders_entered_by_an_administrator_are_announced() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let table = "nama,nik,email,hp,unit,jabatan,nomor_seri,berlaku_sampai\n\
                 Intan Maharani,3375014507900001,intan@pekalongankota.go.id,081234567890,Dinas,Penyuluh,0a1b2c,2026-12-05\n";
    assert!(admin.import(table).await.done);
    for to in [SECOND, "diskominfo@pekalongankota.go.id"] {
        assert!(world.mails(to).await.pop().unwrap().contains("Administrator telah memasukkan"), "{to}");
    }
    assert!(world.mails(ADMIN).await.iter().all(|mail| !mail.contains("Administrator telah memasukkan")));
}

/// The owner of an account that the proposer may control can object, but not agree.
#[tokio::test]
async fn an_account_the_proposer_may_control_is_not_asked() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let table = "nama,nik,email,hp,unit,jabatan,nomor_seri,berlaku_sampai\n\
                 Intan Maharani,3375014507900001,intan@pekalongankota.go.id,081234567890,Dinas,Penyuluh,0a1b2c,2026-12-05\n";
    assert!(admin.import(table).await.done);
    world.browser().post(path::ACCOUNT_LINK, &LinkRequest { identifier: INTAN.to_owned() }).await;
    world.activated(INTAN).await;
    for (holder, page, asked) in
        [(INTAN, "/keberatan#", WaitsFor::Administrator), (SARI, "/konfirmasi#", WaitsFor::AdministratorOrOwner)]
    {
        move_to(&world, &mut admin, holder, &format!("baru.{holder}")).await;
        assert!(world.mails(holder).await.pop().unwrap().contains(page), "{holder}");
        assert_eq!(admin.proposals().await.rows.pop().unwrap().waits_for, asked, "{holder}");
    }
}

/// Each administrator is asked about what they may confirm, and all are notified of the results.
#[tokio::test]
async fn each_administrator_is_asked_about_what_they_may_confirm() {
    const TO_REFUSE: &str = "lalu tolak usulan itu bila keliru";
    const TO_CONFIRM: &str = "lalu setujui atau tolak usulan itu";
    const PARTLY: &str = "Tanpa keberatan, sebagian usulan itu berlaku mulai";
    for (holders, asked, effect) in [
        (&[SECOND][..], TO_REFUSE, "Tanpa keberatan, usulan itu berlaku mulai"),
        (&[SARI], TO_CONFIRM, "Tanpa persetujuan administrator kedua, usulan itu tidak berlaku"),
        (&[SARI, SECOND], TO_CONFIRM, PARTLY),
    ] {
        let world = World::new().await;
        let mut table = "nama,nik,email,hp,unit,jabatan\n".to_owned();
        for holder in holders {
            let nik = person(&world, holder).await.data.nik;
            writeln!(table, ",{nik},baru.{holder},,,").unwrap();
        }
        assert_eq!(world.logged_in(ADMIN).await.import(table).await.waiting_in_all as usize, holders.len());
        let mails = world.mails(SECOND).await.into_iter().map(|mail| mail.replace("=\n", "").replace("=\r\n", ""));
        let mail = mails.into_iter().find(|mail| mail.contains("/pengelolaan/konfirmasi")).unwrap();
        assert!(mail.contains(asked) && mail.contains(effect), "{holders:?}: {mail}");
        let office = world.mails("diskominfo@pekalongankota.go.id").await.pop().unwrap();
        assert_eq!(office.contains(PARTLY), effect == PARTLY, "{holders:?}: {office}");
    }
}
