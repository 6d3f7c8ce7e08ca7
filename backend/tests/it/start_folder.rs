//! The data folder: one serving program at a time, readable by its owner only, writable.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::process::Program;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn backend(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_perbarui"));
    command.args(["--listen", "127.0.0.1:0", "--data"]).arg(data).args(arguments).env_remove("RUST_LOG");
    command
}

/// A start that must be refused: what it says.
fn refused(mut command: Command) -> String {
    let Output { status, stderr, .. } = command.stdout(Stdio::null()).output().unwrap();
    let said = String::from_utf8_lossy(&stderr).into_owned();
    assert_eq!(status.code(), Some(1), "{said}");
    said
}

#[test]
fn one_program_serves_from_a_folder_until_it_ends() {
    let directory = TempDir::new().unwrap();
    let data = directory.path().join("data");
    let mut program = Program::start(&data);
    let said = refused(backend(&data, &[]));
    let number = format!("in use by another Perbarui (process {})", program.child.id());
    assert!(said.contains(&number) && said.contains("PERBARUI_DATA"), "{said}");
    // What is no second server works beside it.
    let officer =
        ["officer", "create", "--agency", "natuna", "--email", "baru@natunakab.go.id", "--name", "Budi Hartono"];
    let created = backend(&data, &officer).args(["--role", "verifier"]).output().unwrap();
    assert!(created.status.success(), "{}", String::from_utf8_lossy(&created.stderr));
    assert!(String::from_utf8_lossy(&created.stdout).contains("/sandi#"));
    let verified = backend(&data, &["verify-log"]).output().unwrap();
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));

    // However it ends.
    program.child.kill().unwrap();
    program.child.wait().unwrap();
    let mut program = Program::start(&data);
    program.signal("-TERM");
    assert!(program.child.wait().unwrap().success());
    drop(Program::start(&data));
}

#[test]
fn an_open_folder_and_new_files_are_closed_to_others() {
    let directory = TempDir::new().unwrap();
    let data = directory.path().join("data");
    // As an administrator makes it, and as earlier versions wrote into it.
    for (folder, file) in [("mail", "000001-a@b.id.eml"), ("files", "abc")] {
        fs::create_dir_all(data.join(folder)).unwrap();
        fs::write(data.join(folder).join(file), "kode 123456").unwrap();
        fs::set_permissions(data.join(folder), Permissions::from_mode(0o755)).unwrap();
        fs::set_permissions(data.join(folder).join(file), Permissions::from_mode(0o644)).unwrap();
    }
    fs::write(data.join("perbarui.sqlite"), "").unwrap();
    fs::set_permissions(data.join("perbarui.sqlite"), Permissions::from_mode(0o664)).unwrap();
    fs::set_permissions(&data, Permissions::from_mode(0o755)).unwrap();
    let mut program = Program::start(&data);
    program.post("/api/login", r#"{"identifier":"sari@pekalongankota.go.id","password":"gunung-biru-42"}"#);
    program.signal("-TERM");
    assert!(program.child.wait().unwrap().success());
    let mut seen = Vec::new();
    let mut folders = vec![data.clone()];
    while let Some(folder) = folders.pop() {
        assert_eq!(mode(&folder), 0o700, "{}", folder.display());
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                assert_eq!(mode(&path) & 0o077, 0, "{}", path.display());
                seen.push(path.file_name().unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    for name in ["perbarui.sqlite", "perbarui.lock", "checkpoint.key", "root.key.pem", "abc", "000001-a@b.id.eml"] {
        assert!(seen.iter().any(|one| one == name), "{name} {seen:?}");
    }

    // A key that others could read is no secret any more: it is not closed but refused.
    for key in ["checkpoint.key", "authority/root.key.pem"] {
        fs::set_permissions(data.join(key), Permissions::from_mode(0o644)).unwrap();
        let said = refused(backend(&data, &[]));
        assert!(said.contains(key) && said.contains("open to others"), "{said}");
        assert_eq!(mode(&data.join(key)), 0o644);
        fs::set_permissions(data.join(key), Permissions::from_mode(0o600)).unwrap();
    }
    drop(Program::start(&data));
}

/// Where the tests may make one, a read-only mount; for ordinary users a folder without the right to write.
#[test]
fn an_unwritable_disk_is_refused_with_the_reason() {
    let directory = TempDir::new().unwrap();
    let data = directory.path().join("data");
    drop(Program::start(&data));
    let mounts = Command::new("unshare").args(["-rm", "true"]).status().is_ok_and(|status| status.success());
    if mounts {
        let mut command = Command::new("unshare");
        let script = "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\" && exec \"$1\" --listen 127.0.0.1:0 --data \"$0\"";
        command.args(["-rm", "sh", "-c", script]).arg(&data).arg(env!("CARGO_BIN_EXE_perbarui")).env_remove("RUST_LOG");
        let said = refused(command);
        assert!(said.contains("is on a disk that can't be written (read-only file system)"), "{said}");
    } else {
        fs::set_permissions(&data, Permissions::from_mode(0o500)).unwrap();
        fs::set_permissions(data.join("perbarui.lock"), Permissions::from_mode(0o400)).unwrap();
        let said = refused(backend(&data, &[]));
        assert!(said.contains("can't be used") && said.contains("perbarui.lock"), "{said}");
        fs::set_permissions(data.join("perbarui.lock"), Permissions::from_mode(0o600)).unwrap();
        fs::set_permissions(&data, Permissions::from_mode(0o700)).unwrap();
    }
    drop(Program::start(&data));
}

#[test]
fn demo_passwords_are_refused_at_a_public_address() {
    let directory = TempDir::new().unwrap();
    let data = directory.path().join("data");
    let said = refused(backend(&data, &["--demo", "--public-url", "https://perbarui.example.go.id"]));
    assert!(said.contains("--demo makes log-ins that everybody knows"), "{said}");
    assert!(!data.exists());
}
