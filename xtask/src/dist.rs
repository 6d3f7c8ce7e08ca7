//! One folder to copy to a server.

use crate::apps::{self, Profile};
use crate::command::say;
use crate::stamp::files;
use crate::{Result, run, target};

const README: &str = "\
Perbarui: ./perbarui --help explains every setting. Start: ./perbarui --data /var/lib/perbarui --dist dist
Before the first start there are no people; --help names the command that creates the first officer.
";

/// Builds the apps and the backend for people, and gathers them in `target/dist/perbarui/`.
///
/// # Errors
/// When a build fails or the folder cannot be written.
pub fn dist() -> Result {
    apps::build(Profile::Release)?;
    run::build_backend(Profile::Release)?;
    let folder = target().join("dist/perbarui");
    // Files of an earlier build must not stay behind.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    let program = format!("perbarui{}", std::env::consts::EXE_SUFFIX);
    std::fs::copy(apps::backend(Profile::Release), folder.join(program))?;
    for app in apps::App::ALL {
        for file in files(&apps::dist().join(app.folder()))? {
            let to = folder.join("dist").join(file.strip_prefix(apps::dist())?);
            std::fs::create_dir_all(to.parent().ok_or("a file without a folder")?)?;
            std::fs::copy(&file, to)?;
        }
    }
    std::fs::write(folder.join("README.txt"), README)?;
    say(&format!("Ready to copy: {}", folder.display()));
    Ok(())
}
