//! Starting the program: for a look (`run`) and for editing (`dev`).

use crate::apps::{self, App, Profile};
use crate::command::{cargo, run as run_command, say};
use crate::{Result, root, tools};
use std::process::Command;

/// Builds what is out of date and becomes the backend, which prints the address, the demo log-ins and where mail goes.
///
/// # Errors
/// When a build fails or the backend cannot be started.
pub fn run(profile: Profile, arguments: &[String]) -> Result {
    apps::build(profile)?;
    build_backend(profile)?;
    let mut backend = Command::new(apps::backend(profile));
    backend.args(["--demo", "--data", "data", "--dist", "dist"]).args(arguments).current_dir(root());
    become_program(backend)
}

/// Serves one app through Trunk, rebuilt at every save, beside a debug backend that answers `/api`.
///
/// # Errors
/// When a tool is missing, the backend does not compile, or a server cannot be started.
pub fn dev(app: App) -> Result {
    tools::for_apps()?;
    build_backend(Profile::Dev)?;
    let port = match app {
        App::Holder => "8090",
        App::Officer => "8091",
        App::Wizard => "8092",
        App::Office => "8093",
        App::Admin => "8094",
        App::Evaluation => "8099",
        App::Complaints => "8102",
        App::Account => "8095",
        App::Phone => "8098",
        App::Kiosk => "8096",
        App::KioskJourney => "8097",
        App::Feedback => "8101",
        App::KioskFeedback => "8100",
        App::Keys => "8103",
        App::Recommendation => "8104",
        App::Follow => "8105",
    };
    let address = format!("http://localhost:{port}");
    say(&format!("{address}{} is rebuilt at every save; restart this command for a changed backend", app.public_url()));
    // The backend checks where requests come from: here from Trunk's page, not from its own.
    let mut backend = Command::new(apps::backend(Profile::Dev))
        .args(["--demo", "--data", "data", "--dist", "dist", "--public-url", &address])
        .current_dir(root())
        .spawn()?;
    // Its own folder: the pages with the reload script must not be taken for the ones that `run` built.
    let served = run_command(
        apps::trunk("serve")?
            .arg(app.entry())
            .arg("--dist")
            .arg(crate::target().join("dev").join(app.folder()))
            .args(["--public-url", app.public_url(), "--port", port]),
    );
    backend.kill()?;
    backend.wait()?;
    served
}

/// Compiles the backend; cargo decides whether there is anything to do.
///
/// # Errors
/// When it does not compile.
pub fn build_backend(profile: Profile) -> Result {
    say("Building the backend (the first time about 6 minutes on 2 cores)");
    let mut cargo = cargo("build");
    cargo.args(["-p", "backend"]);
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    run_command(&mut cargo)
}

/// The backend takes this process's place, so that Ctrl-C and every other signal reach it and nothing else.
#[cfg(unix)]
fn become_program(mut program: Command) -> Result {
    use std::os::unix::process::CommandExt;
    Err(program.exec().into())
}

#[cfg(not(unix))]
fn become_program(mut program: Command) -> Result {
    run_command(&mut program)
}
