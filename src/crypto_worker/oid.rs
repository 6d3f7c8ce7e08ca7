//! Object identifiers, each as its whole DER element.

/// SHA-256 (RFC 5754).
pub const SHA256: &[u8] = b"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01";
/// SHA-1 (RFC 3279), in the MAC of old files.
pub const SHA1: &[u8] = b"\x06\x05\x2b\x0e\x03\x02\x1a";
/// Content in clear (RFC 5652).
pub const DATA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01";
/// Encrypted content (RFC 5652).
pub const ENCRYPTED_DATA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x06";
/// `KeyBag`: a key in clear (RFC 7292).
pub const KEY_BAG: &[u8] = b"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x0a\x01\x01";
/// `PKCS8ShroudedKeyBag` (RFC 7292).
pub const SHROUDED_KEY_BAG: &[u8] = b"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x0a\x01\x02";
/// `CertBag` (RFC 7292).
pub const CERT_BAG: &[u8] = b"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x0a\x01\x03";
/// An X.509 certificate inside a `CertBag` (RFC 7292).
pub const X509_CERTIFICATE: &[u8] = b"\x06\x0a\x2a\x86\x48\x86\xf7\x0d\x01\x09\x16\x01";
/// friendlyName (RFC 2985).
pub const FRIENDLY_NAME: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x14";
/// localKeyId (RFC 2985).
pub const LOCAL_KEY_ID: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x15";
