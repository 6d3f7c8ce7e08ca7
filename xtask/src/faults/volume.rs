//! A small file system in memory, to be full or read-only without harm to anything else.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Set in the process with its own mount namespace.
const INSIDE: &str = "XTASK_FAULTS_INSIDE";

/// Restarts in a mount namespace of our own, if the system allows it: its mounts end with the last process, and nobody
/// else sees them. Returns if that is not possible, or already done.
pub fn enter() {
    use std::os::unix::process::CommandExt;
    if std::env::var_os(INSIDE).is_some() {
        return;
    }
    // Root may mount; others may in a user namespace, if the system allows those.
    let ways: [&[&str]; 2] = [&["--mount"], &["--user", "--map-root-user", "--mount"]];
    let mounts = "mount -t tmpfs -o size=1m none /tmp";
    for way in ways {
        let tried = Command::new("unshare").args(way).args(["--", "sh", "-c", mounts]).stderr(Stdio::null()).status();
        if !tried.is_ok_and(|status| status.success()) {
            continue;
        }
        let Ok(program) = std::env::current_exe() else { return };
        // Rebuilt meanwhile, it has the same path.
        let program = program.to_string_lossy().trim_end_matches(" (deleted)").to_owned();
        let error = Command::new("unshare")
            .args(way)
            .arg("--")
            .arg(program)
            .args(std::env::args_os().skip(1))
            .env(INSIDE, "1")
            .exec();
        println!("   unshare: {error}");
    }
}

/// A mounted file system; unmounted when dropped.
#[derive(Debug)]
pub struct Volume {
    folder: PathBuf,
}

impl Volume {
    /// Mounts one of this size; none if the system does not allow it.
    pub fn mount(folder: PathBuf, mebibytes: u32) -> Option<Self> {
        std::env::var_os(INSIDE)?;
        std::fs::create_dir_all(&folder).ok()?;
        let size = format!("size={mebibytes}m");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "none"]).arg(&folder).status();
        mounted.is_ok_and(|status| status.success()).then_some(Self { folder })
    }

    /// Returns its path.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes it read-only or writable again.
    ///
    /// # Errors
    /// When the system refuses: while a file is open for writing, it does.
    pub fn read_only(&self, yes: bool) -> Result<(), String> {
        let how = if yes { "remount,bind,ro" } else { "remount,bind,rw" };
        let done = Command::new("mount").args(["-o", how]).arg(&self.folder).status();
        if done.is_ok_and(|status| status.success()) { Ok(()) } else { Err(format!("mount -o {how} failed")) }
    }
}

impl Drop for Volume {
    fn drop(&mut self) {
        // Lazily: a program that is being killed may still be in it.
        let _ = Command::new("umount").arg("--lazy").arg(&self.folder).status();
    }
}
