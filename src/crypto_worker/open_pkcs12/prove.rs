//! Proves possession of a key: the key in a PKCS#12 file signs the request for another one.

use super::{OpenFault, open, sign};
use domain::renewal::{Digest, old_key};

/// What the key of a certificate signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The certificate in DER.
    pub certificate: Vec<u8>,
    /// The others in the file, as they came.
    pub chain: Vec<Vec<u8>>,
    /// The signature; of an elliptic curve's key, both numbers one after the other.
    pub signature: Vec<u8>,
}

/// Opens a file with its passphrase (UTF-8); its key signs [`old_key::message`] of these, and nothing else.
///
/// # Errors
/// See [`OpenFault`].
pub async fn prove(file: &[u8], passphrase: &[u8], reference: &str, public_key: &Digest) -> Result<Signed, OpenFault> {
    let opened = open(file, passphrase).await?;
    let message = old_key::message(reference, public_key);
    let signature = sign(&opened.key, opened.algorithm, message.as_bytes()).await?;
    let chain = opened.others.into_iter().map(|other| other.der).collect();
    Ok(Signed { certificate: opened.certificate.der, chain, signature })
}
