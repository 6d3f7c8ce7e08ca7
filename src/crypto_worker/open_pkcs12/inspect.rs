//! What a PKCS#12 file holds, in words for its owner.

use super::certificate::Certificate;
use super::{OpenFault, open};
use crate::crypto_worker::subtle::Refused;

/// What was found in a file that was opened, and whose key signs what its certificate verifies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspected {
    /// Whose certificate.
    pub name: String,
    /// The organisation in it; may be blank.
    pub organization: String,
    /// Who issued it.
    pub issuer: String,
    /// Serial number, lower-case hex.
    pub serial: String,
    /// Valid from, Unix seconds.
    pub not_before: i64,
    /// Valid until.
    pub not_after: i64,
    /// The issuers whose certificates are in the file, the nearest first.
    pub chain: Vec<String>,
    /// How far they reach.
    pub chain_state: ChainState,
    /// The file has a MAC, and it was right: no byte was changed.
    pub has_mac: bool,
}

/// How far the issuers' certificates in a file reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum ChainState {
    /// Up to one that names itself as its issuer, each signed by the next.
    Complete,
    /// One is missing.
    Incomplete,
    /// A signature is wrong, or of a kind that is unknown here.
    Unproven,
}

/// Opens a file with its passphrase (UTF-8), and tells what is in it.
///
/// # Errors
/// See [`OpenFault`].
pub async fn inspect(file: &[u8], passphrase: &[u8]) -> Result<Inspected, OpenFault> {
    let opened = open(file, passphrase).await?;
    let (chain, chain_state) = chain(&opened.certificate, &opened.others).await?;
    let Certificate { name, organization, issuer_name, serial, not_before, not_after, .. } = opened.certificate;
    let has_mac = opened.has_mac;
    Ok(Inspected {
        name,
        organization,
        issuer: issuer_name,
        serial,
        not_before,
        not_after,
        chain,
        chain_state,
        has_mac,
    })
}

async fn chain(certificate: &Certificate, others: &[Certificate]) -> Result<(Vec<String>, ChainState), Refused> {
    let (mut names, mut below) = (Vec::new(), certificate);
    // Each one once: whatever names whom, it comes to an end.
    for _ in 0..=others.len() {
        if below.is_root() {
            return Ok((names, ChainState::Complete));
        }
        let mut found = None;
        for other in others.iter().filter(|other| other.is_named_by(below)) {
            if other.signed(below).await? {
                found = Some(other);
                break;
            }
        }
        match found {
            Some(above) => {
                names.push(above.name.clone());
                below = above;
            }
            None if others.iter().any(|other| other.is_named_by(below)) => return Ok((names, ChainState::Unproven)),
            None => return Ok((names, ChainState::Incomplete)),
        }
    }
    Ok((names, ChainState::Incomplete))
}
