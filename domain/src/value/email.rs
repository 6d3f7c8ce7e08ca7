//! Official e-mail address.

use super::plain::plain;
use super::text_value;

/// An e-mail address, lower-cased. [`OfficialEmail::domain_in`] with the agency's list tells whether it is official.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, example = "nama@pekalongankota.go.id"))]
pub struct OfficialEmail(String);

/// Why it is no e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailFault {
    /// Nothing given.
    Blank,
    /// Longer than [`OfficialEmail::MAX`].
    TooLong,
    /// Not name@domain.
    Shape,
}

impl OfficialEmail {
    /// Maximum length in mail (RFC 5321, 4.5.3.1.3, without the brackets).
    pub const MAX: usize = 254;

    /// Parses the `dot-atom` form of RFC 5322; quoted names, comments and bare IP addresses are refused.
    pub fn parse(input: &str) -> Result<Self, EmailFault> {
        let text = plain(input).to_ascii_lowercase();
        if text.is_empty() {
            return Err(EmailFault::Blank);
        }
        if text.len() > Self::MAX {
            return Err(EmailFault::TooLong);
        }
        let (local, domain) = text.split_once('@').ok_or(EmailFault::Shape)?;
        if is_local_part(local) && is_domain(domain) { Ok(Self(text)) } else { Err(EmailFault::Shape) }
    }

    /// Whether its domain equals an entry of `domains` or lies under it.
    pub fn domain_in(&self, domains: &[String]) -> bool {
        let domain = self.domain();
        domains.iter().any(|entry| {
            domain.len() >= entry.len() && {
                let (above, end) = domain.split_at(domain.len() - entry.len());
                end.eq_ignore_ascii_case(entry) && (above.is_empty() || above.ends_with('.'))
            }
        })
    }

    /// Returns the part after the "@".
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }

    /// Returns the masked form: "n•••@pekalongankota.go.id". The number of dots does not reveal the length.
    pub fn masked(&self) -> String {
        let mut text = self.0[..1].to_owned();
        text.push_str("•••@");
        text.push_str(self.domain());
        text
    }
}

fn is_local_part(local: &str) -> bool {
    local.len() <= 64
        && local.split('.').all(|atom| {
            !atom.is_empty() && atom.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
        })
}

fn is_domain(domain: &str) -> bool {
    let Some((_, top)) = domain.rsplit_once('.') else { return false };
    top.len() >= 2
        && top.bytes().all(|b| b.is_ascii_alphabetic())
        && domain.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        })
}

text_value!(OfficialEmail, "not an e-mail address");
