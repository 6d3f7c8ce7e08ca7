//! The embedded authority: a root and an issuing CA of our own, made at the first start, for agencies that issue
//! themselves and for trying out the whole procedure with real certificates.

mod files;
mod list;
mod make;
mod profile;
mod renew;
mod store;

pub use list::{ListedCa, Use};

use std::path::Path;

use rcgen::{
    CertificateRevocationListParams, Issuer, KeyIdMethod, KeyPair, RevocationReason, RevokedCertParams, SerialNumber,
    SubjectPublicKeyInfo,
};
use time::OffsetDateTime;

use super::{
    Authority, AuthorityError, CheckedRequest, Ends, Issued, Order, Reason, RequestFault, Revocation, request,
};

/// An authority whose keys are in a directory that only its owner may read.
pub struct Embedded {
    issuer: Issuer<'static, KeyPair>,
    ends: Ends,
    crl_url: Option<String>,
    /// The newest issuing CA first.
    chains: Vec<[Vec<u8>; 2]>,
}

/// The operator's settings.
#[derive(Clone, Debug)]
pub struct EmbeddedConfig {
    /// Organization (O) in the names of both CAs; only a first start reads it.
    pub organization: String,
    /// Address of the revocation list, written into every certificate (RFC 5280, 4.2.1.13).
    pub crl_url: Option<String>,
}

impl Embedded {
    /// Whether `dir` is missing or empty, so that [`Embedded::open`] would make a new authority there.
    ///
    /// # Errors
    /// If it can't be read.
    pub fn is_missing(dir: &Path) -> Result<bool, AuthorityError> {
        store::is_vacant(dir)
    }

    /// Loads the authority in `dir`, or makes a root (20 years) and an issuing CA (10 years) there if `dir` is missing
    /// or empty. `now` (Unix seconds) starts their validity.
    ///
    /// Making RSA keys takes a second or more: call it in `spawn_blocking`. A crash leaves `dir` unchanged.
    ///
    /// # Errors
    /// If a file can't be read or written, a key is readable by others, or keys and certificates don't belong together.
    /// Nothing is replaced then.
    pub fn open(dir: &Path, config: &EmbeddedConfig, now: i64) -> Result<Self, AuthorityError> {
        if store::is_vacant(dir)? {
            let pair = make::root_and_issuing(&config.organization, now)?;
            store::save(dir, &pair)?;
        }
        let loaded = store::load(dir)?;
        Ok(Self { issuer: loaded.issuer, ends: loaded.ends, crl_url: config.crl_url.clone(), chains: loaded.chains })
    }

    /// Adds an issuing CA to the authority in `dir`, below a new root if `new_root`; the next [`Embedded::open`] issues
    /// with it. Issued certificates keep their chain.
    ///
    /// # Errors
    /// If the authority is damaged, another renewal is running, or the root ends too soon for an issuing CA below it.
    pub fn renew(dir: &Path, new_root: bool, now: i64) -> Result<(), AuthorityError> {
        renew::renew(dir, new_root, now)
    }

    /// Lists the CAs in `dir` with their validity, newest first.
    ///
    /// # Errors
    /// If the authority is damaged.
    pub fn list(dir: &Path) -> Result<Vec<ListedCa>, AuthorityError> {
        list::list(dir)
    }
}

impl Authority for Embedded {
    fn check_request(&self, csr_der: &[u8]) -> Result<CheckedRequest, RequestFault> {
        request::check(csr_der)
    }

    fn issue(&self, order: &Order) -> Result<Issued, AuthorityError> {
        request::check_key(&order.spki_der).map_err(|_| AuthorityError::Order("its public key is not acceptable"))?;
        if order.not_after > self.ends.first() {
            return Err(AuthorityError::OutlivesIssuer);
        }
        let params = profile::holder(order, self.crl_url.as_deref())?;
        let key = SubjectPublicKeyInfo::from_der(&order.spki_der).map_err(AuthorityError::Signing)?;
        let certificate = params.signed_by(&key, &self.issuer).map_err(AuthorityError::Signing)?;
        Ok(Issued { certificate_der: certificate.der().to_vec(), serial: order.serial })
    }

    fn chain(&self) -> Vec<Vec<u8>> {
        self.chains.first().map(|chain| chain.to_vec()).unwrap_or_default()
    }

    fn chain_of(&self, certificate_der: &[u8]) -> Option<Vec<Vec<u8>>> {
        let certificate = crate::infra::certificate_file::parse(certificate_der)?;
        let chain = self.chains.iter().find(|[issuing, _]| store::is_issued_by(&certificate, issuing));
        chain.map(|chain| chain.to_vec())
    }

    fn ends(&self) -> Ends {
        self.ends
    }

    fn crl(&self, revoked: &[Revocation], this_update: i64, next_update: i64) -> Result<Vec<u8>, AuthorityError> {
        let number = u64::try_from(this_update).map_err(|_| AuthorityError::Order("the list's time is before 1970"))?;
        let params = CertificateRevocationListParams {
            this_update: moment(this_update)?,
            next_update: moment(next_update)?,
            crl_number: SerialNumber::from(number),
            issuing_distribution_point: None,
            revoked_certs: revoked.iter().map(line).collect::<Result<_, _>>()?,
            key_identifier_method: KeyIdMethod::Sha256,
        };
        let list = params.signed_by(&self.issuer).map_err(AuthorityError::Signing)?;
        Ok(list.der().to_vec())
    }
}

fn line(revocation: &Revocation) -> Result<RevokedCertParams, AuthorityError> {
    Ok(RevokedCertParams {
        serial_number: SerialNumber::from_slice(revocation.serial.as_bytes()),
        revocation_time: moment(revocation.time)?,
        reason_code: Some(match revocation.reason {
            Reason::KeyCompromise => RevocationReason::KeyCompromise,
            Reason::AffiliationChanged => RevocationReason::AffiliationChanged,
            Reason::Superseded => RevocationReason::Superseded,
            Reason::CessationOfOperation => RevocationReason::CessationOfOperation,
        }),
        invalidity_date: None,
    })
}

/// Converts a time to one that a certificate can hold (RFC 5280, 4.1.2.5: years 0 to 9999).
fn moment(unix_seconds: i64) -> Result<OffsetDateTime, AuthorityError> {
    OffsetDateTime::from_unix_timestamp(unix_seconds)
        .ok()
        .filter(|time| (1950..=9999).contains(&time.year()))
        .ok_or(AuthorityError::Order("a time is outside the calendar"))
}
