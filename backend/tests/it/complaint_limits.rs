//! Bad input of whoever complains, files, and limits against guesses and floods.

use axum::body::Body;
use axum::http::Method;
use domain::api::{
    ComplainantCommand, ComplaintContact, ComplaintReceipt, ComplaintView, NewComplaint, Solution, path,
};
use domain::complaint::{Act, Subject};
use domain::problem::{ActiveContent, Fault, Field, Problem};
use domain::standard::AgencyId;

use crate::complaints::{WORDS, purbalingga, secret, solve};
use crate::harness::World;
use crate::inspect::make;

#[tokio::test]
async fn bad_input_is_told() {
    let world = World::new().await;
    let mut browser = world.browser();
    let puzzle = browser.complaint_form(&purbalingga()).await.puzzle;
    let solution = solve(puzzle);
    let good = NewComplaint {
        agency: purbalingga(),
        secret: secret(1).as_str().to_owned(),
        subject: Subject::Service,
        text: WORDS.into(),
        contact: None,
        renewal: None,
        solution: Some(solution.clone()),
    };
    let with_text = |text: String| NewComplaint { text, ..good.clone() };
    let with_contact = |name: &str, email: &str, mobile: &str| NewComplaint {
        contact: Some(ComplaintContact { name: name.into(), email: email.into(), mobile: mobile.into() }),
        ..good.clone()
    };
    for (new, problems) in [
        (with_text(" \n ".into()), vec![(Field::Message, Fault::Blank)]),
        (with_text("a".repeat(100_000)), vec![(Field::Message, Fault::TooLong(10_000))]),
        (with_contact("", "x", ""), vec![(Field::Name, Fault::Blank), (Field::Email, Fault::EmailShape)]),
        (with_contact("Budi", "", "123"), vec![(Field::Mobile, Fault::MobileShape)]),
        (with_contact("Budi", " ", " "), vec![(Field::Email, Fault::Blank)]),
    ] {
        let told = browser.post(path::COMPLAINTS, &new).await.problem();
        let expected: Vec<_> = problems.into_iter().map(|(field, fault)| Problem::new(field, fault)).collect();
        assert_eq!(told.problems, expected);
    }
    let unknown = NewComplaint { agency: AgencyId("tidak-ada".into()), ..good.clone() };
    assert_eq!(browser.post(path::COMPLAINTS, &unknown).await.problem().status, 404);
    let shapeless = NewComplaint { secret: "rahasia".into(), ..good.clone() };
    assert_eq!(browser.post(path::COMPLAINTS, &shapeless).await.problem().status, 400);
    // Without the puzzle, with a wrong solution, with a used one.
    let unsolved = [None, Some(Solution { nonce: solution.nonce + 1, ..solution.clone() })];
    for solution in unsolved {
        let new = NewComplaint { solution, ..good.clone() };
        assert_eq!(browser.post(path::COMPLAINTS, &new).await.problem().status, 409);
    }
    // A script stands there as text.
    let script = "<script>alert(1)</script>\n=HYPERLINK(\"x\")";
    let receipt: ComplaintReceipt = browser.post(path::COMPLAINTS, &with_text(script.into())).await.json();
    let seen: ComplaintView = browser.complaint(&receipt.number, &secret(1)).await.json();
    assert_eq!(seen.entries[0].text, script);
    let used = NewComplaint { secret: secret(2).as_str().to_owned(), ..good };
    assert_eq!(browser.post(path::COMPLAINTS, &used).await.problem().status, 409);
}

