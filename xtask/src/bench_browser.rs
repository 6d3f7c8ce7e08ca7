//! What takes how long in a browser on a slow line, beside a bare page, an empty Leptos app and a Form.io wizard.

use crate::apps::{self, Profile, RELEASE_PROFILE};
use crate::command::{cargo, run, say};
use crate::{Result, minify, precompress, root, run as program, system, target, tools};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// What Form.io's wizard is made of, from npm, for this bench only.
const FORMIO: &str = "@formio/js@5.6.0";

/// Builds and fetches what is compared, and lets Playwright measure (`e2e/bench/`). The backend is the debug one: what is
/// measured happens in the browser.
///
/// # Errors
/// When something can't be built, fetched or measured.
pub fn browser() -> Result {
    apps::build(Profile::Release)?;
    program::build_backend(Profile::Dev)?;
    tools::npm()?;
    let others = others();
    fs::create_dir_all(&others)?;
    say("An empty Leptos app, built as ours are");
    empty_app()?;
    say("Form.io, from npm");
    formio()?;
    precompress::folder(&others.join("served"))?;
    run(Command::new("npx")
        .args(["--no-install", "playwright", "test", "--config", "bench/playwright.config.ts"])
        .env("CHROMIUM", system::headless()?)
        .env("PERBARUI_BACKEND", apps::backend(Profile::Dev))
        .env("PERBARUI_DIST", apps::dist())
        .env("PERBARUI_OTHERS", others.join("served"))
        .env("FORCE_COLOR", "0")
        .current_dir(root().join("e2e")))
}

fn others() -> PathBuf {
    target().join("bench")
}

fn empty_app() -> Result {
    let arguments =
        ["-p", "perbarui", "--example", "empty_app", "--target", tools::WASM_TARGET, "--profile", RELEASE_PROFILE];
    run(cargo("build").args(arguments))?;
    let built = target().join(tools::WASM_TARGET).join(RELEASE_PROFILE).join("examples/empty_app.wasm");
    let served = others().join("served/leptos");
    let bindgen = ["--target", "web", "--no-typescript", "--out-dir"];
    run(Command::new(tools::program("wasm-bindgen")).args(bindgen).arg(&served).arg(built))?;
    let wasm = served.join("empty_app_bg.wasm");
    let features = ["--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext"];
    let features =
        features.into_iter().chain(["--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue"]);
    run(Command::new("wasm-opt")
        .arg("-Oz")
        .args(features)
        .arg(&wasm)
        .arg("-o")
        .arg(&wasm)
        .env("PATH", tools::path()?))?;
    minify::folder(&served)
}

fn formio() -> Result {
    let install = ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"];
    run(Command::new("npm").args(install).arg(others()).arg(FORMIO))?;
    let served = others().join("served/formio");
    fs::create_dir_all(&served)?;
    for name in ["formio.form.min.js", "formio.form.min.css"] {
        fs::copy(others().join("node_modules/@formio/js/dist").join(name), served.join(name))?;
    }
    Ok(())
}
