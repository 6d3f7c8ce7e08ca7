//! Officers: invited, in office, out of office.
//!
//! Longer than 250 lines because giving, taking and reading roles belong together.

use axum::http::Method;
use backend::app::administration::proposals::due;
use domain::administration::{Consent, NOTICE_SECS, ProposalId};
use domain::api::AdminAct::{OfficerCreated, OfficerEntered, RoleGiven, RoleProposed, RoleTaken};
use domain::api::{
    AdminLog, AdminLogRow, Me, NewDelegation, NewOfficer, NewPassword, OfficerRoles, Officers, ProposalAnswer,
    Proposals, SearchQuery, WaitsFor, path,
};
use domain::delegation::DelegationDays;
use domain::moment::Date;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{PersonId, Refusal};
use domain::standard::Role;

use crate::harness::{Answer, Browser, World};
use crate::wizard::{AUTHORITY, SARI, VERIFIER};

pub const ADMIN: &str = "admin@pekalongankota.go.id";
pub const SECOND: &str = "admin2@pekalongankota.go.id";
pub const NEW: &str = "putri@pekalongankota.go.id";

impl Browser {
    pub async fn officers(&mut self) -> Officers {
        self.get(path::OFFICERS).await.json()
    }

    /// The newest page of the administration's log.
    /// Since the operator made the officers.
    pub async fn log(&mut self) -> Vec<AdminLogRow> {
        let mut rows = self.get(path::ADMIN_LOG).await.json::<AdminLog>().rows;
        rows.retain(|row| row.act != OfficerCreated);
        rows
    }

    pub async fn proposals(&mut self) -> Proposals {
        self.get(path::PROPOSALS).await.json()
    }

    pub async fn answer_proposal(&mut self, id: ProposalId, agree: bool) -> Answer {
        let path = path::with(path::PROPOSAL, &id.0.to_string());
        self.post(&path, &ProposalAnswer { agree, batch: false }).await
    }

    /// Confirms whatever this administrator may.
    pub async fn confirm_all(&mut self) {
        for row in self.proposals().await.rows {
            assert_eq!(self.answer_proposal(row.id, true).await.status, 200, "{row:?}");
        }
    }

    pub async fn invite(&mut self, name: &str, email: &str, roles: &[Role]) -> Answer {
        let (name, email, roles) = (name.to_owned(), email.to_owned(), roles.to_vec());
        self.post(path::OFFICERS, &NewOfficer { name, email, roles }).await
    }

    pub async fn set_roles(&mut self, id: PersonId, roles: &[Role]) -> Answer {
        let path = path::with(path::OFFICER_ROLES, &id.0.to_string());
        self.put(&path, &OfficerRoles { roles: roles.to_vec() }).await
    }
}

pub async fn id_of(world: &World, email: &str) -> PersonId {
    backend::db::people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), email)
        .await
        .unwrap()
        .unwrap()
        .id
}

#[tokio::test]
async fn an_invited_officer_sets_a_password_and_is_in_office() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let found = admin.officers().await;
    // Of the procedure, and of complaints: those above the counter.
    let known =
        [Role::FrontDesk, Role::AgencyHead, Role::DivisionHead, Role::Verifier, Role::Authority, Role::Administrator];
    assert_eq!(found.roles, known);
    let names: Vec<_> = found.rows.iter().map(|row| row.name.as_str()).collect();
    assert!(names.is_sorted() && names.contains(&"Nur Aisyah") && !names.contains(&"Sari Wulandari"), "{names:?}");

    let after: Officers = admin.invite("Putri Amelia", NEW, &[Role::FrontDesk, Role::Verifier]).await.json();
    assert!(after.rows.iter().all(|row| row.email != NEW), "both roles wait for the second administrator");
    let waiting: Vec<_> = after.proposals.iter().map(|row| (row.email.as_str(), row.role, row.waits_for)).collect();
    let one = |role| (NEW, Some(role), WaitsFor::Administrator);
    assert_eq!(waiting, [one(Role::FrontDesk), one(Role::Verifier)]);
    let mut second = world.logged_in(SECOND).await;
    second.confirm_all().await;
    let after = admin.officers().await;
    let row = after.rows.iter().find(|row| row.email == NEW).unwrap();
    assert_eq!((row.roles.as_slice(), row.activated), ([Role::FrontDesk, Role::Verifier].as_slice(), false));
    assert!(after.proposals.is_empty());
    let log = admin.log().await;
    let latest = &log[0];
    assert_eq!((latest.act, latest.roles.as_slice()), (RoleGiven, [Role::Verifier].as_slice()));
    assert_eq!((latest.by.as_str(), latest.person.as_str()), ("Galih Permana", "Putri Amelia"));
    assert_eq!((latest.proposed_by.as_str(), latest.consent), ("Fitri Handayani", Some(Consent::Officer)));
    let acts: Vec<_> = log.iter().rev().map(|row| row.act).collect();
    assert_eq!(acts, [OfficerEntered, RoleProposed, RoleProposed, RoleGiven, RoleGiven]);

    let link = world.link_for(NEW).await;
    let mut putri = world.browser();
    let body = NewPassword { link, password: backend::cli::demo::PASSWORD.to_owned() };
    assert_eq!(putri.put(path::ACCOUNT_PASSWORD, &body).await.status, 204);
    let me = putri.log_in(&world, NEW).await;
    assert_eq!(me.roles, [Role::FrontDesk, Role::Verifier]);
    assert_eq!(putri.get(path::INBOX).await.status, 200);
    assert!(admin.officers().await.rows.iter().any(|row| row.email == NEW && row.activated));
}

