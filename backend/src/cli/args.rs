//! The command line: the subcommands and what each is told. `--help` prints these texts.

#![allow(clippy::doc_markdown, rustdoc::bare_urls, reason = "printed on a terminal, where marks would be noise")]

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::config::Config;

/// Perbarui: renews the electronic certificates of civil servants.
#[derive(Clone, Debug, Parser)]
#[command(name = "perbarui", version)]
pub struct Cli {
    /// What to do; without it: serve.
    #[command(subcommand)]
    pub task: Option<Task>,
    /// The settings.
    #[command(flatten)]
    pub config: Config,
}

/// What to do.
#[derive(Clone, Debug, Subcommand)]
pub enum Task {
    /// Serve the applications and the REST backend (the default).
    Serve,
    /// Check settings, keys, database and what is around the program, one line each: OK, WARN or FAIL, and what to do. Changes
    /// nothing and sends nothing; the program may serve meanwhile. Run it as the user and with the settings of the program.
    Doctor,
    /// The database.
    Database {
        /// What to do with it.
        #[command(subcommand)]
        task: DatabaseTask,
    },
    /// Copy everything that a restore needs into a new folder; the program may serve meanwhile. The copy holds personal data
    /// and keys.
    Backup {
        /// A folder that does not exist yet.
        folder: PathBuf,
    },
    /// Put a backup into an empty data folder, once everything in it was checked as verify-log does.
    Restore {
        /// The backup's folder.
        folder: PathBuf,
        /// Restore what is undamaged as a copy though verify-log finds faults in it.
        #[arg(long)]
        allow_faults: bool,
    },
    /// Officers.
    Officer {
        /// What to do with them.
        #[command(subcommand)]
        task: OfficerTask,
    },
    /// The embedded authority.
    Authority {
        /// What to do with it.
        #[command(subcommand)]
        task: AuthorityTask,
    },
    /// Check that everything that is kept is what was sent: the chain of events, officers' notes, files, certificates, the
    /// rows of applications, checkpoints. Names every fault; changes nothing; the program may serve meanwhile.
    VerifyLog {
        /// A checkpoint or mark that was kept elsewhere, or the name of a file that holds some (a saved log, a mail): the
        /// log must still have that event at that place. Repeat for several.
        #[arg(long)]
        checkpoint: Vec<String>,
    },
    /// Draws a page of the PDF on standard input as PNG; the running program calls itself so.
    #[command(hide = true)]
    DrawPage {
        /// From 1 on.
        number: u32,
        /// In pixels.
        width: u16,
    },
    /// Counts the pages of the PDF on standard input; the running program calls itself so.
    #[command(hide = true)]
    CountPages,
    /// Service standards.
    Standard {
        /// What to do with them.
        #[command(subcommand)]
        task: StandardTask,
    },
}

/// Tasks about the embedded authority.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum AuthorityTask {
    /// Show the authority's certificates and when they end.
    Show,
    /// Add a new issuing CA below the root; it issues after a restart. What was issued before stays valid.
    Renew {
        /// Make a new root, too, when the present one ends within a few years.
        #[arg(long)]
        root: bool,
    },
}

/// Tasks about the database.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum DatabaseTask {
    /// Apply the migrations that are missing and name them. The program does that by itself when it starts.
    Migrate,
}

/// Tasks about officers.
#[derive(Clone, Debug, Subcommand)]
pub enum OfficerTask {
    /// Add an officer and print the link by which the password is set (24 hours, single use).
    Create(NewOfficer),
}

/// Tasks about service standards.
#[derive(Clone, Debug, Subcommand)]
pub enum StandardTask {
    /// Check a file as the start does.
    Check {
        /// The TOML file.
        file: PathBuf,
    },
    /// Print the JSON Schema of the format, for editors.
    Schema,
}

/// An officer to be added.
#[derive(Clone, Debug, Args)]
pub struct NewOfficer {
    /// Id of the agency's service standard, e.g. kota-pekalongan.
    #[arg(long)]
    pub agency: String,
    /// Official e-mail: log-in and address of the tokens.
    #[arg(long)]
    pub email: String,
    /// Name without titles.
    #[arg(long)]
    pub name: String,
    /// NIP.
    #[arg(long)]
    pub nip: Option<String>,
    /// front_desk, agency_head, division_head, functional_officer, verifier, authority or administrator; repeat for
    /// several.
    #[arg(long = "role", required = true)]
    pub roles: Vec<String>,
    /// Send the link to the officer's e-mail instead of printing it.
    #[arg(long)]
    pub mail: bool,
}
