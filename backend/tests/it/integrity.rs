//! Stored bytes are compared with their digests wherever they are used: shown, rendered, sent on, certified, fetched.

use std::fs;
use std::path::PathBuf;

use backend::app::files::read;
use backend::app::issuance::issue;
use backend::db::files;
use domain::api::{CaseView, CertificateParts, DraftView, FilingHolder, HolderAnswer, RenewalView, Uploaded, path};
use domain::journey::Step;
use domain::person::FilePurpose;
use domain::problem::{Fault, Field, Problem};
use domain::renewal::ReturnReason;
use tokio::io::AsyncReadExt;

use crate::by_hand::{approve, problems};
use crate::filing::STAFF_MERANTI;
use crate::harness::{World, shared_authority};
use crate::inspect::make;
use crate::renewal::returning;
use crate::test_authorities::crashing;
use crate::wizard::{SARI, SARI_MERANTI, VERIFIER};

/// A letter of the same length with one changed word.
fn forged() -> Vec<u8> {
    String::from_utf8(make::letter()).unwrap().replace("(Surat)", "(Palsu)").into_bytes()
}

fn stored(world: &World, id: &str) -> PathBuf {
    world.directory.path().join("data/files").join(id)
}

#[tokio::test]
async fn a_changed_file_is_never_shown() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let letter: Uploaded = sari.upload(FilePurpose::Letter, &make::letter()).await.json();
    let photograph = make::jpeg(1200, 1600);
    let mut joko = world.logged_in("joko@pekalongankota.go.id").await;
    let photo: Uploaded = joko.upload(FilePurpose::Letter, &photograph).await.json();
    let mut turned = photograph.clone();
    turned[40] ^= 1;

    for (browser, file, bytes, other) in
        [(&mut sari, &letter.file, make::letter(), forged()), (&mut joko, &photo.file, photograph, turned)]
    {
        let whole = path::with(path::FILE, &file.id);
        let page = path::FILE_PAGE.replace("{id}", &file.id).replace("{number}", "1");
        let ways = [whole.clone(), format!("{whole}?download=true"), page];
        assert_eq!(browser.get(&whole).await.body, bytes);
        assert_eq!(other.len(), bytes.len());
        let longer = [bytes.clone(), b" ".to_vec()].concat();
        for wrong in [Some(&other), Some(&longer), Some(&bytes[..bytes.len() - 1].to_vec()), Some(&Vec::new()), None] {
            match wrong {
                Some(wrong) => fs::write(stored(&world, &file.id), wrong).unwrap(),
                None => fs::remove_file(stored(&world, &file.id)).unwrap(),
            }
            for way in &ways {
                assert_eq!(browser.get(way).await.problem().status, 503, "{way} {:?}", wrong.map(Vec::len));
            }
        }
        fs::write(stored(&world, &file.id), &bytes).unwrap();
        for way in &ways {
            assert_eq!(browser.get(way).await.status, 200, "{way}");
        }
    }
}

#[tokio::test]
async fn a_file_changed_while_sent_is_not_completed() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    // Of several pieces.
    let letter = make::with("", &format!("%{}", "x".repeat(300_000)));
    let uploaded: Uploaded = sari.upload(FilePurpose::Letter, &letter).await.json();
    let mut db = world.app.db.read().acquire().await.unwrap();
    let file = files::get(&mut db, &uploaded.file.id).await.unwrap().unwrap().info;
    let mut received = Vec::new();
    read::reader(&world.app, &file).await.unwrap().read_to_end(&mut received).await.unwrap();
    assert_eq!(received, letter);
    for (at, longer) in [(0, 0), (letter.len() - 1, 0), (0, 1)] {
        let mut reader = read::reader(&world.app, &file).await.unwrap();
        let mut other = [letter.clone(), vec![b'\n'; longer]].concat();
        other[at] ^= 1;
        fs::write(stored(&world, &file.id), &other).unwrap();
        let mut received = Vec::new();
        assert!(reader.read_to_end(&mut received).await.is_err(), "{at} {longer}");
        assert!(received.len() < letter.len(), "not completed");
        fs::write(stored(&world, &file.id), &letter).unwrap();
    }
}

#[tokio::test]
async fn a_lost_letter_is_not_accepted_and_can_be_uploaded_again() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    sari.fill(0).await;
    for lost in [true, false] {
        let draft = sari.draft().await;
        let file = stored(&world, &draft.draft.file(FilePurpose::Letter).unwrap().id);
        if lost {
            fs::remove_file(file).unwrap();
        } else {
            fs::write(file, forged()).unwrap();
        }
        let refused = problems(&sari.submit(None, draft.version, &format!("lost-{lost}")).await);
        assert_eq!(refused, [Problem::new(Field::Letter, Fault::FileLost)]);
        assert_eq!((world.count("renewals").await, world.count("events").await), (0, 0));
        // The very same letter under the same name.
        assert_eq!(sari.upload(FilePurpose::Letter, &make::letter()).await.status, 200);
    }
    let version = sari.draft().await.version;
    assert_eq!(sari.submit(None, version, "send").await.status, 201);
}

