//! Makes the PKCS#12 file, in the worker.

use domain::api::CertificateParts;
use js_sys::{Array, Uint8Array};
use web_sys::{Blob, BlobPropertyBag, Url};

use crate::api::{self, Error};
use crate::base64;
use crate::crypto_worker::{BuildFault, Order, client};

/// The file's address in this browser, or why it could not be made here.
///
/// # Errors
/// The backend did not give its parts.
pub async fn make(reference: &str, passphrase: &str) -> Result<Result<String, BuildFault>, Error> {
    Ok(build(api::renewals::certificate(reference).await?, passphrase).await)
}

async fn build(parts: CertificateParts, passphrase: &str) -> Result<String, BuildFault> {
    let order = order(parts).ok_or(BuildFault::Broken)?;
    let bytes = client::build_pkcs12(&order, passphrase).await.map_err(|fault| match fault {
        client::Fault::Build(fault) => fault,
        client::Fault::Lost(_) => BuildFault::Broken,
    })?;
    let parts = Array::of1(&Uint8Array::from(bytes.as_slice()));
    let options = BlobPropertyBag::new();
    options.set_type(MEDIA_TYPE);
    Blob::new_with_u8_array_sequence_and_options(&parts, &options)
        .and_then(|file| Url::create_object_url_with_blob(&file))
        .map_err(|_| BuildFault::Broken)
}

fn order(parts: CertificateParts) -> Option<Order> {
    Some(Order {
        wrapped_key: base64::decode(&parts.wrapped_key)?,
        certificate: base64::decode(&parts.certificate)?,
        chain: parts.chain.iter().map(|der| base64::decode(der)).collect::<Option<_>>()?,
        friendly_name: parts.friendly_name,
    })
}

/// Name of the file: nothing personal, since file names are seen by many.
pub fn file_name(reference: &str) -> String {
    ["sertifikat-", reference, ".p12"].concat()
}

/// Media type of PKCS#12 files, by which phones offer what opens them.
const MEDIA_TYPE: &str = "application/x-pkcs12";
