//! Filing on behalf of a holder: who may search for whom, and what is refused.

use domain::api::{Filed, FilingHolder, HolderAnswer, path};
use domain::certificate::{AskReason, Verdict};
use domain::entry::HolderEntry;
use domain::moment::DAY;
use domain::person::FilePurpose;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::{PersonId, Refusal};

use crate::filing::{STAFF_MERANTI, newcomer};
use crate::harness::World;
use crate::inspect::make;
use crate::wizard::{AUTHORITY_MERANTI, SARI_MERANTI, VERIFIER_MERANTI};

#[tokio::test]
async fn every_field_of_a_filing_is_checked() {
    let world = World::new().await;
    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let letter = staff.letter(&make::letter()).await;
    let people = world.count("people").await;
    let taken = |field| Problem::new(field, Fault::Taken);
    let sari = backend::db::people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), SARI_MERANTI)
        .await
        .unwrap()
        .unwrap()
        .data;
    let joko = "joko@pekalongankota.go.id";
    let joko = backend::db::people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), joko)
        .await
        .unwrap()
        .unwrap()
        .data;
    let known: (String,) =
        sqlx::query_as("SELECT serial FROM certificates LIMIT 1").fetch_one(world.app.db.read()).await.unwrap();
    let cases: Vec<(HolderEntry, u16, Vec<Problem>)> = vec![
        (
            HolderEntry { nik: "123".to_owned(), not_after: "5 Des".to_owned(), ..newcomer() },
            422,
            vec![Problem::new(Field::Nik, Fault::DigitCount(16)), Problem::new(Field::NotAfter, Fault::DateShape)],
        ),
        (
            HolderEntry { email: "intan@gmail.com".to_owned(), ..newcomer() },
            422,
            vec![Problem::new(Field::Email, Fault::EmailDomain)],
        ),
        (
            HolderEntry { nik: sari.nik, email: sari.email, ..newcomer() },
            422,
            vec![taken(Field::Nik), taken(Field::Email)],
        ),
        // At another agency.
        (HolderEntry { nip: joko.nip.unwrap(), ..newcomer() }, 422, vec![Problem::new(Field::Nip, Fault::NotUsable)]),
        (
            HolderEntry { serial: known.0, ..newcomer() },
            422,
            vec![Problem::new(Field::Serial, Fault::CertificateKnown)],
        ),
        (HolderEntry { not_after: "2027-12-05".to_owned(), ..newcomer() }, 409, vec![]),
        (HolderEntry { status: "REVOKE".to_owned(), ..newcomer() }, 409, vec![]),
    ];
    for (entry, status, problems) in cases {
        let told = staff.file(FilingHolder::New(Box::new(entry)), &letter, "file").await.problem();
        assert_eq!((told.status, told.problems), (status, problems));
    }
    assert_eq!((world.count("people").await, world.count("renewals").await), (people, 0), "nothing is left behind");
}

#[tokio::test]
async fn only_front_desk_and_verifiers_search_and_file() {
    let world = World::new().await;
    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let sari = staff.look_for(SARI_MERANTI).await.json::<HolderAnswer>().found.unwrap();
    for (who, refusal) in [
        (AUTHORITY_MERANTI, Some(Refusal::WrongRole)),
        ("kepala@ciamiskab.go.id", Some(Refusal::WrongRole)),
        (SARI_MERANTI, None),
    ] {
        let mut browser = world.logged_in(who).await;
        let told = browser.look_for(SARI_MERANTI).await.problem();
        assert_eq!((told.status, told.refusal), (403, refusal), "{who}");
        let told = browser.file(FilingHolder::Known(sari.id), "x", "file").await.problem();
        assert_eq!((told.status, told.refusal), (403, refusal), "{who}");
        let upload = browser.upload(FilePurpose::FiledLetter, &make::letter()).await;
        assert_eq!(upload.problem().refusal, Some(Refusal::WrongRole), "{who}");
    }
    assert_eq!(world.browser().look_for(SARI_MERANTI).await.problem().status, 401);
}

#[tokio::test]
async fn a_search_finds_holders_of_the_own_agency_and_is_recorded() {
    let world = World::new().await;
    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let sari = backend::db::people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), SARI_MERANTI)
        .await
        .unwrap()
        .unwrap();
    let nip = sari.data.nip.unwrap();
    let spaced = format!("{} {}", &nip[..8], &nip[8..]);
    for identifier in [SARI_MERANTI, " SARI@merantikab.go.id ", &spaced, &sari.data.nik] {
        let answer: HolderAnswer = staff.look_for(identifier).await.json();
        assert_eq!(answer.found.map(|found| found.id), Some(sari.id), "{identifier}");
    }
    assert_eq!(world.count("access_log WHERE data = 'query'").await, 4);
    for nobody in ["sari@pekalongankota.go.id", "1410014507900001", "198001012010011999"] {
        assert_eq!(staff.look_for(nobody).await.json::<HolderAnswer>().found, None, "{nobody}");
    }
    for slip in ["sari", "%", "131234567", "' OR 1=1 --"] {
        let told = staff.look_for(slip).await.problem();
        assert_eq!(told.problems, [Problem::new(Field::Identifier, Fault::HolderShape)], "{slip}");
    }
    let blank = staff.look_for("  ").await.problem();
    assert_eq!(blank.problems, [Problem::new(Field::Identifier, Fault::Blank)]);
    let wahyu = staff.look_for("dewi@merantikab.go.id").await.json::<HolderAnswer>().found.unwrap();
    assert_eq!(wahyu.verdict, Verdict::AskOffice(AskReason::Revoked));
}

