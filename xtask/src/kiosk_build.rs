//! Names the build in the kiosk's three pages: a page compares it with what the backend serves, and loads itself anew.

use crate::Result;
use crate::apps::App;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// Bytes of the hash that make the name, in hexadecimal digits.
const BYTES: usize = 6;

/// Writes the attribute `data-build` into the kiosk's pages in the built apps' folder `dist`: a hash of all, since each
/// changes with every file that it loads.
///
/// # Errors
/// When a page cannot be read or written.
pub fn complete(dist: &Path) -> Result {
    let pages =
        [App::Kiosk, App::KioskJourney, App::KioskFeedback].map(|app| dist.join(app.folder()).join("index.html"));
    let mut texts = Vec::new();
    for page in &pages {
        texts.push(fs::read_to_string(page)?);
    }
    let hash = Sha256::digest(texts.concat());
    let build = hash[..BYTES].iter().fold(0_u64, |build, byte| build << 8 | u64::from(*byte));
    let named = format!("<html data-build=\"{build:0digits$x}\"", digits = 2 * BYTES);
    for (page, text) in pages.iter().zip(&texts) {
        fs::write(page, text.replacen("<html", &named, 1))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_pages_name_a_build_that_changes_with_each() -> Result {
        let dist = std::env::temp_dir().join(format!("xtask-kiosk-build-{}", std::process::id()));
        let of = |first: &str, journey: &str, feedback: &str| -> Result<[String; 3]> {
            let pages = [("kiosk", first), ("kiosk_journey", journey), ("kiosk_feedback", feedback)];
            for (folder, text) in pages {
                fs::create_dir_all(dist.join(folder))?;
                fs::write(dist.join(folder).join("index.html"), text)?;
            }
            complete(&dist)?;
            let read = |folder: &str| fs::read_to_string(dist.join(folder).join("index.html"));
            Ok([read("kiosk")?, read("kiosk_journey")?, read("kiosk_feedback")?])
        };
        let [first, journey, feedback] = of("<html lang=id>a", "<html lang=id>b", "<html lang=id>c")?;
        let build = &first[..first.find(" lang").ok_or("no language")?];
        assert!(build.starts_with("<html data-build=\"") && build.len() == 18 + 2 * BYTES + 1, "{first}");
        assert_eq!(journey, format!("{build} lang=id>b"));
        assert_eq!(feedback, format!("{build} lang=id>c"));
        assert_ne!(of("<html lang=id>a", "<html lang=id>d", "<html lang=id>c")?[0], first);
        assert_ne!(of("<html lang=id>a", "<html lang=id>b", "<html lang=id>d")?[0], first);
        assert_eq!(of("<html lang=id>a", "<html lang=id>b", "<html lang=id>c")?[0], first);
        fs::remove_dir_all(dist)?;
        Ok(())
    }
}
