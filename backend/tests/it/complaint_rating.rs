//! Whoever complained rates the service once the complaint is closed.

use domain::api::{
    ComplainantCommand, ComplaintReceipt, ComplaintView, OfficerComplaintCommand as Do, SurveyInvitation,
};
use domain::survey::Score;

use crate::complaint_desk::classify;
use crate::complaints::{VERIFIER, purbalingga, secret};
use crate::harness::World;
use crate::survey::{all, send};

#[tokio::test]
async fn a_closed_complaint_is_rated_once() {
    let world = World::new().await;
    let mut browser = world.browser();
    let receipt: ComplaintReceipt = browser.complain(purbalingga(), 1, None).await.json();
    let number = &receipt.number;
    assert_eq!(browser.rate(number, &secret(1)).await.problem().status, 409, "it goes on");
    let mut verifier = world.logged_in(VERIFIER).await;
    verifier.handled(number, classify("light")).await;
    verifier.handled(number, Do::Answer("Sudah.".into())).await;
    assert_eq!(browser.rate(number, &secret(1)).await.problem().status, 409, "nobody said yet that it is solved");
    let closed: ComplaintView = browser.as_complainant(number, &secret(1), ComplainantCommand::Solve).await.json();
    assert!(closed.ratable);
    assert_eq!(browser.rate(number, &secret(2)).await.problem().status, 404);
    let invitation: SurveyInvitation = browser.rate(number, &secret(1)).await.json();
    assert_eq!(send(&world, &invitation.token.unwrap(), all(Score::ALL[2])).await.status, 204);
    assert!(!browser.complaint(number, &secret(1)).await.json::<ComplaintView>().ratable);
    // Reopened and closed again it is one service.
    browser.as_complainant(number, &secret(1), ComplainantCommand::Reopen).await.json::<ComplaintView>();
    verifier.handled(number, Do::Answer("Sekarang sudah.".into())).await;
    browser.as_complainant(number, &secret(1), ComplainantCommand::Solve).await.json::<ComplaintView>();
    let sql = "SELECT COALESCE(SUM(count), 0) FROM survey_served WHERE agency = 'purbalingga'";
    let (served,): (i64,) = sqlx::query_as(sql).fetch_one(world.app.db.read()).await.unwrap();
    assert_eq!(served, 1);
}
