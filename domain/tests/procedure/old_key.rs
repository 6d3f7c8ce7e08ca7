//! When the proof that the holder has the present certificate's key can be recorded, and about which key it is.

use domain::journey::{KeyInfo, Step};
use domain::renewal::{Command, Digest, Refusal, provable};
use domain::standard::Role;

use crate::{Case, PEKALONGAN, PURBALINGGA, approve, full_draft, read, returned, submission};

fn prove(key: &str) -> Command {
    Command::ProveOldKey { proof: Digest(format!("proof of {key}")), public_key: Digest(key.into()) }
}

fn sent_key(case: &Case) -> String {
    case.renewal().dossier.public_key.clone().expect("a key").0
}

#[test]
fn the_holder_proves_it_about_the_key_that_was_sent() {
    let mut case = Case::sent(read(PEKALONGAN));
    let (holder, key) = (case.holder(), sent_key(&case));
    let verifier = case.somebody(9, &[Role::Verifier]);
    assert_eq!(case.act(prove(&key), &verifier), Err(Refusal::NotYours));
    assert_eq!(case.act(prove("another"), &holder), Err(Refusal::WrongStage));
    assert_eq!(case.renewal().old_key_proof(), None);
    case.act(prove(&key), &holder).unwrap();
    let proof = case.renewal().old_key_proof().expect("proved");
    assert_eq!((&proof.public_key.0, &*proof.proof.0), (&key, &*format!("proof of {key}")));
    assert_eq!(case.act(prove(&key), &holder), Err(Refusal::WrongStage), "once is enough");
}

#[test]
fn not_before_there_is_a_key_and_not_after_the_end() {
    let mut case = Case::sent(read(PURBALINGGA));
    let holder = case.holder();
    assert_eq!(provable(case.renewal(), &holder), Err(Refusal::WrongStage));
    case.act(Command::Withdraw, &holder).unwrap();
    assert_eq!(case.act(prove("k1"), &holder), Err(Refusal::WrongStage));

    let mut case = Case::sent(read(PEKALONGAN));
    let (holder, key) = (case.holder(), sent_key(&case));
    case.act(Command::Withdraw, &holder).unwrap();
    assert_eq!(case.act(prove(&key), &holder), Err(Refusal::WrongStage));
}

/// Another passphrase is another key, about which nothing was proved yet.
#[test]
fn another_key_needs_another_proof() {
    let mut case = Case::sent(read(PEKALONGAN));
    let (holder, key) = (case.holder(), sent_key(&case));
    case.act(prove(&key), &holder).unwrap();
    let verifier = case.somebody(9, &[Role::Verifier]);
    case.act(Command::Take, &verifier).unwrap();
    case.act(returned(Step::Passphrase), &verifier).unwrap();
    let mut draft = full_draft();
    draft.key = draft.key.map(|made| KeyInfo { public_key_sha256: "k2".into(), ..made });
    draft.open_steps = Some(vec![Step::Passphrase]);
    case.act(Command::Complete(submission(&case.standard, &draft)), &holder).unwrap();
    assert_eq!(case.renewal().old_key_proof(), None);
    case.act(prove("k2"), &holder).unwrap();
    assert!(case.renewal().old_key_proof().is_some());
    case.act(approve(), &verifier).unwrap();
}
