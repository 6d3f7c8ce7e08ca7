//! What the browser needs to build the holder's PKCS#12.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::api::CertificateParts;
use domain::certificate::CertificateStatus;
use domain::renewal::{Digest, Refusal};
use domain::standard::{Custody, Issuing};

use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::{Conn, certificates, keys};
use crate::infra::certificate_file::{friendly_name, split_chain};

/// Returns the parts of the certificate that was issued in this case.
///
/// # Errors
/// [`Error::Conflict`] if there is none, it is suspended or revoked, it can't be fetched any more, or the authority keeps the key;
/// [`Error::Unavailable`] if its bytes are not those that were issued.
pub async fn certificate_parts(app: &App, db: &mut Conn, case: &Case) -> Result<CertificateParts, Error> {
    // If the authority keeps the key, there is nothing to build.
    let holders = case.standard.wizard.custody == Custody::Holder;
    let issued = certificates::of_renewal(db, case.id).await?.filter(|_| holders);
    // Suspended or revoked, its key is handed out to nobody. The page of the certificate says why.
    let status = certificates::status_of_renewal(db, case.id).await?;
    if matches!(status, Some(CertificateStatus::Suspended | CertificateStatus::Revoked)) {
        return Err(Error::Conflict(Some(Refusal::NotRenewable)));
    }
    let in_time = case.fetch_until().is_some_and(|until| app.now() <= until);
    let (der, recorded) = issued.filter(|_| in_time).ok_or(Error::Conflict(Some(Refusal::WrongStage)))?;
    let issued = case.renewal.certificate.as_ref().and_then(|issued| issued.sha256.as_ref());
    if issued.is_none_or(|digest| *digest != Digest::of(&der)) {
        let why = "the bytes of a certificate are not those that were issued: restore them from a backup";
        tracing::error!(renewal = case.id.0, "{why}");
        return Err(Error::unavailable(3600, why));
    }
    let chain = match (recorded, case.standard.issuing) {
        (Some(kept), _) => split_chain(&kept),
        // Issued before chains were stored.
        (None, Issuing::Embedded) => app
            .authority
            .chain_of(&der)
            .ok_or_else(|| Error::internal("the authority did not sign this certificate"))?,
        (None, Issuing::ByHand) => Vec::new(),
    };
    let public_key = case.renewal.dossier.public_key.as_ref();
    let public_key = public_key.ok_or_else(|| Error::internal("issued without a key pair"))?;
    let key = keys::get(db, &public_key.0).await?.ok_or_else(|| Error::internal("the key pair is gone"))?;
    let friendly_name = friendly_name(&der, case.standard.hours.zone())
        .ok_or_else(|| Error::internal("an issued certificate can't be read"))?;
    Ok(CertificateParts {
        wrapped_key: STANDARD.encode(key.wrapped_key),
        certificate: STANDARD.encode(der),
        chain: chain.iter().map(|der| STANDARD.encode(der)).collect(),
        friendly_name,
    })
}
