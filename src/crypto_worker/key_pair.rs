//! A new key pair: its certificate request, and its private key wrapped in the passphrase.

use super::pbes2;
use super::subtle::{self, Refused, object, subtle, usages};
use const_oid::db::rfc4519::COMMON_NAME;
use const_oid::db::rfc5912::SHA_256_WITH_RSA_ENCRYPTION;
use der::asn1::{Any, BitString, SetOfVec};
use der::{Decode, Encode, Tag};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::CryptoKeyPair;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::name::{RdnSequence, RelativeDistinguishedName};
use x509_cert::request::{CertReq, CertReqInfo, Version};
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

/// Bits of the RSA modulus: 128 bits of security (NIST SP 800-57), and what every tool of signers takes.
const MODULUS_BITS: u32 = 3072;
/// The public exponent 65537, big-endian.
const EXPONENT: [u8; 3] = [1, 0, 1];
/// The request's subject. It names nobody: the authority takes the subject from verified data, never from here.
const NAME: &str = "Perbarui";

/// What leaves the worker when a key pair has been made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRequest {
    /// PKCS#10 certification request (RFC 2986), DER.
    pub csr: Vec<u8>,
    /// Private key as `EncryptedPrivateKeyInfo` (RFC 5958), DER; only the passphrase opens it.
    pub wrapped_key: Vec<u8>,
}

/// Makes a key pair and wraps its private key in the passphrase (UTF-8).
///
/// # Errors
/// When the browser lacks or refuses the cryptography.
pub async fn generate_key_pair(passphrase: &[u8]) -> Result<KeyRequest, Refused> {
    let pair = key_pair().await?;
    Ok(KeyRequest { csr: request(&pair).await?, wrapped_key: wrap(&pair, passphrase).await? })
}

async fn key_pair() -> Result<CryptoKeyPair, Refused> {
    let algorithm = object(&[
        ("name", "RSASSA-PKCS1-v1_5".into()),
        ("hash", "SHA-256".into()),
        ("modulusLength", MODULUS_BITS.into()),
        ("publicExponent", Uint8Array::from(EXPONENT.as_slice()).into()),
    ]);
    let promise = subtle()?.generate_key_with_object(&algorithm, true, &usages(&["sign", "verify"]))?;
    Ok(JsFuture::from(promise).await?.unchecked_into())
}

async fn request(pair: &CryptoKeyPair) -> Result<Vec<u8>, Refused> {
    let subtle = subtle()?;
    let public_key = subtle::bytes(subtle.export_key("spki", &pair.get_public_key())).await?;
    let name = AttributeTypeAndValue { oid: COMMON_NAME, value: Any::new(Tag::Utf8String, NAME.as_bytes())? };
    let info = CertReqInfo {
        version: Version::V1,
        subject: RdnSequence(vec![RelativeDistinguishedName(SetOfVec::try_from(vec![name])?)]),
        public_key: SubjectPublicKeyInfoOwned::from_der(&public_key)?,
        attributes: SetOfVec::new(),
    };
    let signing = subtle.sign_with_str_and_js_u8_array(
        "RSASSA-PKCS1-v1_5",
        &pair.get_private_key(),
        &Uint8Array::from(info.to_der()?.as_slice()),
    );
    let signature = BitString::from_bytes(&subtle::bytes(signing).await?)?;
    let algorithm = AlgorithmIdentifierOwned { oid: SHA_256_WITH_RSA_ENCRYPTION, parameters: Some(Any::null()) };
    Ok(CertReq { info, algorithm, signature }.to_der()?)
}

async fn wrap(pair: &CryptoKeyPair, passphrase: &[u8]) -> Result<Vec<u8>, Refused> {
    pbes2::wrap(&pair.get_private_key(), passphrase, pbes2::ROUNDS).await
}
