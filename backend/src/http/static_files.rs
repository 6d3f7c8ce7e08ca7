//! Serves the built single-page applications from memory, so that no path can lead outside.

mod pages;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::{
    ACCEPT, ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG,
    IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

pub use self::pages::APPS;
use self::pages::{app_of, is_of_holder};
use super::content_policy;

/// The files of all apps, each at its path.
#[derive(Clone)]
pub struct StaticFiles {
    files: Arc<HashMap<String, Asset>>,
    policy: HeaderValue,
}

#[derive(Clone)]
struct Asset {
    plain: Bytes,
    brotli: Option<Bytes>,
    kind: &'static str,
    tag: String,
    immutable: bool,
}

/// Where officers open a case (`src/route/officer.rs`), followed by its reference number.
const CASE: &str = "/petugas/permohonan/";

/// Where it was before, as mails that were sent say.
const OLD_CASE: &str = "/petugas/perkara/";

/// What is painted at a path of the holder's app that has no static page of its own (`xtask/src/shells.rs`).
const LOADING: &str = "/memuat.html";

impl StaticFiles {
    /// Reads the apps. If a directory is missing, a plain page says so.
    pub fn load(dist: &Path) -> std::io::Result<Self> {
        let mut files = HashMap::new();
        for (directory, base) in APPS {
            let directory = dist.join(directory);
            if directory.is_dir() {
                read_into(&mut files, &directory, base)?;
            }
        }
        let pages = APPS.iter().filter_map(|(_, base)| files.get(&format!("{base}index.html")));
        let policy = content_policy::of_pages(pages.map(|page| String::from_utf8_lossy(&page.plain)));
        let policy = HeaderValue::from_str(&policy).map_err(std::io::Error::other)?;
        Ok(Self { files: Arc::new(files), policy })
    }

    /// Returns the version of the program with the build that the kiosk's page names (`xtask/src/kiosk_build.rs`), e.g.
    /// "0.1.0+1f2e3d4c5b6a".
    pub fn kiosk_version(&self) -> String {
        let page = self.files.get("/kios/index.html").map(|page| String::from_utf8_lossy(&page.plain).into_owned());
        let build = page.as_deref().and_then(|page| page.split_once("data-build=\"")?.1.split_once('"'));
        let build = build.map(|(build, _)| ["+", build].concat()).unwrap_or_default();
        [env!("CARGO_PKG_VERSION"), &build].concat()
    }

    /// Answers requests for all other paths than the REST backend's.
    pub fn answer(&self, request: &Request) -> Response {
        let mut response = if matches!(*request.method(), Method::GET | Method::HEAD) {
            self.find(request.uri().path(), request.headers())
        } else {
            StatusCode::METHOD_NOT_ALLOWED.into_response()
        };
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, self.policy.clone());
        response
    }

    fn find(&self, path: &str, headers: &HeaderMap) -> Response {
        if let Some(asset) = self.files.get(path) {
            return asset.answer(headers);
        }
        if matches!(path, "/petugas" | "/kios") {
            let folder = [(axum::http::header::LOCATION, format!("{path}/"))];
            return (StatusCode::PERMANENT_REDIRECT, folder).into_response();
        }
        // Mails have carried the address for as long as they are kept.
        if let Some(reference) = path.strip_prefix(OLD_CASE) {
            let case = [(axum::http::header::LOCATION, [CASE, reference].concat())];
            return (StatusCode::PERMANENT_REDIRECT, case).into_response();
        }
        // A path of the app's own router, typed or reloaded. A missing asset must not be answered with a page.
        let wants_page = headers.get(ACCEPT).and_then(|accept| accept.to_str().ok()).is_some_and(|accept| {
            accept.contains("text/html") || (accept.contains("*/*") && !accept.contains("image/"))
        });
        let is_file = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
        // Not a page: browsers treat such a path as a host in redirects.
        let is_other_host = path.starts_with("//");
        if is_file || is_other_host || !wants_page {
            return (StatusCode::NOT_FOUND, "404\n").into_response();
        }
        let app = app_of(path);
        let index = app.map_or_else(|| LOADING.to_owned(), |app| format!("{app}index.html"));
        let Some(asset) = self.files.get(index.as_str()) else { return not_built() };
        if app.is_some() || is_of_holder(path) {
            return asset.answer(headers);
        }
        // The app says that there is no such page; search engines and monitors read the status.
        let mut headers = headers.clone();
        headers.remove(IF_NONE_MATCH);
        let mut response = asset.answer(&headers);
        *response.status_mut() = StatusCode::NOT_FOUND;
        response.headers_mut().remove(ETAG);
        response
    }
}

