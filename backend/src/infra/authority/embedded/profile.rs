//! The profile of holders' certificates. It follows `BSrE`'s: RSA with SHA-256, digitalSignature and nonRepudiation, no
//! extended key usage, since signing documents needs none.

use rcgen::string::{Ia5String, PrintableString};
use rcgen::{
    CertificateParams, CrlDistributionPoint, DistinguishedName, DnType, DnValue, IsCa, KeyUsagePurpose, SanType,
    SerialNumber,
};

use super::moment;
use crate::infra::authority::{AuthorityError, Order, Subject};

/// `emailAddress` of PKCS#9 (RFC 2985, 5.2.1).
const EMAIL_ADDRESS: [u64; 7] = [1, 2, 840, 113_549, 1, 9, 1];

/// Returns the certificate's content to be signed.
pub(super) fn holder(order: &Order, crl_url: Option<&str>) -> Result<CertificateParams, AuthorityError> {
    if order.not_before >= order.not_after {
        return Err(AuthorityError::Order("its validity ends before it starts"));
    }
    let email = Ia5String::try_from(order.subject.email.as_str())
        .map_err(|_| AuthorityError::Order("its e-mail address is not ASCII"))?;
    let mut params = CertificateParams::default();
    params.serial_number = Some(SerialNumber::from_slice(order.serial.as_bytes()));
    params.not_before = moment(order.not_before)?;
    params.not_after = moment(order.not_after)?;
    params.distinguished_name = name(&order.subject, email.clone())?;
    params.subject_alt_names = vec![SanType::Rfc822Name(email)];
    params.is_ca = IsCa::ExplicitNoCa;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::ContentCommitment];
    params.use_authority_key_identifier_extension = true;
    params.crl_distribution_points =
        crl_url.map(|url| CrlDistributionPoint { uris: vec![url.to_owned()] }).into_iter().collect();
    Ok(params)
}

fn name(subject: &Subject, email: Ia5String) -> Result<DistinguishedName, AuthorityError> {
    // X.520 requires a PrintableString of two letters here.
    let country = PrintableString::try_from(subject.country.as_str())
        .ok()
        .filter(|code| code.as_str().len() == 2)
        .ok_or(AuthorityError::Order("its country is not a two-letter code"))?;
    let mut name = DistinguishedName::new();
    name.push(DnType::CountryName, DnValue::PrintableString(country));
    for (kind, value) in [
        (DnType::StateOrProvinceName, &subject.state),
        (DnType::LocalityName, &subject.locality),
        (DnType::OrganizationName, &subject.organization),
        (DnType::OrganizationalUnitName, &subject.organizational_unit),
        (DnType::CommonName, &subject.common_name),
    ] {
        if value.trim().is_empty() {
            return Err(AuthorityError::Order("a part of its subject is blank"));
        }
        name.push(kind, DnValue::Utf8String(value.clone()));
    }
    if email.as_str().is_empty() {
        return Err(AuthorityError::Order("a part of its subject is blank"));
    }
    name.push(DnType::CustomDnType(EMAIL_ADDRESS.to_vec()), DnValue::Ia5String(email));
    Ok(name)
}
