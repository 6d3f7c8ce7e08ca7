//! The client's address: that of the connection, or the one that a trusted proxy names.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap};

use crate::config::network::{Network, Networks};

/// The address of a connection; a request extension set by `http::serve`.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// The client's address, as far as it is known; set by `http::layers::outermost`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Client(pub IpAddr);

const FORWARDED: &str = "x-forwarded-for";

/// The client of a request without a connection.
const UNKNOWN_CLIENT: Client = Client(IpAddr::V4(Ipv4Addr::UNSPECIFIED));

impl Client {
    /// Uses the `X-Forwarded-For` of trusted proxies only: the last address that is not itself a trusted proxy, since
    /// the client may invent those before it.
    pub fn of(extensions: &Extensions, headers: &HeaderMap, proxies: &Networks) -> Self {
        let Some(Peer(peer)) = extensions.get() else { return UNKNOWN_CLIENT };
        let mut client = peer.to_canonical();
        let lines: Vec<&str> = headers.get_all(FORWARDED).iter().filter_map(|value| value.to_str().ok()).collect();
        let mut hops = lines.iter().rev().flat_map(|line| line.rsplit(','));
        while proxies.contain(client) {
            let Some(hop) = hops.next().and_then(parse) else { break };
            client = hop;
        }
        Self(client)
    }

    /// Whether the connection comes from this address but has an `X-Forwarded-For`: from an untrusted proxy, or
    /// invented.
    pub fn is_forwarded_by_stranger(self, extensions: &Extensions, headers: &HeaderMap) -> bool {
        let direct = extensions.get().is_some_and(|Peer(peer)| peer.to_canonical() == self.0);
        direct && headers.contains_key(FORWARDED)
    }

    /// Returns what the log says of it.
    pub fn range(self) -> Network {
        Network::wide(self.0)
    }
}

impl<S: Sync> FromRequestParts<S> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get().copied().unwrap_or(UNKNOWN_CLIENT))
    }
}

/// Parses an address with or without a port.
fn parse(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim();
    let address = hop.parse().ok().or_else(|| hop.parse::<SocketAddr>().ok().map(|socket| socket.ip()))?;
    Some(IpAddr::to_canonical(&address))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn only_trusted_proxies_name_the_client() {
        let proxies: Networks = "127.0.0.1, 10.0.0.0/8, ::1".parse().unwrap();
        for (peer, forwarded, client) in [
            ("203.0.113.5", &[][..], "203.0.113.5"),
            ("203.0.113.5", &["198.51.100.1"], "203.0.113.5"), // Nobody's word.
            ("127.0.0.1", &[], "127.0.0.1"),
            ("127.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("::ffff:127.0.0.1", &["::ffff:198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1", &["192.0.2.66, 198.51.100.1"], "198.51.100.1"), // What came before is the client's word.
            ("127.0.0.1", &["192.0.2.66", "198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1", &["198.51.100.1, 10.1.1.1"], "198.51.100.1"), // Two proxies in a row.
            ("127.0.0.1", &["198.51.100.1:4711"], "198.51.100.1"),
            ("::1", &["[2001:db8::7]:4711"], "2001:db8::7"),
            ("::1", &["2001:db8::7"], "2001:db8::7"),
            ("127.0.0.1", &["10.1.1.1"], "10.1.1.1"),
            ("127.0.0.1", &["unknown"], "127.0.0.1"),
            ("127.0.0.1", &["198.51.100.1, nonsense, 10.1.1.1"], "10.1.1.1"),
            ("127.0.0.1", &[""], "127.0.0.1"),
        ] {
            let mut extensions = Extensions::new();
            extensions.insert(Peer(peer.parse().unwrap()));
            let mut headers = HeaderMap::new();
            for line in forwarded {
                headers.append("x-forwarded-for", line.parse().unwrap());
            }
            let found = Client::of(&extensions, &headers, &proxies);
            assert_eq!(found.0, client.parse::<IpAddr>().unwrap(), "{peer} {forwarded:?}");
        }
    }
}
