//! The shape of a private key wrapped in a passphrase. The program can't open it; it only sees to it that nobody sends a
//! key that is weaker wrapped than security.md asks, or something else altogether.

const PBES2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0d];
const PBKDF2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0c];
const HMAC_SHA256: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x09];
const AES_256_CBC: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2a];

const SEQUENCE: u8 = 0x30;
const OID: u8 = 0x06;
const OCTETS: u8 = 0x04;
const INTEGER: u8 = 0x02;
const NULL: u8 = 0x05;

/// At least so many rounds of PBKDF2 (security.md); more than the upper bound only keeps the holder waiting.
const ROUNDS: std::ops::RangeInclusive<u64> = 600_000..=10_000_000;
/// Bytes of a wrapped RSA key of 2048 to 4096 bits, generously.
const SIZE: std::ops::RangeInclusive<usize> = 1_024..=4_096;

/// Whether this is an `EncryptedPrivateKeyInfo` (RFC 5958) under PBES2 (RFC 8018) with PBKDF2-HMAC-SHA256 of at least
/// 600,000 rounds and AES-256-CBC, in DER, with nothing behind it.
pub fn is_acceptable(der: &[u8]) -> bool {
    check(der).is_some()
}

fn check(der: &[u8]) -> Option<()> {
    let mut outer = Reader(der);
    let mut info = outer.nested()?;
    outer.end()?;

    let mut algorithm = info.nested()?;
    let ciphertext = info.take(OCTETS)?;
    info.end()?;
    require(SIZE.contains(&ciphertext.len()) && ciphertext.len().is_multiple_of(16))?;

    require(algorithm.take(OID)? == PBES2)?;
    let mut schemes = algorithm.nested()?;
    algorithm.end()?;

    let mut derivation = schemes.nested()?;
    require(derivation.take(OID)? == PBKDF2)?;
    let mut parameters = derivation.nested()?;
    derivation.end()?;
    require((8..=64).contains(&parameters.take(OCTETS)?.len()))?;
    require(ROUNDS.contains(&number(parameters.take(INTEGER)?)?))?;
    if parameters.0.first() == Some(&INTEGER) {
        require(number(parameters.take(INTEGER)?)? == 32)?;
    }
    let mut function = parameters.nested()?;
    parameters.end()?;
    require(function.take(OID)? == HMAC_SHA256)?;
    require(function.take(NULL)?.is_empty())?;
    function.end()?;

    let mut cipher = schemes.nested()?;
    schemes.end()?;
    require(cipher.take(OID)? == AES_256_CBC)?;
    require(cipher.take(OCTETS)?.len() == 16)?;
    cipher.end()
}

fn require(holds: bool) -> Option<()> {
    holds.then_some(())
}

fn number(bytes: &[u8]) -> Option<u64> {
    require(!bytes.is_empty() && bytes.len() <= 8 && bytes[0] < 0x80)?;
    Some(bytes.iter().fold(0, |value, byte| (value << 8) | u64::from(*byte)))
}

/// Reads DER elements one after the other.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// The content of the next element, which must have this tag.
    fn take(&mut self, tag: u8) -> Option<&'a [u8]> {
        let (&found, rest) = self.0.split_first()?;
        require(found == tag)?;
        let (&first, mut rest) = rest.split_first()?;
        let mut length = usize::from(first);
        if first & 0x80 != 0 {
            let count = usize::from(first & 0x7f);
            require((1..=2).contains(&count) && rest.len() >= count)?;
            let (bytes, after) = rest.split_at(count);
            length = bytes.iter().fold(0, |value, byte| (value << 8) | usize::from(*byte));
            // DER: the shortest form only.
            require(length >= if count == 1 { 0x80 } else { 0x100 })?;
            rest = after;
        }
        require(rest.len() >= length)?;
        let (content, rest) = rest.split_at(length);
        self.0 = rest;
        Some(content)
    }

    fn nested(&mut self) -> Option<Reader<'a>> {
        self.take(SEQUENCE).map(Reader)
    }

    fn end(&self) -> Option<()> {
        require(self.0.is_empty())
    }
}
