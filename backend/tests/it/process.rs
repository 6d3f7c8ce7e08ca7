//! The real program: acknowledged changes survive kill -9; SIGTERM ends it in order.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use domain::api::ProblemDetails;
use tempfile::TempDir;

const SARI: &str = "sari@pekalongankota.go.id";

/// A started backend; killed when dropped.
pub struct Program {
    pub child: Child,
    pub address: String,
}

impl Program {
    pub fn start(data: &Path) -> Self {
        Self::start_with(data, &[]).0
    }

    /// With further arguments; also what it logged before it was ready.
    fn start_with(data: &Path, arguments: &[&str]) -> (Self, Vec<String>) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_perbarui"))
            .args(["--listen", "127.0.0.1:0", "--demo", "--log-format", "json", "--data"])
            .arg(data)
            .args(arguments)
            .env_remove("RUST_LOG")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut before = Vec::new();
        let ready = lines.by_ref().map_while(Result::ok).find(|line| {
            before.push(line.clone());
            line.contains("\"ready\"")
        });
        let ready = ready.expect("a ready line");
        let ready: serde_json::Value = serde_json::from_str(&ready).unwrap();
        // Drained, so that the program never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        (Self { child, address: ready["fields"]["address"].as_str().unwrap().to_owned() }, before)
    }

    /// Status and body of one request over a real connection.
    pub fn post(&self, path: &str, body: &str) -> (u16, String) {
        let (status, _, body) = self.post_with("", path, body);
        (status, body)
    }

    /// The same with these cookies; answers the head, too.
    fn post_with(&self, cookies: &str, path: &str, body: &str) -> (u16, String, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "POST {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\nx-perbarui: 1\r\ncontent-type: application/json\r\n\
             cookie: {cookies}\r\ncontent-length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head[9..12].parse().unwrap(), head.to_owned(), body.to_owned())
    }

    pub fn signal(&self, name: &str) {
        assert!(Command::new("kill").args([name, &self.child.id().to_string()]).status().unwrap().success());
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn acknowledged_changes_survive_a_kill() {
    let directory = TempDir::new().unwrap();
    let data = directory.path().join("data");
    let mut program = Program::start(&data);
    let login = format!(r#"{{"identifier":"{SARI}","password":"gunung-biru-42"}}"#);
    let (status, head, body) = program.post_with("", "/api/login", &login);
    assert_eq!(status, 200, "{body}");
    let cookie = head.split("set-cookie: ").nth(1).unwrap().split(';').next().unwrap();
    program.child.kill().unwrap();
    program.child.wait().unwrap();

    let mut program = Program::start(&data);
    // At the latest now the mail is there, and the challenge still stands: a wrong token is one of five.
    let (status, _, body) = program.post_with(cookie, "/api/login/token", r#"{"token":"000000"}"#);
    if status == 422 {
        let details: ProblemDetails = serde_json::from_str(&body).unwrap();
        assert_eq!(details.problems[0].fault, domain::problem::Fault::WrongCode(4));
    } else {
        assert_eq!(status, 200, "one in a million: {body}");
    }
    program.signal("-TERM");
    assert!(program.child.wait().unwrap().success(), "an orderly end");
    let mails = std::fs::read_dir(data.join("mail")).unwrap().map(|entry| entry.unwrap().path());
    let mails = mails.filter(|path| path.to_str().unwrap().ends_with(&format!("-{SARI}.eml")));
    // A reminder of the certificate's end may lie there, too.
    let sent = mails.filter(|path| std::fs::read_to_string(path).unwrap().contains("Kode masuk Anda: ")).count();
    assert_eq!(sent, 1, "the mail went out, before the kill or after it");
}

/// The whole answer to a GET.
fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn metrics_are_served_at_an_address_of_their_own() {
    let directory = TempDir::new().unwrap();
    let (mut program, log) = Program::start_with(directory.path(), &["--metrics-listen", "127.0.0.1:0"]);
    let line = log.iter().find(|line| line.contains("\"metrics\"")).expect("where they are");
    let line: serde_json::Value = serde_json::from_str(line).unwrap();
    let metrics = line["fields"]["address"].as_str().unwrap().to_owned();
    assert!(get(&program.address, "/api/ready").starts_with("HTTP/1.1 200"));
    let answer = get(&metrics, "/metrics");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    for figure in [
        "perbarui_http_requests_total{method=\"GET\",route=\"/api/ready\",status=\"200\"} 1",
        "perbarui_mails_waiting ",
        "perbarui_writer_wait_seconds_count ",
        "perbarui_job_failing{job=\"mail\"} 0",
        "perbarui_job_in_trouble{job=\"mail\"} 0",
        "perbarui_connections ",
    ] {
        assert!(answer.contains(figure), "{figure} in {answer}");
    }
    assert!(!get(&program.address, "/metrics").contains("perbarui_"), "not where everybody comes");
    program.signal("-TERM");
    assert!(program.child.wait().unwrap().success());
}

#[test]
fn the_program_prints_its_name() {
    for (argument, expected) in [("--version", "perbarui "), ("--help", "Usage: perbarui ")] {
        let done = Command::new(env!("CARGO_BIN_EXE_perbarui")).arg(argument).output().unwrap();
        let printed = String::from_utf8_lossy(&done.stdout);
        assert!(done.status.success() && printed.contains(expected), "{printed}");
    }
}
