//! Sends a mail over SMTP, with a connection each, or writes it to a file if no server is configured.
//!
//! Connections are not reused: one that the server closed meanwhile, or that an aborted attempt left in the middle of a
//! reply, can't be told from a good one before a mail is lost on it.

use std::path::PathBuf;
use std::time::Duration;

use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, MultiPart, SinglePart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::{Failure, QueuedMail};
use crate::config::Config;

/// Time limit of connecting.
const CONNECT_LIMIT: Duration = Duration::from_secs(30);
/// Time limit of an attempt: a server may take minutes to accept a mail (it scans for viruses; RFC 5321, 4.5.3.2.6),
/// and disconnecting earlier would send it twice.
const MAIL_LIMIT: Duration = Duration::from_mins(6);

/// Maximum length of a line (RFC 5322, 2.1.1).
const MAX_LINE_BYTES: usize = 998;

/// Headers against automatic replies (RFC 3834; the second one is Exchange's).
const AUTO_REPLY_HEADERS: [(HeaderName, &str); 2] = [
    (HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated"),
    (HeaderName::new_from_ascii_str("X-Auto-Response-Suppress"), "All"),
];

/// How mails are delivered.
enum Delivery {
    /// One file per mail, `<time>-<row>-<recipient>.eml`, so that names sort by time.
    Files(PathBuf),
    /// A mail server.
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
}

/// Why mails can't be sent with these settings.
#[derive(Debug, thiserror::Error)]
pub enum MailTransportError {
    /// `--mail-from` is no address.
    #[error("--mail-from: {0}")]
    From(#[from] lettre::address::AddressError),
    /// `--smtp-url` is no SMTP address.
    #[error("--smtp-url: {0}")]
    Smtp(#[from] lettre::transport::smtp::Error),
    /// The mail directory can't be made.
    #[error("mail directory: {0}")]
    Io(#[from] std::io::Error),
}

/// A failed attempt.
#[derive(Debug)]
pub struct SendError {
    /// Its kind.
    pub failure: Failure,
    /// The server's answer for the log, without the recipient's address.
    pub why: String,
}

/// Sends mails over SMTP, or writes them to files.
pub struct MailTransport {
    delivery: Delivery,
    from: Mailbox,
}

impl MailTransport {
    /// Makes the transport of these settings.
    pub fn new(config: &Config) -> Result<Self, MailTransportError> {
        let from = config.mail_from.parse()?;
        let delivery = if let Some(url) = &config.smtp_url {
            let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?.timeout(Some(CONNECT_LIMIT));
            Delivery::Smtp(Box::new(transport.build()))
        } else {
            std::fs::create_dir_all(config.mail_directory())?;
            Delivery::Files(config.mail_directory())
        };
        Ok(Self { delivery, from })
    }

    /// Makes one attempt to send; if the connection breaks, a second one on a new connection.
    pub async fn send(&self, queued: &QueuedMail) -> Result<(), SendError> {
        let limit = tokio::time::timeout(MAIL_LIMIT, self.attempt(queued));
        let done = limit.await.unwrap_or(Err(SendError { failure: Failure::Unreachable, why: "timeout".to_owned() }));
        // Mail servers repeat the address in their answers.
        done.map_err(|failed| SendError { why: failed.why.replace(&queued.mail.to, "(recipient)"), ..failed })
    }

    async fn attempt(&self, queued: &QueuedMail) -> Result<(), SendError> {
        let message = self.message(queued).map_err(|error| unwritable(&*error))?;
        match &self.delivery {
            Delivery::Smtp(transport) => {
                let (envelope, bytes) = (message.envelope(), message.formatted());
                let Err(error) = transport.send_raw(envelope, &bytes).await else { return Ok(()) };
                let error = if connection_lost(&error) {
                    let Err(again) = transport.send_raw(envelope, &bytes).await else { return Ok(()) };
                    again
                } else {
                    error
                };
                let failure = match error.status().map(|code| code.severity) {
                    _ if error.is_permanent() => Failure::Refused,
                    Some(_) => Failure::Later,
                    None if error.is_client() => Failure::Unwritable,
                    None => Failure::Unreachable,
                };
                Err(SendError { failure, why: format!("{error:?}") })
            }
            Delivery::Files(directory) => {
                // Written to a temporary file and renamed: a reader never sees half a mail, and a repeated attempt
                // replaces the file.
                let to = queued.mail.to.replace(['/', '\\'], "_");
                let name = format!("{:011}-{:06}-{to}.eml", queued.created_at.0, queued.id);
                let half = directory.join(format!(".{name}"));
                tokio::fs::write(&half, message.formatted()).await.map_err(|error| unwritable(&error))?;
                tokio::fs::rename(half, directory.join(name)).await.map_err(|error| unwritable(&error))
            }
        }
    }

    /// Returns the sender with the name of the agency: "Perbarui – Kota Pekalongan".
    fn from(&self, agency: &str) -> Mailbox {
        let service = self.from.name.as_deref().unwrap_or("Perbarui");
        let name = if agency.is_empty() { service.to_owned() } else { format!("{service} – {agency}") };
        Mailbox::new(Some(name), self.from.email.clone())
    }

    fn message(&self, queued: &QueuedMail) -> Result<Message, Box<dyn std::error::Error + Send + Sync>> {
        let date = Duration::from_secs(queued.created_at.0.unsigned_abs());
        let mail = &queued.mail;
        let mut message = Message::builder()
            .from(self.from(&queued.sender))
            .to(mail.to.parse()?)
            .subject(&mail.subject)
            .message_id(Some(queued.message_id.clone()))
            .date(std::time::UNIX_EPOCH + date)
            .multipart(
                MultiPart::alternative()
                    .singlepart(seven_bit_part(ContentType::TEXT_PLAIN, &mail.text))
                    .singlepart(seven_bit_part(ContentType::TEXT_HTML, &mail.html)),
            )?;
        for (name, value) in AUTO_REPLY_HEADERS {
            message.headers_mut().insert_raw(HeaderValue::new(name, value.to_owned()));
        }
        Ok(message)
    }
}

/// Makes a part without encoding: quoted-printable would break a link in two, inside its secret. Only text that is not
/// ASCII or has long lines is encoded.
fn seven_bit_part(kind: ContentType, words: &str) -> SinglePart {
    let part = SinglePart::builder().header(kind);
    if words.is_ascii() && words.lines().all(|line| line.len() <= MAX_LINE_BYTES) {
        let bytes = words.replace("\r\n", "\n").replace('\n', "\r\n").into_bytes();
        part.body(Body::dangerous_pre_encoded(bytes, ContentTransferEncoding::SevenBit))
    } else {
        part.body(words.to_owned())
    }
}

/// Whether the server closed the connection without an answer about the mail, or only announced that it closes (421).
fn connection_lost(error: &lettre::transport::smtp::Error) -> bool {
    match error.status() {
        Some(code) => u16::from(code) == 421,
        None => !error.is_timeout() && !error.is_client(),
    }
}

fn unwritable(error: &(dyn std::error::Error + 'static)) -> SendError {
    SendError { failure: Failure::Unwritable, why: format!("{error:?}") }
}
