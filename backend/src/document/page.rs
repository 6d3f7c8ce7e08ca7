//! Pages of accepted files as pictures, for the officers' viewer. A PDF is drawn by a child process (see [`super::draw`]):
//! whatever a file does to the library, the backend goes on and answers 503.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use domain::journey::FileInfo;
use tokio::io::AsyncReadExt;
use tokio::process::{Child, Command};
use tokio::sync::Semaphore;

use super::store::Store;
use crate::error::Error;
use crate::state::App;

/// Pixels of width that may be asked for, least and most.
pub const WIDTHS: (u16, u16) = (200, 2000);
/// Pixels of width where none are asked for.
pub const USUAL_WIDTH: u16 = 1000;
/// Pictures drawn at once; each takes a processor.
static AT_ONCE: Semaphore = Semaphore::const_new(2);
/// So long may drawing take, and so long a request waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);
/// Largest picture in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// A picture.
#[derive(Debug)]
pub struct Picture {
    /// Its type.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Page `number` (from 1) of a file: a PDF's as PNG of this width, a photograph as it is.
///
/// # Errors
/// [`Error::NotFound`] for a page that is not there; [`Error::Unavailable`] where it can't be drawn (now).
pub async fn picture(app: &App, file: &FileInfo, number: u32, width: u16) -> Result<Picture, Error> {
    if !(1..=file.pages).contains(&number) {
        return Err(Error::NotFound);
    }
    let path = Store::new(&app.config.data).accepted(&file.id);
    if file.media_type != "application/pdf" {
        return Ok(Picture { media_type: file.media_type.clone(), bytes: tokio::fs::read(path).await? });
    }
    let turn = tokio::time::timeout(PATIENCE, AT_ONCE.acquire()).await;
    let _turn = turn.map_err(|_| Error::unavailable(5, "every place for drawing stayed taken"))??;
    let renderer = match &app.config.renderer {
        Some(program) => program.clone(),
        None => std::env::current_exe()?,
    };
    let mut child = start(&renderer, &path, number, width)?;
    let bytes = match tokio::time::timeout(PATIENCE, result(&mut child)).await {
        Ok(Ok(bytes)) => Some(bytes),
        Ok(Err(error)) => return Err(error.into()),
        Err(_) => {
            child.kill().await?;
            None
        }
    };
    let bytes = bytes.flatten().ok_or_else(|| Error::unavailable(5, "a page can't be drawn"))?;
    Ok(Picture { media_type: "image/png".to_owned(), bytes })
}

fn start(program: &Path, file: &Path, number: u32, width: u16) -> std::io::Result<Child> {
    Command::new(program)
        .args(["draw-page", &number.to_string(), &width.to_string()])
        // Settings may hold passwords; drawing needs none.
        .env_clear()
        .stdin(std::fs::File::open(file)?)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        // Also when the asker goes away.
        .kill_on_drop(true)
        .spawn()
}

/// What the child made; none if it failed.
async fn result(child: &mut Child) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    if let Some(out) = child.stdout.take() {
        out.take(LARGEST + 1).read_to_end(&mut bytes).await?;
    }
    let whole = bytes.len() as u64 <= LARGEST;
    Ok((whole && child.wait().await?.success()).then_some(bytes))
}
