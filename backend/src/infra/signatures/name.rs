//! A signer's name as it is shown.

use domain::value::plain::is_hidden;

use crate::infra::certificate_file::parse;

/// Characters of a name; X.520 allows 64.
const MAX_NAME: usize = 120;

/// Common name and organization of a certificate's holder; blank where there are none. An organization without a name is the name.
pub(super) fn of(certificate: &[u8]) -> (String, String) {
    let Some(certificate) = parse(certificate) else { return Default::default() };
    let subject = certificate.subject();
    let name = subject.iter_common_name().next().and_then(|name| name.as_str().ok());
    let organization = subject.iter_organization().next().and_then(|name| name.as_str().ok());
    let (name, organization) = (shown(name), shown(organization));
    if name.is_empty() { (organization, name) } else { (name, organization) }
}

/// Without what is not seen or turns the text around: anybody writes names into certificates.
fn shown(name: Option<&str>) -> String {
    name.unwrap_or_default().trim().chars().filter(|c| !is_hidden(*c)).take(MAX_NAME).collect()
}
