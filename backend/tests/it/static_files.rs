//! The served apps, and the server over a real socket.

use axum::body::Body;
use axum::http::Request;
use axum::http::header::{ACCEPT, ACCEPT_ENCODING, IF_NONE_MATCH};
use backend::http::static_files::StaticFiles;
use base64::Engine;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::harness::World;

const SCRIPT: &str = "\nimport init from '/app-0123456789abcdef.js';\n";

pub fn dist() -> TempDir {
    let dist = TempDir::new().unwrap();
    for (path, text) in [
        ("holder/index.html", format!("<html><script type=\"module\">{SCRIPT}</script><p>pemohon")),
        ("holder/masuk.html", "<p>masuk".to_owned()),
        ("holder/memuat.html", "<p>memuat".to_owned()),
        ("holder/app-0123456789abcdef.js", "plain".to_owned()),
        ("holder/app-0123456789abcdef.js.br", "packed".to_owned()),
        ("holder/app-123456789abcdef.js", "a hash without its leading zero".to_owned()),
        ("holder/icons/logo.svg", "<svg/>".to_owned()),
        ("holder/crypto_worker_bg.wasm", "wasm".to_owned()),
        ("follow/index.html", "<html><p>ikuti".to_owned()),
        ("follow/masuk.html", "<p>masuk lalu ikuti".to_owned()),
        ("wizard/masuk.html", "<p>masuk lalu ajukan".to_owned()),
        (
            "wizard/index.html",
            "<html><style>a{}</style><script src=\"/permohonan/x.js\"></script><p>permohonan".to_owned(),
        ),
        ("kiosk/index.html", "<html><p>kios".to_owned()),
        ("officer/index.html", "<html><script src=\"/petugas/x.js\"></script><p>petugas".to_owned()),
        ("office/index.html", "<html><p>kantor".to_owned()),
        ("evaluation/index.html", "<html><p>evaluasi".to_owned()),
        ("complaints/index.html", "<html><p>pengaduan".to_owned()),
    ] {
        let path = dist.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    dist
}

#[test]
fn every_path_has_its_answer() {
    let dist = dist();
    std::fs::write(dist.path().join("secret.txt"), "secret").unwrap();
    let site = StaticFiles::load(dist.path()).unwrap();
    let html = "text/html,application/xhtml+xml,*/*;q=0.8";
    let (no_cache, forever) = ("no-cache", "public, max-age=31536000, immutable");
    for (path, accept, status, cache, kind) in [
        ("/", html, 200, no_cache, "text/html; charset=utf-8"),
        ("/index.html", html, 200, no_cache, "text/html; charset=utf-8"),
        ("/permohonan", html, 200, no_cache, "text/html; charset=utf-8"),
        ("/permohonan/surat", html, 200, no_cache, "text/html; charset=utf-8"),
        ("/app-123456789abcdef.js", "*/*", 200, forever, "text/javascript; charset=utf-8"),
        ("/petugas/", html, 200, no_cache, "text/html; charset=utf-8"),
        ("/petugas/permohonan/PBR-7K3M-9Q2X", html, 200, no_cache, "text/html; charset=utf-8"),
        ("/petugas", html, 308, "", ""),
        ("/kios", html, 308, "", ""),
        ("/kios/masuk", html, 200, no_cache, "text/html; charset=utf-8"),
        ("/app-0123456789abcdef.js", "*/*", 200, forever, "text/javascript; charset=utf-8"),
        ("/icons/logo.svg", "image/*", 200, no_cache, "image/svg+xml"),
        ("/crypto_worker_bg.wasm", "*/*", 200, no_cache, "application/wasm"),
        ("/app-ffffffffffffffff.js", html, 404, "", ""),
        ("/permohonan/surat", "image/avif,*/*", 404, "", ""),
        ("//sertifikat", html, 404, "", ""),
        ("//petugas/", html, 404, "", ""),
        ("/../secret.txt", html, 404, "", ""),
        ("/%2e%2e/secret.txt", html, 404, "", ""),
        ("/secret.txt", html, 404, "", ""),
        ("/.git/config", html, 404, "", ""),
    ] {
        let answer = site.answer(&Request::get(path).header(ACCEPT, accept).body(Body::empty()).unwrap());
        let header = |name: &str| answer.headers().get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
        assert_eq!(answer.status().as_u16(), status, "{path}");
        if status == 200 {
            assert_eq!((&*header("cache-control"), &*header("content-type")), (cache, kind), "{path}");
        }
        assert!(header("content-security-policy").starts_with("default-src 'none'; script-src 'self'"), "{path}");
    }
}

#[tokio::test]
async fn each_path_gets_its_own_app() {
    let site = StaticFiles::load(dist().path()).unwrap();
    for (path, app) in [
        ("/", "<p>pemohon"),
        ("/masuk", "<p>masuk"),
        ("/masuk/token", "<p>memuat"),
        ("/sertifikat", "<p>memuat"),
        ("/lacak/PBR-7K3M-9Q2X", "<p>ikuti"),
        ("/terkirim/PBR-7K3M-9Q2X", "<p>ikuti"),
        ("/ambil/PBR-7K3M-9Q2X", "<p>ikuti"),
        ("/lacak/masuk", "<p>masuk lalu ikuti"),
        ("/ambilan", "<p>memuat"),
        ("/permohonan", "<p>permohonan"),
        ("/permohonan/surat", "<p>permohonan"),
        ("/permohonan/masuk", "<p>masuk lalu ajukan"),
        ("/permohonanku", "<p>memuat"),
        ("/petugas/masuk", "<p>petugas"),
        ("/petugas/evaluasi", "<p>evaluasi"),
        ("/petugas/evaluasi/2026-11-01/2026-11-30", "<p>evaluasi"),
        ("/petugas/evaluasiku", "<p>petugas"),
        ("/petugas/pengaduan", "<p>pengaduan"),
        ("/petugas/pengaduan/ADU-7K3M-9Q2D", "<p>pengaduan"),
        ("/petugas/pengaduanku", "<p>petugas"),
        ("/petugas/kunci/7", "<p>pengaduan"),
        ("/petugas/bersama", "<p>kantor"),
        ("/petugas/ajukan", "<p>kantor"),
        ("/kios/", "<p>kios"),
        ("/kiosku", "<p>memuat"),
    ] {
        let answer = site.answer(&Request::get(path).header(ACCEPT, "text/html").body(Body::empty()).unwrap());
        let body = axum::body::to_bytes(answer.into_body(), 1000).await.unwrap();
        assert!(body.ends_with(app.as_bytes()), "{path}");
    }
}

/// Search engines keep what is answered with 200; people read on the page that there is none.
#[tokio::test]
async fn a_page_that_does_not_exist_is_answered_with_404() {
    let site = StaticFiles::load(dist().path()).unwrap();
    let ask = |path: &str, seen: &str| {
        let request = Request::get(path).header(ACCEPT, "text/html").header(IF_NONE_MATCH, seen);
        site.answer(&request.body(Body::empty()).unwrap())
    };
    let tag = ask("/sertifikat", "").headers()["etag"].to_str().unwrap().to_owned();
    assert_eq!(ask("/sertifikat", &tag).status(), 304);
    for path in ["/tidak-ada", "/sertifikat/tidak-ada", "/masuk/lain", "/wp-admin/", "/.git/config"] {
        let answer = ask(path, &tag);
        assert_eq!((answer.status().as_u16(), answer.headers().get("etag")), (404, None), "{path}");
        let body = axum::body::to_bytes(answer.into_body(), 1000).await.unwrap();
        assert!(body.ends_with(b"<p>memuat"), "{path}: the app tells it");
    }
    // Every page of the app's router is known.
    let router = include_str!("../../../src/route/mod.rs").split_once("pub fn parse(path: &str) -> Self {").unwrap().1;
    let begins: Vec<_> = router.split("(Some(\"").skip(1).map(|rest| rest.split_once('"').unwrap().0).collect();
    assert!(begins.contains(&"sertifikat") && begins.contains(&"akun"), "{begins:?}");
    for path in begins.iter().flat_map(|begin| [format!("/{begin}"), format!("/{begin}/")]) {
        assert_ne!(ask(&path, "").status(), 404, "{path}");
    }
}

#[test]
fn a_kiosks_version_is_the_build_that_its_page_names() {
    let (dist, program) = (dist(), env!("CARGO_PKG_VERSION"));
    let version = || StaticFiles::load(dist.path()).unwrap().kiosk_version();
    assert_eq!(version(), program, "a page that names none");
    std::fs::write(dist.path().join("kiosk/index.html"), "<html data-build=\"1f2e3d4c5b6a\" lang=id><p>kios").unwrap();
    assert_eq!(version(), format!("{program}+1f2e3d4c5b6a"));
}

#[test]
fn the_inline_script_may_run_and_no_other_nor_another_style() {
    let site = StaticFiles::load(dist().path()).unwrap();
    let answer = site.answer(&Request::get("/").body(Body::empty()).unwrap());
    let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(SCRIPT));
    assert!(policy.contains(&format!("script-src 'self' 'wasm-unsafe-eval' 'sha256-{hash}';")), "{policy}");
    let style = base64::engine::general_purpose::STANDARD.encode(Sha256::digest("a{}"));
    assert!(policy.contains(&format!("style-src 'self' 'sha256-{style}';")), "{policy}");
    assert_eq!(policy.matches("sha256-").count(), 2, "{policy}");
    assert!(!policy.contains("unsafe-inline"), "{policy}");
}