impl Asset {
    fn answer(&self, headers: &HeaderMap) -> Response {
        let cache = if self.immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
        let brotli = self.brotli.as_ref().filter(|_| takes_brotli(headers));
        let tag = if brotli.is_some() { format!("\"{}-br\"", self.tag) } else { format!("\"{}\"", self.tag) };
        let mut response = if is_known(headers, &tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let mut response = Body::from(brotli.unwrap_or(&self.plain).clone()).into_response();
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(self.kind));
            if brotli.is_some() {
                response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
            }
            response
        };
        let answer = response.headers_mut();
        answer.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
        answer.insert(VARY, HeaderValue::from_static("accept-encoding"));
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            answer.insert(ETAG, tag);
        }
        response
    }
}

/// Returns the `ETag` of this content, without quotation marks.
pub(crate) fn tag_of(content: &[u8]) -> String {
    hex::encode(&Sha256::digest(content)[..12])
}

/// Whether the client has the content of this tag (with quotation marks).
pub(crate) fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let seen = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    seen.is_some_and(|seen| seen.split(',').any(|one| one.trim().trim_start_matches("W/") == tag))
}

fn takes_brotli(headers: &HeaderMap) -> bool {
    let text = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    text.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        parts.next() == Some("br") && !parts.any(|part| part == "q=0" || part == "q=0.0")
    })
}

fn not_built() -> Response {
    let page = "<!doctype html><html lang=\"id\"><meta charset=\"utf-8\"><title>Perbarui</title>\
                <p>Aplikasi belum dibangun: jalankan <code>cargo xtask run</code>.</p>\
                <p lang=\"en\">The apps are not built yet: run <code>cargo xtask run</code>.</p></html>\n";
    let headers = [(CONTENT_TYPE, "text/html; charset=utf-8"), (CACHE_CONTROL, "no-store")];
    (StatusCode::SERVICE_UNAVAILABLE, headers, page).into_response()
}

fn read_into(files: &mut HashMap<String, Asset>, directory: &Path, base: &str) -> std::io::Result<()> {
    for entry in std::fs::read_dir(directory)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if path.is_dir() {
            read_into(files, &path, &format!("{base}{name}/"))?;
        } else if path.extension().is_none_or(|extension| extension != "br") && !name.starts_with('.') {
            let plain = Bytes::from(std::fs::read(&path)?);
            let compressed = path.with_file_name(format!("{name}.br"));
            let asset = Asset {
                brotli: if compressed.exists() { Some(Bytes::from(std::fs::read(compressed)?)) } else { None },
                kind: media_type(name),
                tag: tag_of(&plain),
                immutable: is_hashed(name),
                plain,
            };
            if name == "index.html" {
                files.insert(base.to_owned(), asset.clone());
            } else if let Some(page) = name.strip_suffix(".html") {
                files.insert(format!("{base}{page}"), asset.clone());
            }
            files.insert(format!("{base}{name}"), asset);
        }
    }
    Ok(())
}

/// Whether Trunk put the content's hash into the name, as in `app-1f0c55dd7f0e3a2b.js` or
/// `app-1f0c55dd7f0e3a2b_bg.wasm`. It omits the hash's leading zeros.
fn is_hashed(name: &str) -> bool {
    name.split(['-', '.', '_'])
        .any(|part| (12..=16).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
