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
];

/// Names under which a Chromium or Chrome is found.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Installs the missing ones with apt where that is possible, else says what to install.
///
/// # Errors
/// When something is missing that cannot be installed from here.
pub fn prepare() -> Result {
    let mut missing: Vec<&str> =
        NEEDED.iter().filter(|(program, _)| find(program).is_none()).map(|(_, package)| *package).collect();
    if browser().is_err() {
        missing.push("chromium");
    }
    missing.dedup();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    let root = ask("id", &["-u"]).is_some_and(|user| user == "0");
    if find("apt-get").is_none() || !root {
        return Err(format!(
            "the tests need programs that are not here. As root on Debian or Ubuntu: apt-get install {list}\n\
             Elsewhere install the same by its own means, and set CHROMIUM to the path of Chromium or Chrome"
        )
        .into());
    }
    say(&format!("Installing Debian packages for the tests: {list} (about a minute)"));
    run(apt().arg("update"))?;
    run(apt().args(["install", "-y", "--no-install-recommends"]).args(missing))?;
    browser().map(|_| ())
}

/// The browser of the tests: `CHROMIUM`, or the first one on the search path.
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

fn apt() -> Command {
    let mut apt = Command::new("apt-get");
    apt.arg("-q").env("DEBIAN_FRONTEND", "noninteractive");
    apt
}
