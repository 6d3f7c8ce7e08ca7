//! Programs that the tests take from the system: a browser, the judges of certificates and PDF, a mail server.

use crate::command::{ask, run, say};
use crate::{Result, target};
use std::path::PathBuf;
use std::process::Command;

/// A program that must answer, and the Debian package that brings it.
const NEEDED: &[(&str, &str)] = &[
    ("chromedriver", "chromium-driver"),
    ("pk12util", "libnss3-tools"),
    ("certutil", "libnss3-tools"),
    ("openssl", "openssl"),
    ("keytool", "default-jre-headless"),
    ("pdftotext", "poppler-utils"),
    ("qpdf", "qpdf"),
    ("aiosmtpd", "python3-aiosmtpd"),
    ("python3", "python3-venv"),
];

/// Names under which a Chromium or Chrome is found.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Chromium without its own windows, which would cost the journeys as much time as the pages; a Debian package of the same name.
const HEADLESS: &str = "chromium-headless-shell";

/// Installs the missing ones with apt where that is possible, else says what to install. The headless browser is installed
/// where it can be had.
///
/// # Errors
/// When something is missing that cannot be installed from here.
pub fn prepare() -> Result {
    let mut missing: Vec<&str> =
        NEEDED.iter().filter(|(program, _)| find(program).is_none()).map(|(_, package)| *package).collect();
    if browser().is_err() {
        missing.push("chromium");
    }
    if ask("python3", &["-c", "import venv, ensurepip"]).is_none() {
        missing.push("python3-venv");
    }
    missing.dedup();
    let faster = std::env::var_os("CHROMIUM").is_none() && find(HEADLESS).is_none();
    let installs = find("apt-get").is_some() && ask("id", &["-u"]).is_some_and(|user| user == "0");
    if missing.is_empty() && !(faster && installs) {
        return Ok(());
    }
    let list = missing.join(" ");
    if !installs {
        return Err(format!(
            "the tests need programs that are not here. As root on Debian or Ubuntu: apt-get install {list}\n\
             Elsewhere install the same by its own means, and set CHROMIUM to the path of Chromium or Chrome"
        )
        .into());
    }
    say(&format!("Installing Debian packages for the tests: {list} {HEADLESS} (about a minute)"));
    let updated = run(apt().arg("update"));
    if !missing.is_empty() {
        updated?;
        run(install().args(missing))?;
    }
    if faster && let Err(error) = run(install().args(["--no-remove", HEADLESS])) {
        println!("   The journeys run in the whole browser, and take longer: {error}");
    }
    browser().map(|_| ())
}

/// The browser of the journeys: `CHROMIUM`, the headless one, or another.
///
/// # Errors
/// When there is none.
pub fn headless() -> Result<PathBuf> {
    let chosen = std::env::var_os("CHROMIUM").is_some();
    find(HEADLESS).filter(|_| !chosen).map_or_else(browser, Ok)
}

/// The whole browser: `CHROMIUM`, or the first one on the search path.
///
/// # Errors
/// When there is none.
pub fn browser() -> Result<PathBuf> {
    let chosen = std::env::var_os("CHROMIUM").map(PathBuf::from);
    match chosen {
        Some(path) if path.is_file() => Ok(path),
        Some(path) => Err(format!("CHROMIUM names {}, which is no file", path.display()).into()),
        None => BROWSERS.iter().find_map(|name| find(name)).ok_or_else(|| "no Chromium found; set CHROMIUM".into()),
    }
}

/// Tells chromedriver which browser to start and how; returns the file that says so.
///
/// # Errors
/// When there is no browser or the file cannot be written.
pub fn webdriver() -> Result<PathBuf> {
    let file = target().join("webdriver.json");
    let browser = browser()?.display().to_string().replace('\\', "\\\\");
    // A container's root cannot have Chromium's sandbox; the other switches keep the browser from phoning home.
    let switches = "\"--headless=new\",\"--no-sandbox\",\"--disable-gpu\",\"--disable-quic\",\"--no-first-run\",\
        \"--disable-dev-shm-usage\",\"--disable-background-networking\",\"--disable-component-update\",\"--disable-sync\"";
    std::fs::write(&file, format!("{{\"goog:chromeOptions\":{{\"binary\":\"{browser}\",\"args\":[{switches}]}}}}\n"))?;
    Ok(file)
}

fn find(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(&name)).find(|path| path.is_file())
}

fn install() -> Command {
    let mut install = apt();
    install.args(["install", "-y", "--no-install-recommends"]);
    install
}

fn apt() -> Command {
    let mut apt = Command::new("apt-get");
    apt.arg("-q").env("DEBIAN_FRONTEND", "noninteractive");
    apt
}