#[tokio::test]
async fn after_a_return_the_step_of_a_lost_file_is_opened() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let data = returning(Step::Data, ReturnReason::DataDiffers, "");
    assert_eq!(verifier.take_and(&reference, data).await.status, 200);
    let draft = sari.draft().await;
    let draft: DraftView = sari.answer(draft.version, &[]).await.json();
    let letter = draft.draft.file(FilePurpose::Letter).unwrap().id.clone();
    fs::write(stored(&world, &letter), forged()).unwrap();
    assert_eq!(sari.upload(FilePurpose::Letter, &make::letter()).await.status, 409, "its step is closed");

    world.clock.pass(60);
    let refused = problems(&sari.submit(Some(&reference), draft.version, "lost").await);
    assert_eq!(refused, [Problem::new(Field::Letter, Fault::FileLost)]);
    assert_eq!(sari.draft().await.draft.open_steps, Some(vec![Step::Data, Step::Letter]));
    assert_eq!(sari.upload(FilePurpose::Letter, &make::letter()).await.status, 200);
    let version = sari.draft().await.version;
    assert_eq!(sari.submit(Some(&reference), version, "again").await.status, 200);
    let case = verifier.case(&reference).await;
    assert_eq!(verifier.get(&path::with(path::FILE, &case.files[0].id)).await.body, make::letter());
}

#[tokio::test]
async fn a_lost_letter_is_not_filed() {
    let world = World::new().await;
    let mut staff = world.logged_in(STAFF_MERANTI).await;
    let holder = staff.look_for(SARI_MERANTI).await.json::<HolderAnswer>().found.unwrap().id;
    let letter = staff.letter(&make::letter()).await;
    fs::remove_file(stored(&world, &letter)).unwrap();
    let refused = problems(&staff.file(FilingHolder::Known(holder), &letter, "lost").await);
    assert_eq!(refused, [Problem::new(Field::Letter, Fault::FileLost)]);
    assert_eq!(world.count("renewals").await, 0);
    let again = staff.letter(&make::letter()).await;
    assert_ne!(again, letter);
    assert_eq!(staff.file(FilingHolder::Known(holder), &again, "again").await.status, 201);
}

#[tokio::test]
async fn a_certificate_is_fetched_with_the_chain_of_its_issuance() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    verifier.take_and(&reference, approve()).await.json::<CaseView>();
    let way = path::with(path::RENEWAL_CERTIFICATE, &reference);
    let parts: CertificateParts = sari.get(&way).await.json();
    let chain = world.app.authority.chain().concat();
    let kept: (Vec<u8>,) = sqlx::query_as("SELECT chain FROM certificates WHERE der NOT NULL")
        .fetch_one(world.app.db.read())
        .await
        .unwrap();
    assert_eq!(kept.0, chain);
    assert_eq!(parts.chain.len(), 2);

    // Whatever the authority's chain is by now; the order of the two stands for another CA.
    world.run("UPDATE certificates SET chain = (SELECT CAST(chain || chain AS BLOB) FROM certificates WHERE der NOT NULL)").await;
    assert_eq!(sari.get(&way).await.json::<CertificateParts>().chain.len(), 4);
    // Issued before chains were kept.
    world.run("UPDATE certificates SET chain = NULL").await;
    assert_eq!(sari.get(&way).await.json::<CertificateParts>(), parts);
    world.run("UPDATE certificates SET der = CAST(der || x'00' AS BLOB) WHERE der NOT NULL").await;
    assert_eq!(sari.get(&way).await.problem().status, 503);
}

#[tokio::test]
async fn only_the_key_that_was_sent_is_certified() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let mut joko = world.logged_in("joko@pekalongankota.go.id").await;
    joko.fill(1).await;
    world.run("UPDATE keys SET spki = (SELECT spki FROM keys WHERE renewal IS NULL)").await;
    assert_eq!(verifier.take_and(&reference, approve()).await.problem().status, 500);
    assert_eq!(world.count("orders").await, 0);
}

#[tokio::test]
async fn a_key_that_changed_between_approval_and_issuance_is_not_certified() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut joko = world.logged_in("joko@pekalongankota.go.id").await;
    joko.fill(1).await;
    let mut world = world.with_authority(crashing());
    let mut verifier = world.logged_in(VERIFIER).await;
    verifier.take_and(&reference, approve()).await.json::<CaseView>();
    world.app.authority = shared_authority();
    let mut db = world.app.db.read().acquire().await.unwrap();
    let id = backend::db::renewals::find(&mut db, &reference).await.unwrap().unwrap().id;
    let key: (Vec<u8>,) = sqlx::query_as("SELECT spki FROM orders").fetch_one(&mut *db).await.unwrap();
    world.run("UPDATE orders SET spki = (SELECT spki FROM keys WHERE renewal IS NULL)").await;
    assert!(issue::issue(&world.app, id).await.is_err());
    assert_eq!(world.count("certificates WHERE renewal NOT NULL").await, 0);
    world.run(&format!("UPDATE orders SET spki = x'{}'", hex::encode(key.0))).await;
    issue::issue(&world.app, id).await.unwrap();
    assert_eq!(world.count("certificates WHERE renewal NOT NULL").await, 1);
}

#[tokio::test]
async fn changed_notes_are_not_shown() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let returned = returning(Step::Letter, ReturnReason::Other, "Cap dinas belum ada.");
    assert_eq!(verifier.take_and(&reference, returned).await.status, 200);
    let follow = path::with(path::RENEWAL, &reference);
    assert_eq!(sari.get(&follow).await.json::<RenewalView>().returned[0].note, "Cap dinas belum ada.");
    world.run("UPDATE notes SET note = 'Bayar dulu.'").await;
    let shown: RenewalView = sari.get(&follow).await.json();
    assert_eq!(shown.returned[0].note, "");
}
