//! Names that don't fit into a certificate: officers see the shortened form before approving, and nothing fails
//! afterwards.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::api::{CaseView, CertificateParts, RenewalStatus, path};
use domain::certificate::subject::{Fit, SubjectField};
use domain::problem::{Fault, Field, Problem};
use x509_parser::prelude::{FromDer, X509Certificate};

use crate::by_hand::approve;
use crate::harness::World;
use crate::wizard::{SARI, VERIFIER};

const NAME: &str = "Sri Wahyuningsih Kusumaningtyas Ratnawulandari Puspitaningrum Hadiningrat";
const UNIT: &str = "Bidang Pengelolaan Informasi dan Komunikasi Publik Dinas Komunikasi dan Informatika Kota Pekalongan Provinsi Jawa Tengah";

/// Sari's data on record, as an import from before the bounds may have left it.
async fn on_record(world: &World, name: &str, unit: &str) {
    let mut tx = world.app.db.begin().await.unwrap();
    sqlx::query("UPDATE people SET name = $1, unit = $2 WHERE email = $3")
        .bind(name)
        .bind(unit)
        .bind(SARI)
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn long_names_are_shortened_as_the_officer_saw() {
    let world = World::new().await;
    on_record(&world, NAME, UNIT).await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let case = verifier.case(&reference).await;
    let shown: Vec<_> = case.subject.iter().map(|part| (part.field, part.value.as_str(), part.fit)).collect();
    let (name, unit) = (
        "Sri Wahyuningsih Kusumaningtyas Ratnawulandari Puspitaningrum H.",
        "Bidang Pengelolaan Informasi dan Komunikasi Publik Dinas Kominfo",
    );
    assert_eq!(
        shown,
        [
            (SubjectField::Name, name, Fit::Shortened),
            (SubjectField::Unit, unit, Fit::Shortened),
            (SubjectField::Organization, "Pemerintah Kota Pekalongan", Fit::Whole),
            (SubjectField::Locality, "Kota Pekalongan", Fit::Whole),
            (SubjectField::Province, "Jawa Tengah", Fit::Whole),
            (SubjectField::Email, SARI, Fit::Whole),
        ]
    );
    let issued: CaseView = verifier.take_and(&reference, approve()).await.json();
    assert_eq!((issued.status, issued.subject.len()), (RenewalStatus::Issued, 0));
    assert_eq!(issued.person.name, NAME, "the record keeps the whole name");

    let parts: CertificateParts = sari.get(&path::with(path::RENEWAL_CERTIFICATE, &reference)).await.json();
    let der = STANDARD.decode(&parts.certificate).unwrap();
    let (_, certificate) = X509Certificate::from_der(&der).unwrap();
    let subject = certificate.subject();
    assert_eq!(subject.iter_common_name().next().unwrap().as_str().unwrap(), name);
    assert_eq!(subject.iter_organizational_unit().next().unwrap().as_str().unwrap(), unit);
}

#[tokio::test]
async fn names_that_can_not_be_shortened_are_found_before_the_approval() {
    let world = World::new().await;
    on_record(&world, &"A".repeat(65), " ").await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let case = verifier.case(&reference).await;
    assert_eq!((case.subject[0].fit, case.subject[1].fit), (Fit::Refused, Fit::Refused));
    let refused = verifier.take_and(&reference, approve()).await.problem();
    let problems = [Problem::new(Field::Name, Fault::TooLong(64)), Problem::new(Field::Unit, Fault::Blank)];
    assert_eq!((refused.status, refused.problems), (422, problems.to_vec()));
    assert_eq!(world.count("orders").await, 0);
    assert_eq!(verifier.case(&reference).await.status, RenewalStatus::InProcess);
}
