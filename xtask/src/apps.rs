//! Builds the single-page applications into `dist/`, one folder per app.

use crate::command::{ask, cargo, run, say, side_by_side};
use crate::{Result, kiosk_build, locations, minify, precompress, root, service_worker, shells, stamp, target, tools};
use std::path::{Path, PathBuf};
use std::process::Command;

/// An application with its own entry page, bundle and path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum App {
    /// What holders open, at `/`
    Holder,
    /// What holders open now and then: sessions, who saw their data, answers to changes, at `/akun/`
    Account,
    /// An application that was sent: confirmation, status, download, at `/lacak/`
    Follow,
    /// What a phone opens that scanned a kiosk's QR code, at `/ponsel/`
    Phone,
    /// What holders load when they apply, at `/permohonan/`
    Wizard,
    /// What officers open, at `/petugas/`
    Officer,
    /// What officers need now and then, at some paths below `/petugas/`
    Office,
    /// What administrators open, at `/petugas/pengelolaan/`
    Admin,
    /// What heads and administrators judge the service by, at `/petugas/evaluasi/`
    Evaluation,
    /// Where officers handle complaints, at `/petugas/pengaduan/`
    Complaints,
    /// What the terminals in an office open, at `/kios/`
    Kiosk,
    /// What they load when somebody begins, at `/kios/layanan/`
    KioskJourney,
    /// Where people rate the service, at `/masukan/`
    Feedback,
    /// The same at a terminal, at `/kios/masukan/`
    KioskFeedback,
    /// Where people try certificate files, at `/kunci/`
    Keys,
    /// Where holders ask for a recommendation and heads of units give it, at `/rekomendasi/`
    Recommendation,
}

/// Cargo's release profile of the WebAssembly, as the entry pages name it.
pub const RELEASE_PROFILE: &str = "wasm-release";

impl App {
    /// All apps.
    pub const ALL: [Self; 16] = [
        Self::Holder,
        Self::Account,
        Self::Follow,
        Self::Phone,
        Self::Wizard,
        Self::Officer,
        Self::Office,
        Self::Admin,
        Self::Evaluation,
        Self::Complaints,
        Self::Kiosk,
        Self::KioskJourney,
        Self::Feedback,
        Self::KioskFeedback,
        Self::Keys,
        Self::Recommendation,
    ];

    /// Returns Trunk's entry page in the root folder.
    pub fn entry(self) -> &'static str {
        match self {
            Self::Holder => "index.html",
            Self::Account => "account.html",
            Self::Follow => "follow.html",
            Self::Phone => "phone.html",
            Self::Wizard => "wizard.html",
            Self::Officer => "officer.html",
            Self::Office => "office.html",
            Self::Admin => "admin.html",
            Self::Evaluation => "evaluation.html",
            Self::Complaints => "complaints.html",
            Self::Kiosk => "kiosk.html",
            Self::KioskJourney => "kiosk_journey.html",
            Self::Feedback => "feedback.html",
            Self::KioskFeedback => "kiosk_feedback.html",
            Self::Keys => "keys.html",
            Self::Recommendation => "recommendation.html",
        }
    }

    /// Returns the path of its files, with a trailing slash.
    pub fn public_url(self) -> &'static str {
        match self {
            Self::Holder => "/",
            Self::Account => "/akun/",
            Self::Follow => "/lacak/",
            Self::Phone => "/ponsel/",
            Self::Wizard => "/permohonan/",
            Self::Officer => "/petugas/",
            Self::Office => "/petugas/kantor/",
            Self::Admin => "/petugas/pengelolaan/",
            Self::Evaluation => "/petugas/evaluasi/",
            Self::Complaints => "/petugas/pengaduan/",
            Self::Kiosk => "/kios/",
            Self::KioskJourney => "/kios/layanan/",
            Self::Feedback => "/masukan/",
            Self::KioskFeedback => "/kios/masukan/",
            Self::Keys => "/kunci/",
            Self::Recommendation => "/rekomendasi/",
        }
    }

    /// Returns the folder below `dist/`.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Holder => "holder",
            Self::Account => "account",
            Self::Follow => "follow",
            Self::Phone => "phone",
            Self::Wizard => "wizard",
            Self::Officer => "officer",
            Self::Office => "office",
            Self::Admin => "admin",
            Self::Evaluation => "evaluation",
            Self::Complaints => "complaints",
            Self::Kiosk => "kiosk",
            Self::KioskJourney => "kiosk_journey",
            Self::Feedback => "feedback",
            Self::KioskFeedback => "kiosk_feedback",
            Self::Keys => "keys",
            Self::Recommendation => "recommendation",
        }
    }
}

