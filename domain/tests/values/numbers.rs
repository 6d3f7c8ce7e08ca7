use domain::moment::Date;
use domain::problem::Fault;
use domain::value::{
    CodeFault, IdentifierFault, LoginIdentifier, Nik, NikFault, NikWarning, Nip, NipFault, NipKind, OneTimeCode,
    OneTimeCodeFault, Reference,
};
use proptest::prelude::*;

#[test]
fn nik() {
    let check = |input: &str, expected: Result<&str, NikFault>| {
        assert_eq!(Nik::parse(input).as_ref().map(Nik::as_str), expected.as_ref().copied(), "{input:?}");
    };
    check("3375014509850001", Ok("3375014509850001"));
    check(" 3375 0145 0985-0001 ", Ok("3375014509850001"));
    check("33.75.01.450985.0001", Ok("3375014509850001"));
    check("3375010509850001", Ok("3375010509850001"));
    check("3375014109850001", Ok("3375014109850001"));
    check("3375013109850001", Err(NikFault::BirthDate));
    check("3375013108850001", Ok("3375013108850001"));
    check("3375012902000001", Ok("3375012902000001"));
    check("3375016902960001", Ok("3375016902960001"));
    check("", Err(NikFault::Blank));
    check("  - ", Err(NikFault::Blank));
    check("'3375014509850001", Ok("3375014509850001"));
    check("\u{feff}’3375\u{200b}0145\u{2009}0985\u{2011}0001\u{202c}", Ok("3375014509850001"));
    check("３３７５０１４５０９８５０００１", Ok("3375014509850001"));
    check("337501450985000O", Err(NikFault::Character('O')));
    check("3,37501E+15", Err(NikFault::Character(',')));
    check("٣٣٧٥٠١٤٥٠٩٨٥٠٠٠١", Err(NikFault::Character('٣')));
    check("337501450985000", Err(NikFault::DigitCount));
    check("33750145098500011", Err(NikFault::DigitCount));
    check("3375010009850001", Err(NikFault::BirthDate));
    check("3375013209850001", Err(NikFault::BirthDate));
    check("3375014009850001", Err(NikFault::BirthDate));
    check("3375017209850001", Err(NikFault::BirthDate));
    check("3375010513850001", Err(NikFault::BirthDate));
    check("3375010500850001", Err(NikFault::BirthDate));
    check("3375012902850001", Err(NikFault::BirthDate));
    check("3375014509850000", Err(NikFault::Sequence));
}

#[test]
fn nik_warns_but_does_not_block() {
    let check = |input: &str, birth: Option<&str>, expected: &[NikWarning]| {
        let birth = birth.map(|text| Date::parse(text).unwrap());
        assert_eq!(Nik::parse(input).unwrap().warnings(birth), expected, "{input}");
    };
    check("3375014509850001", Some("1985-09-05"), &[]);
    check("3375010509850001", Some("1985-09-05"), &[]);
    check("3375014509850001", None, &[]);
    check("3375014509850001", Some("1985-09-06"), &[NikWarning::BirthDate]);
    check("3375014509850001", Some("1986-09-05"), &[NikWarning::BirthDate]);
    check("9675014509850001", None, &[]);
    check("0075014509850001", None, &[NikWarning::Province]);
    check("9975014509850001", Some("1986-09-05"), &[NikWarning::BirthDate, NikWarning::Province]);
    assert_eq!(Nik::parse("3375014509850012").unwrap().masked(), "33••••••••••••12");
}

