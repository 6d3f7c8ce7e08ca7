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
    install(&BINDGEN_CLI)?;
    install(&TRUNK_CLI)?;
    npm()
}

/// Installs cargo-deny if it is missing.
///
/// # Errors
/// When the installation fails.
pub fn deny() -> Result {
    install(&DENY_CLI)
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

/// Installs pyHanko, which makes and judges signed PDFs for the tests, and all that it needs, each in the version that is named
/// beside those tests.
///
/// # Errors
/// When Python 3 or its `venv` is missing, or an installation fails.
pub fn pyhanko() -> Result {
    let list = root().join("backend/tests/it/signatures/requirements.txt");
    let wanted = std::fs::read_to_string(&list)?;
    let folder = tools().join("pyhanko");
    let copy = folder.join("installed.txt");
    if std::fs::read_to_string(&copy).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if ask("python3", &["-c", "import venv, ensurepip"]).is_none() {
        return Err("Python 3 with venv is missing (Debian: apt-get install python3-venv)".into());
    }
    say("Installing pyHanko into target/tools/pyhanko (under a minute)");
    run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
    let pip =
        ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:", "--no-deps", "-r"];
    run(Command::new(folder.join("bin/python")).args(pip).arg(&list))?;
    std::fs::write(copy, wanted)?;
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

/// A tool that cargo compiles.
struct Tool {
    package: &'static str,
    version: &'static str,
    /// Name of its program.
    name: &'static str,
    /// How long it compiles, for whoever waits.
    duration: &'static str,
    opt_level: &'static str,
    features: &'static [&'static str],
}

const BINDGEN_CLI: Tool = Tool {
    package: "wasm-bindgen-cli",
    version: WASM_BINDGEN,
    name: "wasm-bindgen",
    duration: "about a minute and a half",
    // It rewrites every bundle of every build: unoptimised it takes three times as long.
    opt_level: "1",
    features: &[],
};

const TRUNK_CLI: Tool = Tool {
    package: "trunk",
    version: TRUNK,
    name: "trunk",
    duration: "about 2 minutes",
    // It only starts the others, offline: it needs neither speed nor TLS.
    opt_level: "0",
    features: &["--no-default-features"],
};

const DENY_CLI: Tool = Tool {
    package: "cargo-deny",
    version: DENY,
    name: "cargo-deny",
    duration: "about a minute",
    opt_level: "0",
    features: &[],
};

/// Compiles a tool into `target/tools` unless this version is there.
fn install(tool: &Tool) -> Result {
    let installed = ask(program(tool.name), &["--version"]);
    if installed.is_some_and(|printed| printed.split_whitespace().any(|word| word == tool.version)) {
        return Ok(());
    }
    let Tool { package, version, duration, opt_level, features, .. } = tool;
    say(&format!("Compiling {package} {version} into target/tools, once ({duration} on 2 cores)"));
    let build = tools().join("build");
    run(cargo("install")
        .args(["--locked", "--force", package, "--version", version, "--root"])
        .arg(tools())
        .arg("--target-dir")
        .arg(&build)
        .args(*features)
        // The tools' own release profiles take several times as long to compile and save nothing here.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level)
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0"))?;
    // Half a gigabyte that only a rebuild of the same tool would use.
    let _ = std::fs::remove_dir_all(build);
    Ok(())
}
