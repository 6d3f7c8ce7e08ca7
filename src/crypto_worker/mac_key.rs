//! The key of a PKCS#12 file's MAC (RFC 7292, appendix B.2, with ID 3), for a digest whose output is just as long as the key.

use super::subtle;
use sha2::Digest;

/// Bytes of a block of SHA-1 and SHA-256.
const BLOCK: usize = 64;

/// Derives it from the passphrase.
///
/// Not by the browser: its digest is a promise a round.
pub fn mac_key<D: Digest>(passphrase: &str, salt: &[u8], rounds: u32) -> Vec<u8> {
    let mut password = utf16(passphrase);
    password.extend([0, 0]);
    let mut hash = D::new();
    hash.update([3; BLOCK]);
    hash.update(whole_blocks(salt));
    let mut input = whole_blocks(&password);
    hash.update(&input);
    let mut key = hash.finalize();
    for _ in 1..rounds {
        key = D::digest(key);
    }
    subtle::wipe(&mut password);
    subtle::wipe(&mut input);
    key.to_vec()
}

/// Repeated up to the end of a block.
fn whole_blocks(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().copied().cycle().take(bytes.len().next_multiple_of(BLOCK)).collect()
}

/// A `BMPString`'s bytes: UTF-16, big-endian.
pub fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha1::Sha1;
    use sha2::Sha256;
    use wasm_bindgen_test::wasm_bindgen_test;

    // openssl kdf -keylen <32 or 20> -kdfopt digest:<digest> -kdfopt hexpass:<UTF-16BE and 0000> -kdfopt hexsalt:...
    //   -kdfopt iter:... -kdfopt id:3 PKCS12KDF
    #[wasm_bindgen_test]
    fn the_mac_key_is_as_openssl_derives_it() {
        fn check<D: Digest>(rounds: u32, expected: &[u8]) {
            assert_eq!(mac_key::<D>("kuda laut biru", b"0123456789abcdef", rounds), expected);
        }
        check::<Sha256>(1, b"\xb7\x8b\x62\x9b\x6d\x96\xe9\x1e\xd3\xa5\x1a\x61\x0d\xb3\x98\x97\x0c\x6d\xa4\x93\x91\x4d\x93\xb9\x06\xc4\x82\x42\xac\x4f\x6e\xe0");
        check::<Sha256>(2048, b"\xab\xac\x06\x69\xc8\x04\xc3\xba\x62\x96\xe7\x16\x89\xbb\x02\x46\xa7\x52\xd6\x9e\x12\x13\x51\x47\x4b\x01\x01\x15\xac\x9f\x98\x35");
        check::<Sha1>(2048, b"\x8c\xd0\xad\xc7\x03\x98\x7e\xc5\x1f\x0c\x1f\xea\x1c\x46\xab\x1d\x17\x3f\xd1\xbe");
    }
}