#[test]
fn nip() {
    let check = |input: &str, expected: Result<NipKind, NipFault>| {
        assert_eq!(Nip::parse(input).as_ref().map(Nip::kind), expected.as_ref().copied(), "{input:?}");
    };
    check("198509052010012001", Ok(NipKind::Pns));
    check("19850905 201001 2 001", Ok(NipKind::Pns));
    check("198509052010121001", Ok(NipKind::Pns));
    check("199001012023211001", Ok(NipKind::Pppk));
    check("", Err(NipFault::Blank));
    check("’19850905 201001 2 001\u{200b}", Ok(NipKind::Pns));
    check("１９８５０９０５２０１００１２００１", Ok(NipKind::Pns));
    check("19850905201001200A", Err(NipFault::Character('A')));
    check("131 234 567", Err(NipFault::DigitCount));
    check("3375014509850001", Err(NipFault::DigitCount));
    check("19850905201001200", Err(NipFault::DigitCount));
    check("1985090520100120011", Err(NipFault::DigitCount));
    check("198513052010012001", Err(NipFault::BirthDate));
    check("198502302010012001", Err(NipFault::BirthDate));
    check("198509052010002001", Err(NipFault::Appointment));
    check("198509052010132001", Err(NipFault::Appointment));
    check("198509051985012001", Err(NipFault::Appointment));
    check("198509052010010001", Err(NipFault::Sex));
    check("198509052010013001", Err(NipFault::Sex));
    check("199001012023213001", Err(NipFault::Sex));
    check("198509052010012000", Err(NipFault::Sequence));
    let nip = Nip::parse("198509052010012001").unwrap();
    assert_eq!(nip.birth_date().to_string(), "1985-09-05");
    assert_eq!(nip.masked(), "1985••••••••••2001");
    super::round_trips(&nip, "198509052010012001");
    assert!(serde_json::from_str::<Nip>("\"1\"").is_err());
}

/// What people type at log-in: read, or told what is wanted.
#[test]
fn login_identifier() {
    let check = |input: &str, expected: Result<&str, IdentifierFault>| {
        let read = LoginIdentifier::parse(input);
        assert_eq!(read.as_ref().map(LoginIdentifier::as_str), expected.as_ref().copied(), "{input:?}");
    };
    check("198509052010012001", Ok("198509052010012001"));
    check("'19850905 201001 2 001", Ok("198509052010012001"));
    check("19850905\u{200b}2010012001", Ok("198509052010012001"));
    check("１９８５０９０５２０１００１２００１", Ok("198509052010012001"));
    check(" Sekar.Ayu@PekalonganKota.go.id\u{202f}", Ok("sekar.ayu@pekalongankota.go.id"));
    check("", Err(IdentifierFault::Blank));
    check(" \u{200b}", Err(IdentifierFault::Blank));
    check("131234567", Err(IdentifierFault::Shape));
    check("3375014509850001", Err(IdentifierFault::Shape));
    check("sekar.ayu", Err(IdentifierFault::Shape));
    check("sekar@", Err(IdentifierFault::Shape));
    check("19850905201001200O", Err(IdentifierFault::Shape));
    check("198513052010012001", Err(IdentifierFault::Nip(NipFault::BirthDate)));
    check("198509052010012000", Err(IdentifierFault::Nip(NipFault::Sequence)));
    assert_eq!(Fault::from(IdentifierFault::Shape), Fault::IdentifierShape);
    assert_eq!(Fault::from(IdentifierFault::Nip(NipFault::BirthDate)), Fault::DateInside);
}

#[test]
fn one_time_code() {
    let check = |input: &str, expected: Result<&str, OneTimeCodeFault>| {
        assert_eq!(
            OneTimeCode::parse(input).as_ref().map(OneTimeCode::as_str),
            expected.as_ref().copied(),
            "{input:?}"
        );
    };
    check("012345", Ok("012345"));
    check(" 012 345\n", Ok("012345"));
    check("012-345", Ok("012345"));
    check("", Err(OneTimeCodeFault::Blank));
    check("01234", Err(OneTimeCodeFault::DigitCount));
    check("0123456", Err(OneTimeCodeFault::DigitCount));
    check("01234a", Err(OneTimeCodeFault::Character('a')));
    let code = OneTimeCode::parse("012345").unwrap();
    assert!(!format!("{code:?}").contains("012345"));
    super::round_trips(&code, "012345");
}

