//! Makes CAs: the two of the first start, and later ones.

use rcgen::string::PrintableString;
use rcgen::{
    BasicConstraints, Certificate, CertificateParams, DistinguishedName, DnType, DnValue, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, PKCS_RSA_SHA256, PublicKeyData, RsaKeySize, SerialNumber, SigningKey,
};
use sha2::{Digest, Sha256};

use super::moment;
use crate::infra::authority::AuthorityError;

pub(super) const YEAR_SECS: i64 = 31_557_600;
const ROOT_YEARS: i64 = 20;
const ISSUING_YEARS: i64 = 10;
/// CAs are valid from a day before, since clocks of other machines may be behind.
const BACKDATED_SECS: i64 = 86_400;

/// Two CAs with their keys.
pub(super) struct Pair {
    pub(super) root: Ca,
    pub(super) issuing: Ca,
}

/// A CA's certificate and private key.
pub(super) struct Ca {
    pub(super) certificate: Certificate,
    pub(super) key: KeyPair,
}

/// Makes a root and an issuing CA below it, valid from a day before `now` (Unix seconds).
pub(super) fn root_and_issuing(organization: &str, now: i64) -> Result<Pair, AuthorityError> {
    let root = root(organization, now)?;
    let issuer = Issuer::from_ca_cert_der(root.certificate.der(), &root.key).map_err(AuthorityError::Signing)?;
    let issuing = issuing(organization, &issuer, i64::MAX, now)?;
    Ok(Pair { root, issuing })
}

/// Makes a root.
pub(super) fn root(organization: &str, now: i64) -> Result<Ca, AuthorityError> {
    let key = rsa(RsaKeySize::_4096)?;
    let params = ca("Perbarui Root CA", 1, organization, &key, now, now + ROOT_YEARS * YEAR_SECS)?;
    let certificate = params.self_signed(&key).map_err(AuthorityError::Signing)?;
    Ok(Ca { certificate, key })
}

/// Makes an issuing CA below `root`, which it does not outlast.
pub(super) fn issuing(
    organization: &str,
    root: &Issuer<'_, impl SigningKey>,
    root_ends: i64,
    now: i64,
) -> Result<Ca, AuthorityError> {
    let key = rsa(RsaKeySize::_3072)?;
    let ends = root_ends.min(now + ISSUING_YEARS * YEAR_SECS);
    let params = ca("Perbarui Issuing CA", 0, organization, &key, now, ends)?;
    let certificate = params.signed_by(&key, root).map_err(AuthorityError::Signing)?;
    Ok(Ca { certificate, key })
}

fn rsa(size: RsaKeySize) -> Result<KeyPair, AuthorityError> {
    KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, size).map_err(AuthorityError::Signing)
}

fn ca(
    title: &str,
    path_length: u8,
    organization: &str,
    key: &KeyPair,
    now: i64,
    ends: i64,
) -> Result<CertificateParams, AuthorityError> {
    if organization.trim().is_empty() {
        return Err(AuthorityError::Order("the authority's organization is blank"));
    }
    let digest = Sha256::digest(key.subject_public_key_info());
    // The name contains a part of the key, so that browsers and viewers can tell the CAs of two installations apart.
    let common_name = format!("{title} {}", hex::encode_upper(&digest[..4]));
    let country =
        PrintableString::try_from("ID").map_err(|_| AuthorityError::Order("its country is not a two-letter code"))?;
    let mut name = DistinguishedName::new();
    name.push(DnType::CountryName, DnValue::PrintableString(country));
    name.push(DnType::OrganizationName, organization);
    name.push(DnType::CommonName, common_name);

    let mut serial = digest[4..23].to_vec();
    serial[0] = serial[0] & 0x7f | 0x40;
    let mut params = CertificateParams::default();
    params.serial_number = Some(SerialNumber::from(serial));
    params.not_before = moment(now - BACKDATED_SECS)?;
    params.not_after = moment(ends)?;
    params.distinguished_name = name;
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(path_length));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.use_authority_key_identifier_extension = true;
    Ok(params)
}
