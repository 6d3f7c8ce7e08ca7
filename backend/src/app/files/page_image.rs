//! Images of the pages of accepted files, for the officers' viewer.

use domain::renewal::PersonId;

use super::read::{self, AcceptedFile, ComparingReader};
use crate::app::error::Error;
use crate::app::state::App;
use crate::infra::render::process::{ChildError, draw_page};

/// Least and greatest width of an image.
pub const WIDTH_RANGE_PIXELS: (u16, u16) = (200, 2000);
/// Default width of an image.
pub const DEFAULT_WIDTH_PIXELS: u16 = 1000;
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
pub async fn picture(
    app: &App,
    viewer: PersonId,
    file: &impl AcceptedFile,
    number: u32,
    width: u16,
) -> Result<Picture, Error> {
    if !(1..=file.pages()).contains(&number) {
        return Err(Error::NotFound);
    }
    if file.media_type() != "application/pdf" {
        return Ok(Picture::Photograph(Box::new(read::reader(app, file).await?)));
    }
    let permits = (app.limits.drawings_of_one.acquire(viewer).await?, app.limits.drawings.acquire().await?);
    let pdf = read::bytes(app, file).await?;
    match draw_page(app.config.renderer.as_deref(), pdf, number, width, permits).await {
        Ok(png) => Ok(Picture::Page(png)),
        Err(ChildError::Io(error)) => Err(error.into()),
        Err(error) => {
            let why = format!("page {number} of file {} can't be drawn: {error}", file.id());
            Err(Error::unavailable(RETRY_AFTER_SECS, why))
        }
    }
}
