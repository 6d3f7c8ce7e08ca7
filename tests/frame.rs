//! The frame's logic that needs a browser: reading JSON; and paths, which are compiled for it only.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use domain::api::{MyCertificate, Send};
use domain::certificate::{AskReason, Verdict};
use domain::journey::{Draft, Step};
use domain::moment::{Timestamp, Zone};
use domain::problem::{Fault, Field, Problem};
use domain::renewal::TimelineState;
use domain::standard::{AgencyId, ClockOwner};
use perbarui::api::json::read;
use perbarui::i18n::{problem, time};
use perbarui::route::Route;
use perbarui::route::navigation;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test]
fn what_the_backend_writes_is_read_back() {
    fn check<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: T) {
        assert_eq!(read::<T>(&serde_json::to_string(&value).unwrap()), Ok(value));
    }
    check(String::from("é \"kutip\" \\ \u{1f600}\n"));
    check(vec![Timestamp(-1), Timestamp(0), Timestamp(1_763_700_000), Timestamp(253_402_300_799)]);
    check(AgencyId(String::from("kota-pekalongan")));
    check((true, Some(3_u8), None::<u64>, 9_007_199_254_740_991_u64));
    check(vec![Zone::Wib, Zone::Wita, Zone::Wit]);
    check(vec![Verdict::Renew, Verdict::NotYet { from: Timestamp(7) }, Verdict::AskOffice(AskReason::Revoked)]);
    check(vec![
        TimelineState::Coming,
        TimelineState::Done(Timestamp(5)),
        TimelineState::Now { since: Timestamp(1), due: None, clock: Some(ClockOwner::Authority) },
    ]);
    check(vec![
        Problem::new(Field::Token, Fault::WrongCode(3)),
        Problem::new(Field::Letter, Fault::FileTooLarge(10_000_000)),
        Problem::new(Field::Nik, Fault::Blank),
    ]);
    check(Draft { data_right: Some(false), open_steps: Some(vec![Step::Letter]), ..Draft::default() });
}

#[wasm_bindgen_test]
fn what_has_another_shape_is_refused() {
    fn check<T: DeserializeOwned>(text: &str) {
        assert!(read::<T>(text).is_err(), "{text}");
    }
    check::<String>("");
    check::<String>("{");
    check::<String>("1");
    check::<u8>("256");
    check::<u8>("-1");
    check::<u8>("1.5");
    check::<u8>("\"1\"");
    check::<bool>("null");
    check::<Vec<u8>>("{}");
    check::<Zone>("\"UTC\"");
    check::<Zone>("{}");
    check::<Fault>("{\"wrong_code\":\"x\"}");
    check::<Draft>("{}");
    check::<Draft>("[]");
    check::<MyCertificate>("{\"name\":\"x\"}");
    check::<Send>("{\"version\":1,\"more\":2}");
}

#[wasm_bindgen_test]
fn a_way_back_stays_at_this_host() {
    for (path, within) in [
        ("/sertifikat", "/sertifikat"),
        ("/", "/"),
        ("", "/"),
        ("//jahat.example", "/jahat.example"),
        ("//sertifikat", "/sertifikat"),
        ("/\\sertifikat", "/sertifikat"),
        ("\\\\sertifikat", "/sertifikat"),
        ("///petugas/", "/petugas/"),
        ("https://jahat.example", "/https://jahat.example"),
        ("javascript:alert(1)", "/javascript:alert(1)"),
    ] {
        assert_eq!(navigation::within(path), within, "{path}");
    }
}

#[wasm_bindgen_test]
fn a_path_names_one_page() {
    fn check(path: &str, expected: Route) {
        assert_eq!(Route::parse(path), expected, "{path}");
    }
    let reference = || String::from("PBR-7K3M-9Q2X");
    let routes = [
        Route::Start,
        Route::Login,
        Route::Token,
        Route::LoginToApply,
        Route::TokenToApply,
        Route::Link,
        Route::Password,
        Route::PasswordToApply,
        Route::Certificate,
        Route::Wizard(None),
        Route::Sent(reference()),
        Route::Follow(reference()),
        Route::Download(reference()),
        Route::Standard,
        Route::Privacy,
    ];
    for route in routes {
        check(&route.path(), route);
    }
    for step in
        [Step::Data, Step::Changes, Step::EmailCode, Step::Evidence, Step::Letter, Step::Passphrase, Step::Review]
    {
        check(&Route::Wizard(Some(step)).path(), Route::Wizard(Some(step)));
    }
    check("/sertifikat/", Route::Certificate);
    check("/lacak/pbr-7k3m-9q2x", Route::Follow(reference()));
    check("/lacak/../api", Route::Unknown);
    check("/lacak/a%2Fb", Route::Unknown);
    check("/permohonan/lain", Route::Unknown);
    check("/petugas", Route::Unknown);
}

