//! The first-visit table of the performance budget, from the built and compressed apps.

use crate::apps::{self, App};
use crate::first_load::{self, Served};
use crate::{Result, target};
use std::fmt::Write;
use std::path::Path;

/// Most bytes that the holder's first page may load; of the account's pages, those of an application that was sent, a phone's beside a kiosk and those for certificate files and recommendations, too. Bytes are brotli's, each file alone.
pub const HOLDER: u64 = 160_000;
/// Most bytes that the wizard may load after it, when somebody applies.
pub const WIZARD: u64 = 195_000;
/// Most bytes of the pages for feedback, complaints and survey in one: loaded when somebody complains or rates.
pub const FEEDBACK: u64 = 200_000;
/// Most bytes of a kiosk's first page.
pub const KIOSK: u64 = 190_000;
/// Most bytes of a kiosk's journey, and of feedback there, with the on-screen keyboard and the camera, and without the workers. Nobody waits for them: the
/// kiosk's service worker has loaded them while the first page stood.
pub const KIOSK_JOURNEY: u64 = 250_000;
/// Most bytes of a worker, loaded when its step nears.
pub const WORKER: u64 = 120_000;
/// Most bytes that the first page of an officers' app may load: desk, office, administration, evaluation, complaints. They are worked
/// with all day at an office's line, and kept by the browser.
pub const OFFICE: u64 = 215_000;

/// What others load, measured once (brotli 11): the scale that the budget is read against.
const OTHERS: &[(&str, u64)] = &[
    ("OpenXPKI web UI 3.32, log-in page, with its fonts", 546_707),
    ("a three-page wizard with Form.io form.min 5.6", 328_357),
    ("an empty Leptos 0.8 app with router, gloo-net, serde", 106_800),
    ("EJBCA RA web, CSS and JS", 54_610),
    ("govuk-frontend 6.6, CSS and JS", 23_303),
];

/// Prints the table.
///
/// # Errors
/// When something is over its budget or has not been built.
pub fn print() -> Result {
    let (table, within) = table(&measure(&apps::dist())?);
    print!("{table}");
    // For the log of a build, and for the README.
    std::fs::create_dir_all(target())?;
    std::fs::write(target().join("size.txt"), &table)?;
    if within { Ok(()) } else { Err("a first visit loads more than its budget".into()) }
}

/// One thing with a budget and the files that make it up.
#[derive(Clone, Debug)]
pub struct Load {
    /// What it is, for the reader.
    pub name: String,
    /// Most bytes allowed.
    pub budget: u64,
    /// Its files, as served.
    pub files: Vec<Served>,
}

impl Load {
    fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }
}

