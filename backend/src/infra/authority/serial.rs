//! Serial numbers of certificates.

use sha2::{Digest, Sha256};

/// Length of a serial number: RFC 5280 allows 20 bytes, and a positive one of 19 never needs a sign byte.
const SERIAL_BYTES: usize = 19;

/// A certificate's serial number: positive, 19 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Serial([u8; SERIAL_BYTES]);

impl Serial {
    /// Returns an unpredictable number of 150 random bits (CA/B BR 7.1 requires 64). Store it with the order, so that
    /// repeating the order gives the same certificate.
    pub fn random() -> Self {
        // The thread's generator is a CSPRNG seeded by the system.
        Self::from_bytes(rand::random())
    }

    /// Returns the number of an order from before numbers were random: always the same one.
    pub fn of_order(order_id: &str) -> Self {
        let digest = Sha256::digest([b"perbarui order ", order_id.as_bytes()].concat());
        let mut bytes = [0; SERIAL_BYTES];
        bytes.copy_from_slice(&digest[..SERIAL_BYTES]);
        Self::from_bytes(bytes)
    }

    /// Positive (top bit) and of constant length (next bit).
    fn from_bytes(mut bytes: [u8; SERIAL_BYTES]) -> Self {
        bytes[0] = bytes[0] & 0x7f | 0x40;
        Self(bytes)
    }

    /// Parses the output of [`Serial::to_hex`], in either case.
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; SERIAL_BYTES];
        hex::decode_to_slice(text, &mut bytes).ok()?;
        (bytes[0] & 0xc0 == 0x40).then_some(Self(bytes))
    }

    /// Returns 38 lower-case hexadecimal digits.
    pub fn to_hex(&self) -> String {
        hex::encode(self.0)
    }

    /// Returns the big-endian bytes of the certificate.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}
