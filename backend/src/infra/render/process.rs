//! The child processes that read PDFs, seen from the server.

use std::io;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, Command};
use tokio::sync::oneshot;

/// Time limit of a child.
const TIMEOUT: Duration = Duration::from_secs(15);
/// Maximum size of a child's output.
const MAX_OUTPUT_BYTES: u64 = 64 * 1024 * 1024;

/// Why a child gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum ChildError {
    /// It could not be started, or not be read.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It ended without an answer: the library can't read the PDF, or reached a limit.
    #[error("the PDF can't be read")]
    Failed,
    /// It took too long.
    #[error("reading the PDF takes too long")]
    TimedOut,
}

/// Draws page `number` (from 1) of a PDF as PNG, `width` pixels wide. `program` is the one to start, if not the running one.
/// The permits are held until the child ends, even if the caller is dropped.
///
/// # Errors
/// As [`ChildError`] says.
pub async fn draw_page(
    program: Option<&Path>,
    pdf: Vec<u8>,
    number: u32,
    width: u16,
    permits: impl Send + 'static,
) -> Result<Vec<u8>, ChildError> {
    output(program, &["draw-page", &number.to_string(), &width.to_string()], pdf, permits).await
}

/// Counts the pages of a PDF. Arguments and errors are those of [`draw_page`].
pub async fn count_pages(program: Option<&Path>, pdf: Vec<u8>, permit: impl Send + 'static) -> Result<u32, ChildError> {
    let output = output(program, &["count-pages"], pdf, permit).await?;
    str::from_utf8(&output).ok().and_then(|number| number.parse().ok()).ok_or(ChildError::Failed)
}

/// Starts a child in a task of its own and returns its output.
async fn output(
    program: Option<&Path>,
    arguments: &[&str],
    pdf: Vec<u8>,
    permits: impl Send + 'static,
) -> Result<Vec<u8>, ChildError> {
    let mut child = match program {
        Some(program) => start(program, arguments)?,
        // Also after its file was replaced by a newer one.
        None if cfg!(target_os = "linux") => start(Path::new("/proc/self/exe"), arguments)?,
        None => start(&std::env::current_exe()?, arguments)?,
    };
    let (mut answer, answered) = oneshot::channel();
    tokio::spawn(async move {
        let _permits = permits;
        let result = tokio::select! {
            result = tokio::time::timeout(TIMEOUT, exchange(&mut child, &pdf)) => {
                result.unwrap_or(Err(ChildError::TimedOut))
            }
            () = answer.closed() => Err(ChildError::TimedOut),
        };
        // `None` once the child has ended.
        if child.id().is_some()
            && let Err(error) = child.kill().await
        {
            tracing::warn!(?error, "a drawing process was not ended");
        }
        let _ = answer.send(result);
    });
    answered.await.map_err(io::Error::other)?
}

fn start(program: &Path, arguments: &[&str]) -> io::Result<Child> {
    Command::new(program)
        .args(arguments)
        // Settings may hold passwords; drawing needs none.
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        // Also when the program stops.
        .kill_on_drop(true)
        .spawn()
}

/// Passes the PDF to the child and returns its output.
async fn exchange(child: &mut Child, pdf: &[u8]) -> Result<Vec<u8>, ChildError> {
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
            output.take(MAX_OUTPUT_BYTES + 1).read_to_end(&mut bytes).await?;
        }
        Ok::<(), io::Error>(())
    };
    let ((), taken) = tokio::join!(hand_over, take);
    taken?;
    let whole = bytes.len() as u64 <= MAX_OUTPUT_BYTES;
    if whole && child.wait().await?.success() { Ok(bytes) } else { Err(ChildError::Failed) }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::output;

    #[test]
    fn a_child_is_started_after_the_programs_file_is_gone() {
        let program = std::env::current_exe().unwrap();
        let folder = tempfile::tempdir_in(program.parent().unwrap()).unwrap();
        let link = folder.path().join("program");
        std::fs::hard_link(program, &link).unwrap();
        let ran = std::process::Command::new(link)
            .args(["--exact", "infra::render::process::tests::without_its_file", "--ignored"])
            .output()
            .unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stdout));
    }

    #[tokio::test]
    #[ignore = "run by the test above"]
    async fn without_its_file() {
        std::fs::remove_file(std::env::current_exe().unwrap()).unwrap();
        assert!(!output(None, &["--list"], Vec::new(), ()).await.unwrap().is_empty());
    }
}
