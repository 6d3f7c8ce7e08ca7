//! Costly work is limited; refused clients are told when to retry, and lose nothing.

use std::io::Write;
use std::process::{Command, Stdio};
use std::task::Poll;

use backend::infra::queue::{Overloaded, Permit, Queue};
use domain::api::{CaseView, ImportReport, Upload, Uploaded, path};
use domain::person::FilePurpose;

use crate::harness::{Answer, Browser, World};
use crate::inspect::make;
use crate::wizard::{SARI, VERIFIER, chunk, digest, new_upload};

type Waiting = std::pin::Pin<Box<dyn Future<Output = Result<Permit, Overloaded>> + Send>>;

/// Takes every permit and every waiting slot.
async fn fill(enter: impl Fn() -> Waiting) -> (Vec<Permit>, Vec<Waiting>) {
    let (mut places, mut waiting) = (Vec::new(), Vec::new());
    for _ in 0..1000 {
        let mut entering = enter();
        match std::future::poll_fn(|context| Poll::Ready(entering.as_mut().poll(context))).await {
            Poll::Ready(Ok(place)) => places.push(place),
            Poll::Pending => waiting.push(entering),
            Poll::Ready(Err(_)) => return (places, waiting),
        }
    }
    panic!("a queue without end")
}

async fn fill_queue(queue: &Queue) -> (Vec<Permit>, Vec<Waiting>) {
    fill(|| {
        let queue = queue.clone();
        Box::pin(async move { queue.acquire().await })
    })
    .await
}

fn check_turned_away(answer: &Answer) {
    assert_eq!((answer.problem().status, answer.header("retry-after")), (503, "5"), "{}", answer.text());
}

async fn page(browser: &mut Browser, file: &str) -> Answer {
    browser.get(&path::FILE_PAGE.replace("{id}", file).replace("{number}", "1")).await
}

#[tokio::test]
async fn an_upload_survives_a_full_queue() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let letter = make::letter();
    let upload: Upload = sari.post(path::UPLOADS, &new_upload(FilePurpose::Letter, &letter)).await.json();
    let bytes = chunk(&upload, &letter, 0);
    sari.send_chunk(&upload, 0, bytes, &digest(bytes)).await;
    let full = fill_queue(&world.app.limits.inspections).await;
    assert_eq!(full.0.len(), 2, "files are held in memory");
    check_turned_away(&sari.complete_upload(&upload).await);
    drop(full);
    sari.complete_upload(&upload).await.json::<Uploaded>();
}

#[tokio::test]
async fn one_persons_pages_do_not_delay_anothers() {
    let world = World::new().await;
    let mut sari = world.logged_in(SARI).await;
    let reference = sari.apply(0).await;
    let mut verifier = world.logged_in(VERIFIER).await;
    let case: CaseView = verifier.get(&path::with(path::CASE, &reference)).await.json();
    let letter = case.files.into_iter().find(|file| file.purpose == FilePurpose::Letter).unwrap().id;
    let person = backend::db::people::find_by_identifier(&mut world.app.db.read().acquire().await.unwrap(), SARI)
        .await
        .unwrap()
        .unwrap()
        .id;

    // Sari has pages drawn that take long, and asks for more: one of the two places is hers, and no more.
    let limits = world.app.limits.clone();
    let hers = fill(|| {
        let limits = limits.clone();
        Box::pin(async move { limits.drawings_of_one.acquire(person).await })
    })
    .await;
    assert_eq!(hers.0.len(), 1);
    check_turned_away(&page(&mut sari, &letter).await);
    assert_eq!(page(&mut verifier, &letter).await.status, 200);
    drop(hers);
    assert_eq!(page(&mut sari, &letter).await.status, 200);

    let full = fill_queue(&world.app.limits.drawings).await;
    assert_eq!(full.0.len(), 2, "each takes a processor");
    check_turned_away(&page(&mut verifier, &letter).await);
    drop(full);
    assert_eq!(page(&mut verifier, &letter).await.status, 200);
}

#[tokio::test]
async fn a_table_waits_for_the_one_before_it() {
    let world = World::new().await;
    let mut admin = world.logged_in("admin@pekalongankota.go.id").await;
    let full = fill_queue(&world.app.limits.imports).await;
    assert_eq!(full.0.len(), 1, "a table is held in memory");
    let mut send = async || {
        let request = crate::harness::changing(axum::http::Method::POST, path::IMPORT_DRY_RUN);
        admin.send(request.header("content-type", "text/csv").body("nip\n".into()).unwrap()).await
    };
    check_turned_away(&send().await);
    drop(full);
    send().await.json::<ImportReport>();
}

/// `/proc` shows the child's niceness while it waits for its file.
#[test]
fn rendering_has_a_lower_priority() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_perbarui"))
        .args(["draw-page", "1", "300"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let nice = |pid: u32| -> i32 {
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
        let (_, fields) = stat.rsplit_once(") ").unwrap();
        fields.split(' ').nth(16).unwrap().parse().unwrap()
    };
    let ours = nice(std::process::id());
    let mut theirs = ours;
    let begun = std::time::Instant::now();
    while theirs == ours && begun.elapsed().as_secs() < 60 {
        theirs = nice(child.id());
        std::thread::yield_now();
    }
    child.stdin.take().unwrap().write_all(&make::letter()).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(theirs, (ours + 5).min(19));
}
