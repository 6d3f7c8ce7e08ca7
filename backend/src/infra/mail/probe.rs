//! Checks the connection to the mail server without sending a mail.

use std::time::Duration;

use lettre::{AsyncSmtpTransport, Tokio1Executor};

/// Connects, encrypts and logs in according to the settings.
///
/// # Errors
/// The cause, without the settings, which may hold a password.
pub async fn connect(url: &str, limit: Duration) -> Result<(), String> {
    let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url);
    let builder = builder.map_err(|_| "its address can't be read".to_owned())?;
    let transport: AsyncSmtpTransport<Tokio1Executor> = builder.timeout(Some(limit)).build();
    match tokio::time::timeout(limit, transport.test_connection()).await {
        Ok(Ok(true)) => Ok(()),
        Ok(Ok(false)) => Err("it hung up".to_owned()),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err("it did not answer in time".to_owned()),
    }
}
