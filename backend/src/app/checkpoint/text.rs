//! Checkpoints as text: signed for logs and mails to administrators, or as a short mark for holders' mails. Both are
//! one word, so that they can be found in any text.

use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::moment::Timestamp;

/// Prefix of both; the number is the format's version.
const NAME: &str = "perbarui1";
/// Prefix of a signed checkpoint.
const SIGNED: &str = "perbarui1.";
/// Prefix of a mark.
const MARK: &str = "perbarui1-";
/// Hex digits of the hash in a mark: 80 bits, too many to find a second log with the same mark.
const MARK_DIGITS: usize = 20;

/// Length and last hash of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainHead {
    /// Number of links.
    pub length: i64,
    /// Hash of the last link, lower-case hex.
    pub head: String,
}

/// The logs at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The events of all renewals.
    pub events: ChainHead,
    /// The acts of administrators.
    pub acts: ChainHead,
    /// When.
    pub at: Timestamp,
}

/// A signed checkpoint; [`SignedCheckpoint::is_genuine`] checks the signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCheckpoint {
    /// What was signed.
    pub checkpoint: Checkpoint,
    /// The signer's public key (Ed25519), lower-case hex.
    pub key: String,
    signature: Vec<u8>,
}

/// The event that a mail is about: its position in the log and the first digits of its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Position in the log, from 1.
    pub position: i64,
    /// The first digits of its hash.
    pub digits: String,
}

/// A checkpoint or a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// From a log or a mail to administrators.
    Signed(SignedCheckpoint),
    /// From a holder's mail.
    Mark(Mark),
}

impl Checkpoint {
    /// Returns the number of links of both chains: it grows with every event.
    pub const fn length(&self) -> i64 {
        self.events.length.saturating_add(self.acts.length)
    }

    /// Returns the signed message, which includes the public key.
    fn message(&self, key: &str) -> String {
        let Self { events, acts, at } = self;
        let at = at.0;
        format!("{SIGNED}{}.{}.{}.{}.{at}.{key}", events.length, events.head, acts.length, acts.head)
    }

    /// Signs the checkpoint; `sign` gets the bytes to sign.
    pub(super) fn signed(self, key: &str, sign: impl FnOnce(&[u8]) -> Vec<u8>) -> SignedCheckpoint {
        let signature = sign(self.message(key).as_bytes());
        SignedCheckpoint { checkpoint: self, key: key.to_owned(), signature }
    }
}

impl SignedCheckpoint {
    /// Whether the signature fits the key in it.
    pub fn is_genuine(&self) -> bool {
        let Ok(key) = hex::decode(&self.key) else { return false };
        let message = self.checkpoint.message(&self.key);
        UnparsedPublicKey::new(&ED25519, key).verify(message.as_bytes(), &self.signature).is_ok()
    }
}

impl std::fmt::Display for SignedCheckpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.checkpoint.message(&self.key), URL_SAFE_NO_PAD.encode(&self.signature))
    }
}

impl Mark {
    /// Returns the mark of a chain's last link.
    pub fn of(chain: &ChainHead) -> Self {
        Self { position: chain.length, digits: chain.head.chars().take(MARK_DIGITS).collect() }
    }
}

impl std::fmt::Display for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{MARK}{}-{}", self.position, self.digits)
    }
}

impl std::fmt::Display for Proof {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Signed(signed) => signed.fmt(f),
            Self::Mark(mark) => mark.fmt(f),
        }
    }
}

/// Finds every checkpoint and mark in a text, e.g. a saved log or a mail. `Err` holds a word that begins like one but
/// is cut off or mistyped.
pub fn find(text: &str) -> Vec<Result<Proof, String>> {
    // As mails are written to files: a line that goes on in the next one ends with "=" (RFC 2045, 6.7).
    let text = text.replace("=\r\n", "").replace("=\n", "");
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let found = text.match_indices(NAME).filter_map(|(at, _)| text.get(at..)).map(|rest| {
        // A full stop may end the sentence.
        rest.split(|c| !is_part(c)).next().unwrap_or_default().trim_end_matches('.')
    });
    let words = found.filter(|word| word.starts_with(SIGNED) || word.starts_with(MARK));
    words.map(|word| parse(word).ok_or_else(|| word.to_owned())).collect()
}

fn parse(word: &str) -> Option<Proof> {
    if let Some(mark) = word.strip_prefix(MARK) {
        let (position, digits) = mark.split_once('-')?;
        let position = position.parse().ok().filter(|position| *position > 0)?;
        let whole = digits.len() == MARK_DIGITS && is_hex(digits);
        return whole.then(|| Proof::Mark(Mark { position, digits: digits.to_owned() }));
    }
    let parts: Vec<&str> = word.strip_prefix(SIGNED)?.split('.').collect();
    let [events, head, acts, last_act, at, key, signature] = parts[..] else { return None };
    if ![head, last_act, key].into_iter().all(|digest| digest.len() == 64 && is_hex(digest)) {
        return None;
    }
    let chain = |length: &str, head: &str| {
        let length = length.parse().ok().filter(|length| *length >= 0)?;
        Some(ChainHead { length, head: head.to_owned() })
    };
    let checkpoint =
        Checkpoint { events: chain(events, head)?, acts: chain(acts, last_act)?, at: Timestamp(at.parse().ok()?) };
    let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
    Some(Proof::Signed(SignedCheckpoint { checkpoint, key: key.to_owned(), signature }))
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}
