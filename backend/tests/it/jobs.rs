//! Background jobs: failing or panicking rounds are retried, and the stop waits for the current one.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use std::time::Duration;

use backend::app::error::Error;
use backend::app::job_status::{Jobs, Next};
use backend::infra::clock::Clock;
use backend::infra::mail::Waker;
use backend::jobs::{Pace, Supervisor};
use domain::moment::Timestamp;
use tokio::sync::{mpsc, oneshot, watch};

/// A clock that advances by one second per reading.
struct Counting(AtomicI64);

impl Clock for Counting {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.fetch_add(1, Ordering::SeqCst))
    }
}

fn supervisor() -> (Supervisor, Jobs, watch::Sender<bool>) {
    let (stop, stopped) = watch::channel(false);
    let jobs = Jobs::default();
    (Supervisor::new(jobs.clone(), Arc::new(Counting(AtomicI64::new(1000))), &stopped), jobs, stop)
}

/// Retries at once; the next regular round is a day away.
fn pace() -> Pace {
    Pace { every: Duration::from_hours(24), first_retry: Duration::from_millis(1), waker: None }
}

#[tokio::test]
async fn a_failing_or_panicking_round_is_repeated_and_counted() {
    let (mut supervisor, jobs, stop) = supervisor();
    let (rounds, mut begun) = mpsc::unbounded_channel();
    let count = Arc::new(AtomicU32::new(0));
    supervisor.periodic("shaky", pace(), move || {
        let (rounds, nth) = (rounds.clone(), count.fetch_add(1, Ordering::SeqCst));
        async move {
            rounds.send(nth).unwrap();
            assert!(nth != 0, "as a bug would");
            if nth == 1 { Err(Error::internal("no database")) } else { Ok(Next::Usual) }
        }
    });
    let (done, mut healthy) = mpsc::unbounded_channel();
    supervisor.periodic("steady", pace(), move || {
        let done = done.clone();
        async move {
            done.send(()).unwrap();
            Ok(Next::Usual)
        }
    });
    for nth in 0..3 {
        assert_eq!(begun.recv().await, Some(nth));
    }
    assert_eq!(healthy.recv().await, Some(()), "the other job goes on");
    stop.send_replace(true);
    supervisor.finish().await;
    assert_eq!(begun.recv().await, None, "and after it there was no further round");

    let status = jobs.status();
    let names: Vec<_> = status.iter().map(|job| job.name).collect();
    assert_eq!(names, ["shaky", "steady"]);
    let shaky = &status[0];
    assert_eq!((shaky.failures, shaky.failures_in_row, shaky.failing_since, shaky.running_since), (2, 0, None, None));
    assert!(shaky.last_ok.is_some() && status[1].failures == 0);
}

#[tokio::test]
async fn a_failing_job_says_since_when() {
    let (mut supervisor, jobs, stop) = supervisor();
    let (rounds, mut begun) = mpsc::unbounded_channel();
    supervisor.periodic("dead", pace(), move || {
        rounds.send(()).unwrap();
        async { panic!("as a bug would") }
    });
    for _ in 0..5 {
        begun.recv().await;
    }
    let dead = jobs.status().remove(0);
    // The clock goes on by a second at each begin and each end.
    assert_eq!(dead.failing_since, Some(Timestamp(1001)));
    assert!(dead.failures_in_row >= 4 && dead.is_failing(Timestamp(1010)), "{dead:?}");
    assert_eq!(dead.last_ok, None);
    stop.send_replace(true);
    supervisor.finish().await;
}

#[tokio::test]
async fn the_stop_waits_for_the_current_round() {
    let (mut supervisor, jobs, stop) = supervisor();
    let (started, begun) = oneshot::channel();
    let (go_on, may_end) = oneshot::channel::<()>();
    let parts = std::sync::Mutex::new(Some((started, may_end)));
    let ended = Arc::new(AtomicU32::new(0));
    let ends = ended.clone();
    supervisor.periodic("slow", pace(), move || {
        let (started, may_end) = parts.lock().unwrap().take().expect("one round only");
        let ends = ends.clone();
        async move {
            started.send(()).unwrap();
            may_end.await.unwrap();
            ends.fetch_add(1, Ordering::SeqCst);
            Ok(Next::Usual)
        }
    });
    begun.await.unwrap();
    stop.send_replace(true);
    assert!(jobs.stopping(), "a long round can ask");
    let finishing = tokio::spawn(supervisor.finish());
    tokio::task::yield_now().await;
    assert!(!finishing.is_finished());
    go_on.send(()).unwrap();
    finishing.await.unwrap();
    assert_eq!(ended.load(Ordering::SeqCst), 1, "it was not cut off");
}

#[tokio::test]
async fn an_endless_round_does_not_block_the_stop() {
    let (mut supervisor, _, stop) = supervisor();
    let (started, mut begun) = mpsc::unbounded_channel();
    supervisor.periodic("stuck", pace(), move || {
        started.send(()).unwrap();
        std::future::pending()
    });
    begun.recv().await;
    stop.send_replace(true);
    supervisor.finish_within(Duration::from_millis(10)).await;
    assert_eq!(begun.recv().await, None, "it was cut off");
}

#[tokio::test]
async fn waking_begins_a_round_and_a_lost_one_only_delays_it() {
    let (mut supervisor, _, stop) = supervisor();
    let waker = Waker::default();
    let (rounds, mut begun) = mpsc::unbounded_channel();
    let rings = rounds.clone();
    supervisor.periodic("woken", pace().or_when_woken(&waker), move || {
        rings.send("woken").unwrap();
        async { Ok(Next::Usual) }
    });
    assert_eq!(begun.recv().await, Some("woken"), "at the start");
    waker.wake();
    assert_eq!(begun.recv().await, Some("woken"));
    let often = Pace { every: Duration::from_millis(1), ..pace() }.or_when_woken(&Waker::default());
    supervisor.periodic("unwoken", often, move || {
        rounds.send("unwoken").unwrap();
        async { Ok(Next::Within(Duration::from_hours(1))) }
    });
    for _ in 0..3 {
        assert_eq!(begun.recv().await, Some("unwoken"), "nobody rang");
    }
    stop.send_replace(true);
    supervisor.finish().await;
}
