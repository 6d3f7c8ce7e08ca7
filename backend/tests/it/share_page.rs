//! The page for whose shared file did not arrive.

use axum::body::Body;
use axum::http::Request;

use crate::harness::World;

#[tokio::test]
async fn a_file_that_no_service_worker_took_is_not_kept() {
    let world = World::new().await;
    let mut phone = world.browser();
    let form =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"surat.pdf\"\r\n\r\n%PDF-1.7\r\n--x--\r\n";
    let request = Request::post("/bagikan").header("content-type", "multipart/form-data; boundary=x");
    let answer = phone.send(request.body(Body::from(form)).unwrap()).await;
    assert_eq!((answer.status, answer.header("location")), (303, "/bagikan"));
    assert_eq!((world.count("uploads").await, world.count("files").await), (0, 0));
    let page = phone.get("/bagikan").await;
    assert_eq!(page.status, 200);
    for said in ["tidak kami simpan", "we have not stored it", "href=\"/permohonan/surat\""] {
        assert!(page.text().contains(said), "{said}");
    }
    assert!(!page.text().contains("<script"));
}
