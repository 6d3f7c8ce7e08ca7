//! Receipts of what was sent: a paper for the holder, and a code by which anybody learns that the program issued it.
//!
//! Nothing is stored: the code is a MAC of the event that the log has of the sending.

mod paper;
mod text;

pub use paper::paper;

use aws_lc_rs::hmac::{HMAC_SHA256, Key, sign};
use domain::moment::{Timestamp, Zone};
use domain::renewal::Event;
use domain::value::{ReceiptCode, Reference};
use subtle::ConstantTimeEq;

use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::state::App;
use crate::db::Conn;
use crate::db::events;

/// What the key of the codes is derived from, by a signature of the key that signs checkpoints: it is in every backup. Those begin
/// otherwise.
const KEY: &[u8] = b"perbarui: key of the codes on receipts, 1";

/// A receipt, as far as it leads to nobody.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// Reference number.
    pub reference: String,
    /// When it was sent.
    pub at: Timestamp,
    /// The office that received it.
    pub office: String,
    /// The office's time zone.
    pub zone: Zone,
    /// The hash in the log of the event that says so: what was sent is named there by digests.
    pub digest: String,
    /// The code.
    pub code: ReceiptCode,
}

/// Returns the receipts of a renewal, the latest last: of the application, and of each completion.
async fn all(app: &App, db: &mut Conn, case: &Case) -> Result<Vec<Receipt>, Error> {
    let reference = Reference::parse(&case.reference).map_err(|_| Error::internal("a renewal without a reference"))?;
    let key = Key::new(HMAC_SHA256, &app.checkpoint_key.sign_bytes(KEY));
    let hashes = events::hashes(db, case.id).await?;
    let sent = case
        .log
        .iter()
        .zip(hashes)
        .filter(|(recorded, _)| matches!(recorded.event, Event::Submitted { .. } | Event::Completed { .. }));
    let receipt = |(recorded, digest): (&events::Recorded, String)| {
        let tag = sign(&key, format!("{reference} {digest}").as_bytes());
        let mut mac = [0; 11];
        mac.iter_mut().zip(tag.as_ref()).for_each(|(to, from)| *to = *from);
        Receipt {
            reference: case.reference.clone(),
            at: recorded.at,
            office: case.standard.agency.office.clone(),
            zone: case.standard.hours.zone(),
            code: ReceiptCode::new(&reference, mac),
            digest,
        }
    };
    Ok(sent.map(receipt).collect())
}

/// Finds the receipt with this code; none if the program issued no such receipt, or the renewal is erased.
pub async fn find(app: &App, db: &mut Conn, code: &ReceiptCode) -> Result<Option<Receipt>, Error> {
    let Some(reference) = code.reference() else { return Ok(None) };
    let Some(case) = Case::find(app, db, reference.as_str()).await? else { return Ok(None) };
    let same = |receipt: &Receipt| bool::from(receipt.code.as_str().as_bytes().ct_eq(code.as_str().as_bytes()));
    Ok(all(app, db, &case).await?.into_iter().find(same))
}
