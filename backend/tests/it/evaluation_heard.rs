//! Complaints and answers of the survey, counted by hand, equal report, table, paper and public page.

use domain::api::{
    Closing, ComplainantCommand, ComplaintReceipt, ComplaintView, EvaluationView, OfficerComplaintCommand as Do,
    SurveyInvitation, path,
};
use domain::evaluation::{ClassFigures, ComplaintFigures, Period, SurveyFigures};
use domain::moment::DAY;
use domain::standard::{TimeLimit, TimeUnit, Wording};
use domain::survey::{Grade, Score};

use crate::complaint_desk::{HEAD, classify};
use crate::complaints::{VERIFIER, purbalingga, secret};
use crate::harness::World;
use crate::printouts::{one_line, read};
use crate::survey::{all, send};

const MONTH: &str = "?first=2026-11-01&last=2026-11-30";

/// Monday, 23 November 2026: at 09.00 eight complaints, seven of them light (due at 12.00) and one normative (due at 15.00). Six of
/// the light ones are answered at 11.00, the seventh at 13.30; the normative one is extended by an hour at 13.30 and not answered.
/// The seven are closed by those who complained and rated: six give the best answer to everything, one the worst.
async fn fixed_events(world: &World) {
    let mut browser = world.browser();
    let mut numbers = Vec::new();
    for number in 0..8 {
        let receipt: ComplaintReceipt = browser.complain(purbalingga(), number, None).await.json();
        numbers.push(receipt.number);
    }
    let mut verifier = world.logged_in(VERIFIER).await;
    for (place, number) in numbers.iter().enumerate() {
        verifier.handled(number, classify(if place == 7 { "normative" } else { "light" })).await;
    }
    world.clock.pass(2 * 3600);
    let mut verifier = world.logged_in(VERIFIER).await;
    for number in &numbers[..6] {
        verifier.handled(number, Do::Answer("Sudah.".into())).await;
    }
    world.clock.pass(2 * 3600 + 1800);
    let mut verifier = world.logged_in(VERIFIER).await;
    verifier.handled(&numbers[6], Do::Answer("Maaf, terlambat.".into())).await;
    verifier.handled(&numbers[7], Do::Extend { amount: 1, reason: "Menunggu BSrE.".into() }).await;
    for (place, number) in (0_u8..).zip(&numbers[..7]) {
        let secret = secret(place);
        browser.as_complainant(number, &secret, ComplainantCommand::Solve).await.json::<ComplaintView>();
        let invitation: SurveyInvitation = browser.rate(number, &secret).await.json();
        let score = if place == 6 { Score::Bad } else { Score::VeryGood };
        assert_eq!(send(world, &invitation.token.unwrap(), all(score)).await.status, 204);
    }
}

#[tokio::test]
async fn a_hand_count_of_what_was_heard() {
    let world = World::new().await;
    fixed_events(&world).await;
    world.clock.pass(9 * DAY);
    let mut head = world.logged_in(HEAD).await;
    let view: EvaluationView = head.get(&format!("{}{MONTH}", path::EVALUATION)).await.json();
    let standard = world.app.version(&purbalingga()).unwrap().digest;
    let light = ClassFigures {
        standard: standard.clone(),
        class: Some("light".into()),
        title: Some(Wording { id: "Pengaduan ringan".into(), en: "Light complaint".into() }),
        limit: Some(TimeLimit { amount: 3, unit: TimeUnit::Hours }),
        answered: 7,
        in_time: 6,
        extended: 0,
    };
    // The normative one, extended to 16.00 of that day, is open and overdue at the month's end.
    let complaints =
        ComplaintFigures { received: 8, reopened: 0, withdrawn: 0, open: 1, overdue: 1, classes: vec![light] };
    assert_eq!(view.figures.complaints, complaints);
    // Seven services ended, and for seven the sample is all seven. Means of (6 * 4 + 1) / 7 = 3.5714..., times 25: 89.2857...
    let survey = SurveyFigures { respondents: 7, served: 7, needed: 7, index: Some(8929), grade: Some(Grade::A) };
    assert_eq!(view.figures.survey, Some(survey));

    let table = head.get(&format!("{}{MONTH}", path::EVALUATION_TABLE)).await.text();
    let begin = "Kabupaten Purbalingga,2026-11-01,2026-11-30,";
    let rows_of = |csv: &str| -> Vec<String> {
        let rows = csv.lines().filter_map(|row| row.strip_prefix(begin));
        rows.filter(|row| row.starts_with("survey") || row.starts_with("complaints")).map(str::to_owned).collect()
    };
    let rows = [
        "survey,,respondents,count,7",
        "survey,,needed,count,7",
        "survey,,served,count,7",
        "survey,,index,points,89.29",
        "survey,,grade,,A",
        "complaints,,received,count,8",
        "complaints,,reopened,count,0",
        "complaints,,withdrawn,count,0",
        "complaints,,open,count,1",
        "complaints,,overdue,count,1",
        "complaints_answered,STANDARD,light,count,7",
        "complaints_limit,STANDARD,light,hours,3",
        "complaints_in_time,STANDARD,light,count,6",
        "complaints_extended,STANDARD,light,count,0",
    ];
    assert_eq!(rows_of(&table), rows.map(|row| row.replace("STANDARD", &standard.0)));

    let paper = one_line(&read(&head.get(&format!("{}{MONTH}", path::EVALUATION_PAPER)).await));
    for told in [
        "Masuk 8",
        "Dibuka kembali karena belum tuntas 0",
        "Ditarik oleh pelapor 0",
        "Menunggu jawaban pada akhir masa 1",
        "Di antaranya terlambat 1",
        "Pengaduan ringan 3 jam 7 6",
        "89,29",
    ] {
        assert!(paper.contains(told), "{told} in {paper}");
    }

    let closing = Closing { period: Period::parse("2026-11-01", "2026-11-30").unwrap() };
    head.post(path::EVALUATION_CLOSING, &closing).await.json::<EvaluationView>();
    let page = world.browser().get("/standar/purbalingga/kinerja").await.text();
    for (figure, name, shown) in [
        ("index", "Indeks (IKM)", "89,29 – A (sangat baik)"),
        ("respondents", "Responden", "7"),
        ("complaints-received", "Pengaduan masuk", "8"),
        ("complaints-answered", "Pengaduan dijawab", "7"),
        // One of seven was late: fewer than five, so at least (7 - 4) / 7.
        ("complaints-in-time", "Dijawab tepat waktu", "minimal 42 %"),
    ] {
        let told = format!("<dt><a href=\"#{figure}\">{name}</a></dt><dd class=\"num\">{shown}</dd>");
        assert!(page.contains(&told), "{told} in {page}");
    }
    let public = world.browser().get("/standar/purbalingga/kinerja/2026-11-01/angka.csv").await.text();
    let rows = [
        "survey,,respondents,count,7",
        "survey,,index,points,89.29",
        "survey,,grade,,A",
        "complaints_received,,,count,8",
        "complaints_answered,,,count,7",
        "complaints_in_time,,,percent,at least 42",
        "complaints_answered,STANDARD,light,count,7",
        "complaints_in_time,STANDARD,light,percent,at least 42",
    ];
    assert_eq!(rows_of(&public), rows.map(|row| row.replace("STANDARD", &standard.0)));
}
