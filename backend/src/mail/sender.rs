//! Sends what waits in the outbox: to an SMTP server, or as files where none is configured.

use std::path::PathBuf;
use std::time::Duration;

use lettre::message::{Mailbox, MultiPart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::config::Config;
use crate::db::outbox::{self, Waiting};
use crate::error::Error;
use crate::jobs::Next;
use crate::state::App;

/// Longest wait between two attempts, in seconds.
const LONGEST_WAIT: i64 = 60 * 60;

/// How mails leave.
pub enum Carrier {
    /// One file a mail, `<id>-<recipient>.eml`.
    Files(PathBuf),
    /// A mail server.
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
}

/// Why no mail can be sent with these settings.
#[derive(Debug, thiserror::Error)]
pub enum CarrierError {
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

/// Sends mails.
pub struct Sender {
    carrier: Carrier,
    from: Mailbox,
}

impl Sender {
    /// The sender that the settings ask for.
    pub fn new(config: &Config) -> Result<Self, CarrierError> {
        let from = config.mail_from.parse()?;
        let carrier = if let Some(url) = &config.smtp_url {
            let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?.timeout(Some(Duration::from_secs(30)));
            Carrier::Smtp(Box::new(transport.build()))
        } else {
            std::fs::create_dir_all(config.mail_directory())?;
            Carrier::Files(config.mail_directory())
        };
        Ok(Self { carrier, from })
    }

    /// A round of the job: sends whatever is due, and tells when the next mail will be.
    pub async fn round(&self, app: &App) -> Result<Next, Error> {
        self.send_due(app).await?;
        let next = outbox::next_try(app.db.read()).await?;
        Ok(next.map_or(Next::Usual, |next| {
            Next::Within(Duration::from_secs(next.seconds_since(app.now()).max(1).unsigned_abs()))
        }))
    }

    /// Sends every mail that is due now. A mail that fails is tried again later and holds up no other.
    pub async fn send_due(&self, app: &App) -> Result<(), Error> {
        loop {
            let due = outbox::due(&app.db, app.now()).await?;
            if due.is_empty() {
                return Ok(());
            }
            for waiting in due {
                if app.jobs.stopping() {
                    return Ok(());
                }
                let result = self.send(&waiting).await;
                let mut tx = app.db.begin().await?;
                match result {
                    Ok(()) => outbox::sent(&mut tx, waiting.id, app.now()).await?,
                    Err(error) => {
                        // Mail servers repeat the address in their refusals.
                        let error = format!("{error:?}").replace(&waiting.mail.to, "(recipient)");
                        tracing::warn!(mail = waiting.id, attempts = waiting.attempts + 1, error, "mail not sent");
                        let wait = (30_i64 << waiting.attempts.clamp(0, 8)).min(LONGEST_WAIT);
                        outbox::failed(&mut tx, waiting.id, app.now().plus_seconds(wait)).await?;
                    }
                }
                tx.commit().await?;
            }
        }
    }

    async fn send(&self, waiting: &Waiting) -> Result<(), Error> {
        let date = Duration::from_secs(waiting.created_at.unsigned_abs());
        let mail = &waiting.mail;
        let message = Message::builder()
            .from(self.from.clone())
            .to(mail.to.parse()?)
            .subject(&mail.subject)
            .message_id(Some(waiting.message_id.clone()))
            .date(std::time::UNIX_EPOCH + date)
            .multipart(MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone()))?;
        match &self.carrier {
            Carrier::Smtp(transport) => {
                transport.send(message).await?;
            }
            Carrier::Files(directory) => {
                // Written beside and renamed: a reader never meets half a mail; a repeated attempt replaces the file.
                let name = format!("{:06}-{}.eml", waiting.id, mail.to.replace(['/', '\\'], "_"));
                let half = directory.join(format!(".{name}"));
                tokio::fs::write(&half, message.formatted()).await?;
                tokio::fs::rename(half, directory.join(name)).await?;
            }
        }
        Ok(())
    }
}