/// How the apps and the backend are compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Quick to compile.
    Dev,
    /// For production: the smallest WebAssembly and scripts, precompressed.
    Release,
}

/// The folder that the backend serves.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds every app, unless `dist/` is up to date.
///
/// # Errors
/// When a tool cannot be installed or a build fails.
pub fn build(profile: Profile) -> Result {
    let stamp_file = dist().join(".stamp");
    let inputs = stamp::of_inputs(&format!("{profile:?}"))?;
    if std::fs::read_to_string(&stamp_file).is_ok_and(|built| built == inputs) {
        println!("   The apps in dist/ are up to date.");
        return Ok(());
    }
    tools::for_apps()?;
    say("Building the apps into dist/ (on 2 cores about 6 minutes the first time, then up to three)");
    // Trunk runs offline, so that it fetches no tools; the crates must be here before.
    run(cargo("fetch").args(["--target", tools::WASM_TARGET, "--target", &host()?]))?;
    // Half an old and half a new build must not pass for a whole one.
    let _ = std::fs::remove_file(&stamp_file);
    // All at once, so that the linker works on several; what Trunk then compiles is there already.
    let name = if profile == Profile::Release { RELEASE_PROFILE } else { "dev" };
    run(cargo("build").args(["-p", "perbarui", "--bins", "--target", tools::WASM_TARGET, "--profile", name]))?;
    side_by_side(&App::ALL, |app| bundle(*app, profile, &dist().join(app.folder())))?;
    if profile == Profile::Release {
        minify::folder(&dist())?;
        locations::folder(&dist())?;
    }
    let start = std::fs::read_to_string(dist().join(App::Holder.folder()).join("start.js"))?;
    for app in App::ALL {
        shells::write(app, &dist().join(app.folder()), &start)?;
    }
    service_worker::complete(&dist())?;
    kiosk_build::complete(&dist())?;
    if profile == Profile::Release {
        precompress::folder(&dist())?;
    }
    std::fs::write(stamp_file, inputs)?;
    Ok(())
}

/// Builds one app beside `dist/`, and prints what its WebAssembly and script weigh: while bytes are sought, in two minutes.
///
/// # Errors
/// When a tool cannot be installed or the build fails.
pub fn weigh(app: App) -> Result {
    tools::for_apps()?;
    let folder = target().join("weigh").join(app.folder());
    bundle(app, Profile::Release, &folder)?;
    minify::folder(&folder)?;
    locations::folder(&folder)?;
    // With its pages, so that it can stand in a copy of dist/.
    if let Ok(start) = std::fs::read_to_string(dist().join(App::Holder.folder()).join("start.js")) {
        shells::write(app, &folder, &start)?;
    }
    precompress::folder(&folder)?;
    for file in stamp::files(&folder)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(app.folder()) && [".js.br", ".wasm.br"].iter().any(|end| name.ends_with(end)) {
            println!("{:>9} {name}", std::fs::metadata(&file)?.len());
        }
    }
    Ok(())
}

fn bundle(app: App, profile: Profile, folder: &Path) -> Result {
    let mut trunk = trunk("build")?;
    trunk.arg(app.entry()).arg("--dist").arg(folder).args(["--public-url", app.public_url()]);
    if profile == Profile::Release {
        trunk.arg("--release");
    }
    run(&mut trunk)
}

/// Returns a Trunk command with our tools on its path, without variables of the caller's environment that it misreads.
///
/// # Errors
/// When the search path cannot be written.
pub fn trunk(subcommand: &str) -> Result<Command> {
    let mut trunk = Command::new(tools::program("trunk"));
    trunk.args([subcommand, "--offline", "--skip-version-check"]);
    // An empty NO_COLOR stops Trunk, RUST_LOG is meant for the backend, and Trunk's backtraces hide the compiler's errors.
    trunk.env_remove("NO_COLOR").env_remove("RUST_LOG").env_remove("RUST_BACKTRACE").current_dir(root());
    trunk.env("PATH", tools::path()?).env("CARGO_TARGET_DIR", target());
    // The style sheets are put together where index.html expects them, whatever the build folder is.
    std::fs::create_dir_all(root().join("target/style"))?;
    Ok(trunk)
}

/// Returns the path of the backend's program.
pub fn backend(profile: Profile) -> PathBuf {
    let folder = match profile {
        Profile::Dev => "debug",
        Profile::Release => "release",
    };
    target().join(folder).join(format!("perbarui{}", std::env::consts::EXE_SUFFIX))
}

fn host() -> Result<String> {
    let version = ask("rustc", &["-vV"]).ok_or("rustc is missing")?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).ok_or("rustc names no host")?;
    Ok(host.to_owned())
}
