//! Renders pages of accepted files as images for the officers' viewer. A child process renders PDF (see
//! [`crate::infra::render`]), so that a crash does not affect the server, which answers 503.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use domain::journey::FileInfo;
use domain::renewal::PersonId;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, Command};
use tokio::sync::oneshot;

use super::accepted_file::{self, ComparingReader};
use crate::app::error::Error;
use crate::app::state::App;

/// Least and greatest width of an image.
pub const WIDTH_RANGE_PIXELS: (u16, u16) = (200, 2000);
/// Default width of an image.
pub const DEFAULT_WIDTH_PIXELS: u16 = 1000;
/// Time limit of rendering.
const DRAW_TIMEOUT: Duration = Duration::from_secs(15);
/// Maximum size of an image.
const MAX_PICTURE_BYTES: u64 = 64 * 1024 * 1024;
/// Seconds after which the client may retry.
const RETRY_AFTER_SECS: u32 = 30;

/// An image.
#[derive(Debug)]
pub enum Picture {
    /// A rendered page, as PNG.
    Page(Vec<u8>),
    /// A photograph of the file's own type.
    Photograph(Box<ComparingReader>),
}

/// Returns page `number` (from 1) of a file: a PDF's as PNG of this width, a photograph unchanged.
///
/// # Errors
/// [`Error::NotFound`] if there is no such page; [`Error::Unavailable`] if it can't be rendered now or the file is
/// damaged.
pub async fn picture(app: &App, viewer: PersonId, file: &FileInfo, number: u32, width: u16) -> Result<Picture, Error> {
    if !(1..=file.pages).contains(&number) {
        return Err(Error::NotFound);
    }
    if file.media_type != "application/pdf" {
        return Ok(Picture::Photograph(Box::new(accepted_file::reader(app, file).await?)));
    }
    let permits = (app.limits.drawings_of_one.acquire(viewer).await?, app.limits.drawings.acquire().await?);
    let renderer = match &app.config.renderer {
        Some(program) => program.clone(),
        None => std::env::current_exe()?,
    };
    let pdf = accepted_file::bytes(app, file).await?;
    let (answer, drawn) = oneshot::channel();
    tokio::spawn(async move {
        // Held until the child ends, even if the request is dropped.
        let _permits = permits;
        draw(renderer, pdf, number, width, answer).await;
    });
    let failed = || format!("page {number} of file {} can't be drawn", file.id);
    Ok(Picture::Page(drawn.await??.ok_or_else(|| Error::unavailable(RETRY_AFTER_SECS, failed()))?))
}

/// Sends the rendered page, or none if it fails or takes too long. Returns when the child has ended; kills it if nobody
/// waits for the answer any more.
async fn draw(
    renderer: PathBuf,
    pdf: Vec<u8>,
    number: u32,
    width: u16,
    mut answer: oneshot::Sender<std::io::Result<Option<Vec<u8>>>>,
) {
    let mut child = match start(&renderer, number, width) {
        Ok(child) => child,
        Err(error) => {
            let _ = answer.send(Err(error));
            return;
        }
    };
    let result = tokio::select! {
        result = tokio::time::timeout(DRAW_TIMEOUT, result(&mut child, &pdf)) => result.unwrap_or(Ok(None)),
        () = answer.closed() => Ok(None),
    };
    // `None` once the child has ended.
    if child.id().is_some()
        && let Err(error) = child.kill().await
    {
        tracing::warn!(?error, "a drawing process was not ended");
    }
    let _ = answer.send(result);
}

fn start(program: &Path, number: u32, width: u16) -> std::io::Result<Child> {
    Command::new(program)
        .args(["draw-page", &number.to_string(), &width.to_string()])
        // Settings may hold passwords; drawing needs none.
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        // Also when the program stops.
        .kill_on_drop(true)
        .spawn()
}

/// Passes the PDF to the child and returns its output; none if it failed.
async fn result(child: &mut Child, pdf: &[u8]) -> std::io::Result<Option<Vec<u8>>> {
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let hand_over = async {
        // A child that ends early leaves input unread; its exit status tells the rest.
        if let Some(mut input) = input {
            let _ = input.write_all(pdf).await;
        }
    };
    let mut bytes = Vec::new();
    let take = async {
        if let Some(output) = output {
            output.take(MAX_PICTURE_BYTES + 1).read_to_end(&mut bytes).await?;
        }
        Ok::<(), std::io::Error>(())
    };
    let ((), taken) = tokio::join!(hand_over, take);
    taken?;
    let whole = bytes.len() as u64 <= MAX_PICTURE_BYTES;
    Ok((whole && child.wait().await?.success()).then_some(bytes))
}