#[wasm_bindgen_test]
fn every_page_has_one_app() {
    fn check(path: &str, wizard: bool, holder: bool) {
        assert_eq!((Route::of_wizard(path), Route::of_holder(path)), (wizard, holder), "{path}");
    }
    check("/", false, true);
    check("/sertifikat", false, true);
    check("/permohonan", true, false);
    check("/permohonan/surat", true, false);
    check("/permohonanku", false, true);
    check("/petugas/", false, false);
    check("/kios/", false, false);
    check("/api/files/1", false, false);
}

#[wasm_bindgen_test]
fn sizes_are_rounded_up() {
    fn check(bytes: u64, expected: &str) {
        assert_eq!(time::megabytes(bytes), expected);
    }
    check(1, "1 kB");
    check(999_999, "1000 kB");
    check(1_000_000, "1 MB");
    check(2_400_000, "2,4 MB");
    check(2_400_001, "2,5 MB");
    check(10_485_760, "10,5 MB");
}

#[wasm_bindgen_test]
fn every_answer_has_a_name_and_every_fault_its_words() {
    use Field as F;
    let fields = [
        F::Identifier,
        F::Password,
        F::NewPassword,
        F::Token,
        F::DataRight,
        F::ChangedFields,
        F::Name,
        F::Nik,
        F::Nip,
        F::Email,
        F::EmailCode,
        F::Mobile,
        F::Unit,
        F::Position,
        F::Rank,
        F::Ktp,
        F::Sk,
        F::Letter,
        F::Passphrase,
        F::Request,
        F::Reason,
        F::ReturnItems,
        F::Note,
        F::Message,
        F::FirstDay,
        F::LastDay,
        F::Delegate,
        F::Serial,
        F::NotBefore,
        F::NotAfter,
        F::CertificateFile,
        F::CertificateStatus,
        F::Roles,
        F::Table,
        F::Hours,
        F::ClosedDays,
        F::EmailDomains,
        F::MaxUpload,
        F::ReminderDays,
    ];
    let faults = [
        Fault::Blank,
        Fault::TooLong(9),
        Fault::DateShape,
        Fault::Past,
        Fault::BeforeFirst,
        Fault::Yourself,
        Fault::UnknownPerson,
        Fault::OutOfRange(1, 9),
        Fault::HoursOrder,
        Fault::DomainShape,
        Fault::CertificateUnreadable,
        Fault::CertificateOtherPerson,
        Fault::CertificateOtherIssuer,
        Fault::CertificateOldKey,
        Fault::CertificateOtherKey,
        Fault::CertificateExpired,
        Fault::CertificateNotYet,
        Fault::CertificateTooLong(5),
        Fault::CertificateKnown,
        Fault::SerialShape,
        Fault::UnknownStatus,
        Fault::UnknownRole,
        Fault::MissingColumn("nip".into()),
        Fault::UnknownColumn("x".into()),
        Fault::TooManyRows(9),
        Fault::CellCount,
        Fault::Formula,
        Fault::NoHead,
        Fault::Rounded,
        Fault::FileSuspicious,
        Fault::FileUnavailable,
        Fault::RepeatedLine(9),
    ];
    // As the apps put them in place that need them.
    problem::with_officers();
    problem::with_tables();
    problem::with_files();
    for field in fields {
        assert!(!problem::name(field).is_empty(), "{field:?}");
        for fault in &faults {
            let words = problem::text(&Problem::new(field, fault.clone()));
            assert!(!words.is_empty() && !words.contains("{}"), "{field:?} {fault:?}: {words}");
        }
    }
}