#[test]
fn reference() {
    let fixed = Reference::from_random([7, 19, 3, 20, 9, 22, 2]);
    let text = fixed.as_str().to_owned();
    assert!(text.starts_with("PBR-7K3M-9P2"), "{text}");
    let symbols = text[4..].replace('-', "");
    for typed in [
        text.clone(),
        text.to_lowercase(),
        symbols.clone(),
        format!(" pbr {symbols} "),
        format!("PBR{symbols}"),
        text.replace('-', " – "),
    ] {
        assert_eq!(Reference::parse(&typed), Ok(fixed.clone()), "{typed}");
    }
    // Its symbols are "PBR" and five more: without the prefix it still reads as itself.
    let prefixed = Reference::from_random([22, 11, 24, 1, 2, 3, 4]);
    assert_eq!(Reference::parse(&prefixed.as_str()[4..]), Ok(prefixed));
    let zeros = Reference::from_random([0; 7]);
    assert_eq!(Reference::parse("PBR-OOOO-oooo"), Ok(zeros));
    let ones = Reference::from_random([1; 7]);
    let typed = ones.as_str().replacen("1111-1", "IlL1-i", 1);
    assert_eq!(Reference::parse(&typed), Ok(ones));
    for (input, fault) in [
        ("", CodeFault::Blank),
        ("PBR", CodeFault::Shape),
        ("PBR-7K3M-9P2", CodeFault::Shape),
        ("XYZ-7K3M-9P2A", CodeFault::Shape),
        ("PBR-7K3M-9P2U", CodeFault::Shape),
        ("PBR-7K3M-9P2é", CodeFault::Shape),
    ] {
        assert_eq!(Reference::parse(input), Err(fault), "{input}");
    }
    super::round_trips(&fixed, &text);
}

#[test]
fn faults_as_people_are_told() {
    let check = |got: Fault, expected: Fault| assert_eq!(got, expected);
    check(NikFault::DigitCount.into(), Fault::DigitCount(16));
    check(NikFault::BirthDate.into(), Fault::DateInside);
    check(NipFault::DigitCount.into(), Fault::DigitCount(18));
    check(NipFault::Sex.into(), Fault::PartInside);
    check(OneTimeCodeFault::DigitCount.into(), Fault::DigitCount(6));
}

const SYMBOLS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

proptest! {
    #[test]
    fn a_reference_reads_back(random in any::<[u8; 7]>()) {
        let reference = Reference::from_random(random);
        prop_assert_eq!(Reference::parse(reference.as_str()), Ok(reference));
    }

    #[test]
    fn one_wrong_symbol_is_found(random in any::<[u8; 7]>(), place in 0_usize..8, symbol in 0_usize..32) {
        let reference = Reference::from_random(random);
        let at = if place < 4 { 4 + place } else { 5 + place };
        let mut typed = reference.as_str().to_owned();
        typed.replace_range(at..=at, &SYMBOLS[symbol..=symbol]);
        if typed != reference.as_str() {
            prop_assert_eq!(Reference::parse(&typed), Err(CodeFault::Check));
        }
    }

    #[test]
    fn two_swapped_symbols_are_found(random in any::<[u8; 7]>(), first in 0_usize..8, second in 0_usize..8) {
        let reference = Reference::from_random(random);
        let mut typed: Vec<char> = reference.as_str()[4..].chars().filter(|c| *c != '-').collect();
        typed.swap(first, second);
        let typed: String = typed.into_iter().collect();
        if typed != reference.as_str()[4..].replace('-', "") {
            prop_assert_eq!(Reference::parse(&typed), Err(CodeFault::Check));
        }
    }

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,24}") {
        let _ = (Nik::parse(&text).is_ok(), Nip::parse(&text).is_ok(), Reference::parse(&text).is_ok());
        let _ = OneTimeCode::parse(&text).is_ok();
    }

    #[test]
    fn sixteen_digits_never_panic(text in "[0-9]{16,18}") {
        let _ = (Nik::parse(&text).map(|nik| nik.warnings(None)), Nip::parse(&text).map(|nip| nip.birth_date()));
    }
}
