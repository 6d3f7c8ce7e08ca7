//! Holders as officers and tables enter them.

use domain::certificate::CertificateStatus;
use domain::entry::{CheckedHolder, HolderEntry, serial};
use domain::moment::Date;
use domain::problem::{Fault, Field};
use domain::standard::ServiceStandard;
use proptest::prelude::*;

fn standard() -> ServiceStandard {
    toml::from_str(include_str!("../../standards/purbalingga.toml")).unwrap()
}

fn entry() -> HolderEntry {
    HolderEntry {
        name: " Sari  Wulandari ".into(),
        nik: "3303 0157 0890 0001".into(),
        nip: "19900817 201503 2 001".into(),
        email: "Sari@PurbalinggaKab.go.id".into(),
        mobile: "0812-3456-7890".into(),
        unit: "Dinas Kesehatan".into(),
        position: "Perawat Ahli Pertama".into(),
        rank: "III/b".into(),
        status: String::new(),
        serial: String::new(),
        not_after: " 2026-12-31 ".into(),
    }
}

fn problems(entry: &HolderEntry) -> Vec<(Field, Fault)> {
    let found = entry.check(&standard()).err().unwrap_or_default();
    found.into_iter().map(|problem| (problem.field, problem.fault)).collect()
}

#[test]
fn what_holds_up_is_normalised() {
    let CheckedHolder { data, status, serial, not_after } = entry().check(&standard()).unwrap();
    assert_eq!(data.name, "Sari Wulandari");
    assert_eq!(data.nik, "3303015708900001");
    assert_eq!(data.nip.as_deref(), Some("199008172015032001"));
    assert_eq!(data.email, "sari@purbalinggakab.go.id");
    assert_eq!(data.mobile, "+6281234567890");
    assert_eq!((data.unit.as_str(), data.position.as_str()), ("Dinas Kesehatan", "Perawat Ahli Pertama"));
    assert_eq!(data.rank.as_deref(), Some("III/b"));
    assert_eq!((data.province.as_str(), data.agency.as_str()), ("Jawa Tengah", "Pemerintah Kabupaten Purbalingga"));
    assert_eq!((status, serial, not_after), (CertificateStatus::Active, None, Date::new(2026, 12, 31)));

    let domains = standard().wizard.email_domains;
    let alone = entry().check_values(&domains).unwrap().data;
    assert_eq!((alone.province.as_str(), alone.agency.as_str()), ("", ""));
}

#[test]
fn civil_servants_or_not() {
    let none = HolderEntry { nip: " ".into(), rank: "\t".into(), ..entry() };
    let checked = none.check(&standard()).unwrap().data;
    assert_eq!((checked.nip, checked.rank), (None, None));
}

#[test]
fn one_wrong_value_at_a_time() {
    fn check(change: impl Fn(&mut HolderEntry), field: Field, fault: Fault) {
        let mut entry = entry();
        change(&mut entry);
        assert_eq!(problems(&entry), [(field, fault)], "{entry:?}");
    }
    check(|e| e.name = "  ".into(), Field::Name, Fault::Blank);
    check(|e| e.name = "=HYPERLINK(\"http://a\")".into(), Field::Name, Fault::Character('='));
    check(|e| e.nik = "330301570890000".into(), Field::Nik, Fault::DigitCount(16));
    check(|e| e.nip = "19900817201503200".into(), Field::Nip, Fault::DigitCount(18));
    check(|e| e.email = "sari@gmail.com".into(), Field::Email, Fault::EmailDomain);
    check(|e| e.email = "sari@purbalinggakab.go.id.evil.com".into(), Field::Email, Fault::EmailDomain);
    check(|e| e.email = "sari@evilpurbalinggakab.go.id".into(), Field::Email, Fault::EmailDomain);
    check(|e| e.email = "a@purbalinggakab.go.id\r\nBcc: x@y.id".into(), Field::Email, Fault::EmailShape);
    check(|e| e.mobile = "0281 8902091".into(), Field::Mobile, Fault::MobileShape);
    check(|e| e.unit = "\u{202e}Dinas".into(), Field::Unit, Fault::Character('\u{202e}'));
    check(|e| e.position = "a".repeat(151), Field::Position, Fault::TooLong(150));
    check(|e| e.rank = "V/a".into(), Field::Rank, Fault::UnknownRank);
    check(|e| e.serial = "12 34 xyz".into(), Field::Serial, Fault::SerialShape);
    check(|e| e.status = "ACTIVE".into(), Field::CertificateStatus, Fault::UnknownStatus);
    check(|e| e.status = "superseded".into(), Field::CertificateStatus, Fault::UnknownStatus);
    check(|e| e.not_after = "12/31/2026".into(), Field::NotAfter, Fault::DateShape);
    check(|e| e.not_after = "2026-02-29".into(), Field::NotAfter, Fault::DateShape);
    check(|e| e.not_after = String::new(), Field::NotAfter, Fault::Blank);
}

