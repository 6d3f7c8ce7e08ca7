//! The administration's log: complete, tamper-evident, without personal data.

use backend::app::verify::chains;
use backend::db::admin_events;
use backend::db::people;
use domain::administration::{AdminEvent, Consent, ProposalId, Setting};
use domain::api::{
    AdminLog, Filed, FilingHolder, NewDelegation, NewOfficer, OfficerRoles, Officers, SettingsView, path,
};
use domain::delegation::DelegationDays;
use domain::moment::Date;
use domain::person::DataField;
use domain::renewal::PersonId;
use domain::settings::AgencySettings;
use domain::standard::{AgencyId, Role};

use crate::filing::{STAFF_MERANTI, newcomer};
use crate::harness::World;
use crate::inspect::make;
use crate::log::verify;

pub const ADMIN: &str = "admin@merantikab.go.id";
const WAHYU: &str = "wahyu@merantikab.go.id";

pub fn meranti() -> AgencyId {
    AgencyId("kepulauan-meranti".to_owned())
}

pub async fn id_of(world: &World, email: &str) -> PersonId {
    people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), email).await.unwrap().unwrap().id
}

/// What happened at the agency since the operator made its officers, oldest first.
pub async fn logged(world: &World, agency: &AgencyId) -> Vec<(Option<PersonId>, AdminEvent)> {
    let mut db = world.app.db.read().acquire().await.unwrap();
    let mut all = admin_events::latest(&mut db, agency, i64::MAX, 1_000).await.unwrap();
    all.reverse();
    let since = all.into_iter().filter(|recorded| !matches!(recorded.event, AdminEvent::OfficerCreated { .. }));
    since.map(|recorded| (recorded.actor, recorded.event)).collect()
}

/// One of each act of administration.
async fn administer(world: &World) {
    let mut admin = world.logged_in(ADMIN).await;
    let body = NewOfficer {
        name: "Putri Amelia".to_owned(),
        email: "putri@merantikab.go.id".to_owned(),
        roles: vec![Role::FrontDesk],
    };
    admin.post(path::OFFICERS, &body).await.json::<Officers>();
    world.logged_in("admin2@merantikab.go.id").await.confirm_all().await;
    let putri = id_of(world, "putri@merantikab.go.id").await;
    let of_putri = path::with(path::OFFICER_ROLES, &putri.0.to_string());
    admin.put(&of_putri, &OfficerRoles { roles: vec![] }).await.json::<Officers>();
    let wahyu = people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), WAHYU)
        .await
        .unwrap()
        .unwrap()
        .data
        .nik;
    let table = format!(
        "nama,nik,email,hp,unit,jabatan,nomor_seri,berlaku_sampai\n\
         Teguh Contoh,1410014101850001,teguh@merantikab.go.id,081234567890,Dinas,Analis,0a1b2c,31/12/2099\n\
         ,{wahyu},,,Dinas Baru,,ABCD,31/12/2098\n"
    );
    assert!(admin.import(table).await.done);
    let view: SettingsView = admin.get(path::SETTINGS).await.json();
    let settings = AgencySettings { max_upload_bytes: 100_000, reminder_days: vec![3], ..view.settings };
    let change = domain::api::SettingsChange { version: 0, settings };
    assert_eq!(admin.put(path::SETTINGS, &change).await.status, 200);

    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let letter = staff.letter(&make::letter()).await;
    staff.file(FilingHolder::New(Box::new(newcomer())), &letter, "file").await.json::<Filed>();
    let day = Date::new(2026, 11, 23).unwrap();
    let new = NewDelegation { to: id_of(world, ADMIN).await, days: DelegationDays { first: day, last: day } };
    assert_eq!(staff.post(path::DELEGATIONS, &new).await.status, 201);
    assert_eq!(staff.act(axum::http::Method::DELETE, &path::with(path::DELEGATION, "1")).await.status, 204);
}

#[tokio::test]
async fn every_act_is_logged() {
    let world = World::new().await;
    administer(&world).await;
    let (admin, staff) = (id_of(&world, ADMIN).await, id_of(&world, STAFF_MERANTI).await);
    let (putri, teguh) = (id_of(&world, "putri@merantikab.go.id").await, id_of(&world, "teguh@merantikab.go.id").await);
    let (intan, wahyu) = (id_of(&world, "intan@merantikab.go.id").await, id_of(&world, WAHYU).await);
    let second = id_of(&world, "admin2@merantikab.go.id").await;
    let (role, announced_at, consent) = (Role::FrontDesk, Some(crate::harness::monday()), Consent::Officer);
    let expected = [
        (admin, AdminEvent::OfficerEntered { person: putri }),
        (admin, AdminEvent::RoleProposed { proposal: ProposalId(1), person: putri, role }),
        (second, AdminEvent::RoleGiven { person: putri, role, proposed_by: admin, announced_at, consent }),
        (admin, AdminEvent::RoleTaken { person: putri, role }),
        (admin, AdminEvent::HoldersEntered { people: vec![teguh] }),
        (admin, AdminEvent::DataImported { people: vec![(wahyu, vec![DataField::Unit])] }),
        (admin, AdminEvent::CertificatesImported { people: vec![wahyu] }),
        (admin, AdminEvent::SettingsChanged { version: 1, settings: vec![Setting::MaxUpload, Setting::ReminderDays] }),
        (staff, AdminEvent::HoldersEntered { people: vec![intan] }),
        (staff, AdminEvent::Delegated { from: staff, to: admin }),
        (staff, AdminEvent::DelegationEnded { from: staff, to: admin }),
    ];
    assert_eq!(logged(&world, &meranti()).await, expected.map(|(who, event)| (Some(who), event)));
    assert!(logged(&world, &AgencyId("natuna".to_owned())).await.is_empty());
}

