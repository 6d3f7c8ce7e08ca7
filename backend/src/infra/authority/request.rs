//! Checks of a PKCS#10 certificate request, and of the key in it.

use aws_lc_rs::encoding::{AsDer, PublicKeyX509Der};
use aws_lc_rs::rsa::PublicEncryptingKey;
use sha2::{Digest, Sha256};
use x509_parser::certification_request::X509CertificationRequest;
use x509_parser::oid_registry::{
    OID_PKCS1_RSAENCRYPTION, OID_PKCS1_SHA256WITHRSA, OID_PKCS1_SHA384WITHRSA, OID_PKCS1_SHA512WITHRSA,
};
use x509_parser::prelude::FromDer;
use x509_parser::public_key::PublicKey;
use x509_parser::x509::SubjectPublicKeyInfo;

use super::weak::is_weak;
use super::{CheckedRequest, RequestFault};

/// Maximum size of a request: far above one of the largest key with a long name and attributes.
const MAX_REQUEST: usize = 16 * 1024;

const MODULUS_BITS: std::ops::RangeInclusive<usize> = 2048..=4096;
const EXPONENT: u64 = 65537;

/// Parses a request and checks its key and signature.
pub(super) fn check(csr_der: &[u8]) -> Result<CheckedRequest, RequestFault> {
    if csr_der.len() > MAX_REQUEST {
        return Err(RequestFault::Malformed);
    }
    let (rest, request) = X509CertificationRequest::from_der(csr_der).map_err(|_| RequestFault::Malformed)?;
    if !rest.is_empty() {
        return Err(RequestFault::Malformed);
    }
    let spki = &request.certification_request_info.subject_pki;
    check_spki(spki)?;

    // SHA-1 signatures are refused though the library would verify them.
    let accepted = [OID_PKCS1_SHA256WITHRSA, OID_PKCS1_SHA384WITHRSA, OID_PKCS1_SHA512WITHRSA];
    if !accepted.contains(&request.signature_algorithm.algorithm) {
        return Err(RequestFault::BadSignature);
    }
    request.verify_signature().map_err(|_| RequestFault::BadSignature)?;

    Ok(CheckedRequest { spki_der: spki.raw.to_vec(), public_key_sha256: Sha256::digest(spki.raw).into() })
}

/// Checks a key without a request.
pub fn check_key(spki_der: &[u8]) -> Result<(), RequestFault> {
    match SubjectPublicKeyInfo::from_der(spki_der) {
        Ok(([], spki)) => check_spki(&spki),
        _ => Err(RequestFault::Malformed),
    }
}

fn check_spki(spki: &SubjectPublicKeyInfo<'_>) -> Result<(), RequestFault> {
    if spki.algorithm.algorithm != OID_PKCS1_RSAENCRYPTION {
        return Err(RequestFault::ForeignKeyType);
    }
    let Ok(PublicKey::RSA(key)) = spki.parsed() else {
        return Err(RequestFault::Malformed);
    };
    let exponent = key.try_exponent().map_err(|_| RequestFault::WeakKey)?;
    if !MODULUS_BITS.contains(&modulus_bits(key.modulus)) || exponent != EXPONENT || is_weak(key.modulus) {
        return Err(RequestFault::WeakKey);
    }
    // Only the canonical encoding is accepted: another one of the same key would have another digest and pass as a new
    // key.
    let canonical: PublicKeyX509Der<'_> = PublicEncryptingKey::from_der(spki.raw)
        .map_err(|_| RequestFault::Malformed)?
        .as_der()
        .map_err(|_| RequestFault::Malformed)?;
    if canonical.as_ref() != spki.raw {
        return Err(RequestFault::Malformed);
    }
    Ok(())
}

fn modulus_bits(big_endian: &[u8]) -> usize {
    let zeros = big_endian.iter().take_while(|byte| **byte == 0).count();
    match big_endian.get(zeros) {
        Some(first) => (big_endian.len() - zeros) * 8 - first.leading_zeros() as usize,
        None => 0,
    }
}
