//! Serial numbers of certificates.

use sha2::{Digest, Sha256};

/// Bytes of a serial number: RFC 5280 allows 20, and a positive one of 19 never grows by a sign byte.
const SERIAL_BYTES: usize = 19;

/// A certificate's serial number: positive, 19 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Serial([u8; SERIAL_BYTES]);

impl Serial {
    /// A number that nobody can tell beforehand: 150 random bits (CA/B BR 7.1 wants 64). Keep it with the order, so that
    /// repeating the order gives the same certificate.
    pub fn random() -> Self {
        // The thread's generator is a CSPRNG seeded by the system.
        Self::from_bytes(rand::random())
    }

    /// The number that an order from before numbers were random was given: always the same one.
    pub fn of_order(order_id: &str) -> Self {
        let digest = Sha256::digest([b"perbarui order ", order_id.as_bytes()].concat());
        let mut bytes = [0; SERIAL_BYTES];
        bytes.copy_from_slice(&digest[..SERIAL_BYTES]);
        Self::from_bytes(bytes)
    }

    /// Positive (top bit) and never shorter (next bit): one width in every list and file.
    fn from_bytes(mut bytes: [u8; SERIAL_BYTES]) -> Self {
        bytes[0] = bytes[0] & 0x7f | 0x40;
        Self(bytes)
    }

    /// Reads what [`Serial::to_hex`] wrote; upper case will do.
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; SERIAL_BYTES];
        hex::decode_to_slice(text, &mut bytes).ok()?;
        (bytes[0] & 0xc0 == 0x40).then_some(Self(bytes))
    }

    /// 38 hexadecimal digits, lower case.
    pub fn to_hex(&self) -> String {
        hex::encode(self.0)
    }

    /// Big-endian, as in the certificate.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}
