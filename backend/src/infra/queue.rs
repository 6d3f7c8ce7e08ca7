//! Bounded queues for costly work. If a queue is full or the wait too long, the client gets a 503 that says when to
//! retry.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::renewal::PersonId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Seconds after which a refused client may retry.
const RETRY_AFTER_SECS: u32 = 5;

/// A permit to work. Move it into the closure or task that works, so that a dropped request frees nothing early.
pub type Permit = OwnedSemaphorePermit;

/// The queue is full, or the wait was too long.
#[derive(Debug, thiserror::Error)]
#[error("{queue}: {why}")]
pub struct Overloaded {
    queue: &'static str,
    why: &'static str,
    /// Seconds until the next attempt.
    pub retry_after_secs: u32,
}

/// Permits for one kind of work, with a bounded queue.
#[derive(Clone, Debug)]
pub struct Queue {
    name: &'static str,
    permits: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    timeout: Duration,
}

impl Queue {
    /// `permits` may work at once and `waiting` may wait, each for at most `timeout`. The name is for the log.
    pub fn new(name: &'static str, permits: usize, waiting: usize, timeout: Duration) -> Self {
        let (permits, waiting) = (Arc::new(Semaphore::new(permits)), Arc::new(Semaphore::new(waiting)));
        Self { name, permits, waiting, timeout }
    }

    /// Waits for a permit, in order of arrival.
    ///
    /// # Errors
    /// [`Overloaded`] if the queue is full or the timeout passed.
    pub async fn acquire(&self) -> Result<Permit, Overloaded> {
        // Freed permits go to waiting callers first.
        if let Ok(permit) = self.permits.clone().try_acquire_owned() {
            return Ok(permit);
        }
        let _waits = self.waiting.try_acquire().map_err(|_| self.overloaded("the queue is full"))?;
        match tokio::time::timeout(self.timeout, self.permits.clone().acquire_owned()).await {
            Ok(Ok(permit)) => Ok(permit),
            Ok(Err(_)) | Err(_) => Err(self.overloaded("waited too long")),
        }
    }

    fn overloaded(&self, why: &'static str) -> Overloaded {
        Overloaded { queue: self.name, why, retry_after_secs: RETRY_AFTER_SECS }
    }

    /// Whether a permit of this queue or a clone of it is held or waited for.
    fn in_use(&self) -> bool {
        Arc::strong_count(&self.permits) > 1
    }
}

/// A queue for each person.
#[derive(Debug)]
pub struct PerPerson {
    name: &'static str,
    permits: usize,
    waiting: usize,
    timeout: Duration,
    queues: Mutex<HashMap<PersonId, Queue>>,
}

impl PerPerson {
    /// Makes queues with the arguments of [`Queue::new`] for each person.
    pub fn new(name: &'static str, permits: usize, waiting: usize, timeout: Duration) -> Self {
        Self { name, permits, waiting, timeout, queues: Mutex::default() }
    }

    /// Waits for one of this person's permits.
    ///
    /// # Errors
    /// As [`Queue::acquire`].
    pub async fn acquire(&self, person: PersonId) -> Result<Permit, Overloaded> {
        let queue = {
            let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
            queues.retain(|_, queue| queue.in_use());
            let new = || Queue::new(self.name, self.permits, self.waiting, self.timeout);
            queues.entry(person).or_insert_with(new).clone()
        };
        queue.acquire().await
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::pin::pin;
    use std::task::Poll;

    use super::*;

    /// Polls once.
    async fn step<T>(future: &mut (impl Future<Output = T> + Unpin)) -> Poll<T> {
        std::future::poll_fn(|context| Poll::Ready(std::pin::Pin::new(&mut *future).poll(context))).await
    }

    #[tokio::test]
    async fn a_full_queue_refuses_at_once() {
        let queue = Queue::new("test", 1, 1, Duration::from_mins(10));
        let permit = queue.acquire().await.unwrap();
        let mut second = pin!(queue.acquire());
        assert!(step(&mut second).await.is_pending());
        let Err(Overloaded { retry_after_secs, .. }) = queue.acquire().await else { panic!("a full queue") };
        assert_eq!(retry_after_secs, 5);
        drop(permit);
        assert!(step(&mut second).await.is_ready());
    }

    #[tokio::test]
    async fn a_long_wait_is_refused() {
        let queue = Queue::new("test", 1, 5, Duration::from_millis(10));
        let _place = queue.acquire().await.unwrap();
        assert!(matches!(queue.acquire().await, Err(Overloaded { .. })));
    }

    #[tokio::test]
    async fn a_dropped_wait_leaves_the_queue() {
        let queue = Queue::new("test", 1, 1, Duration::from_mins(10));
        let permit = queue.acquire().await.unwrap();
        for _ in 0..100 {
            let mut given_up = Box::pin(queue.acquire());
            assert!(step(&mut given_up).await.is_pending());
        }
        drop(permit);
        drop(queue.acquire().await.unwrap());
    }

    #[tokio::test]
    async fn people_do_not_wait_for_each_other_and_idle_queues_are_removed() {
        let queues = PerPerson::new("test", 1, 1, Duration::from_mins(10));
        let permit = queues.acquire(PersonId(1)).await.unwrap();
        let mut second = Box::pin(queues.acquire(PersonId(1)));
        assert!(step(&mut second).await.is_pending());
        for other in 2..100 {
            drop(queues.acquire(PersonId(other)).await.unwrap());
        }
        drop(permit);
        let Poll::Ready(permit) = step(&mut second).await else { panic!("the permit is free") };
        let _place = permit.unwrap();
        drop(queues.acquire(PersonId(100)).await.unwrap());
        let kept: Vec<_> = queues.queues.lock().unwrap().keys().copied().collect();
        assert!(kept.len() <= 2 && kept.contains(&PersonId(1)), "{kept:?}");
    }
}
