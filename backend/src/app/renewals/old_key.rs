//! Proof that a holder has the key of the present certificate: it signed the key to be certified.
//!
//! Anybody in the holder's session could make a certificate with the same number and a key of their own. So the present one
//! must be on record byte by byte, or a trusted issuer must have signed it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::api::{OldKey, OldKeySignature, OldKeyState};
use domain::certificate::CertificateStatus;
use domain::entry;
use domain::problem::{Fault, Field};
use domain::renewal::{Actor, Command, PersonId, old_key, provable};

use super::after;
use super::case::Case;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::certificates::{self, Certificate};
use crate::db::old_key_proofs::{self, Proof};
use crate::db::{Conn, people, renewals};
use crate::infra::certificate_file::parse;
use crate::infra::signatures;

/// Returns what the holder, who is logged in as `holder`, can prove now.
pub async fn view(app: &App, db: &mut Conn, person: PersonId, holder: &Actor) -> Result<OldKey, Error> {
    let agency = people::get(db, person).await?.ok_or(Error::NotFound)?.agency;
    let zone = app.standard(&agency)?.hours.zone();
    Ok(OldKey { state: state(app, db, person, holder).await?, zone })
}

async fn state(app: &App, db: &mut Conn, person: PersonId, holder: &Actor) -> Result<OldKeyState, Error> {
    let Some(case) = open_case(app, db, person).await? else { return Ok(OldKeyState::NoApplication) };
    if let Some(proof) = case.renewal.old_key_proof() {
        return Ok(OldKeyState::Proved { at: proof.at });
    }
    let Ok(public_key) = provable(&case.renewal, holder) else { return Ok(OldKeyState::NoApplication) };
    Ok(match present(app, db, person).await? {
        Some(Present { serial, .. }) => {
            OldKeyState::Open { reference: case.reference.clone(), public_key: public_key.clone(), serial }
        }
        None => OldKeyState::NotComparable,
    })
}

/// Verifies a signature and records the proof, in a transaction of its own. Once it is proved, nothing changes any more.
///
/// # Errors
/// [`Error::Conflict`] if there is nothing to be proved now; [`Error::Invalid`] if the certificate is not the present one, or its
/// key did not sign.
pub async fn prove(app: &App, person: PersonId, holder: &Actor, signed: &OldKeySignature) -> Result<(), Error> {
    let mut db = app.db.read().begin().await?;
    let before = open_case(app, &mut db, person).await?.ok_or(Error::NotFound)?;
    if before.renewal.old_key_proof().is_some() {
        return Ok(());
    }
    let public_key = provable(&before.renewal, holder)?.clone();
    let present = present(app, &mut db, person).await?.ok_or(Error::NotFound)?;
    drop(db);
    let message = old_key::message(&before.reference, &public_key);
    let proof = verify(app, present, signed, message).await?;

    let mut tx = app.db.begin().await?;
    let mut case = Case::of_holder(app, &mut tx, &before.reference, person).await?;
    if case.renewal.old_key_proof().is_some() {
        return Ok(());
    }
    let now = app.now();
    let command = Command::ProveOldKey { proof: proof.digest(), public_key };
    let events = case.decide(&mut tx, command, holder, now).await?;
    old_key_proofs::insert(&mut tx, case.id, &proof).await?;
    after::append_events(app, &mut tx, &mut case, events, Some(person), now).await?;
    Ok(tx.commit().await?)
}

/// The holder's application under way.
async fn open_case(app: &App, db: &mut Conn, holder: PersonId) -> Result<Option<Case>, Error> {
    let latest = renewals::of_holder(db, holder).await?.into_iter().next();
    let case = match latest {
        Some(row) => Case::load(app, db, row).await?,
        None => return Ok(None),
    };
    Ok(Some(case).filter(|case| case.renewal.open()))
}

/// The present certificate, as far as another one can be compared with it.
struct Present {
    serial: String,
    der: Option<Vec<u8>>,
}

async fn present(app: &App, db: &mut Conn, holder: PersonId) -> Result<Option<Present>, Error> {
    let Some(Certificate { id, serial: Some(serial), status, .. }) = certificates::present(db, holder).await? else {
        return Ok(None);
    };
    let der = certificates::der(db, id).await?;
    let usable = matches!(status, CertificateStatus::Active | CertificateStatus::Expired);
    let comparable = der.is_some() || app.issuers.is_some();
    Ok((usable && comparable).then_some(Present { serial, der }))
}

/// Verifies on a blocking thread: signatures take milliseconds.
async fn verify(app: &App, present: Present, signed: &OldKeySignature, message: String) -> Result<Proof, Error> {
    let wrong = |fault| Error::invalid(Field::CertificateFile, fault);
    let decode = |text: &String| STANDARD.decode(text).map_err(|_| wrong(Fault::CertificateUnreadable));
    let certificate = decode(&signed.certificate)?;
    let chain = signed.chain.iter().map(decode).collect::<Result<Vec<_>, _>>()?;
    let signature = decode(&signed.signature)?;
    let permit = app.limits.signature_checks.acquire().await?;
    let (issuers, now) = (app.issuers.clone(), app.now());
    let verified = tokio::task::spawn_blocking(move || {
        // Held until the work is done, even if the request is dropped.
        let _permit = permit;
        let read = parse(&certificate).ok_or(Fault::CertificateUnreadable)?;
        let serial = entry::serial(&hex::encode(read.raw_serial())).map_err(|_| Fault::CertificateUnreadable)?;
        let same = match &present.der {
            Some(der) => *der == certificate,
            None => serial == present.serial,
        };
        if !same {
            return Err(Fault::CertificateOtherKey);
        }
        let trusted = issuers.is_some_and(|issuers| issuers.above(&certificate, &chain, now).is_some());
        if present.der.is_none() && !trusted {
            return Err(Fault::CertificateOtherIssuer);
        }
        let signature = signatures::verify_message(&certificate, message.as_bytes(), &signature);
        let signature = signature.ok_or(Fault::RequestSignature)?;
        Ok(Proof { certificate, signature })
    });
    verified.await?.map_err(wrong)
}
