//! Service standards as files: read with every fault at its line, added to the built-in ones, described by a schema.

use std::path::{Path, PathBuf};

use backend::app::settings::standards;
use backend::app::settings::standards::Standards;
use backend::cli::standard;
use domain::standard::AgencyId;
use tempfile::TempDir;

const PEKALONGAN: &str = include_str!("../../../domain/standards/kota-pekalongan.toml");
const PURBALINGGA: &str = include_str!("../../../domain/standards/purbalingga.toml");
const CIAMIS: &str = include_str!("../../../domain/standards/ciamis.toml");

/// The number of the first line that contains `part`.
fn line(text: &str, part: &str) -> usize {
    text.lines().position(|line| line.contains(part)).unwrap() + 1
}

fn write(directory: &TempDir, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = directory.path().join(name);
    std::fs::write(&path, content).unwrap();
    path
}

/// Every line that the check prints, without the file's name; the start refuses the file with the same words.
fn refused(path: &Path) -> Vec<String> {
    let told = standard::check(path).unwrap_err().to_string();
    assert_eq!(Standards::load(path.parent()).unwrap_err().to_string(), told);
    let prefix = format!("{}:", path.display());
    told.lines().map(|line| line.strip_prefix(&prefix).unwrap().trim().to_owned()).collect()
}

#[test]
fn a_bad_file_is_refused_with_line_and_reason() {
    let directory = TempDir::new().unwrap();
    let check = |old: &str, new: &str, expected: &[(&str, &str)]| {
        assert!(CIAMIS.contains(old), "{old}");
        let text = CIAMIS.replacen(old, new, 1);
        let found = refused(&write(&directory, "x.toml", &text));
        let expected: Vec<_> = expected.iter().map(|(place, reason)| (line(&text, place), *reason)).collect();
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, (line, reason)) in found.iter().zip(expected) {
            assert!(found.starts_with(&format!("{line}: ")) && found.contains(reason), "{line} {reason}: {found}");
        }
    };
    // A cycle: a step that comes again, and one that stands before what it needs.
    let again = "comes again: the procedure would go round in a circle";
    check("id = \"to-verifier\"", "id = \"receive\" # 4", &[("# 4", again)]);
    check(
        "id = \"check\"\nnumber = 5\nkind = \"verify\"",
        "id = \"check\"\nnumber = 5\nkind = \"archive\"",
        &[
            ("steps", "no step of kind `verify`"),
            ("\"check\"", "stands where"),
            ("\"issue\"", "stands where"),
            ("id = \"archive\"", "only one of"),
        ],
    );
    check(
        "actors = [\"division_head\"]",
        "actors = [\"king\"]",
        &[("king", "unknown variant `king`, expected one of")],
    );
    check("actors = [\"division_head\"]", "actors = []", &[("to-functional-officer", "names nobody")]);
    check(
        "kind = \"notify\"",
        "kind = \"report\"",
        &[("steps", "no step of kind `notify`"), ("id = \"notify\"", "names nobody")],
    );
    check("amount = 20", "amount = -20", &[("amount = -20", "integer `-20`")]);
    check("amount = 20", "amount = 0", &[("to-verifier", "is zero")]);
    check("[document]", "colour = \"red\"\n[document]", &[("colour", "unknown field `colour`")]);
    check("open = \"07:30\"", "open = \"17:30\"", &[("[hours]", "not in order")]);
    check("open = \"07:30\"", "open = \"7.30\"", &[("7.30", "HH:MM")]);
    check("[\"fri\"]", "[\"mon\"]", &[("[hours]", "a day twice")]);
    check("id = \"ciamis\"", "id = \"Kabupaten Ciamis\"", &[("id =", "lower-case letters")]);
    check("[\"ciamiskab.go.id\", \"pnsmail.go.id\"]", "[]", &[("email_domains", "is empty")]);
    check("province = \"Jawa Barat\"", "province = \"\"", &[("province = ", "is blank or too long")]);
    check("\"with_application\"", "\"after_verification\"", &[("after_verification", "exactly when")]);
    check("bagi pegawai pada {unit}", "bagi pegawai pada {opd}", &[("opening = ", "`{opd}`, which is no placeholder")]);
    check("signatory = \"Pimpinan {unit}\"", "signatory = \"\"", &[("signatory = ", "is blank")]);
    check("signatory", "signature", &[("signature", "unknown field `signature`")]);
    check("[wizard]", "[wizard]\ncustody = \"authority\"", &[("custody", "by_hand")]);
}

#[test]
fn every_fault_is_reported_at_once() {
    let directory = TempDir::new().unwrap();
    let text = CIAMIS.replacen("amount = 20", "amount = -20", 1).replacen("\"division_head\"", "\"king\"", 1).replacen(
        "zone = \"WIB\"",
        "zone = \"MEZ\"",
        1,
    );
    let found = refused(&write(&directory, "x.toml", &text));
    let lines: Vec<_> = found.iter().map(|fault| fault.split(':').next().unwrap().parse::<usize>().unwrap()).collect();
    assert_eq!(lines, [line(&text, "MEZ"), line(&text, "king"), line(&text, "-20")], "{found:?}");
    let found = refused(&write(&directory, "x.toml", "= 1\nid = \"a\"\nid = \"b\"\n[[steps]\n"));
    assert!(found.len() > 1 && found[0].starts_with("1: "), "{found:?}");
}

