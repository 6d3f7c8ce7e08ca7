//! The PKCS#12 file (RFC 7292): key and certificates under one passphrase.

use super::der::{self, element};
use super::oid;
use super::pbes2::{self, Pbes2};
use super::subtle::{self, Refused, object, subtle};
use ::der::Encode;
use js_sys::Uint8Array;
use sha2::{Digest, Sha256};
use web_sys::CryptoKey;

/// Rounds of the MAC's key derivation.
///
/// .NET refuses files of more than 300,000 rounds for one derivation (since .NET 9) or 600,000 in all (.NET Framework, since
/// June 2023), with the words for a wrong password. A round here is one block of SHA-256, a round of PBKDF2 two: whoever
/// guesses passphrases finds no part cheaper than another.
const MAC_ROUNDS: u32 = 300_000;
/// Rounds of PBKDF2 for the key, and for the certificates.
const ROUNDS: u32 = 150_000;
/// Bytes of the MAC's salt: as OpenSSL writes it, since macOS was seen to refuse longer ones.
const MAC_SALT_BYTES: usize = 8;

/// What to put together.
#[derive(Clone, Debug)]
pub struct Order {
    /// `EncryptedPrivateKeyInfo` as [`super::generate_key_pair`] made it.
    pub wrapped_key: Vec<u8>,
    /// The holder's certificate, DER.
    pub certificate: Vec<u8>,
    /// The authority's certificates, DER, issuer first.
    pub chain: Vec<Vec<u8>>,
    /// Name under which programs list the certificate.
    pub friendly_name: String,
}

/// Writes the file. The key is wrapped again for it.
///
/// # Errors
/// When the browser refuses the cryptography.
pub async fn build(order: &Order, private_key: &CryptoKey, passphrase: &str) -> Result<Vec<u8>, Refused> {
    let key_id = Sha256::digest(&order.certificate);
    let own = [
        attribute(oid::LOCAL_KEY_ID, &element(der::OCTET_STRING, &[&key_id])),
        attribute(oid::FRIENDLY_NAME, &element(der::BMP_STRING, &[&utf16(&order.friendly_name)])),
    ];
    let key_bag = bag(oid::SHROUDED_KEY_BAG, &pbes2::wrap(private_key, passphrase.as_bytes(), ROUNDS).await?, &own);
    let mut cert_bags = certificate_bag(&order.certificate, &own);
    for certificate in &order.chain {
        cert_bags.extend(certificate_bag(certificate, &[]));
    }
    let certificates = encrypted(&element(der::SEQUENCE, &[&cert_bags]), passphrase.as_bytes()).await?;
    let key = data(&element(der::SEQUENCE, &[&key_bag]));
    let safe = element(der::SEQUENCE, &[&certificates, &key]);
    let mac = mac_data(&safe, passphrase).await?;
    Ok(element(der::SEQUENCE, &[&der::integer(3), &data(&safe), &mac]))
}

fn certificate_bag(certificate: &[u8], attributes: &[Vec<u8>]) -> Vec<u8> {
    let value = element(der::CONTEXT_0, &[&element(der::OCTET_STRING, &[certificate])]);
    bag(oid::CERT_BAG, &element(der::SEQUENCE, &[oid::X509_CERTIFICATE, &value]), attributes)
}

/// A `SafeBag`.
fn bag(kind: &[u8], value: &[u8], attributes: &[Vec<u8>]) -> Vec<u8> {
    let attributes = if attributes.is_empty() { Vec::new() } else { der::set_of(attributes.to_vec()) };
    element(der::SEQUENCE, &[kind, &element(der::CONTEXT_0, &[value]), &attributes])
}

fn attribute(kind: &[u8], value: &[u8]) -> Vec<u8> {
    element(der::SEQUENCE, &[kind, &element(der::SET, &[value])])
}

/// A `ContentInfo` in clear.
fn data(content: &[u8]) -> Vec<u8> {
    let content = element(der::CONTEXT_0, &[&element(der::OCTET_STRING, &[content])]);
    element(der::SEQUENCE, &[oid::DATA, &content])
}

