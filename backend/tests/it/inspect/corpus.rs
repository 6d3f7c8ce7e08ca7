//! Every PDF of a folder, beside the verdicts of two other readers: poppler's programs (pdfinfo, pdfdetach, pdftoppm) and
//! hayro, which draws the pages for the officers.
//!
//! `PERBARUI_CORPUS=DIR cargo test -p backend --test it inspect::corpus -- --nocapture` prints what is refused and why, and
//! fails on each disagreement that [`KNOWN`] does not explain. Without the variable nothing is done.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use backend::infra::inspect::{Limits, Rejection, inspect};

use super::other::{Other, hayro};
use super::shown_rejection;

/// Files that may be judged otherwise, by a part of their path, and why.
const KNOWN: &[(&str, &str)] = &[
    ("pdfjs/test/pdfs/auth-event-ef-open.pdf", "only its attachment is encrypted: refused for either"),
    ("pdfjs/test/pdfs/encrypted-attachment.pdf", "only its attachment is encrypted: refused for either"),
    ("data/pdf/embedded-encrypted-nocf.pdf", "only its attachment is encrypted: refused for either"),
    ("pdfjs/test/pdfs/issue6069.pdf", "it has no end mark, as a file that was cut off"),
    ("pdfjs/test/pdfs/poppler-85140-0.pdf", "damaged on purpose: hayro counts no page, poppler one as we do"),
    ("data/pdf/broken-objstream6.pdf", "damaged on purpose: hayro gives up where poppler shows the page"),
];

#[test]
fn the_corpus_is_judged_as_others_judge_it() {
    let Some(folder) = std::env::var_os("PERBARUI_CORPUS") else { return };
    let mut files = Vec::new();
    collect(Path::new(&folder), &mut files);
    files.sort();
    let next = AtomicUsize::new(0);
    let report = Mutex::new(Report::default());
    std::thread::scope(|threads| {
        for _ in 0..std::thread::available_parallelism().map_or(1, std::num::NonZero::get) {
            threads.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let judged = judge_beside_others(file);
                    report.lock().unwrap().add(file, judged);
                }
            });
        }
    });
    let report = report.into_inner().unwrap();
    println!("{} files; of each verdict how many, and of how many of them poppler does not complain:", files.len());
    for (verdict, (all, silent)) in &report.counts {
        println!("{all:6} {silent:6}  {verdict}");
    }
    for (file, why) in &report.disagreements {
        println!("DISAGREEMENT {file}: {why}");
    }
    assert!(report.disagreements.is_empty(), "{} disagreements", report.disagreements.len());
}

#[derive(Default)]
struct Report {
    counts: BTreeMap<String, (u32, u32)>,
    disagreements: BTreeMap<String, String>,
}

impl Report {
    fn add(&mut self, file: &Path, judged: Judged) {
        let count = self.counts.entry(judged.verdict).or_default();
        count.0 += 1;
        count.1 += u32::from(judged.silent);
        let file = file.to_string_lossy().into_owned();
        if let Some(why) = judged.disagreement
            && !KNOWN.iter().any(|(part, _)| file.contains(part))
        {
            self.disagreements.insert(file, why);
        }
    }
}

struct Judged {
    verdict: String,
    /// Whether poppler has nothing to complain of.
    silent: bool,
    disagreement: Option<String>,
}

fn judge_beside_others(file: &Path) -> Judged {
    // How many pages a letter may have is no matter of reading it.
    let ours = inspect(file, &Limits { max_pages: 100_000, ..Limits::default() });
    let poppler = Poppler::of(file);
    let disagreement = match &ours {
        Ok(inspected) => wrongly_accepted(file, inspected.pages, &poppler),
        Err(rejection) => wrongly_refused(rejection, &poppler),
    };
    let verdict = ours.as_ref().map_or_else(kind, |_| "accepted".to_owned());
    Judged { verdict, silent: poppler.is_content(), disagreement }
}

/// What is accepted must be so to the others: as many pages, and nothing that acts.
fn wrongly_accepted(file: &Path, pages: u32, poppler: &Poppler) -> Option<String> {
    let bytes = std::fs::read(file).unwrap();
    match hayro(&bytes) {
        Other::Unreadable => return Some("accepted, and hayro can't read it".to_owned()),
        Other::Encrypted => return Some("accepted, and hayro finds it encrypted".to_owned()),
        Other::Read { active: Some(active), .. } => return Some(format!("accepted, and hayro finds {active}")),
        Other::Read { pages: theirs, .. } if theirs != pages => {
            return Some(format!("accepted with {pages} pages, hayro counts {theirs}"));
        }
        Other::Read { .. } => {}
    }
    match poppler.pages {
        Some(theirs) if theirs != pages => Some(format!("accepted with {pages} pages, poppler counts {theirs}")),
        _ if poppler.javascript || poppler.attachments || poppler.encrypted => {
            Some("accepted, and poppler finds what acts".to_owned())
        }
        _ => None,
    }
}

/// What poppler opens and shows without a word must not be called damaged.
fn wrongly_refused(rejection: &Rejection, poppler: &Poppler) -> Option<String> {
    match rejection {
        Rejection::Unreadable | Rejection::WrongType | Rejection::NoPages if poppler.is_content() => {
            Some(format!("{rejection:?}, and poppler does not complain"))
        }
        Rejection::Encrypted if !poppler.encrypted && poppler.is_content() => {
            Some("Encrypted, and poppler reads it".to_owned())
        }
        _ => None,
    }
}

fn kind(rejection: &Rejection) -> String {
    match rejection {
        Rejection::ActiveContent { what, .. } => format!("refused: ActiveContent({what:?})"),
        rejection => format!("refused: {}", shown_rejection(rejection)),
    }
}

/// What poppler's programs say.
#[allow(clippy::struct_excessive_bools, reason = "each is an answer of its own")]
struct Poppler {
    pages: Option<u32>,
    encrypted: bool,
    javascript: bool,
    attachments: bool,
    silent: bool,
}

impl Poppler {
    fn of(file: &Path) -> Self {
        let (told, mut silent) = run("pdfinfo", &[], file);
        let line =
            |name: &str| told.lines().find_map(|line| line.strip_prefix(name)).map(|rest| rest.trim().to_owned());
        let pages = line("Pages:").and_then(|pages| pages.parse().ok());
        let (attached, said_nothing) = run("pdfdetach", &["-list"], file);
        silent &= said_nothing;
        silent &= run("pdftoppm", &["-r", "20", "-png", "-l", "3"], file).1;
        Self {
            pages,
            encrypted: line("Encrypted:").is_some_and(|word| word.starts_with("yes")),
            javascript: line("JavaScript:").is_some_and(|word| word.starts_with("yes")),
            attachments: attached.contains("embedded files") && !attached.starts_with("0 "),
            silent,
        }
    }

    /// Whether it opens and draws the file without complaint, and finds nothing in it that we refuse.
    fn is_content(&self) -> bool {
        self.silent && self.pages.is_some_and(|pages| pages > 0)
    }
}

/// What a program of poppler's prints, and whether it had nothing to complain of.
fn run(program: &str, options: &[&str], file: &Path) -> (String, bool) {
    let mut command = Command::new("timeout");
    command.arg("20").arg(program).args(options).arg(file);
    let output = command.output().expect("poppler's programs are needed");
    (String::from_utf8_lossy(&output.stdout).into_owned(), output.status.success() && output.stderr.is_empty())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            collect(&entry, files);
        } else if entry.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf")) {
            files.push(entry);
        }
    }
}