#[test]
fn other_files_are_refused() {
    let directory = TempDir::new().unwrap();
    assert_eq!(refused(&write(&directory, "x.toml", "")).len(), 1);
    let latin1 = [PEKALONGAN.as_bytes(), b"\n# Dinas \xe9"].concat();
    let expected = format!("{}: not UTF-8: save the file with this encoding", PEKALONGAN.lines().count() + 2);
    assert_eq!(refused(&write(&directory, "x.toml", latin1)), [expected]);
    let missing = standard::check(&directory.path().join("none.toml")).unwrap_err().to_string();
    assert!(missing.contains("none.toml: No such file"), "{missing}");
    assert!(Standards::load(Some(&directory.path().join("none"))).is_err());
}

#[test]
fn a_valid_file_is_accepted() {
    let directory = TempDir::new().unwrap();
    // As Windows' editor saves it.
    let path = write(&directory, "x.toml", format!("\u{feff}{}", PEKALONGAN.replace('\n', "\r\n")));
    let told = standard::check(&path).unwrap();
    assert_eq!(told, format!("{}: ok (Kota Pekalongan, 8 steps)", path.display()));
}

/// The start takes it: the source may name none.
#[test]
fn the_check_asks_for_a_contact_that_people_reach() {
    let directory = TempDir::new().unwrap();
    let path = write(&directory, "x.toml", CIAMIS);
    let told = standard::check(&path).unwrap_err().to_string();
    assert!(told.contains("agency.contacts: add the telephone number or e-mail address"), "{told}");
    assert!(Standards::load(Some(directory.path())).is_ok());
    let visit = "{ kind = \"visit\"";
    for (kind, value) in [("phone", "(0265) 771234"), ("email", "diskominfo@ciamiskab.go.id")] {
        let contact = format!("{{ kind = \"{kind}\", value = \"{value}\" }}, {visit}");
        assert!(standard::check(&write(&directory, "x.toml", CIAMIS.replacen(visit, &contact, 1))).is_ok(), "{kind}");
    }
}

#[test]
fn a_directory_adds_to_the_built_in_standards() {
    let ids = |standards: &Standards| -> Vec<String> { standards.all().iter().map(|one| one.id.0.clone()).collect() };
    let built_in = ["ciamis", "kepulauan-meranti", "kota-pekalongan", "natuna", "purbalingga"];
    assert_eq!(ids(&Standards::load(None).unwrap()), built_in);

    let directory = TempDir::new().unwrap();
    assert_eq!(ids(&Standards::load(Some(directory.path())).unwrap()), built_in);

    write(&directory, "holidays.toml", "2026-01-01 = \"Tahun Baru\"");
    write(&directory, "notes.txt", "no standard");
    write(&directory, "sixth.toml", CIAMIS.replacen("id = \"ciamis\"", "id = \"banjar\"", 1));
    write(&directory, "mine.toml", CIAMIS.replacen("name = \"Kabupaten Ciamis\"", "name = \"Ciamis\"", 1));
    let standards = Standards::load(Some(directory.path())).unwrap();
    assert_eq!(ids(&standards), [&["banjar"], &built_in[..]].concat());
    assert_eq!(standards.get(&AgencyId("ciamis".into())).unwrap().agency.name, "Ciamis");

    write(&directory, "twin.toml", CIAMIS.replacen("id = \"ciamis\"", "id = \"banjar\"", 1));
    let error = Standards::load(Some(directory.path())).unwrap_err().to_string();
    assert!(error.contains("twin.toml: the agency `banjar` has a standard in this directory already"), "{error}");
}

#[test]
fn holidays_are_refused_with_their_line() {
    let directory = TempDir::new().unwrap();
    let path = write(&directory, "holidays.toml", "2026-01-01 = \"Tahun Baru\"\n2026-02-30 = \"x\"\n");
    let error = standards::holidays(Some(&path)).unwrap_err().to_string();
    assert!(error.starts_with(&format!("{}:2: ", path.display())), "{error}");
}

#[test]
fn the_schema_fits_what_the_program_reads() {
    let schema = standards::schema();
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let json = |text: &str| serde_json::to_value(toml::from_str::<toml::Table>(text).unwrap()).unwrap();
    for entry in std::fs::read_dir("../domain/standards").unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let faults: Vec<_> = validator.iter_errors(&json(&text)).map(|error| error.to_string()).collect();
        assert_eq!(faults.is_empty(), !path.ends_with("holidays.toml"), "{} {faults:?}", path.display());
    }
    // What the program refuses for its shape, the schema refuses as well.
    for (old, new) in [
        ("requirements", "requirments"),
        ("\"verifier\"", "\"king\""),
        ("\"minutes\"", "\"years\""),
        ("amount = 150", "amount = -150"),
        ("zone = \"WIB\"", "zone = \"MEZ\""),
        ("open = \"07:30\"", "open = 7"),
        ("[[\"12:00\", \"13:00\"]]", "[[\"12:00\"]]"),
        ("fee", "free"),
        ("region_code = \"3303\"", ""),
    ] {
        assert!(PURBALINGGA.contains(old), "{old}");
        let text = PURBALINGGA.replacen(old, new, 1);
        assert!(toml::from_str::<domain::standard::ServiceStandard>(&text).is_err(), "{new}");
        assert!(!validator.is_valid(&json(&text)), "{new}");
    }
}
