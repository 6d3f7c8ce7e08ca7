//! The project's automation, in Rust so that it needs no other language to be installed.
//!
//! The commands are in `main.rs`. The library exists so that `tests/` can reach the pins and the parsers.

pub mod apps;
pub mod bench;
pub mod bench_browser;
pub mod command;
pub mod count;
pub mod dist;
#[cfg(target_os = "linux")]
pub mod faults;
pub mod first_load;
pub mod kiosk_build;
pub mod locations;
pub mod minify;
pub mod passwords;
pub mod precompress;
pub mod run;
pub mod service_worker;
pub mod shells;
pub mod size;
pub mod stamp;
pub mod system;
pub mod test;
pub mod tools;

use std::path::{Path, PathBuf};

/// What a step returns; the error is a sentence for the person at the terminal.
pub type Result<T = (), E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

/// The repository's root folder: the one above this package.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Cargo's build folder, which also holds every cache of ours.
pub fn target() -> PathBuf {
    let chosen = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    std::path::absolute(&chosen).unwrap_or(chosen)
}
