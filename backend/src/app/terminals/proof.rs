//! How a terminal proves itself: it shows a QR code with a statement that this program signed a moment ago (Ed25519), and a phone
//! asks the program what the statement says.
//!
//! A false terminal can show a photograph of a true one's QR code: the statement's short life, the digits on both screens, and the
//! place that the phone names are what a person compares.

use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::api::{TerminalProof, TerminalStatement};
use domain::moment::Timestamp;
use domain::terminal::TerminalId;

use crate::app::checkpoint::key::Key;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::terminals::{self, TerminalRow};
use crate::infra::{qr, random};

/// Lifetime of a statement.
const LIFETIME_SECS: i64 = 120;
/// Path of the phone's page; the token follows as the fragment, which no server sees.
const PAGE: &str = "/ponsel/kios#";
/// Length of what is signed: terminal and time, each as a big-endian 64-bit integer.
const SIGNED_BYTES: usize = 16;
/// Stands before what is signed, so that the signature counts for nothing else.
const CONTEXT: &[u8] = b"perbarui terminal\0";

/// Makes a terminal's proof.
///
/// # Errors
/// If no QR code can hold the address.
pub fn prove(app: &App, terminal: TerminalId) -> Result<TerminalProof, Error> {
    let (token, expires_at) = token(app, terminal);
    let qr = qr::encode(&[&app.config.public_url, PAGE, &token].concat()).map_err(Error::internal)?;
    Ok(TerminalProof { qr, code: random::matching_code(&token), expires_at, now: app.now() })
}

/// Returns a signed statement for a QR code, and until when it counts.
pub fn token(app: &App, terminal: TerminalId) -> (String, Timestamp) {
    let expires_at = app.now().plus_seconds(LIFETIME_SECS);
    (sign(&app.checkpoint_key, terminal, expires_at), expires_at)
}

/// Returns what the token's terminal is.
///
/// # Errors
/// [`Error::NotFound`] if this program did not sign it, it is too old, or the terminal is locked or not paired any more.
pub async fn statement(app: &App, token: &str) -> Result<TerminalStatement, Error> {
    let (id, expires_at) = verify(&app.checkpoint_key, token).ok_or(Error::NotFound)?;
    if app.now() >= expires_at {
        return Err(Error::NotFound);
    }
    let terminal = terminals::get(&mut *app.db.read().acquire().await?, id).await?;
    let usable = |terminal: &TerminalRow| terminal.paired_at.is_some() && terminal.locked_at.is_none();
    let terminal = terminal.filter(usable).ok_or(Error::NotFound)?;
    of(app, terminal, random::matching_code(token), expires_at)
}

/// Returns what a phone is told of a terminal.
pub(super) fn of(
    app: &App,
    terminal: TerminalRow,
    code: String,
    expires_at: Timestamp,
) -> Result<TerminalStatement, Error> {
    Ok(TerminalStatement {
        office: app.standard(&terminal.agency)?.agency.office.clone(),
        name: terminal.name,
        place: terminal.place,
        version: terminal.version.unwrap_or_default(),
        code,
        now: app.now(),
        expires_at,
    })
}

fn sign(key: &Key, terminal: TerminalId, expires_at: Timestamp) -> String {
    let mut token = [terminal.0.to_be_bytes(), expires_at.0.to_be_bytes()].concat();
    token.extend(key.sign_bytes(&[CONTEXT, &token].concat()));
    URL_SAFE_NO_PAD.encode(token)
}

fn verify(key: &Key, token: &str) -> Option<(TerminalId, Timestamp)> {
    let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
    let (signed, signature) = bytes.split_at_checked(SIGNED_BYTES)?;
    let public = hex::decode(key.public()).ok()?;
    UnparsedPublicKey::new(&ED25519, public).verify(&[CONTEXT, signed].concat(), signature).ok()?;
    let (terminal, expires_at) = signed.split_at_checked(8)?;
    let number = |bytes: &[u8]| Some(i64::from_be_bytes(bytes.try_into().ok()?));
    Some((TerminalId(number(terminal)?), Timestamp(number(expires_at)?)))
}
