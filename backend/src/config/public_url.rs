//! The public address of the service, and whether a request belongs to it.
//!
//! Only the setting counts: a request's `Host` proves nothing, since the client or a proxy writes it.

/// Names of this machine, any of which may be used to try the program out.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// Parses the setting: an `http` or `https` origin, in the form in which browsers send it. Blank stays blank.
///
/// # Errors
/// Describes what is wrong, for the terminal.
pub fn parse(text: &str) -> Result<String, String> {
    let text = text.trim().trim_end_matches('/');
    if text.is_empty() {
        return Ok(String::new());
    }
    let (scheme, authority) =
        text.split_once("://").ok_or("write it with its scheme, e.g. https://perbarui.example.go.id")?;
    let scheme = scheme.to_ascii_lowercase();
    let default_port = match &*scheme {
        "https" => ":443",
        "http" => ":80",
        _ => return Err("http or https".to_owned()),
    };
    if authority.is_empty() || authority.contains(['/', '?', '#', '@', ' ']) {
        return Err("a host and perhaps a port, nothing behind them: the applications stand at its root".to_owned());
    }
    if !authority.is_ascii() {
        return Err("write the host as it stands in the DNS (xn--...)".to_owned());
    }
    let authority = authority.to_ascii_lowercase();
    Ok(format!("{scheme}://{}", authority.strip_suffix(default_port).unwrap_or(&authority)))
}

/// Whether an `Origin` header is that of this service's own pages: scheme, host and port. If the service is reached by
/// `http` on this machine, every name of the machine counts.
pub fn is_own_origin(public_url: &str, origin: &str) -> bool {
    let (Some((own_scheme, own)), Some((scheme, given))) = (public_url.split_once("://"), origin.split_once("://"))
    else {
        return false;
    };
    own_scheme == scheme && (own == given || scheme == "http" && is_same_machine(own, given))
}

/// Whether a `Host` header names this service, or the address that it listens on, as a proxy may write it. This refuses
/// pages of a foreign name that resolves here, also in browsers that send no origin.
pub fn is_own_host(public_url: &str, listen: &str, host: &str) -> bool {
    let own = public_url.split_once("://").map_or("", |(_, authority)| authority);
    let host = host.to_ascii_lowercase();
    // The scheme's default port may be omitted.
    let bare = [":443", ":80"].iter().find_map(|port| host.strip_suffix(port)).unwrap_or(&host);
    own == bare || [own, listen].into_iter().any(|own| own == host || is_same_machine(own, &host))
}

/// Whether both name this machine, with the same port.
fn is_same_machine(one: &str, other: &str) -> bool {
    loopback_port(one).is_some_and(|port| loopback_port(other) == Some(port))
}

/// Returns what follows a name of this machine: nothing, or a colon and the port.
fn loopback_port(authority: &str) -> Option<&str> {
    let rest = LOOPBACK.iter().find_map(|name| authority.strip_prefix(name))?;
    (rest.is_empty() || rest.starts_with(':')).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_setting_is_normalised_to_the_form_of_browsers() {
        for (text, url) in [
            ("", ""),
            (" https://Perbarui.Example.go.id/ ", "https://perbarui.example.go.id"),
            ("HTTPS://perbarui.example.go.id:443", "https://perbarui.example.go.id"),
            ("http://10.0.0.5:80//", "http://10.0.0.5"),
            ("https://perbarui.example.go.id:8443", "https://perbarui.example.go.id:8443"),
            ("http://[::1]:8080", "http://[::1]:8080"),
        ] {
            assert_eq!(parse(text).as_deref(), Ok(url), "{text}");
        }
        for wrong in
            ["perbarui.example.go.id", "ftp://x", "https://", "https://x/perbarui", "https://a@b", "https://é.id"]
        {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_own_origin_has_scheme_host_and_port() {
        let https = "https://perbarui.test";
        for (url, origin, own) in [
            (https, https, true),
            (https, "http://perbarui.test", false),
            (https, "https://perbarui.test:8443", false),
            (https, "https://perbarui.test.jahat.example", false),
            (https, "https://sub.perbarui.test", false),
            (https, "null", false),
            (https, "", false),
            ("http://127.0.0.1:8080", "http://localhost:8080", true),
            ("http://localhost:8080", "http://[::1]:8080", true),
            ("http://localhost:8080", "http://localhost:8081", false),
            ("http://localhost:8080", "https://localhost:8080", false),
            ("http://localhost:8080", "http://localhost.jahat.example:8080", false),
            ("https://localhost", "https://127.0.0.1", false),
            ("http://10.0.0.5", "http://localhost", false),
        ] {
            assert_eq!(is_own_origin(url, origin), own, "{origin} at {url}");
        }
    }

    #[test]
    fn an_own_host_is_the_public_or_the_listening_address() {
        for (url, host, own) in [
            ("https://perbarui.test", "perbarui.test", true),
            ("https://perbarui.test", "Perbarui.test:443", true),
            ("https://perbarui.test", "127.0.0.1:8080", true),
            ("https://perbarui.test", "localhost:8080", true),
            ("https://perbarui.test", "localhost", false),
            ("https://perbarui.test", "10.0.0.5:8080", false),
            ("https://perbarui.test", "jahat.example", false),
            ("https://perbarui.test", "perbarui.test.jahat.example", false),
            ("https://perbarui.test", "", false),
            ("http://localhost:8090", "127.0.0.1:8090", true),
        ] {
            assert_eq!(is_own_host(url, "127.0.0.1:8080", host), own, "{host} at {url}");
        }
    }
}
