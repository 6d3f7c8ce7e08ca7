//! Bounded queues before costly work. Who finds too many waiting, or waits too long, gets a 503 that says when to try
//! again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::renewal::PersonId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Seconds after which whoever was turned away may try again.
const RETRY_AFTER_SECS: u32 = 5;

/// A place among those who work. It belongs to the work and not to whoever waits for it: move it into the closure or task
/// that works, so that a request that is given up frees nothing early.
pub type Place = OwnedSemaphorePermit;

/// Too many wait for work of one kind.
#[derive(Debug, thiserror::Error)]
#[error("{queue}: {why}")]
pub struct Overloaded {
    queue: &'static str,
    why: &'static str,
    /// Seconds until the next attempt.
    pub retry_after_secs: u32,
}

/// A number of places for work of one kind, and a queue of limited length and patience before them.
#[derive(Clone, Debug)]
pub struct Queue {
    name: &'static str,
    places: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    patience: Duration,
}

impl Queue {
    /// `places` may work at once; `waiting` may wait, each at most so long. The name is for the log.
    pub fn new(name: &'static str, places: usize, waiting: usize, patience: Duration) -> Self {
        let (places, waiting) = (Arc::new(Semaphore::new(places)), Arc::new(Semaphore::new(waiting)));
        Self { name, places, waiting, patience }
    }

    /// Waits for a place, first come, first served.
    ///
    /// # Errors
    /// [`Overloaded`] if the queue is full, or no place became free in time.
    pub async fn enter(&self) -> Result<Place, Overloaded> {
        // Freed places go to those who wait; this one is free only if nobody does.
        if let Ok(place) = self.places.clone().try_acquire_owned() {
            return Ok(place);
        }
        let _waits = self.waiting.try_acquire().map_err(|_| self.turned_away("the queue is full"))?;
        match tokio::time::timeout(self.patience, self.places.clone().acquire_owned()).await {
            Ok(Ok(place)) => Ok(place),
            Ok(Err(_)) | Err(_) => Err(self.turned_away("waited too long")),
        }
    }

    fn turned_away(&self, why: &'static str) -> Overloaded {
        Overloaded { queue: self.name, why, retry_after_secs: RETRY_AFTER_SECS }
    }

    /// Whether somebody has a place, or waits for one (of this queue or of a clone of it).
    fn in_use(&self) -> bool {
        Arc::strong_count(&self.places) > 1
    }
}

/// A queue for each person.
#[derive(Debug)]
pub struct PerPerson {
    name: &'static str,
    places: usize,
    waiting: usize,
    patience: Duration,
    queues: Mutex<HashMap<PersonId, Queue>>,
}

impl PerPerson {
    /// Each person's queue is as [`Queue::new`] makes it.
    pub fn new(name: &'static str, places: usize, waiting: usize, patience: Duration) -> Self {
        Self { name, places, waiting, patience, queues: Mutex::default() }
    }

    /// Waits for one of this person's places.
    ///
    /// # Errors
    /// As [`Queue::enter`].
    pub async fn enter(&self, person: PersonId) -> Result<Place, Overloaded> {
        let queue = {
            let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
            queues.retain(|_, queue| queue.in_use());
            let new = || Queue::new(self.name, self.places, self.waiting, self.patience);
            queues.entry(person).or_insert_with(new).clone()
        };
        queue.enter().await
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
    async fn who_finds_the_queue_full_is_turned_away_at_once() {
        let queue = Queue::new("test", 1, 1, Duration::from_mins(10));
        let place = queue.enter().await.unwrap();
        let mut second = pin!(queue.enter());
        assert!(step(&mut second).await.is_pending());
        let Err(Overloaded { retry_after_secs, .. }) = queue.enter().await else { panic!("a full queue") };
        assert_eq!(retry_after_secs, 5);
        drop(place);
        assert!(step(&mut second).await.is_ready());
    }

    #[tokio::test]
    async fn who_waits_too_long_is_turned_away() {
        let queue = Queue::new("test", 1, 5, Duration::from_millis(10));
        let _place = queue.enter().await.unwrap();
        assert!(matches!(queue.enter().await, Err(Overloaded { .. })));
    }

    #[tokio::test]
    async fn who_gives_up_leaves_the_queue() {
        let queue = Queue::new("test", 1, 1, Duration::from_mins(10));
        let place = queue.enter().await.unwrap();
        for _ in 0..100 {
            let mut given_up = Box::pin(queue.enter());
            assert!(step(&mut given_up).await.is_pending());
        }
        drop(place);
        drop(queue.enter().await.unwrap());
    }

    #[tokio::test]
    async fn one_person_does_not_wait_for_another_and_nobody_is_kept() {
        let queues = PerPerson::new("test", 1, 1, Duration::from_mins(10));
        let place = queues.enter(PersonId(1)).await.unwrap();
        let mut second = Box::pin(queues.enter(PersonId(1)));
        assert!(step(&mut second).await.is_pending());
        for other in 2..100 {
            drop(queues.enter(PersonId(other)).await.unwrap());
        }
        drop(place);
        let Poll::Ready(place) = step(&mut second).await else { panic!("the place is free") };
        let _place = place.unwrap();
        drop(queues.enter(PersonId(100)).await.unwrap());
        let kept: Vec<_> = queues.queues.lock().unwrap().keys().copied().collect();
        assert!(kept.len() <= 2 && kept.contains(&PersonId(1)), "{kept:?}");
    }
}