#[tokio::test]
async fn a_filing_needs_a_letter_and_a_renewable_certificate() {
    let world = World::new().await;
    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let mut verifier = world.logged_in(VERIFIER_MERANTI).await;
    let sari = staff.look_for(SARI_MERANTI).await.json::<HolderAnswer>().found.unwrap();
    let letter = staff.letter(&make::letter()).await;
    let no_letter = [Problem::new(Field::Letter, Fault::Blank)];
    assert_eq!(staff.file(FilingHolder::Known(sari.id), "nothing", "file").await.problem().problems, no_letter);
    // A colleague's upload is not one's own.
    assert_eq!(verifier.file(FilingHolder::Known(sari.id), &letter, "file").await.problem().problems, no_letter);
    let nobody = [Problem::new(Field::Identifier, Fault::UnknownPerson)];
    let elsewhere = backend::db::people::find_by_identifier(
        &mut world.app.db.read().acquire().await.unwrap(),
        "sari@pekalongankota.go.id",
    )
    .await;
    for id in [elsewhere.unwrap().unwrap().id, PersonId(999_999)] {
        assert_eq!(staff.file(FilingHolder::Known(id), &letter, "file").await.problem().problems, nobody);
    }
    let bima = staff.look_for("bima@merantikab.go.id").await.json::<HolderAnswer>().found.unwrap();
    let early = staff.file(FilingHolder::Known(bima.id), &letter, "file").await.problem();
    assert_eq!((early.status, early.refusal), (409, Some(Refusal::NotRenewable)));

    let filed: Filed = staff.file(FilingHolder::Known(sari.id), &letter, "file").await.json();
    // Sent again it is the same act; the key for something else is a conflict.
    assert_eq!(staff.file(FilingHolder::Known(sari.id), &letter, "file").await.json::<Filed>(), filed);
    assert_eq!(staff.file(FilingHolder::Known(bima.id), &letter, "file").await.problem().status, 409);
    assert_eq!(world.count("renewals").await, 1);
    // The letter is filed; a second application is not.
    assert_eq!(staff.file(FilingHolder::Known(sari.id), &letter, "again").await.problem().problems, no_letter);
    let same = staff.letter(&make::letter()).await;
    assert_ne!(same, letter);
    let open = staff.file(FilingHolder::Known(sari.id), &same, "again").await.problem();
    assert_eq!((open.status, open.refusal), (409, Some(Refusal::AlreadyOpen)));
    // Nobody files for themselves.
    let mut aisyah = world.logged_in("aisyah@merantikab.go.id").await;
    let own = aisyah.look_for("aisyah@merantikab.go.id").await.json::<HolderAnswer>().found.unwrap();
    let letter = aisyah.letter(&make::letter()).await;
    let refused = aisyah.file(FilingHolder::Known(own.id), &letter, "file").await.problem();
    assert_eq!((refused.status, refused.refusal), (403, Some(Refusal::OwnApplication)));
}

#[tokio::test]
async fn a_filing_replaces_the_holders_own_draft() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI_MERANTI).await;
    let before = sari.fill(1).await;
    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let reference = staff.file_for(SARI_MERANTI).await;
    assert_eq!(sari.get(&path::with(path::FILE, &before.draft.files[0].id)).await.status, 404);
    let late = sari.submit(None, before.version, "send").await;
    assert_eq!(late.problem().refusal, Some(Refusal::AlreadyOpen));
    let draft = sari.draft().await;
    assert_eq!((draft.draft.key, draft.draft.files.len()), (None, 1));
    sari.complete_filed(&reference).await;
}

#[tokio::test]
async fn an_unfiled_letter_is_kept_for_a_day_beside_the_officers_own_application() {
    let world = World::new().await;
    let mut aisyah = world.logged_in("aisyah@merantikab.go.id").await;
    let letter = aisyah.letter(&make::letter()).await;
    aisyah.apply(2).await;
    let file = path::with(path::FILE, &letter);
    assert_eq!(aisyah.get(&file).await.status, 200);
    let mut elsewhere = world.logged_in(VERIFIER_MERANTI).await;
    assert_eq!(elsewhere.get(&file).await.status, 404);
    world.clock.pass(DAY + 1);
    backend::app::files::sweep::sweep(&world.app).await.unwrap();
    aisyah.log_in(&world, "aisyah@merantikab.go.id").await;
    assert_eq!(aisyah.get(&file).await.status, 404);
    assert_eq!(world.count("files WHERE purpose = 'filed_letter'").await, 0);
}
