use domain::value::{EmailFault, MobileFault, MobileNumber, OfficialEmail};
use proptest::prelude::*;

#[test]
fn mobile() {
    let check = |input: &str, expected: Result<&str, MobileFault>| {
        assert_eq!(
            MobileNumber::parse(input).as_ref().map(MobileNumber::as_str),
            expected.as_ref().copied(),
            "{input:?}"
        );
    };
    check("081200000001", Ok("+6281200000001"));
    check("6281200000001", Ok("+6281200000001"));
    check("+6281200000001", Ok("+6281200000001"));
    check("+62 (812) 0000-0001", Ok("+6281200000001"));
    check("0812.0000.001", Ok("+628120000001"));
    check("081234567", Err(MobileFault::Shape));
    check("0812345678", Ok("+62812345678"));
    check("0812345678901", Ok("+62812345678901"));
    check("08123456789012", Err(MobileFault::Shape));
    check("", Err(MobileFault::Blank));
    check(" - ", Err(MobileFault::Blank));
    for typed in [
        "\u{202a}+62 812 0000 0001\u{202c}",
        "+62 0812 0000 0001",
        "+62 (0)812-0000-0001",
        "0062 812 0000 0001",
        "0062 0812 0000 0001",
        "+0062 812 0000 0001",
        "812 0000 0001",
        "0812/0000/0001",
        "tel:+62812-0000-0001",
        "tel:081200000001",
        "+62\u{2011}812\u{2009}0000\u{202f}0001\u{200b}",
        "＋６２８１２００００\u{3000}０００１",
        "'081200000001",
    ] {
        check(typed, Ok("+6281200000001"));
    }
    check("+", Err(MobileFault::Character('+')));
    check("0812000x0001", Err(MobileFault::Character('x')));
    check("62+81200000001", Err(MobileFault::Character('+')));
    check("tel:", Err(MobileFault::Blank));
    check("081200000001/081200000002", Err(MobileFault::Shape));
    check("0081200000001", Err(MobileFault::Shape));
    check("0065 9123 4567", Err(MobileFault::Shape));
    check("021 5550000", Err(MobileFault::Shape));
    check("081200000001 (Budi)", Err(MobileFault::Character('B')));
    check("080000000001", Err(MobileFault::Shape));
    check("0285421234", Err(MobileFault::Shape));
    check("+081200000001", Err(MobileFault::Shape));
    check("+6591234567", Err(MobileFault::Shape));
    let number = MobileNumber::parse("081200000001").unwrap();
    assert_eq!(number.masked(), "+62812••••••01");
    super::round_trips(&number, "+6281200000001");
}

#[test]
fn email() {
    let long = format!("{}@{}.go.id", "a".repeat(60), "b.".repeat(90) + "b");
    let check = |input: &str, expected: Result<&str, EmailFault>| {
        assert_eq!(
            OfficialEmail::parse(input).as_ref().map(OfficialEmail::as_str),
            expected.as_ref().copied(),
            "{input:?}"
        );
    };
    check("Sekar.Ayu@PekalonganKota.go.id", Ok("sekar.ayu@pekalongankota.go.id"));
    check(" a@pnsmail.go.id\n", Ok("a@pnsmail.go.id"));
    check("a+b_c-d@x-y.go.id", Ok("a+b_c-d@x-y.go.id"));
    check("\u{200b}ma’ruf\u{2011}1@pnsmail.go.id\u{202f}", Ok("ma'ruf-1@pnsmail.go.id"));
    check("", Err(EmailFault::Blank));
    check("   ", Err(EmailFault::Blank));
    check("pnsmail.go.id", Err(EmailFault::Shape));
    check("@pnsmail.go.id", Err(EmailFault::Shape));
    check("a@", Err(EmailFault::Shape));
    check("a@b", Err(EmailFault::Shape));
    check("a@go.i", Err(EmailFault::Shape));
    check("a@10.0.0.1", Err(EmailFault::Shape));
    check("a@@go.id", Err(EmailFault::Shape));
    check("a@b@go.id", Err(EmailFault::Shape));
    check(".a@go.id", Err(EmailFault::Shape));
    check("a.@go.id", Err(EmailFault::Shape));
    check("a..b@go.id", Err(EmailFault::Shape));
    check("a b@go.id", Err(EmailFault::Shape));
    check("a@.go.id", Err(EmailFault::Shape));
    check("a@go.id.", Err(EmailFault::Shape));
    check("a@-x.go.id", Err(EmailFault::Shape));
    check("a@x-.go.id", Err(EmailFault::Shape));
    check("a@x_y.go.id", Err(EmailFault::Shape));
    check("a\r\nBcc: b@go.id", Err(EmailFault::Shape));
    check("é@go.id", Err(EmailFault::Shape));
    check(&format!("{}@go.id", "a".repeat(64)), Ok(&format!("{}@go.id", "a".repeat(64))));
    check(&format!("{}@go.id", "a".repeat(65)), Err(EmailFault::Shape));
    check(&format!("a@{}.id", "b".repeat(64)), Err(EmailFault::Shape));
    check(&long, Ok(&long));
    check(&format!("bbbbbbb.{long}"), Err(EmailFault::TooLong));
}

#[test]
fn email_domain() {
    let list = ["pnsmail.go.id".to_owned(), "PekalonganKota.go.id".to_owned(), String::new()];
    let check = |email: &str, expected: bool| {
        assert_eq!(OfficialEmail::parse(email).unwrap().domain_in(&list), expected, "{email}");
    };
    check("a@pnsmail.go.id", true);
    check("a@dinas.pnsmail.go.id", true);
    check("a@pekalongankota.go.id", true);
    check("a@evilpnsmail.go.id", false);
    check("a@go.id", false);
    check("a@pnsmail.go.id.evil.com", false);
    check("pnsmail.go.id@evil.com", false);
    assert_eq!(OfficialEmail::parse("sekar@pnsmail.go.id").unwrap().masked(), "s•••@pnsmail.go.id");
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic_and_settles(text in "\\PC{0,40}") {
        if let Ok(email) = OfficialEmail::parse(&text) {
            let _ = (email.masked(), email.domain_in(std::slice::from_ref(&text)));
            prop_assert_eq!(OfficialEmail::parse(email.as_str()), Ok(email));
        }
        if let Ok(number) = MobileNumber::parse(&text) {
            prop_assert_eq!(MobileNumber::parse(number.as_str()), Ok(number));
        }
    }
}
