//! The PKCS#12 file (RFC 7292): key and certificates under one passphrase.

use super::der::{self, element};
use super::mac_key::{mac_key, utf16};
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
    let mut key = mac_key::<Sha256>(passphrase, &salt, MAC_ROUNDS);
    let algorithm = object(&[("name", "HMAC".into()), ("hash", "SHA-256".into())]);
    let hmac = subtle::import("raw", &key, &algorithm, &["sign"]).await;
    subtle::wipe(&mut key);
    let signing = subtle()?.sign_with_str_and_js_u8_array("HMAC", &hmac?, &Uint8Array::from(safe));
    let mac = element(der::OCTET_STRING, &[&subtle::bytes(signing).await?]);
    let digest = element(der::SEQUENCE, &[&element(der::SEQUENCE, &[oid::SHA256, der::NULL]), &mac]);
    let salt = element(der::OCTET_STRING, &[&salt]);
    Ok(element(der::SEQUENCE, &[&digest, &salt, &der::integer(MAC_ROUNDS)]))
}
