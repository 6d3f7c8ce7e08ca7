//! What a kiosk asks for itself, and what a phone asks that scanned its QR code.

use domain::api::{
    HAND_OFF_HEADER, HandOff, HandOffState, KIOSK_HEADER, Kiosk, NewHandOff, OpenedHandOff, Pairing, QrCode, Readiness,
    Scanned, TerminalProof, TerminalStatement, Wipe, Wiped, path,
};
use domain::person::FilePurpose;
use gloo_net::http::Method;
use leptos::prelude::document;

use super::{Error, carry, get, send, send_unanswered};

/// Makes this page a kiosk's: what the backend would keep in cookies is kept in memory. Call it before any request.
pub fn keep_cookies_in_memory() {
    carry(KIOSK_HEADER, String::new());
}

/// The paired terminal, which is told the version of this page; [`Error::NotFound`] where this browser is not paired.
pub async fn kiosk() -> Result<Kiosk, Error> {
    get(&[path::KIOSK, "?version=", &version().replace('+', "%2B")].concat()).await
}

/// Version of the program that this page was loaded with, and the build that the page names (`xtask/src/kiosk_build.rs`).
pub fn version() -> String {
    let build = document().document_element().and_then(|page| page.get_attribute("data-build"));
    let build = build.map(|build| ["+", &build].concat()).unwrap_or_default();
    [env!("CARGO_PKG_VERSION"), &build].concat()
}

/// Pairs this browser with a terminal.
pub async fn pair(code: String) -> Result<Kiosk, Error> {
    send(Method::POST, path::KIOSK_PAIRING, &Pairing { code }, None).await
}

/// Ends the terminal's sessions and hand-offs.
pub async fn wipe(wipe: Wipe) -> Result<Wiped, Error> {
    send(Method::POST, path::KIOSK_WIPE, &wipe, None).await
}

/// Makes a QR code by which a phone learns which terminal this is.
pub async fn proof() -> Result<TerminalProof, Error> {
    send(Method::POST, path::KIOSK_PROOF, &(), None).await
}

/// Reports what the readiness page found.
pub async fn report_readiness(readiness: &Readiness) -> Result<(), Error> {
    send_unanswered(Method::POST, path::KIOSK_READINESS, readiness).await
}

/// Asks for a file from the holder's phone.
pub async fn begin_hand_off(purpose: FilePurpose) -> Result<HandOff, Error> {
    send(Method::POST, path::KIOSK_HAND_OFFS, &NewHandOff { purpose }, None).await
}

/// How far a hand-off is.
pub async fn hand_off(id: &str) -> Result<HandOffState, Error> {
    get(&path::with(path::KIOSK_HAND_OFF, id)).await
}

/// Cancels a hand-off at the kiosk.
pub async fn cancel_hand_off(id: &str) -> Result<(), Error> {
    send_unanswered(Method::DELETE, &path::with(path::KIOSK_HAND_OFF, id), &()).await
}

/// The address of an application's timeline, for one's own phone.
pub async fn follow_qr(reference: &str) -> Result<QrCode, Error> {
    get(&path::with(path::KIOSK_FOLLOW_QR, reference)).await
}

/// Mails the holder where the certificate's file can be fetched on a device of their own.
pub async fn mail_download_link(reference: &str) -> Result<(), Error> {
    send_unanswered(Method::POST, &path::with(path::KIOSK_DOWNLOAD_LINK, reference), &()).await
}

/// What the backend says of the terminal whose proof this phone scanned; [`Error::NotFound`] for a wrong or old one.
pub async fn statement(token: String) -> Result<TerminalStatement, Error> {
    send(Method::POST, path::TERMINAL_STATEMENT, &Scanned { token }, None).await
}

/// Opens a hand-off on this phone; its uploads carry the secret from then on.
pub async fn open_hand_off(token: String) -> Result<OpenedHandOff, Error> {
    let opened: OpenedHandOff = send(Method::POST, path::HAND_OFF, &Scanned { token }, None).await?;
    carry(HAND_OFF_HEADER, opened.secret.clone());
    Ok(opened)
}

/// Cancels the hand-off that this phone opened.
pub async fn decline_hand_off() -> Result<(), Error> {
    send_unanswered(Method::DELETE, path::HAND_OFF, &()).await
}