#[tokio::test]
async fn an_invited_person_on_record_gets_the_roles_in_addition() {
    let world = World::new().await;
    let people = world.count("people").await;
    let mut admin = world.logged_in(ADMIN).await;
    admin
        .invite("Nama Lain", "AISYAH@pekalongankota.go.id", &[Role::Verifier, Role::FrontDesk])
        .await
        .json::<Officers>();
    let mut second = world.logged_in(SECOND).await;
    second.confirm_all().await;
    let row = admin.officers().await.rows.into_iter().find(|row| row.name == "Nur Aisyah").unwrap();
    assert_eq!(row.roles, [Role::FrontDesk, Role::Verifier]);
    // A holder without an office, too: sessions read their roles each time.
    let mut sari = world.logged_in(SARI).await;
    assert_eq!(sari.get(path::INBOX).await.status, 403);
    admin.invite("Sari Wulandari", SARI, &[Role::Verifier]).await.json::<Officers>();
    assert_eq!(sari.get(path::INBOX).await.status, 403);
    second.confirm_all().await;
    assert_eq!(sari.get(path::INBOX).await.status, 200);
    let mail = world.mails(SARI).await.pop().unwrap();
    assert!(mail.contains("https://perbarui.test/petugas/\n") && !mail.contains("/sandi#"), "{mail}");
    assert_eq!(world.count("people").await, people);
    let given = world.count("admin_events WHERE event LIKE '%role_given%'").await;
    assert_eq!(given, 2, "what one has already is not given again");
}

#[tokio::test]
async fn a_revoked_role_ends_at_once() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let mut maya = world.logged_in(VERIFIER).await;
    assert_eq!(maya.get(path::INBOX).await.status, 200);
    let id = id_of(&world, VERIFIER).await;
    let after: Officers = admin.set_roles(id, &[]).await.json();
    assert!(after.rows.iter().all(|row| row.id != id));
    let latest = &admin.log().await[0];
    assert_eq!((latest.act, latest.roles.as_slice()), (RoleTaken, [Role::Verifier].as_slice()));
    assert_eq!(latest.person, "Maya Lestari");
    assert_eq!(maya.get(path::INBOX).await.problem().status, 403);
    assert_eq!(maya.get(path::SESSION).await.status, 200, "still a holder");
    // Out of office: to be invited again.
    assert_eq!(admin.set_roles(id, &[Role::Verifier]).await.problem().status, 404);
}

#[tokio::test]
async fn former_officers_stand_in_for_nobody() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let (mut maya, mut hendra) = (world.logged_in(VERIFIER).await, world.logged_in(AUTHORITY).await);
    let to = id_of(&world, AUTHORITY).await;
    let day = Date::new(2026, 11, 23).unwrap();
    let new = NewDelegation { to, days: DelegationDays { first: day, last: day } };
    assert_eq!(maya.post(path::DELEGATIONS, &new).await.status, 201);
    assert_eq!(hendra.get(path::INBOX).await.status, 200);
    assert_eq!(admin.set_roles(to, &[]).await.status, 200);
    assert_eq!(hendra.get(path::INBOX).await.problem().status, 403);
}

