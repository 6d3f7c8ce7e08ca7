//! People who use the program as it is meant: log in with password and mailed code, then ask with their cookies.

use super::answer::{Answer, Failed};
use super::http::{Line, Request, USUAL_LIMIT};
use super::program::Program;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::net::Ipv4Addr;
use std::path::Path;
use std::time::{Duration, Instant};

/// The password of every demo person (backend/src/cli/demo/mod.rs).
pub const PASSWORD: &str = "gunung-biru-42";

/// A logged-in person.
#[derive(Clone, Debug)]
pub struct Session {
    /// Whose.
    pub email: String,
    /// Where they are.
    pub line: Line,
    cookies: String,
}

impl Session {
    /// The request with the session's cookies.
    #[must_use]
    pub fn signed(&self, request: Request) -> Request {
        request.with("cookie", &self.cookies)
    }

    /// Asks and waits for the answer.
    ///
    /// # Errors
    /// When there is none.
    pub fn ask(&self, request: Request) -> Result<Answer, Failed> {
        self.line.ask(&self.signed(request), USUAL_LIMIT)
    }

    /// Reads.
    ///
    /// # Errors
    /// When there is no answer.
    pub fn get(&self, path: &str) -> Result<Answer, Failed> {
        self.ask(Request::get(path))
    }

    /// Reads what must be there.
    ///
    /// # Errors
    /// When there is no answer or another than 200.
    pub fn read(&self, path: &str) -> Result<Value, String> {
        match self.get(path) {
            Ok(answer) if answer.status == 200 => Ok(answer.json()),
            Ok(answer) => Err(format!("GET {path}: {}", answer.short())),
            Err(failed) => Err(format!("GET {path}: {failed}")),
        }
    }

    /// The same person and cookies after the program was started anew, at another port.
    #[must_use]
    pub fn moved_to(mut self, program: &Program) -> Self {
        self.line.server = program.server;
        self
    }
}

/// Logs in, both parts. Repeats requests that were refused temporarily or could not connect.
///
/// # Errors
/// When it did not succeed within `patience`: how it failed last.
pub fn log_in(program: &Program, email: &str, source: Ipv4Addr, patience: Duration) -> Result<Session, String> {
    let until = Instant::now() + patience;
    let line = program.line(source);
    loop {
        let why = match try_to_log_in(line, &program.mails(), email, until) {
            Ok(session) => return Ok(session),
            Err(Trouble::Now(_, later)) if Instant::now() + later < until => {
                std::thread::sleep(later);
                continue;
            }
            Err(Trouble::Now(why, _) | Trouble::Ever(why)) => why,
        };
        return Err(format!("{email} is not logged in within {patience:?}: {why}"));
    }
}

/// Why a log-in failed.
enum Trouble {
    /// It may succeed after this time.
    Now(String, Duration),
    /// Asking again will not help.
    Ever(String),
}

fn try_to_log_in(line: Line, mails: &Path, email: &str, until: Instant) -> Result<Session, Trouble> {
    let before = mails_to(mails, email);
    let body = json!({ "identifier": email, "password": PASSWORD });
    let answer = carefully(line, &Request::json("POST", "/api/login", &body), until)?;
    let pending = answer.all("set-cookie").filter_map(|cookie| cookie.split(';').next()).collect::<Vec<_>>().join("; ");
    let code = code(mails, email, &before, until).ok_or_else(|| Trouble::Ever("the code did not come".to_owned()))?;
    let body = json!({ "token": code });
    let request = Request::json("POST", "/api/login/token", &body).with("cookie", &pending);
    let answer = carefully(line, &request, until)?;
    let cookies: Vec<&str> = answer
        .all("set-cookie")
        .filter_map(|cookie| cookie.split(';').next())
        .filter(|pair| !pair.ends_with('='))
        .collect();
    Ok(Session { email: email.to_owned(), line, cookies: cookies.join("; ") })
}

fn carefully(line: Line, request: &Request, until: Instant) -> Result<Answer, Trouble> {
    let left = until.saturating_duration_since(Instant::now()).max(Duration::from_millis(1));
    let soon = Duration::from_millis(100);
    match line.ask(request, left.min(USUAL_LIMIT)) {
        Ok(answer) if answer.status == 200 => Ok(answer),
        Ok(answer) => {
            let why = format!("{} {}: {}", request.method, request.path, answer.short());
            Err(answer.later().map_or_else(|| Trouble::Ever(why.clone()), |later| Trouble::Now(why.clone(), later)))
        }
        Err(failed) => Err(Trouble::Now(format!("{} {}: {failed}", request.method, request.path), soon)),
    }
}

/// Names of the mails to this address.
fn mails_to(folder: &Path, email: &str) -> BTreeSet<String> {
    let end = format!("-{email}.eml");
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.ends_with(&end) && !name.starts_with('.')).collect()
}

/// The code in a mail that was not there before; waits for it.
fn code(folder: &Path, email: &str, before: &BTreeSet<String>, until: Instant) -> Option<String> {
    while Instant::now() < until {
        let new = mails_to(folder, email);
        for name in new.difference(before) {
            let text = fs::read_to_string(folder.join(name)).unwrap_or_default();
            if let Some(code) = code_in(&text) {
                return Some(code);
            }
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    None
}

/// The six digits that a mail's text gives.
fn code_in(text: &str) -> Option<String> {
    let (_, rest) = text.split_once(" Anda: ")?;
    let code: String = rest.chars().take_while(char::is_ascii_digit).collect();
    (code.len() == 6).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found() {
        assert_eq!(code_in("Subject: x\n\nKode masuk Anda: 012345\n"), Some("012345".to_owned()));
        assert_eq!(code_in("Sertifikat Anda: 12 hari"), None);
        assert_eq!(code_in("nothing"), None);
    }
}
