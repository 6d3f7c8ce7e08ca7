//! Activity of a connection: limits clients that do not read, and tells whether the program works or waits for the
//! client.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep};

use super::Times;

/// The activity of one connection.
#[derive(Debug)]
pub(super) struct Activity {
    begun: Instant,
    /// Milliseconds from `begun` to the last transfer of bytes.
    progress: AtomicU64,
    /// The request has arrived and the response is not ready: the client can't do anything.
    working: AtomicBool,
}

impl Activity {
    pub(super) fn new() -> Arc<Self> {
        Arc::new(Self { begun: Instant::now(), progress: AtomicU64::new(0), working: AtomicBool::new(false) })
    }

    pub(super) fn set_working(&self, working: bool) {
        self.working.store(working, Ordering::Release);
    }

    fn note_progress(&self) {
        let now = u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.progress.store(now, Ordering::Release);
    }

    /// Whether the client has kept the program waiting for this long.
    pub(super) fn waits_for_client(&self, quiet: Duration) -> bool {
        let progress = Duration::from_millis(self.progress.load(Ordering::Acquire));
        !self.working.load(Ordering::Acquire) && self.begun.elapsed().saturating_sub(progress) >= quiet
    }
}

/// A stream that fails if a write makes no progress for too long, or if all writes together wait too long for the bytes
/// written, so that a client that reads a byte now and then can't hold the connection for hours.
#[derive(Debug)]
pub(super) struct Watched<S> {
    stream: S,
    activity: Arc<Activity>,
    times: Times,
    /// How long writes waited, and how many bytes were written.
    waited: Duration,
    written: u64,
    /// Start of the current wait of a write.
    stuck: Option<(Instant, Pin<Box<Sleep>>)>,
}

impl<S> Watched<S> {
    pub(super) fn new(stream: S, activity: Arc<Activity>, times: Times) -> Self {
        Self { stream, activity, times, waited: Duration::ZERO, written: 0, stuck: None }
    }

    fn counted(&mut self, context: &mut Context<'_>, polled: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if let Poll::Ready(Ok(bytes)) = polled {
            self.written += bytes as u64;
        }
        self.limited(context, polled)
    }

    fn limited<T>(&mut self, context: &mut Context<'_>, polled: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if polled.is_ready() {
            if let Some((since, _)) = self.stuck.take() {
                self.waited += since.elapsed();
            }
            self.activity.note_progress();
            return polled;
        }
        let limit = self.times.read.min(still_to_wait(&self.times, self.written, self.waited));
        let stuck = self.stuck.get_or_insert_with(|| (Instant::now(), Box::pin(tokio::time::sleep(limit))));
        stuck
            .1
            .as_mut()
            .poll(context)
            .map(|()| Err(io::Error::new(io::ErrorKind::TimedOut, "the client does not read")))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let polled = Pin::new(&mut self.stream).poll_read(context, buffer);
        if polled.is_ready() {
            self.activity.note_progress();
        }
        polled
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.counted(context, polled)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        // A TCP stream has nothing to flush.
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let polled = Pin::new(&mut self.stream).poll_shutdown(context);
        self.limited(context, polled)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.counted(context, polled)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

/// Returns how long a write may wait, given the bytes written and the time waited so far.
fn still_to_wait(times: &Times, written: u64, waited: Duration) -> Duration {
    let earned = Duration::from_secs(written / u64::from(times.least_bytes_a_sec.max(1)));
    (times.read + earned).saturating_sub(waited)
}

/// A request's body that records when it has arrived completely.
#[derive(Debug)]
pub(super) struct RequestBody {
    body: Incoming,
    activity: Arc<Activity>,
}

impl RequestBody {
    pub(super) fn new(body: Incoming, activity: Arc<Activity>) -> Self {
        activity.set_working(body.is_end_stream());
        Self { body, activity }
    }
}

impl Body for RequestBody {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let frame = Pin::new(&mut self.body).poll_frame(context);
        if matches!(frame, Poll::Ready(None)) || self.body.is_end_stream() {
            self.activity.set_working(true);
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_phone_gets_its_file_and_a_stalled_client_does_not() {
        const SIZE: u64 = 10_000_000;
        let times = Times::default();
        for (bytes_a_sec, arrives) in [(1_000_000, true), (2_000, true), (1_024, true), (900, false), (1, false)] {
            // All of this time waits for the client.
            let read = |seconds: u64| (bytes_a_sec * seconds).min(SIZE);
            let mut seconds = (0..).take_while(|seconds| read(*seconds) < SIZE);
            let kept = |seconds| still_to_wait(&times, read(seconds), Duration::from_secs(seconds)) > Duration::ZERO;
            assert_eq!(seconds.all(kept), arrives, "{bytes_a_sec} bytes a second");
        }
        assert_eq!(still_to_wait(&times, 0, Duration::ZERO), Duration::from_secs(30), "the first are free");
    }
}
