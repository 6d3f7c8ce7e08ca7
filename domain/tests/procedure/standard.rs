use domain::standard::{Role, StandardFault, StepKind};

use crate::{MERANTI, PEKALONGAN, read};

#[test]
fn the_agencies_standards_hold_up() {
    for toml in [PEKALONGAN, MERANTI] {
        assert_eq!(read(toml).check(), []);
    }
}

/// The numbered rows of the seeds, as "number actor limit".
#[test]
fn steps_follow_the_source() {
    fn check(toml: &str, expected: &[&str]) {
        let rows: Vec<String> = read(toml)
            .steps
            .iter()
            .filter_map(|step| {
                let limit = step.limit.map_or(String::new(), |limit| format!(" {} {:?}", limit.amount, limit.unit));
                let actors: Vec<&str> = step.actors.iter().map(|role| role.as_str()).collect();
                Some(format!("{} {}{limit}", step.number?, actors.join("/")))
            })
            .collect();
        assert_eq!(rows, expected);
    }
    check(PEKALONGAN, &["1 holder", "2 holder", "3 holder", "4 holder", "5 holder", "6 holder"]);
    check(MERANTI, &["1 holder/verifier 5 Minutes", "2 holder/verifier 5 Minutes", "3 authority", "4 holder 7 Days"]);
}

#[test]
fn a_broken_standard_is_refused_with_the_reason() {
    fn check(change: impl Fn(&mut domain::standard::ServiceStandard), expected: StandardFault) {
        check_all(change, &[expected]);
    }
    fn check_all(change: impl Fn(&mut domain::standard::ServiceStandard), expected: &[StandardFault]) {
        let mut standard = read(PEKALONGAN);
        change(&mut standard);
        assert_eq!(standard.check(), expected);
    }
    check(|s| s.id.0 = "Kota Pekalongan".into(), StandardFault::BadId);
    check(|s| s.wizard.email_domains.clear(), StandardFault::NoEmailDomain);
    check(|s| s.steps[5].actors.clear(), StandardFault::NoActor("verify".into()));
    check(|s| s.steps[5].limit.as_mut().unwrap().amount = 0, StandardFault::ZeroLimit("verify".into()));
    check(|s| s.steps[2].id = "log-in".into(), StandardFault::RepeatedStep("log-in".into()));
    check_all(
        |s| s.steps.swap(5, 6),
        &[StandardFault::OutOfOrder("issue".into()), StandardFault::OutOfOrder("verify".into())],
    );
    check(|s| s.steps.swap(4, 5), StandardFault::OutOfOrder("apply".into()));
    check(|s| drop(s.steps.remove(7)), StandardFault::MissingKind(StepKind::Notify));
    check(|s| drop(s.steps.remove(5)), StandardFault::MissingKind(StepKind::Verify));
    check(
        |s| s.wizard.passphrase_timing = domain::standard::PassphraseTiming::AfterVerification,
        StandardFault::PassphraseStep,
    );
}

#[test]
fn every_role_has_one_name() {
    for name in ["holder", "front_desk", "agency_head", "division_head", "functional_officer", "verifier", "authority"]
    {
        assert_eq!(Role::parse(name).map(Role::as_str), Some(name));
    }
    assert_eq!(Role::parse("king"), None);
}

#[test]
fn unknown_keys_are_refused() {
    let broken = PEKALONGAN.replacen("requirements", "requirments", 1);
    assert!(toml::from_str::<domain::standard::ServiceStandard>(&broken).is_err());
}
