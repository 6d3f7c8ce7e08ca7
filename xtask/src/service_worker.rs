//! Tells the service worker (`public/sw.js`) which files there are, each with its hash.

use crate::Result;
use crate::apps::App;
use crate::stamp::files;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The apps whose files it keeps. Officers work at desks, kiosks keep nothing.
const APPS: &[App] =
    &[App::Holder, App::Account, App::Follow, App::Wizard, App::Feedback, App::Keys, App::Recommendation];

/// Not asked for by pages, or not to be kept: the worker itself, what stands inside the pages, what only robots read; screenshots.
const LEFT_OUT: &[&str] = &["sw.js", "start.js", "robots.txt"];

/// Named by every page, but loaded only where a file was shared.
const LATER: &str = "share.js";

/// Writes version and files before the service worker in the built apps' folder `dist`.
///
/// # Errors
/// When a file cannot be read or written.
pub fn complete(dist: &Path) -> Result {
    let (kept, loaded) = kept(dist)?;
    let worker = dist.join(App::Holder.folder()).join("sw.js");
    let files = serde_json::to_string(&kept)?;
    let version = hash(files.as_bytes());
    let script = fs::read_to_string(&worker)?;
    let apps = serde_json::to_string(&loaded)?;
    let text = format!("const VERSION={:?},FILES={files},APPS={apps};\n{script}", &version[..12]);
    fs::write(worker, text)?;
    Ok(())
}

type Kept = (BTreeMap<String, String>, BTreeMap<&'static str, Vec<String>>);

/// Each file by its path with its hash, and the paths that each app's pages load, by the app's own path.
fn kept(dist: &Path) -> Result<Kept> {
    let (mut kept, mut loaded) = (BTreeMap::new(), BTreeMap::new());
    for app in APPS {
        let folder = dist.join(app.folder());
        let page = fs::read_to_string(folder.join("index.html"))?;
        let mut of_app = Vec::new();
        for file in files(&folder)? {
            let name = file.strip_prefix(&folder)?.to_string_lossy().into_owned();
            let is = |extension: &str| file.extension().is_some_and(|own| own == extension);
            if is("br") || name.starts_with("screenshot-") || LEFT_OUT.contains(&&*name) {
                continue;
            }
            let path = format!("{}{}", app.public_url(), address(&name));
            if page.contains(&name) && name != LATER && (is("js") || is("wasm")) {
                of_app.push(path.clone());
            }
            kept.insert(path, format!("sha256-{}", hash(&fs::read(&file)?)));
        }
        loaded.insert(app.public_url(), of_app);
    }
    Ok((kept, loaded))
}

/// Where a file stands below its app's path (`backend/src/http/static_files.rs`).
fn address(name: &str) -> &str {
    match name.strip_suffix(".html") {
        Some("index") => "",
        // Stands for paths that have no file.
        Some("memuat") | None => name,
        Some(page) => page,
    }
}

fn hash(content: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_what_they_load_are_named() -> Result {
        let dist = std::env::temp_dir().join(format!("xtask-worker-{}", std::process::id()));
        for (name, text) in [
            ("holder/index.html", "<script>import '/a-1.js'; later('/share.js')</script>"),
            ("holder/share.js", ""),
            ("holder/masuk.html", ""),
            ("holder/memuat.html", ""),
            ("holder/a-1.js", ""),
            ("holder/a-1.js.br", ""),
            ("holder/crypto_worker.js", ""),
            ("holder/sw.js", "run();"),
            ("account/index.html", ""),
            ("wizard/index.html", "/permohonan/w-1_bg.wasm"),
            ("wizard/w-1_bg.wasm", ""),
            ("feedback/index.html", ""),
            ("follow/index.html", ""),
            ("keys/index.html", ""),
            ("recommendation/index.html", ""),
            ("officer/index.html", ""),
        ] {
            let file = dist.join(name);
            fs::create_dir_all(file.parent().ok_or("no folder")?)?;
            fs::write(file, text)?;
        }
        let (files, loaded) = kept(&dist)?;
        let expected = [
            "/",
            "/a-1.js",
            "/akun/",
            "/crypto_worker.js",
            "/kunci/",
            "/lacak/",
            "/masuk",
            "/masukan/",
            "/memuat.html",
            "/permohonan/",
            "/permohonan/w-1_bg.wasm",
            "/rekomendasi/",
            "/share.js",
        ];
        assert_eq!(files.keys().collect::<Vec<_>>(), expected);
        assert_eq!(files["/masuk"], "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(loaded["/"], ["/a-1.js"]);
        assert_eq!(loaded["/permohonan/"], ["/permohonan/w-1_bg.wasm"]);
        complete(&dist)?;
        let worker = fs::read_to_string(dist.join("holder/sw.js"))?;
        assert!(worker.starts_with("const VERSION=\"") && worker.ends_with(";\nrun();"), "{worker}");
        fs::remove_dir_all(dist)?;
        Ok(())
    }
}
