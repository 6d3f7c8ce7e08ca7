//! A certificate is read and checked before it is recorded, without writing anything.

use domain::api::{CaseView, CertificateRead, OfficerCommand, RecordedCertificate, path};
use domain::moment::{DAY, Date, Timestamp};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::Refusal;

use crate::by_hand::{at_issue, der, file, natuna, order, problems};
use crate::harness::{Browser, World, monday};

async fn read(browser: &mut Browser, reference: &str, asked: OfficerCommand) -> crate::harness::Answer {
    let OfficerCommand::Record(asked) = asked else { panic!("nothing to record") };
    browser.post(&path::with(path::CASE_CERTIFICATE, reference), &asked).await
}

#[tokio::test]
async fn the_file_is_read_before_it_is_recorded() {
    let world = World::with_standards(&[("natuna.toml", &natuna())]).await;
    let (reference, _, mut checker) = at_issue(&world).await;
    let version = checker.case(&reference).await.version;
    let told: CertificateRead = read(&mut checker, &reference, file(&der(&order("right")))).await.json();
    assert_eq!(told.name.as_deref(), Some("SARI  WULANDARI"));
    assert_eq!(told.email.as_deref(), Some("sari@natunakab.go.id"));
    assert_eq!((told.not_before, told.not_after), (monday().plus_seconds(-3600), monday().plus_days(730)));
    assert!(told.issuer.is_some_and(|issuer| issuer.contains("CN=")) && !told.serial.is_empty() && !told.unusual);
    let mut long = order("long");
    long.not_after = monday().0 + 1200 * DAY;
    assert!(read(&mut checker, &reference, file(&der(&long))).await.json::<CertificateRead>().unusual);
    let wrong = read(&mut checker, &reference, file(b"no certificate")).await;
    assert_eq!(problems(&wrong), [Problem::new(Field::CertificateFile, Fault::CertificateUnreadable)]);
    assert_eq!(checker.case(&reference).await.version, version, "nothing is written");

    // Whoever has not taken it reads nothing.
    let mut staff = world.logged_in("staf@natunakab.go.id").await;
    let refused = read(&mut staff, &reference, file(&der(&order("right")))).await.problem();
    assert_eq!((refused.status, refused.refusal), (403, Some(Refusal::WrongRole)));
}

/// One that ends no later than what it replaces, or before it begins, is a mistake.
#[tokio::test]
async fn a_certificate_that_ends_no_later_is_refused() {
    let world = World::with_standards(&[("natuna.toml", &natuna())]).await;
    let (reference, _, mut checker) = at_issue(&world).await;
    let present = checker.case(&reference).await.not_after.unwrap();
    let until = |end: Timestamp| {
        let mut order = order("short");
        order.not_after = end.0;
        file(&der(&order))
    };
    for command in [until(present), until(present.plus_days(-1))] {
        let answer = checker.command(&reference, command).await;
        assert_eq!(problems(&answer), [Problem::new(Field::CertificateFile, Fault::CertificateNoLonger)]);
    }
    assert_eq!(world.count("certificates WHERE renewal IS NOT NULL").await, 0);
    let later = checker.command(&reference, until(present.plus_days(1))).await;
    assert!(later.json::<CaseView>().signer.is_some());
}

/// The same for what is typed, each at its field.
#[tokio::test]
async fn typed_days_that_end_no_later_are_refused() {
    let world = World::with_standards(&[("purbalingga.toml", &crate::by_hand::purbalingga())]).await;
    let (reference, mut checker) = crate::passphrase_later::at_recording(&world).await;
    let zone = domain::moment::Zone::Wib;
    let present = checker.case(&reference).await.not_after.unwrap().date_in(zone);
    let day = monday().date_in(zone);
    let typed = |last: Date| {
        OfficerCommand::Record(RecordedCertificate::Typed {
            serial: "1a2b".to_owned(),
            not_before: day,
            not_after: last,
        })
    };
    let answer = read(&mut checker, &reference, typed(present.plus_days(-1))).await;
    assert_eq!(problems(&answer), [Problem::new(Field::NotAfter, Fault::CertificateNoLonger)]);
    let told: CertificateRead = read(&mut checker, &reference, typed(day.plus_years(2))).await.json();
    assert_eq!((told.name, told.serial.as_str(), told.unusual), (None, "1a2b", false));
    let far = read(&mut checker, &reference, typed(day.plus_years(4))).await.json::<CertificateRead>();
    assert!(far.unusual);
}