#[tokio::test]
async fn files_are_compressed_and_cached() {
    let site = StaticFiles::load(dist().path()).unwrap();
    for (encoding, body, packed) in
        [("gzip, deflate, br, zstd", "packed", true), ("gzip", "plain", false), ("br;q=0", "plain", false)]
    {
        let path = "/app-0123456789abcdef.js";
        let answer = site.answer(&Request::get(path).header(ACCEPT_ENCODING, encoding).body(Body::empty()).unwrap());
        assert_eq!(answer.headers().contains_key("content-encoding"), packed, "{encoding}");
        assert_eq!(answer.headers()["vary"], "accept-encoding");
        let tag = answer.headers()["etag"].clone();
        let bytes = axum::body::to_bytes(answer.into_body(), 100).await.unwrap();
        assert_eq!(bytes, body, "{encoding}");
        let again = Request::get(path).header(ACCEPT_ENCODING, encoding).header(IF_NONE_MATCH, tag);
        assert_eq!(site.answer(&again.body(Body::empty()).unwrap()).status(), 304, "{encoding}");
    }
}

#[tokio::test]
async fn missing_apps_show_a_plain_page() {
    let world = World::new().await;
    let answer = world.browser().get("/").await;
    assert_eq!(answer.status, 404, "no page was asked for");
    let mut browser = world.browser();
    browser.headers.insert(ACCEPT, "text/html".parse().unwrap());
    let answer = browser.get("/").await;
    assert_eq!(answer.status, 503);
    assert!(answer.text().contains("cargo xtask run"));
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("referrer-policy", "no-referrer"),
    ] {
        assert_eq!(answer.header(name), value);
    }
    for (page, camera) in [
        ("/", "camera=(),"),
        ("/permohonan/surat", "camera=(),"),
        ("/kios/", "camera=(),"),
        ("/kios/siap-siap", "camera=(),"),
        ("/kios/siap", "camera=(self),"),
        ("/kios/layanan/", "camera=(self),"),
    ] {
        let answer = browser.get(page).await;
        assert!(answer.header("permissions-policy").starts_with(camera), "{page}");
        assert!(answer.header("permissions-policy").contains(" microphone=(),"), "{page}");
    }
}

#[tokio::test]
async fn the_stop_lets_a_request_finish() {
    let world = World::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = watch::channel(false);
    let caps = backend::http::serve::ConnectionLimits::within(1024, world.app.config.trusted_proxy.clone());
    let serving = tokio::spawn(backend::http::serve::serve(listener, world.router.clone(), caps, stopped));

    let mut stream = TcpStream::connect(address).await.unwrap();
    let body = r#"{"identifier":"a@b.id","password":"x"}"#;
    let head = format!(
        "POST /api/login HTTP/1.1\r\nhost: perbarui.test\r\nx-perbarui: 1\r\ncontent-type: application/json\r\n\
         content-length: {}\r\nexpect: 100-continue\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    // The interim answer proves that the handler waits for the body.
    let mut interim = [0; 25];
    stream.read_exact(&mut interim).await.unwrap();
    assert_eq!(&interim, b"HTTP/1.1 100 Continue\r\n\r\n");
    stop.send_replace(true);
    stream.write_all(body.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
    serving.await.unwrap();
    assert!(TcpStream::connect(address).await.is_err(), "nobody listens any more");
}
