//! Many random cases in every state that a log can have.

use backend::app::renewals::case::Case;
use backend::db::certificates::{self, NewCertificate};
use backend::db::{admin_events, delegations, people};
use domain::administration::AdminEvent;
use domain::certificate::CertificateStatus;
use domain::delegation::DelegationDays;
use domain::journey::Step;
use domain::moment::{DAY, Date};
use domain::person::PersonData;
use domain::renewal::{Digest, Dossier, Event, IssuedCertificate, PersonId, RejectReason, ReturnItem, ReturnReason};
use domain::standard::{Role, StepKind};
use rand::Rng;
use rand::rngs::StdRng;

use crate::harness::{World, monday};
use crate::inbox::agency;

/// Inserts 180 cases of Ciamis with these officers, who get some more roles and delegations. Returns the references.
pub async fn insert_random_cases(world: &World, random: &mut StdRng, officers: &[PersonId]) -> Vec<String> {
    let mut tx = world.app.db.begin().await.unwrap();
    for _ in 0..6 {
        let (one, role) = (officers[random.random_range(0..officers.len())], Role::ALL[random.random_range(1..6)]);
        people::give_role(&mut tx, one, &agency(), role).await.unwrap();
    }
    for _ in 0..8 {
        let (from, to) = (random.random_range(0..officers.len()), random.random_range(0..officers.len()));
        let first = Date::new(2026, 11, random.random_range(20..25)).unwrap();
        let days = DelegationDays { first, last: Date::new(2026, 11, random.random_range(22..28)).unwrap() };
        if from != to {
            delegations::insert(&mut tx, &agency(), officers[from], officers[to], days, monday()).await.unwrap();
        }
    }
    // Some officers' accounts were made by others, a while ago or lately; some had a hand in many holders' accounts.
    for _ in 0..3 {
        let (one, other) = (officers[random.random_range(0..officers.len())], officers[random.random_range(0..3)]);
        let at = monday().plus_days(-random.random_range(4..50));
        let made = AdminEvent::OfficerEntered { person: one };
        admin_events::append(&mut tx, &agency(), Some(other), at, &made).await.unwrap();
    }
    let mut references = Vec::new();
    for number in 0..180_usize {
        let holder = match officers.get(number) {
            Some(officer) => *officer,
            None => stranger(&mut tx, number).await,
        };
        let at = monday().plus_seconds(-random.random_range(0..5 * DAY));
        for _ in 0..random.random_range(0..4) {
            let editor = officers[random.random_range(0..officers.len())];
            let before = monday().plus_days(-random.random_range(0..9));
            let entered = AdminEvent::HoldersEntered { people: vec![holder] };
            admin_events::append(&mut tx, &agency(), Some(editor), before, &entered).await.unwrap();
        }
        if number % 9 == 0 {
            let all = [officers, &[holder]].concat();
            for editor in all {
                let entered = AdminEvent::HoldersEntered { people: vec![holder] };
                let before = monday().plus_days(-i64::try_from(number / 9 % 6).unwrap());
                admin_events::append(&mut tx, &agency(), Some(editor), before, &entered).await.unwrap();
            }
        }
        let filer = officers[random.random_range(0..officers.len())];
        let by = if random.random_bool(0.4) && filer != holder { filer } else { holder };
        let dossier = Dossier {
            changed: Vec::new(),
            files: Vec::new(),
            recommendation: None,
            public_key: Some(Digest("k".to_owned())),
        };
        let version = world.app.version(&agency()).unwrap().digest;
        let first = Event::Submitted { agency: agency(), standard: version, holder, dossier: dossier.clone() };
        let (mut case, _) = Case::begin(&world.app, &mut tx, by, vec![first], at).await.unwrap();
        for turn in 0..random.random_range(0..10) {
            let at = at.plus_minutes(turn * 10);
            let officer = officers[random.random_range(0..officers.len())];
            let Some(event) = happening(&case, random, officer, officers, &dossier) else { break };
            let _ = case.append_events(&world.app, &mut tx, vec![event], Some(officer), at).await.unwrap();
        }
        if case.renewal.certificate.is_some() {
            certificates::insert(&mut tx, &recorded(&case), monday()).await.unwrap();
        }
        references.push(case.reference);
    }
    tx.commit().await.unwrap();
    references
}

/// The row that issuing would have made.
fn recorded(case: &Case) -> NewCertificate {
    NewCertificate {
        person: case.renewal.holder,
        serial: None,
        status: CertificateStatus::Active,
        not_before: None,
        not_after: None,
        issuer: None,
        subject: None,
        public_key_sha256: None,
        der: None,
        chain: None,
        renewal: Some(case.id),
    }
}

/// Something that may happen next; none for a case that is over.
fn happening(
    case: &Case,
    random: &mut StdRng,
    officer: PersonId,
    officers: &[PersonId],
    dossier: &Dossier,
) -> Option<Event> {
    if !case.renewal.open() {
        return None;
    }
    let Some(step) = case.step() else {
        return Some(if random.random_bool(0.5) {
            Event::Completed { dossier: dossier.clone() }
        } else {
            Event::Withdrawn
        });
    };
    let number = random.random_range(0..20);
    Some(match number {
        0 => Event::Rejected { reason: RejectReason::Repeated, note: None },
        1 => Event::Withdrawn,
        2..4 => {
            let item = ReturnItem { step: Step::Letter, reason: ReturnReason::Unsigned, note: None };
            Event::Returned { items: vec![item] }
        }
        4..10 => {
            let place = officers[random.random_range(0..officers.len())];
            Event::Taken { by: officer, acting_for: (number < 6 && place != officer).then_some(place) }
        }
        _ if step.kind == StepKind::Issue && case.renewal.certificate.is_none() && number < 13 => Event::Issued {
            certificate: IssuedCertificate {
                serial: "01".to_owned(),
                sha256: None,
                not_before: monday(),
                not_after: monday().plus_days(700),
            },
        },
        _ => Event::StepDone { step: step.id.clone(), note: None, role: None },
    })
}

pub async fn stranger(db: &mut sqlx::SqliteConnection, number: usize) -> PersonId {
    let data = PersonData {
        name: format!("Orang Ke{number}"),
        nik: format!("{number:016}"),
        email: format!("orang{number}@ciamiskab.go.id"),
        unit: "Dinas Percobaan".to_owned(),
        ..PersonData::default()
    };
    people::insert(db, &agency(), &data, None, 0).await.unwrap()
}