#[tokio::test]
async fn files_are_inspected_and_ten_at_most() {
    let world = World::new().await;
    let mut browser = world.browser();
    let receipt: ComplaintReceipt = browser.complain(purbalingga(), 1, None).await.json();
    let number = &receipt.number;
    let script = make::with("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", "");
    let letter = make::letter();
    for (name, bytes, fault) in [
        ("surat.pdf", &script, Fault::FileActiveContent(ActiveContent::Automatic, None)),
        ("surat.pdf", &b"Surat".to_vec(), Fault::FileType),
        ("surat.pdf", &Vec::new(), Fault::FileEmpty),
        ("surat.pdf", &vec![b'%'; 5 * 1024 * 1024 + 1], Fault::FileTooLarge(5 * 1024 * 1024)),
        ("%20", &letter, Fault::Blank),
    ] {
        let told = browser.attach(number, &secret(1), name, bytes).await.problem();
        assert_eq!(told.problems, [Problem::new(Field::Letter, fault)]);
    }
    let left = |folder: &str| std::fs::read_dir(world.app.config.data.join(folder)).map_or(0, Iterator::count);
    assert_eq!((left("quarantine"), left("files"), world.count("complaint_files").await), (0, 0, 0));
    assert_eq!(browser.attach(number, &secret(2), "surat.pdf", &letter).await.problem().status, 404);

    let mut seen: Option<ComplaintView> = None;
    for nth in 0..10_u8 {
        // Each is another file.
        let bytes = make::with(&format!("/Nomor {nth}"), "");
        seen = Some(browser.attach(number, &secret(1), "bukti%20%C3%A9.pdf", &bytes).await.json());
    }
    let seen = seen.unwrap();
    assert_eq!((seen.files.len(), &*seen.files[0].name), (10, "bukti é.pdf"));
    assert!(!seen.acts.contains(&Act::Attach));
    let told = browser.attach(number, &secret(1), "lagi.pdf", &letter).await.problem();
    assert_eq!(told.problems, [Problem::new(Field::Letter, Fault::OutOfRange(0, 10))]);
    // Whoever complained reads them again, nobody else.
    let file = path::with(&path::with(path::COMPLAINT_FILE, number), &seen.files[0].id);
    let answer = browser.with_secret(Method::GET, &file, &secret(1), Body::empty()).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/pdf"));
    assert_eq!(browser.with_secret(Method::GET, &file, &secret(2), Body::empty()).await.problem().status, 404);
}

#[tokio::test]
async fn guesses_and_floods_are_limited_by_address() {
    let world = World::new().await;
    let mut browser = world.browser_at("203.0.113.7");
    let receipt: ComplaintReceipt = browser.complain(purbalingga(), 0, None).await.json();
    let mut statuses = Vec::new();
    for number in 0..101 {
        statuses.push(browser.complaint(&receipt.number, &secret(number + 1)).await.status);
    }
    assert_eq!(statuses.iter().filter(|status| **status == 404).count(), 100);
    assert_eq!(statuses.last(), Some(&429));
    let file = path::with(&path::with(path::COMPLAINT_FILE, &receipt.number), "x");
    for answer in [
        browser.with_secret(Method::GET, &file, &secret(1), Body::empty()).await,
        browser.as_complainant(&receipt.number, &secret(1), ComplainantCommand::Solve).await,
        browser.attach(&receipt.number, &secret(1), "surat.pdf", &make::letter()).await,
        browser.rate(&receipt.number, &secret(1)).await,
    ] {
        assert_eq!(answer.problem().status, 429);
    }
    // Others are not kept out.
    let mut elsewhere = world.browser_at("198.51.100.9");
    assert_eq!(elsewhere.complaint(&receipt.number, &secret(0)).await.status, 200);
    for number in 1..20 {
        elsewhere.complain(purbalingga(), number, None).await.json::<ComplaintReceipt>();
    }
    elsewhere.complain(purbalingga(), 20, None).await.json::<ComplaintReceipt>();
    let refused = elsewhere.complain(purbalingga(), 21, None).await;
    assert_eq!((refused.problem().status, refused.header("retry-after")), (429, "180"));
    world.clock.pass(180);
    elsewhere.complain(purbalingga(), 21, None).await.json::<ComplaintReceipt>();
}

#[tokio::test]
async fn agencies_without_limits_have_the_general_form() {
    let world = World::new().await;
    for (agency, sums) in
        [("purbalingga", 4), ("kota-pekalongan", 1), ("kepulauan-meranti", 1), ("natuna", 1), ("ciamis", 1)]
    {
        let form = world.browser().complaint_form(&AgencyId(agency.into())).await;
        assert_eq!(form.due_now.len(), sums, "{agency}");
        let legal = form.due_now.iter().filter(|sum| sum.class.is_none()).count();
        assert_eq!(legal, usize::from(sums == 1), "{agency}");
    }
    assert_eq!(world.browser().get(&path::with(path::COMPLAINT_FORM, "tidak-ada")).await.problem().status, 404);
}