#[tokio::test]
async fn the_log_has_no_personal_data() {
    let world = World::new().await;
    administer(&world).await;
    let rows: Vec<(String,)> =
        sqlx::query_as("SELECT event FROM admin_events").fetch_all(world.app.db.read()).await.unwrap();
    for (event,) in rows {
        for personal in ["putri", "amelia", "teguh", "wahyu", "1410", "dinas", "08123", "@"] {
            assert!(!event.to_lowercase().contains(personal), "{event}");
        }
    }
}

#[tokio::test]
async fn tampering_with_any_row_is_found() {
    let world = World::new().await;
    let before = world.count("admin_events").await;
    administer(&world).await;
    let whole = verify(&world).await;
    assert!(whole.is_whole() && whole.acts == before + 11, "{whole:?}");
    let mut tx = world.app.db.begin().await.unwrap();
    let changed = |position| format!("administration event {position}: its hash is not that of its content");
    for (change, fault) in [
        ("UPDATE admin_events SET at = at + 1 WHERE position = 3", changed(3)),
        ("UPDATE admin_events SET actor = 1 WHERE position = 1", changed(1)),
        ("UPDATE admin_events SET event = event || ' ' WHERE position = 2", changed(2)),
        ("UPDATE admin_events SET agency = 'natuna' WHERE position = 5", changed(5)),
        (
            "DELETE FROM admin_events WHERE position = 4",
            "administration event 5: those from 4 to 4 are gone".to_owned(),
        ),
    ] {
        sqlx::query("SAVEPOINT before").execute(&mut *tx).await.unwrap();
        sqlx::query(change).execute(&mut *tx).await.unwrap();
        assert_eq!(chains(&mut tx).await.unwrap().faults(), [fault], "{change}");
        sqlx::query("ROLLBACK TO before").execute(&mut *tx).await.unwrap();
    }
}

#[tokio::test]
async fn the_log_is_read_in_pages_and_exported_as_a_table() {
    let world = World::new().await;
    administer(&world).await;
    let mut admin = world.logged_in(ADMIN).await;
    let all = admin.log().await;
    let acts: Vec<_> = all.iter().map(|row| row.act.as_str()).collect();
    assert_eq!(
        acts,
        [
            "delegation_ended",
            "delegated",
            "holders_entered",
            "settings_changed",
            "certificates_imported",
            "data_imported",
            "holders_entered",
            "role_taken",
            "role_given",
            "role_proposed",
            "officer_entered"
        ]
    );
    assert_eq!((all[5].fields.as_slice(), all[5].person.as_str()), ([DataField::Unit].as_slice(), "Wahyu Firmansyah"));
    let older: AdminLog = admin.get(&format!("{}?before={}", path::ADMIN_LOG, all[7].position)).await.json();
    assert_eq!(older.rows[..3], all[8..]);
    assert_eq!(admin.get(&format!("{}?before=x", path::ADMIN_LOG)).await.status, 400);
    let table = admin.get(path::ADMIN_LOG_TABLE).await;
    assert_eq!((table.status, table.header("content-type")), (200, "text/csv; charset=utf-8"));
    assert!(table.header("content-disposition").starts_with("attachment;"));
    let table = table.text();
    let lines: Vec<_> = table.lines().filter(|line| !line.contains("officer_created")).collect();
    assert_eq!(lines.len(), 12);
    let taken = lines[8].split(',').collect::<Vec<_>>();
    assert_eq!(taken[..4], [&*all[7].position.to_string(), "2026-11-23 09.00 WIB", "Fitri Handayani", "role_taken"]);
    assert_eq!(taken[11], all[7].hash);

    // Theirs alone, and of their agency alone.
    for (who, status) in [(STAFF_MERANTI, 403), ("sari@merantikab.go.id", 403), ("admin@natunakab.go.id", 200)] {
        let mut other = world.logged_in(who).await;
        for path in [path::ADMIN_LOG, path::ADMIN_LOG_TABLE] {
            assert_eq!(other.get(path).await.status, status, "{who}");
        }
        assert!(status == 403 || other.log().await.is_empty());
    }
}

/// Pages meet without a gap, however many there are.
#[tokio::test]
async fn pages_of_the_log_have_no_gaps() {
    let world = World::new().await;
    let admin = id_of(&world, ADMIN).await;
    let before = world.count("admin_events").await;
    let mut tx = world.app.db.begin().await.unwrap();
    for version in 1..=101 {
        let changed = AdminEvent::SettingsChanged { version, settings: vec![Setting::Hours] };
        admin_events::append(&mut tx, &meranti(), Some(admin), world.app.now(), &changed).await.unwrap();
    }
    tx.commit().await.unwrap();
    let mut browser = world.logged_in(ADMIN).await;
    let (mut positions, mut next) = (Vec::new(), None);
    loop {
        let query = next.map_or_else(String::new, |before| format!("?before={before}"));
        let page: AdminLog = browser.get(&format!("{}{query}", path::ADMIN_LOG)).await.json();
        positions.extend(page.rows.iter().map(|row| row.position));
        next = page.more;
        if next.is_none() {
            break;
        }
    }
    positions.truncate(101);
    assert!(positions.iter().copied().eq((before + 1..=before + 101).rev()), "{positions:?}");
}