/// Weighs what is in the folder `dist`.
///
/// # Errors
/// When one of the apps or workers is not there.
pub fn measure(dist: &Path) -> Result<Vec<Load>> {
    let holder = dist.join(App::Holder.folder());
    let officer = dist.join(App::Officer.folder());
    let mut loads = vec![Load {
        name: "holder's app, its first page".into(),
        budget: HOLDER,
        files: first_load::of_page(&holder)?,
    }];
    let files = first_load::of_page(&dist.join(App::Account.folder()))?;
    loads.push(Load { name: "one's own account, when it is needed".into(), budget: HOLDER, files });
    let files = first_load::of_page(&dist.join(App::Follow.folder()))?;
    loads.push(Load { name: "an application that was sent".into(), budget: HOLDER, files });
    let files = first_load::of_page(&dist.join(App::Phone.folder()))?;
    loads.push(Load { name: "phone beside a kiosk".into(), budget: HOLDER, files });
    let files = first_load::of_page(&dist.join(App::Wizard.folder()))?;
    loads.push(Load { name: "holder's wizard, when somebody applies".into(), budget: WIZARD, files });
    let files = first_load::of_page(&dist.join(App::Kiosk.folder()))?;
    loads.push(Load { name: "kiosk, its first page".into(), budget: KIOSK, files });
    let files = first_load::of_page(&dist.join(App::KioskJourney.folder()))?;
    loads.push(Load { name: "kiosk's journey, when somebody begins".into(), budget: KIOSK_JOURNEY, files });
    let files = first_load::of_page(&dist.join(App::Feedback.folder()))?;
    loads.push(Load { name: "feedback, when somebody gives it".into(), budget: FEEDBACK, files });
    let files = first_load::of_page(&dist.join(App::KioskFeedback.folder()))?;
    loads.push(Load { name: "feedback at a kiosk".into(), budget: KIOSK_JOURNEY, files });
    let files = first_load::of_page(&dist.join(App::Keys.folder()))?;
    loads.push(Load { name: "certificate files, when one is tried".into(), budget: HOLDER, files });
    let files = first_load::of_page(&dist.join(App::Recommendation.folder()))?;
    loads.push(Load { name: "recommendation, when it is needed".into(), budget: HOLDER, files });
    for worker in first_load::WORKERS {
        let name = format!("{}, when it is needed", worker.replace('_', " "));
        loads.push(Load { name, budget: WORKER, files: first_load::of_worker(&holder, worker)? });
    }
    let files = first_load::of_page(&officer)?;
    loads.push(Load { name: "officers' desk, its first page".into(), budget: OFFICE, files });
    let files = first_load::of_page(&dist.join(App::Office.folder()))?;
    loads.push(Load { name: "officers' office, when it is needed".into(), budget: OFFICE, files });
    let files = first_load::of_page(&dist.join(App::Admin.folder()))?;
    loads.push(Load { name: "administration, when it is needed".into(), budget: OFFICE, files });
    let files = first_load::of_page(&dist.join(App::Evaluation.folder()))?;
    loads.push(Load { name: "evaluation, when it is needed".into(), budget: OFFICE, files });
    let files = first_load::of_page(&dist.join(App::Complaints.folder()))?;
    loads.push(Load { name: "complaints, when they are needed".into(), budget: OFFICE, files });
    Ok(loads)
}

/// The table as text, and whether everything is within its budget.
pub fn table(loads: &[Load]) -> (String, bool) {
    let mut text = format!("{:<54}{:>10}{:>10}\n", "First visit (bytes, brotli 11)", "here", "budget");
    let mut within = true;
    for load in loads {
        let over = load.bytes() > load.budget;
        within &= !over;
        let mark = if over { "  over the budget" } else { "" };
        let _ = writeln!(text, "{:<54}{:>10}{:>10}{mark}", load.name, thousands(load.bytes()), thousands(load.budget));
        for file in &load.files {
            let _ = writeln!(text, "    {:<50}{:>10}", file.name, thousands(file.bytes));
        }
    }
    for (name, bytes) in OTHERS {
        let _ = writeln!(text, "{:<54}{:>10}", format!("- {name}"), thousands(*bytes));
    }
    (text, within)
}

fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        fn check(number: u64, expected: &str) {
            assert_eq!(thousands(number), expected);
        }
        check(0, "0");
        check(999, "999");
        check(1_000, "1,000");
        check(150_000, "150,000");
        check(1_234_567, "1,234,567");
    }

    #[test]
    fn the_budget_is_a_sum_of_files() {
        fn check(files: &[u64], budget: u64, line: &str, within: bool) {
            let files = files.iter().map(|&bytes| Served { name: "f.js".into(), bytes }).collect();
            let (text, fits) = table(&[Load { name: "app".into(), budget, files }]);
            assert_eq!(fits, within);
            let words: Vec<_> = text.lines().nth(1).unwrap_or_default().split_whitespace().collect();
            assert_eq!(words.join(" "), line);
        }
        check(&[100_000, 50_000], 150_000, "app 150,000 150,000", true);
        check(&[100_000, 50_001], 150_000, "app 150,001 150,000 over the budget", false);
        check(&[], 10, "app 0 10", true);
    }
}