/// A `ContentInfo` encrypted with the passphrase.
async fn encrypted(content: &[u8], passphrase: &[u8]) -> Result<Vec<u8>, Refused> {
    let scheme = Pbes2::fresh(ROUNDS)?;
    let key = scheme.key(passphrase, "encrypt").await?;
    let encrypting = subtle()?.encrypt_with_object_and_js_u8_array(&scheme.cipher(), &key, &Uint8Array::from(content));
    let ciphertext = element(der::CONTEXT_0_PRIMITIVE, &[&subtle::bytes(encrypting).await?]);
    let info = element(der::SEQUENCE, &[oid::DATA, &scheme.identifier()?.to_der()?, &ciphertext]);
    let encrypted_data = element(der::SEQUENCE, &[&der::integer(0), &info]);
    Ok(element(der::SEQUENCE, &[oid::ENCRYPTED_DATA, &element(der::CONTEXT_0, &[&encrypted_data])]))
}

async fn mac_data(safe: &[u8], passphrase: &str) -> Result<Vec<u8>, Refused> {
    let salt = subtle::random::<MAC_SALT_BYTES>()?;
    let mut key = mac_key(passphrase, &salt, MAC_ROUNDS);
    let algorithm = object(&[("name", "HMAC".into()), ("hash", "SHA-256".into())]);
    let hmac = subtle::import("raw", &key, &algorithm, &["sign"]).await;
    subtle::wipe(&mut key);
    let signing = subtle()?.sign_with_str_and_js_u8_array("HMAC", &hmac?, &Uint8Array::from(safe));
    let mac = element(der::OCTET_STRING, &[&subtle::bytes(signing).await?]);
    let digest = element(der::SEQUENCE, &[&element(der::SEQUENCE, &[oid::SHA256, der::NULL]), &mac]);
    let salt = element(der::OCTET_STRING, &[&salt]);
    Ok(element(der::SEQUENCE, &[&digest, &salt, &der::integer(MAC_ROUNDS)]))
}

/// The MAC's key (RFC 7292, appendix B.2, with ID 3 and SHA-256, whose output is just as long as the key).
///
/// Not by the browser: its digest is a promise a round.
fn mac_key(passphrase: &str, salt: &[u8], rounds: u32) -> [u8; 32] {
    let mut password = utf16(passphrase);
    password.extend([0, 0]);
    let mut hash = Sha256::new();
    hash.update([3; 64]);
    hash.update(whole_blocks(salt));
    let mut input = whole_blocks(&password);
    hash.update(&input);
    let mut key = hash.finalize();
    for _ in 1..rounds {
        key = Sha256::digest(key);
    }
    subtle::wipe(&mut password);
    subtle::wipe(&mut input);
    key.into()
}

/// Repeated up to the end of a 64-byte block of SHA-256.
fn whole_blocks(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().copied().cycle().take(bytes.len().next_multiple_of(64)).collect()
}

/// A `BMPString`'s bytes: UTF-16, big-endian.
fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn the_mac_key_is_as_openssl_derives_it() {
        fn check(rounds: u32, expected: &[u8]) {
            assert_eq!(mac_key("kuda laut biru", b"0123456789abcdef", rounds), expected);
        }
        // openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt hexpass:<UTF-16BE and 0000> -kdfopt hexsalt:...
        //   -kdfopt iter:... -kdfopt id:3 PKCS12KDF
        check(1, b"\xb7\x8b\x62\x9b\x6d\x96\xe9\x1e\xd3\xa5\x1a\x61\x0d\xb3\x98\x97\x0c\x6d\xa4\x93\x91\x4d\x93\xb9\x06\xc4\x82\x42\xac\x4f\x6e\xe0");
        check(2048, b"\xab\xac\x06\x69\xc8\x04\xc3\xba\x62\x96\xe7\x16\x89\xbb\x02\x46\xa7\x52\xd6\x9e\x12\x13\x51\x47\x4b\x01\x01\x15\xac\x9f\x98\x35");
    }
}