/// A blank row tells everything it lacks, from the first field to the last.
#[test]
fn every_problem_at_once_in_the_order_of_the_fields() {
    let wrong = HolderEntry { serial: "?".into(), status: "?".into(), not_after: "?".into(), ..HolderEntry::default() };
    let fields: Vec<Field> = problems(&wrong).into_iter().map(|(field, _)| field).collect();
    let person = [Field::Name, Field::Nik, Field::Email, Field::Mobile, Field::Unit, Field::Position];
    let certificate = [Field::CertificateStatus, Field::Serial, Field::NotAfter];
    assert_eq!(fields, [&person[..], &certificate].concat());
}

#[test]
fn which_status_needs_an_end() {
    fn check(status: &str, expected: CertificateStatus, needs_end: bool) {
        let mut entry = entry();
        entry.status = status.into();
        assert_eq!(entry.check(&standard()).unwrap().status, expected);
        entry.not_after = " ".into();
        assert_eq!(!problems(&entry).is_empty(), needs_end, "{status}");
    }
    check("", CertificateStatus::Active, true);
    check(" issue ", CertificateStatus::Active, true);
    check("Expired", CertificateStatus::Expired, true);
    check("RENEW", CertificateStatus::InProcess, false);
    check("WAITING_FOR_VERIFICATION", CertificateStatus::WaitingForVerification, false);
    check("NEW", CertificateStatus::NotActivated, false);
    check("NO_CERTIFICATE", CertificateStatus::NoCertificate, false);
    check("NOT_REGISTERED", CertificateStatus::NotRegistered, false);
    check("SUSPEND", CertificateStatus::Suspended, false);
    check("REVOKE", CertificateStatus::Revoked, false);
}

#[test]
fn serial_numbers_as_people_copy_them() {
    fn check(typed: &str, expected: Option<&str>) {
        assert_eq!(serial(typed).ok().as_deref(), expected, "{typed:?}");
    }
    check("1A2B", Some("1a2b"));
    check(" 1a:2b:3c ", Some("1a2b3c"));
    check("1a 2b\u{a0}3c\t4d", Some("1a2b3c4d"));
    check("1a\u{202f}2b", Some("1a2b"));
    check("1A-2B", Some("1a2b"));
    check("'1a\u{200b}\u{2011}2b", Some("1a2b"));
    check("0x1a2b", Some("1a2b"));
    check("0X1A2B", Some("1a2b"));
    check("abc", Some("0abc"));
    check("00:00:00:0f", Some("0f"));
    check(&"ff".repeat(20), Some(&"ff".repeat(20)));
    // The sign byte that some programs show before a high first byte.
    check(&format!("00{}", "ff".repeat(20)), Some(&"ff".repeat(20)));
    check(&"ff".repeat(21), None);
    check("", None);
    check("0", None);
    check("00:00", None);
    check("0x", None);
    check("0x0x1a", None);
    check("1,23E+19", None);
    check("-", None);
    check("１２３４", None);
    check("serial", None);
    check("'; DROP TABLE people; --", None);
    check(&"1".repeat(1_000_000), None);
}

proptest! {
    #[test]
    fn any_entry_is_checked_without_panic_and_settles(texts in prop::collection::vec(any::<String>(), 11), good in 0..2_048_u32) {
        let mut wrong = entry();
        let fields: [&mut String; 11] = [
            &mut wrong.name, &mut wrong.nik, &mut wrong.nip, &mut wrong.email, &mut wrong.mobile, &mut wrong.unit,
            &mut wrong.position, &mut wrong.rank, &mut wrong.status, &mut wrong.serial, &mut wrong.not_after,
        ];
        for (bit, (field, text)) in fields.into_iter().zip(texts).enumerate() {
            if good >> bit & 1 == 0 {
                *field = text;
            }
        }
        if let Ok(checked) = wrong.check(&standard()) {
            let data = checked.data.clone();
            let again = HolderEntry {
                name: data.name, nik: data.nik, nip: data.nip.unwrap_or_default(), email: data.email, mobile: data.mobile,
                unit: data.unit, position: data.position, rank: data.rank.unwrap_or_default(),
                serial: checked.serial.clone().unwrap_or_default(), ..wrong
            };
            prop_assert_eq!(again.check(&standard()), Ok(checked));
        }
    }

    #[test]
    fn a_serial_number_reads_the_same_again(typed in "\\PC*", hex in "[0-9a-fA-F: ]{1,50}") {
        for text in [typed, hex] {
            if let Ok(read) = serial(&text) {
                prop_assert!(read.len() % 2 == 0 && (2..=40).contains(&read.len()));
                prop_assert_eq!(serial(&read), Ok(read));
            }
        }
    }
}
