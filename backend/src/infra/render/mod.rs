//! Renders pages of PDFs as PNG, and counts them, in a child process with memory and CPU limits, since a large library
//! reads bytes from outside: a crash does not affect the server. [`process`] starts the child; the rest runs in it.

pub mod process;

use std::io::{Read, Write};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use rustix::process::{Resource, Rlimit, nice, setrlimit};

/// Maximum address space.
const MAX_MEMORY_BYTES: u64 = 1 << 30;
/// Maximum processor time of drawing; the parent's timeout ends earlier on an idle machine.
const MAX_DRAW_CPU_SECS: u64 = 20;
/// Maximum processor time of counting. It is less than the parent's timeout, so that a file which would take forever is told
/// from a busy machine.
const MAX_COUNT_CPU_SECS: u64 = 5;
/// Added to the niceness, so that serving comes first.
const NICENESS: i32 = 5;
/// Pages longer than this many times their width are rendered smaller.
const MAX_ASPECT: f32 = 4.0;

/// Why rendering failed.
#[derive(Debug, thiserror::Error)]
pub enum DrawError {
    /// Input, output or limits.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// The library can't read the PDF, or it has no such page.
    #[error("the page can't be drawn")]
    Unreadable,
}

/// Reads a PDF from standard input and writes page `number` (from 1), `width` pixels wide, to standard output.
pub fn draw_page(number: u32, width: u16) -> Result<(), DrawError> {
    let png = page(limited_input(MAX_DRAW_CPU_SECS)?, number, width)?;
    std::io::stdout().write_all(&png)?;
    Ok(())
}

/// Reads a PDF from standard input and writes its number of pages, as drawing finds them, to standard output.
pub fn count_pages() -> Result<(), DrawError> {
    let pdf = Pdf::new(limited_input(MAX_COUNT_CPU_SECS)?).map_err(|_| DrawError::Unreadable)?;
    write!(std::io::stdout(), "{}", pdf.pages().len())?;
    Ok(())
}

/// Limits this process, then reads standard input.
fn limited_input(cpu_secs: u64) -> Result<Vec<u8>, DrawError> {
    for (resource, limit) in [(Resource::As, MAX_MEMORY_BYTES), (Resource::Cpu, cpu_secs), (Resource::Core, 0)] {
        setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) }).map_err(std::io::Error::from)?;
    }
    nice(NICENESS).map_err(std::io::Error::from)?;
    let mut pdf = Vec::new();
    std::io::stdin().read_to_end(&mut pdf)?;
    Ok(pdf)
}

fn page(pdf: Vec<u8>, number: u32, width: u16) -> Result<Vec<u8>, DrawError> {
    let pdf = Pdf::new(pdf).map_err(|_| DrawError::Unreadable)?;
    let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
    let page = index.and_then(|index| pdf.pages().get(index)).ok_or(DrawError::Unreadable)?;
    let (page_width, page_height) = page.render_dimensions();
    let longest = page_width.max(page_height / MAX_ASPECT);
    // Also false for NaN.
    if !(longest > 0.0 && longest.is_finite()) {
        return Err(DrawError::Unreadable);
    }
    let scale = f32::from(width) / longest;
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let drawn =
        render(page, &RenderCache::new(), &InterpreterSettings::default(), &RenderSettings::default(), &settings);
    if drawn.width() == 0 || drawn.height() == 0 {
        return Err(DrawError::Unreadable);
    }
    drawn.into_png().map_err(|_| DrawError::Unreadable)
}
