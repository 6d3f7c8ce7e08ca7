//! A small HTTP/1.1 client over the standard library's sockets, with control over every byte, time limit and source
//! address.

use super::answer::{Answer, Failed, read};
use serde_json::Value;
use socket2::{Domain, Protocol, Socket, Type};
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::net::{Ipv4Addr, SocketAddrV4, TcpStream};
use std::time::{Duration, Instant};

/// Time limit of a connection on loopback.
pub const CONNECT_LIMIT: Duration = Duration::from_secs(5);
/// Default time limit of a response.
pub const USUAL_LIMIT: Duration = Duration::from_secs(20);

/// Source and target addresses.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// The program.
    pub server: SocketAddrV4,
    /// An address of loopback, 127.0.0.0/8.
    pub source: Ipv4Addr,
}

impl Line {
    /// Connects. Both ends are always on loopback.
    ///
    /// # Errors
    /// When it is refused or takes longer than [`CONNECT_LIMIT`].
    pub fn connect(&self) -> io::Result<TcpStream> {
        self.connect_within(CONNECT_LIMIT)
    }

    /// Connects within another limit.
    ///
    /// # Errors
    /// When it is refused or takes longer.
    pub fn connect_within(&self, limit: Duration) -> io::Result<TcpStream> {
        let socket = self.socket()?;
        socket.connect_timeout(&self.server.into(), limit)?;
        let stream = TcpStream::from(socket);
        stream.set_nodelay(true)?;
        Ok(stream)
    }

    /// Connects with the smallest possible receive buffer, for clients that do not read.
    ///
    /// # Errors
    /// As [`Line::connect`].
    pub fn connect_narrow(&self) -> io::Result<TcpStream> {
        let socket = self.socket()?;
        socket.set_recv_buffer_size(2048)?;
        socket.connect_timeout(&self.server.into(), CONNECT_LIMIT)?;
        Ok(TcpStream::from(socket))
    }

    fn socket(&self) -> io::Result<Socket> {
        if !self.server.ip().is_loopback() || !self.source.is_loopback() {
            return Err(io::Error::other("the attacks stay on loopback"));
        }
        let socket = Socket::new(Domain::IPV4, Type::STREAM, Some(Protocol::TCP))?;
        socket.bind(&SocketAddrV4::new(self.source, 0).into())?;
        Ok(socket)
    }

    /// Sends a request over a connection of its own and reads the answer.
    ///
    /// # Errors
    /// When no whole answer comes within `limit`.
    pub fn ask(&self, request: &Request, limit: Duration) -> Result<Answer, Failed> {
        let until = Instant::now() + limit;
        let mut stream = self.connect().map_err(Failed::NotConnected)?;
        stream.set_write_timeout(Some(limit)).map_err(Failed::NotConnected)?;
        // A server that answers early closes its side: there may be a response all the same.
        let _ = stream.write_all(&request.bytes(self.server));
        read(&mut stream, until)
    }
}

/// Closes a connection with a reset.
pub fn reset(stream: TcpStream) {
    let socket = Socket::from(stream);
    let _ = socket.set_linger(Some(Duration::ZERO));
}

/// A request as it is sent.
#[derive(Clone, Debug)]
pub struct Request {
    /// `GET` and the like.
    pub method: String,
    /// With the query, if there is one.
    pub path: String,
    /// Besides host, length and connection.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Request {
    /// Makes a request without a body; changes have the apps' header.
    pub fn new(method: &str, path: &str) -> Self {
        let request = Self { method: method.to_owned(), path: path.to_owned(), headers: Vec::new(), body: Vec::new() };
        if method == "GET" { request } else { request.with("x-perbarui", "1") }
    }

    /// Makes a GET request.
    pub fn get(path: &str) -> Self {
        Self::new("GET", path)
    }

    /// Makes a request with a JSON body.
    pub fn json(method: &str, path: &str, body: &Value) -> Self {
        Self::new(method, path).body("application/json", body.to_string().into_bytes())
    }

    /// Makes a request with these bytes.
    #[must_use]
    pub fn body(mut self, kind: &str, bytes: Vec<u8>) -> Self {
        self.body = bytes;
        self.with("content-type", kind)
    }

    /// Adds a header.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Returns the bytes to send; the connection ends with the response.
    pub fn bytes(&self, host: SocketAddrV4) -> Vec<u8> {
        let mut head = format!("{} {} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n", self.method, self.path);
        for (name, value) in &self.headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        if !self.body.is_empty() || self.method != "GET" {
            let _ = write!(head, "content-length: {}\r\n", self.body.len());
        }
        head.push_str("\r\n");
        let mut bytes = head.into_bytes();
        bytes.extend_from_slice(&self.body);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_loopback() {
        let (here, there) = (Ipv4Addr::LOCALHOST, Ipv4Addr::new(192, 0, 2, 1));
        assert!(Line { server: SocketAddrV4::new(there, 80), source: here }.connect().is_err());
        assert!(Line { server: SocketAddrV4::new(here, 80), source: there }.connect().is_err());
    }
}
