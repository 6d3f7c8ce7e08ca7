//! Makes the two CAs of a first start.

use rcgen::string::PrintableString;
use rcgen::{
    BasicConstraints, Certificate, CertificateParams, DistinguishedName, DnType, DnValue, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, PKCS_RSA_SHA256, PublicKeyData, RsaKeySize, SerialNumber,
};
use sha2::{Digest, Sha256};

use super::moment;
use crate::authority::AuthorityError;

const YEAR: i64 = 31_557_600;
const ROOT_YEARS: i64 = 20;
const ISSUING_YEARS: i64 = 10;
/// Clocks of other machines run behind: the CAs are valid a day before they are made.
const BACKDATED: i64 = 86_400;

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

/// Makes a root and the issuing CA below it, valid from (a day before) `now`, Unix seconds.
pub(super) fn root_and_issuing(organization: &str, now: i64) -> Result<Pair, AuthorityError> {
    let root_key = rsa(RsaKeySize::_4096)?;
    let root_params = ca("Perbarui Root CA", 1, organization, &root_key, now, ROOT_YEARS)?;
    let root = root_params.self_signed(&root_key).map_err(AuthorityError::Signing)?;

    let issuing_key = rsa(RsaKeySize::_3072)?;
    let issuing = ca("Perbarui Issuing CA", 0, organization, &issuing_key, now, ISSUING_YEARS)?
        .signed_by(&issuing_key, &Issuer::from_params(&root_params, &root_key))
        .map_err(AuthorityError::Signing)?;

    Ok(Pair { root: Ca { certificate: root, key: root_key }, issuing: Ca { certificate: issuing, key: issuing_key } })
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
    years: i64,
) -> Result<CertificateParams, AuthorityError> {
    if organization.trim().is_empty() {
        return Err(AuthorityError::Order("the authority's organization is blank"));
    }
    let digest = Sha256::digest(key.subject_public_key_info());
    // A browser or viewer that knows two installations' CAs tells them apart by name: part of the key stands in it.
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
    params.not_before = moment(now - BACKDATED)?;
    params.not_after = moment(now + years * YEAR)?;
    params.distinguished_name = name;
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(path_length));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.use_authority_key_identifier_extension = true;
    Ok(params)
}
