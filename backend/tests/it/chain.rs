//! Whatever anybody tries at any of the five agencies: the chain of hashes is whole, and the stored log folds to the state.

use backend::case::Case;
use backend::db::{events, people};
use domain::certificate::Verdict;
use domain::journey::{Draft, FileInfo, KeyInfo, Step, Submission};
use domain::person::FilePurpose;
use domain::renewal::{
    Actor, Command, Digest, IssuedCertificate, PersonId, RejectReason, ReturnItem, ReturnReason, Standing, decide,
};
use domain::standard::{Role, ServiceStandard};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::harness::{World, monday};

/// By hand, so that the last steps are reached without a real key.
fn by_hand() -> Vec<(&'static str, String)> {
    [
        ("purbalingga", include_str!("../../../domain/standards/purbalingga.toml")),
        ("kota-pekalongan", include_str!("../../../domain/standards/kota-pekalongan.toml")),
        ("kepulauan-meranti", include_str!("../../../domain/standards/kepulauan-meranti.toml")),
        ("natuna", include_str!("../../../domain/standards/natuna.toml")),
        ("ciamis", include_str!("../../../domain/standards/ciamis.toml")),
    ]
    .map(|(name, toml)| (name, format!("issuing = \"by_hand\"\n{toml}")))
    .to_vec()
}

#[tokio::test]
async fn random_commands_at_five_agencies_leave_it_whole() {
    let world = World::with_standards(&by_hand()).await;
    let mut random = StdRng::seed_from_u64(20_261_121);
    let (mut written, mut finished) = (0, 0);
    for standard in world.app.standards.all() {
        let mut people_here: Vec<(PersonId, Vec<Role>)> = Vec::new();
        let at_domain = &standard.wizard.email_domains[0];
        for login in ["staf", "kepala", "kabid", "jf", "verifikator", "verifikator2", "bsre"] {
            // Not every agency has every role.
            let email = format!("{login}@{at_domain}");
            if let Some(person) = people::find_by_identifier(world.app.db.read(), &email).await.unwrap() {
                people_here.push((person.id, people::roles(world.app.db.read(), person.id).await.unwrap()));
            }
        }
        for login in ["sari", "joko", "ratna"] {
            let holder = crate::delegation::person(&world, &format!("{login}@{at_domain}")).await;
            people_here.push((holder, Vec::new()));
            let mut tx = world.app.db.begin().await.unwrap();
            let filer = people_here.iter().find(|(_, roles)| domain::renewal::may_file(roles)).unwrap().clone();
            let standing = Standing { verdict: Verdict::Renew, another_open: false };
            let file = Command::File { holder, standing, letter: Digest("a".repeat(64)) };
            let begun = decide(&standard, None, file, &actor(&standard, &filer), monday()).unwrap();
            let mut begun = begun.into_iter();
            let mut case = Case::begin(&world.app, &mut tx, standard.clone(), filer.0, begun.next().unwrap(), monday())
                .await
                .unwrap();
            case.record(&world.app, &mut tx, begun.collect(), Some(filer.0), monday()).await.unwrap();
            for turn in 0..600 {
                let at = monday().plus_minutes(turn);
                let who = &people_here[random.random_range(0..people_here.len())];
                let before = case.renewal.clone();
                let command = command(&standard, &mut random);
                match case.decide(command, &actor(&standard, who), at) {
                    Ok(events) => case.record(&world.app, &mut tx, events, Some(who.0), at).await.unwrap(),
                    Err(_) => assert_eq!(case.renewal, before, "a refusal changes nothing"),
                }
            }
            finished += u32::from(case.renewal.certificate.is_some());
            written += i64::from(case.renewal.version);
            let kept = Case::find(&world.app, &mut tx, &case.reference).await.unwrap().unwrap();
            assert_eq!(kept.renewal, case.renewal, "the fold of the stored log is the state");
            tx.commit().await.unwrap();
        }
    }
    let found = events::verify(&mut world.app.db.read().acquire().await.unwrap()).await.unwrap();
    assert!(matches!(found, events::Verification::Whole { events, .. } if events == written), "{found:?}, {written}");
    assert!(finished >= 5, "only {finished} of 15 came to a certificate: too little is tried");
}

fn actor(standard: &ServiceStandard, (id, roles): &(PersonId, Vec<Role>)) -> Actor {
    Actor::Person { id: *id, agency: standard.id.clone(), roles: roles.clone(), stands_in: Vec::new() }
}

fn command(standard: &ServiceStandard, random: &mut StdRng) -> Command {
    match random.random_range(0..200) {
        0 => Command::Reject { reason: RejectReason::Repeated, note: None },
        1 => Command::Withdraw,
        2..8 => {
            let item = ReturnItem { step: Step::Letter, reason: ReturnReason::Unsigned, note: None };
            Command::Return(vec![item])
        }
        8..60 => Command::Complete(submission(standard)),
        60..80 => Command::SetPassphrase { public_key: Digest("b".repeat(64)) },
        80..110 => Command::Take,
        110..120 => Command::Receive,
        120..140 => Command::Issue(IssuedCertificate {
            serial: "01".to_owned(),
            sha256: None,
            not_before: monday(),
            not_after: monday().plus_days(730),
        }),
        _ => Command::Approve { note: None },
    }
}

/// A completion with nothing changed.
fn submission(standard: &ServiceStandard) -> Submission {
    let letter = FileInfo {
        id: "f".to_owned(),
        purpose: FilePurpose::Letter,
        name: "surat.pdf".to_owned(),
        size: 1,
        pages: 1,
        media_type: "application/pdf".to_owned(),
        sha256: "a".repeat(64),
    };
    let draft = Draft {
        data_right: Some(true),
        files: vec![letter],
        key: Some(KeyInfo { public_key_sha256: "b".repeat(64), made_at: 0 }),
        ..Draft::default()
    };
    Submission::from_draft(&draft, &standard.wizard, &domain::person::PersonData::default()).unwrap()
}
