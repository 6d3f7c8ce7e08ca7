//! The build tools: their versions and installation. Everything is installed in `target/tools` or `e2e/node_modules`.

use crate::command::{ask, cargo, run, say};
use crate::{Result, root, target};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

/// Trunk: 0.22 needs a newer compiler than the one this project is built with.
pub const TRUNK: &str = "0.21.14";
/// Must be exactly the version of the `wasm-bindgen` crate in `Cargo.toml`.
pub const WASM_BINDGEN: &str = "0.2.129";
/// Major version of binaryen, whose `wasm-opt` comes with `e2e/package.json`.
pub const WASM_OPT: &str = "132";
/// cargo-deny, which judges licences, sources and banned crates by `deny.toml`.
pub const DENY: &str = "0.20.2";
/// The target that browsers run.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Installs missing tools for building the apps, and says what it does and how long it takes.
///
/// # Errors
/// When an installation fails, or neither the target nor rustup is there.
pub fn for_apps() -> Result {
    wasm_target()?;
    let trunk = install("trunk", TRUNK, "trunk", "about 4 minutes on 2 cores")?;
    let bindgen = install("wasm-bindgen-cli", WASM_BINDGEN, "wasm-bindgen", "about 2 and a half minutes on 2 cores")?;
    if trunk || bindgen {
        // Half a gigabyte that only a rebuild of the same tool would use.
        let _ = std::fs::remove_dir_all(tools().join("build"));
    }
    npm()
}

/// Installs cargo-deny if it is missing.
///
/// # Errors
/// When the installation fails.
pub fn deny() -> Result {
    if install("cargo-deny", DENY, "cargo-deny", "about 2 and a half minutes on 2 cores")? {
        let _ = std::fs::remove_dir_all(tools().join("build"));
    }
    Ok(())
}

/// Installs Node's packages: binaryen's wasm-opt and terser for the builds, Playwright and axe for the journeys.
///
/// # Errors
/// When Node is missing or `npm ci` fails.
pub fn npm() -> Result {
    let e2e = root().join("e2e");
    let lock = std::fs::read_to_string(e2e.join("package-lock.json"))?;
    // npm does not tell whether node_modules fits the lockfile; a copy beside it does.
    let copy = e2e.join("node_modules/.installed-lock.json");
    if std::fs::read_to_string(&copy).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    if ask("npm", &["--version"]).is_none() {
        return Err("npm is missing: install Node.js 20 or later (Debian: apt-get install nodejs npm)".into());
    }
    say("Installing Node packages into e2e/node_modules: wasm-opt, terser, Playwright, axe (under a minute)");
    // Chromium comes from the system; Playwright's own download is not wanted.
    run(Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .current_dir(&e2e))?;
    std::fs::write(copy, lock)?;
    Ok(())
}

/// Returns the search path with our tools first.
///
/// # Errors
/// When a folder's name cannot stand in a search path.
pub fn path() -> Result<OsString> {
    let mut folders = vec![tools().join("bin"), root().join("e2e/node_modules/.bin")];
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    Ok(std::env::join_paths(folders)?)
}

/// Returns the path of an installed tool.
pub fn program(name: &str) -> PathBuf {
    tools().join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

fn tools() -> PathBuf {
    target().join("tools")
}

fn wasm_target() -> Result {
    let libraries = ask("rustc", &["--print", "target-libdir", "--target", WASM_TARGET]);
    if libraries.is_some_and(|folder| PathBuf::from(folder).is_dir()) {
        return Ok(());
    }
    if ask("rustup", &["--version"]).is_none() {
        return Err(
            format!("Rust's {WASM_TARGET} target is missing, and rustup, which could add it, is not here").into()
        );
    }
    say("Adding Rust's WebAssembly target (seconds)");
    run(Command::new("rustup").args(["target", "add", WASM_TARGET]))
}

/// Returns whether it had to compile.
fn install(package: &str, version: &str, name: &str, duration: &str) -> Result<bool> {
    if ask(program(name), &["--version"]).is_some_and(|printed| printed.split_whitespace().any(|word| word == version))
    {
        return Ok(false);
    }
    say(&format!("Compiling {package} {version} into target/tools, once ({duration})"));
    // The tools' own release profiles take twice as long to compile and save nothing here.
    run(cargo("install")
        .args(["--locked", "--force", package, "--version", version, "--root"])
        .arg(tools())
        .arg("--target-dir")
        .arg(tools().join("build"))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0"))?;
    Ok(true)
}
