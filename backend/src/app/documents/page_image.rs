//! Pages of accepted files as pictures, for the officers' viewer. A PDF is drawn by a child process (see [`crate::infra::render`]):
//! whatever a file does to the library, the backend goes on and answers 503.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use axum::body::Body;
use domain::journey::FileInfo;
use domain::renewal::PersonId;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, Command};
use tokio::sync::oneshot;

use super::kept;
use crate::app::error::Error;
use crate::app::state::App;

/// Pixels of width that may be asked for, least and most.
pub const WIDTHS: (u16, u16) = (200, 2000);
/// Pixels of width where none are asked for.
pub const USUAL_WIDTH: u16 = 1000;
/// So long may drawing take.
const PATIENCE: Duration = Duration::from_secs(15);
/// Largest picture in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;
/// Seconds after which a page that could not be drawn may be asked for again.
const RETRY_AFTER_SECS: u32 = 30;

/// A picture.
#[derive(Debug)]
pub struct Picture {
    /// Its type.
    pub media_type: String,
    /// Its bytes.
    pub body: Body,
}

/// Page `number` (from 1) of a file, for this person: a PDF's as PNG of this width, a photograph as it is.
///
/// # Errors
/// [`Error::NotFound`] for a page that is not there; [`Error::Unavailable`] where it can't be drawn (now) or the file is not
/// what was sent.
pub async fn picture(app: &App, asker: PersonId, file: &FileInfo, number: u32, width: u16) -> Result<Picture, Error> {
    if !(1..=file.pages).contains(&number) {
        return Err(Error::NotFound);
    }
    if file.media_type != "application/pdf" {
        return Ok(Picture { media_type: file.media_type.clone(), body: kept::body(app, file).await? });
    }
    let places = (app.limits.drawings_of_one.enter(asker).await?, app.limits.drawings.enter().await?);
    let renderer = match &app.config.renderer {
        Some(program) => program.clone(),
        None => std::env::current_exe()?,
    };
    let pdf = kept::bytes(app, file).await?;
    let (answer, drawn) = oneshot::channel();
    tokio::spawn(async move {
        // The places are free when the child is gone, not when the asker is.
        let _places = places;
        draw(renderer, pdf, number, width, answer).await;
    });
    let failed = || format!("page {number} of file {} can't be drawn", file.id);
    let bytes = drawn.await??.ok_or_else(|| Error::unavailable(RETRY_AFTER_SECS, failed()))?;
    Ok(Picture { media_type: "image/png".to_owned(), body: Body::from(bytes) })
}

/// Answers with the drawn page, none if it can't be drawn in time. Returns when the child is gone: it is ended early if
/// nobody waits for the answer any more.
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
        result = tokio::time::timeout(PATIENCE, result(&mut child, &pdf)) => result.unwrap_or(Ok(None)),
        () = answer.closed() => Ok(None),
    };
    // None once it has ended by itself.
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

/// What the child made of the PDF; none if it failed.
async fn result(child: &mut Child, pdf: &[u8]) -> std::io::Result<Option<Vec<u8>>> {
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let hand_over = async {
        // A child that ends early leaves something unread; how it ended tells the rest.
        if let Some(mut input) = input {
            let _ = input.write_all(pdf).await;
        }
    };
    let mut bytes = Vec::new();
    let take = async {
        if let Some(output) = output {
            output.take(LARGEST + 1).read_to_end(&mut bytes).await?;
        }
        Ok::<(), std::io::Error>(())
    };
    let ((), taken) = tokio::join!(hand_over, take);
    taken?;
    let whole = bytes.len() as u64 <= LARGEST;
    Ok((whole && child.wait().await?.success()).then_some(bytes))
}
