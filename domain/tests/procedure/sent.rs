//! Which returned files are still those that were sent, and what was sent last.

use domain::journey::{Draft, FileInfo, Step};
use domain::person::FilePurpose::{self, Ktp, Letter, Sk};
use domain::renewal::{Command, Digest, LastSent, ReturnReason, sent_again, unreplaced};
use domain::standard::Role;

use crate::{Case, HOLDER, PEKALONGAN, PURBALINGGA, file_for, full_draft, read, returned, submission};

fn draft(files: &[(FilePurpose, &str)]) -> Draft {
    let file = |(purpose, sha256): &(FilePurpose, &str)| FileInfo { sha256: (*sha256).into(), ..crate::file(*purpose) };
    Draft { files: files.iter().map(file).collect(), ..Draft::default() }
}

#[test]
fn a_returned_page_is_the_same_until_one_of_its_files_is_another() {
    let check = |step, sent: &[(FilePurpose, &str)], now: &[(FilePurpose, &str)], expected: &[FilePurpose]| {
        let sent: Vec<_> = sent.iter().map(|(purpose, sha256)| (*purpose, Digest((*sha256).into()))).collect();
        let same = unreplaced([(step, ReturnReason::Unreadable)], &sent, &draft(now));
        assert_eq!(same, expected, "{step:?} {sent:?} {now:?}");
    };
    check(Step::Letter, &[(Letter, "a")], &[(Letter, "a")], &[Letter]);
    check(Step::Letter, &[(Letter, "a")], &[(Letter, "b")], &[]);
    check(Step::Letter, &[(Letter, "a"), (Sk, "s")], &[(Letter, "b"), (Sk, "s")], &[]);
    check(Step::Letter, &[(Letter, "a")], &[], &[]);
    check(Step::Evidence, &[(Ktp, "k"), (Sk, "s")], &[(Ktp, "k"), (Sk, "s")], &[Ktp, Sk]);
    check(Step::Evidence, &[(Ktp, "k"), (Sk, "s")], &[(Ktp, "k"), (Sk, "t")], &[]);
    // Another datum changed now, and its evidence is new.
    check(Step::Evidence, &[(Sk, "s")], &[(Ktp, "k"), (Sk, "s")], &[]);
    // The KTP's bytes under the SK's name are another file there.
    check(Step::Evidence, &[(Ktp, "k"), (Sk, "s")], &[(Sk, "k")], &[]);
    for step in [Step::Data, Step::Changes, Step::Passphrase] {
        check(step, &[(Letter, "a")], &[(Letter, "a")], &[]);
    }
    let filed = unreplaced(
        [(Step::Letter, ReturnReason::FiledForYou)],
        &[(Letter, Digest("a".into()))],
        &draft(&[(Letter, "a")]),
    );
    assert_eq!(filed, [], "an officer uploaded it, nobody returned it");
}

#[test]
fn a_returned_file_that_comes_again_is_told() {
    let mut case = Case::sent(read(PEKALONGAN));
    let (holder, verifier) = (case.holder(), case.somebody(9, &[Role::Verifier]));
    let again = |case: &Case| sent_again(case.log.iter().map(|(.., event)| event));
    case.act(Command::Take, &verifier).unwrap();
    case.act(returned(Step::Letter), &verifier).unwrap();
    assert_eq!(again(&case), [], "it is with the holder");
    let same = full_draft();
    case.act(Command::Complete(submission(&case.standard, &same)), &holder).unwrap();
    assert_eq!(again(&case), [Letter]);
    case.act(returned(Step::Letter), &verifier).unwrap();
    assert_eq!(again(&case), [], "returned once more");
    let mut other = same;
    other.files.iter_mut().filter(|file| file.purpose == Letter).for_each(|file| file.sha256 = "b".repeat(64));
    case.act(Command::Complete(submission(&case.standard, &other)), &holder).unwrap();
    assert_eq!(again(&case), [], "replaced");
    case.act(returned(Step::Passphrase), &verifier).unwrap();
    case.act(Command::Complete(submission(&case.standard, &other)), &holder).unwrap();
    assert_eq!(again(&case), [], "no file was asked for");
}

#[test]
fn what_was_sent_last_has_its_own_moment() {
    let mut case = Case::sent(read(PEKALONGAN));
    let holder = case.holder();
    let (verifier, sent_at) = (case.somebody(9, &[Role::Verifier]), case.now);
    assert_eq!(case.renewal().last_sent, (LastSent::Application, sent_at));
    case.act(Command::Take, &verifier).unwrap();
    for (step, expected) in [(Step::Letter, LastSent::Completion), (Step::Passphrase, LastSent::Key)] {
        case.now = case.now.plus_minutes(30);
        case.act(returned(step), &verifier).unwrap();
        case.now = case.now.plus_minutes(30);
        let mended = Command::Complete(submission(&case.standard, &full_draft()));
        case.act(mended, &holder).unwrap();
        assert_eq!(case.renewal().last_sent, (expected, case.now));
    }
    assert_eq!(case.renewal().submitted_at, sent_at);
}

/// What an officer filed is the holder's application once the holder has completed it.
#[test]
fn what_an_officer_filed_is_sent_by_its_holder() {
    let mut case = Case::of(read(PURBALINGGA));
    let filer = case.somebody(7, &[Role::FrontDesk]);
    case.act(file_for(HOLDER), &filer).unwrap();
    case.now = case.now.plus_minutes(60);
    let (holder, completed) = (case.holder(), Command::Complete(submission(&case.standard, &full_draft())));
    case.act(completed, &holder).unwrap();
    assert_eq!(case.renewal().last_sent, (LastSent::Application, case.now));
}