/// Who is offered the search is not refused there.
#[tokio::test]
async fn an_administrator_sees_cases_in_a_colleagues_place_only() {
    let world = World::new().await;
    let words = SearchQuery { words: "sari".to_owned(), ends_from: None, ends_to: None };
    let (mut admin, mut maya) = (world.browser(), world.browser());
    assert!(maya.log_in(&world, VERIFIER).await.sees_cases);
    assert!(!admin.log_in(&world, ADMIN).await.sees_cases);
    assert_eq!(admin.post(path::SEARCH, &words).await.problem().status, 403);
    let day = Date::new(2026, 11, 23).unwrap();
    let new = NewDelegation { to: id_of(&world, ADMIN).await, days: DelegationDays { first: day, last: day } };
    assert_eq!(maya.post(path::DELEGATIONS, &new).await.status, 201);
    assert!(admin.get(path::SESSION).await.json::<Me>().sees_cases);
    assert_eq!(admin.post(path::SEARCH, &words).await.status, 200);
    assert!(!world.browser().log_in(&world, SARI).await.sees_cases);
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let (id, second) = (id_of(&world, ADMIN).await, id_of(&world, SECOND).await);
    admin.set_roles(second, &[]).await.json::<Officers>();
    let events = world.count("admin_events").await;
    let told = admin.set_roles(id, &[]).await.problem();
    assert_eq!((told.status, told.refusal), (409, Some(Refusal::LastAdministrator)));
    assert_eq!(world.count("admin_events").await, events);
    admin.invite("Putri Amelia", NEW, &[Role::Administrator]).await.json::<Officers>();
    world.clock.pass(NOTICE_SECS);
    due::carry_out_due(&world.app).await.unwrap();
    let mut admin = world.logged_in(ADMIN).await;
    admin.set_roles(id, &[]).await.json::<Officers>();
    assert_eq!(admin.officers_status().await, 403);
}

impl Browser {
    async fn officers_status(&mut self) -> u16 {
        self.get(path::OFFICERS).await.status
    }
}

#[tokio::test]
async fn wrong_invitations_are_refused() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    let one = |field, fault| vec![Problem::new(field, fault)];
    let cases = [
        (
            "",
            "x",
            vec![],
            vec![
                Problem::new(Field::Name, Fault::Blank),
                Problem::new(Field::Email, Fault::EmailShape),
                Problem::new(Field::Roles, Fault::Blank),
            ],
        ),
        ("Putri", "putri@gmail.com", vec![Role::Verifier], one(Field::Email, Fault::EmailDomain)),
        ("Putri", "sari@merantikab.go.id", vec![Role::Verifier], one(Field::Email, Fault::EmailDomain)),
        ("Putri", "verifikator@merantikab.go.id", vec![Role::Authority], one(Field::Email, Fault::NotUsable)),
        ("Putri", NEW, vec![Role::Holder], one(Field::Roles, Fault::UnknownRole)),
        // Pekalongan's procedure has no disposition.
        ("Putri", NEW, vec![Role::FunctionalOfficer], one(Field::Roles, Fault::UnknownRole)),
    ];
    let (people, acts) = (world.count("people").await, world.count("admin_events").await);
    for (name, email, roles, problems) in cases {
        let told = admin.invite(name, email, &roles).await.problem();
        assert_eq!((told.status, told.problems), (422, problems), "{email}");
    }
    assert_eq!((world.count("people").await, world.count("admin_events").await), (people, acts));
    let unknown = serde_json::json!({"name": "Putri", "email": NEW, "roles": ["king"]});
    assert_eq!(admin.post(path::OFFICERS, &unknown).await.problem().status, 400);
}

#[tokio::test]
async fn only_administrators_of_the_agency_administer_it() {
    let world = World::new().await;
    let id = id_of(&world, VERIFIER).await;
    let mut elsewhere = world.logged_in("admin@merantikab.go.id").await;
    assert_eq!(elsewhere.set_roles(id, &[]).await.problem().status, 404);
    assert!(elsewhere.officers().await.rows.iter().all(|row| row.email.ends_with("@merantikab.go.id")));
    for nobody in ["999999", "x", "-1", "99999999999999999999"] {
        let path = path::with(path::OFFICER_ROLES, nobody);
        assert_eq!(elsewhere.put(&path, &OfficerRoles { roles: vec![] }).await.problem().status, 404);
    }
    for who in [VERIFIER, SARI] {
        let mut browser = world.logged_in(who).await;
        assert_eq!(browser.get(path::OFFICERS).await.problem().status, 403);
        assert_eq!(browser.invite("Putri", NEW, &[Role::Verifier]).await.problem().status, 403);
        assert_eq!(browser.set_roles(id, &[Role::Administrator]).await.problem().status, 403);
    }
    assert_eq!(world.browser().act(Method::POST, path::OFFICERS).await.problem().status, 401);
}
