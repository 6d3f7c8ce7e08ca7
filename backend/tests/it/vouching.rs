//! Whose account it may be: what a second person's consent says of it, and who hears of accounts that one person made.

use backend::db::admin_events;
use domain::administration::AdminEvent;
use domain::api::{LinkRequest, Officers, WaitsFor, path};
use domain::standard::Role;

use crate::address_change::move_to;
use crate::administration::{ADMIN, NEW, SECOND, id_of};
use crate::harness::World;
use crate::insider::INTAN;
use crate::wizard::SARI;

/// The second person looked at the account as it was announced.
#[tokio::test]
async fn consent_vouches_for_no_address_chosen_afterwards() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    admin.invite("Putri Amelia", NEW, &[Role::Verifier]).await.json::<Officers>();
    let (putri, by) = (id_of(&world, NEW).await, id_of(&world, ADMIN).await);
    world.clock.pass(60);
    let mut tx = world.app.db.begin().await.unwrap();
    let moved = AdminEvent::DataImported { people: vec![(putri, vec![domain::person::DataField::Email])] };
    let agency = domain::standard::AgencyId("kota-pekalongan".to_owned());
    admin_events::append(&mut tx, &agency, Some(by), world.app.now(), &moved).await.unwrap();
    tx.commit().await.unwrap();
    world.logged_in(SECOND).await.confirm_all().await;
    let (mut db, now) = (world.app.db.read().acquire().await.unwrap(), world.app.now());
    let edits = backend::db::account_edits::behind(&mut db, [putri], now).await.unwrap();
    assert!(edits.behind(putri, now).contains(&by));
}

/// Twice in one event is no less than once.
#[tokio::test]
async fn an_address_counts_beside_other_data_of_the_same_table() {
    use domain::person::DataField::{Email, Unit};
    let world = World::new().await;
    let (sari, by) = (id_of(&world, SARI).await, id_of(&world, ADMIN).await);
    let mut tx = world.app.db.begin().await.unwrap();
    let twice = AdminEvent::DataImported { people: vec![(sari, vec![Email]), (sari, vec![Unit])] };
    let agency = domain::standard::AgencyId("kota-pekalongan".to_owned());
    admin_events::append(&mut tx, &agency, Some(by), world.app.now(), &twice).await.unwrap();
    tx.commit().await.unwrap();
    let (mut db, now) = (world.app.db.read().acquire().await.unwrap(), world.app.now());
    let edits = backend::db::account_edits::behind(&mut db, [sari], now).await.unwrap();
    assert!(edits.behind(sari, now).contains(&by));
}

/// After a month an account counts as somebody else's: others hear of it when it is put on record.
#[tokio::test]
async fn holders_whom_an_administrator_enters_are_told_of() {
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

/// Whose account may be the proposer's own is offered to object, not to agree.
#[tokio::test]
async fn who_may_be_the_proposer_is_not_asked_to_agree() {
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
        assert_eq!(admin.confirmations().await.rows.pop().unwrap().waits_for, asked, "{holder}");
    }
}
