//! Reads the program's responses, or the reason why there is none.

use serde_json::Value;
use std::fmt;
use std::io::{self, ErrorKind, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// A response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body, whole.
    pub body: Vec<u8>,
}

impl Answer {
    /// The values of a header.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// Returns the body as JSON; null if it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// Returns when to retry according to the response; none if it is no temporary refusal.
    pub fn later(&self) -> Option<Duration> {
        let seconds = self.all("retry-after").next().and_then(|value| value.parse().ok()).unwrap_or(1);
        matches!(self.status, 429 | 503).then(|| Duration::from_secs(seconds))
    }

    /// Returns status and kind of problem, for reports.
    pub fn short(&self) -> String {
        let problem = self.json();
        let kind = problem["type"].as_str().unwrap_or_default();
        format!("{} {kind} {}", self.status, problem["problems"]).trim_end_matches("null").trim_end().to_owned()
    }
}

/// Why there is no response.
#[derive(Debug)]
pub enum Failed {
    /// No connection was made.
    NotConnected(io::Error),
    /// The connection ended before a whole answer had come.
    CutOff,
    /// The limit passed.
    TooSlow,
}

impl fmt::Display for Failed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotConnected(error) => write!(formatter, "no connection: {error}"),
            Self::CutOff => formatter.write_str("cut off without a whole answer"),
            Self::TooSlow => formatter.write_str("no answer within the limit"),
        }
    }
}

/// Reads one response, which ends with the connection.
///
/// # Errors
/// If it is incomplete at `until`.
pub fn read(stream: &mut TcpStream, until: Instant) -> Result<Answer, Failed> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 16 * 1024];
    loop {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(Failed::TooSlow);
        }
        stream.set_read_timeout(Some(left)).map_err(|_| Failed::CutOff)?;
        match stream.read(&mut buffer) {
            Ok(0) => return parse(&bytes).ok_or(Failed::CutOff),
            Ok(length) => bytes.extend_from_slice(buffer.get(..length).unwrap_or_default()),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                return Err(Failed::TooSlow);
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => return parse(&bytes).ok_or(Failed::CutOff),
        }
    }
}

/// Parses a complete response.
fn parse(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(bytes.get(..end)?).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let rest = bytes.get(end + 4..)?;
    let value = |name: &str| headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str());
    let body = match value("content-length").map(str::parse::<usize>) {
        Some(length) => rest.get(..length.ok()?)?.to_vec(),
        None if value("transfer-encoding") == Some("chunked") => chunks(rest)?,
        None => rest.to_vec(),
    };
    Some(Answer { status, headers, body })
}

/// Decodes a chunked body (RFC 9112, 7.1).
fn chunks(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|two| two == b"\r\n")?;
        let size = std::str::from_utf8(rest.get(..end)?).ok()?;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        rest = rest.get(end + 2..)?;
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(..size)?);
        rest = rest.get(size + 2..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_answers_count() {
        fn check(bytes: &str, expected: Option<(u16, &str)>) {
            let found = parse(bytes.as_bytes());
            let found = found.map(|answer| (answer.status, String::from_utf8_lossy(&answer.body).into_owned()));
            assert_eq!(found, expected.map(|(status, body)| (status, body.to_owned())), "{bytes}");
        }
        check("", None);
        check("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n", None);
        check("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\na", None);
        check("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab", Some((200, "ab")));
        check("HTTP/1.1 204 No Content\r\n\r\n", Some((204, "")));
        check(
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n",
            Some((200, "abcd")),
        );
        check("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd", None);
    }
}
