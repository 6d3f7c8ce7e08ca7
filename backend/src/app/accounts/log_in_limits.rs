//! Limits on attempts at passwords, log-ins and links: by person and device, not by what was typed, and by the address
//! range of unknown devices.
//!
//! The account's owner can always log in. A known device has counters of its own, which strangers don't reach; the
//! token of a log-in has only its own five attempts; a mailed link makes the device known on which it is used, and
//! strangers who request links only fill the mailbox with links that work. Links are mailed to people who share an
//! address with an attacker, too: if the address has no attempts left, only the person's counters decide.

use std::net::IpAddr;
use std::sync::Arc;

use domain::problem::Field;
use domain::renewal::PersonId;
use domain::terminal::TerminalId;

use crate::app::error::Error;
use crate::app::state::App;
use crate::config::network::Network;
use crate::db::Conn;
use crate::db::login_attempts::{self, Counter, Rule};
use crate::db::sessions;
use crate::infra::limits::Limits;
use crate::infra::random;

/// Limit of passwords from one device, or from strangers at one address: five at once, then waits of 30 s to 15 min.
const PASSWORDS: Rule = Rule::Doubling { free: 5, first_secs: 30, longest_secs: 900, memory_secs: 3600 };
/// Limit of passwords from all strangers: more than one address can use up.
const PASSWORDS_OF_STRANGERS: Rule = Rule::Steady { most: 30, each_secs: 300 };
/// Limit of wrong passwords at one terminal, whoever's: hundreds share it.
const PASSWORDS_AT_TERMINAL: Rule = Rule::Steady { most: 30, each_secs: 60 };
/// Limit of log-ins that await their token. Each sends a mail and allows five guesses.
const CHALLENGES: Rule = Rule::Doubling { free: 5, first_secs: 30, longest_secs: 3600, memory_secs: 24 * 3600 };
/// Limit of links requested from one device, or by strangers at one address.
const LINKS: Rule = PASSWORDS;
/// Limit of links requested by all strangers.
const LINKS_OF_STRANGERS: Rule = Rule::Steady { most: 10, each_secs: 900 };

/// Where an attempt comes from.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The client's address.
    pub address: IpAddr,
    /// The device's token, if the client sent one. It may be made up.
    pub device: Option<&'a str>,
    /// The terminal, which is nobody's own device.
    pub terminal: Option<TerminalId>,
}

/// The account, device and address that attempts are counted by.
#[derive(Debug)]
pub struct LoginLimits {
    /// The person found; otherwise what was typed.
    account: String,
    /// For the log.
    person: Option<i64>,
    /// Digest of the device's token, if the device is known to the person.
    device: Option<String>,
    address: IpAddr,
    /// Counted in the place of its address, which it shares with its office.
    terminal: Option<TerminalId>,
}

impl LoginLimits {
    /// Finds the limits for this person, or for `typed` if there is no such person.
    pub async fn find(
        db: &mut Conn,
        origin: Origin<'_>,
        person: Option<PersonId>,
        typed: &str,
    ) -> Result<Self, sqlx::Error> {
        let mut device = None;
        if let (Some(person), Some(token)) = (person, origin.device) {
            let digest = random::digest(&[token]);
            if sessions::knows_device(db, &digest, person).await? {
                device = Some(hex::encode(digest));
            }
        }
        let account = person.map_or_else(|| format!("typed {typed}"), account);
        let (person, address) = (person.map(|person| person.0), origin.address);
        Ok(Self { account, person, device, address, terminal: origin.terminal })
    }

    /// Returns the limits of a person on a known device.
    pub fn of_known_device(person: PersonId, device: &str, address: IpAddr) -> Self {
        let device = Some(hex::encode(random::digest(&[device])));
        Self { account: account(person), person: Some(person.0), device, address, terminal: None }
    }

    /// Counts an attempt by the address, unless the device is known or a terminal.
    ///
    /// # Errors
    /// 429 that the form shows at `field`.
    pub fn count_attempt(&self, app: &App, field: Field) -> Result<Attempt, Error> {
        if self.device.is_some() || self.terminal.is_some() {
            return Ok(Attempt { limits: app.limits.clone(), from: None });
        }
        count_attempt(app, self.address, field)
    }

    /// Counts an attempt by these counters.
    ///
    /// # Errors
    /// 429 that the form shows at `field`.
    pub async fn count(&self, db: &mut Conn, counters: &[Counter], now: i64, field: Field) -> Result<(), Error> {
        let begun = login_attempts::register(db, counters, now).await?;
        begun.map_err(|seconds| {
            let (person, known_device) = (self.person, self.device.is_some());
            tracing::info!(person, known_device, ?field, seconds, "refused: too many tries at an account");
            Error::too_many(field, seconds)
        })
    }

    /// Returns the counters of passwords.
    pub fn passwords(&self) -> Vec<Counter> {
        self.own_passwords().into_iter().chain(self.terminal_passwords()).collect()
    }

    /// Clears the counters of passwords after the right one. At a terminal that takes back this attempt, not those of others.
    pub async fn clear_passwords(&self, db: &mut Conn, now: i64) -> Result<(), sqlx::Error> {
        login_attempts::clear(db, &self.own_passwords()).await?;
        login_attempts::take_back(db, self.terminal_passwords().as_slice(), now).await
    }

    fn own_passwords(&self) -> Vec<Counter> {
        self.counters("password", PASSWORDS, PASSWORDS_OF_STRANGERS)
    }

    /// Returns the counters of log-ins that await their token. Strangers share one: nobody else knows the password, or
    /// it must be changed by a mailed link.
    pub fn challenges(&self) -> Vec<Counter> {
        let device = self.device.as_deref().unwrap_or("stranger");
        vec![self.counter("challenge", device, CHALLENGES)]
    }

    /// Returns the counters of links.
    pub fn links(&self) -> Vec<Counter> {
        self.counters("link", LINKS, LINKS_OF_STRANGERS)
    }

    /// Returns every counter of this device and of strangers, to clear them when a mailed link set a new password.
    pub fn all(&self) -> Vec<Counter> {
        let stranger = Self { account: self.account.clone(), device: None, ..*self };
        let all = [self, &stranger].map(|limits| [limits.passwords(), limits.challenges(), limits.links()].concat());
        all.concat()
    }

    fn counters(&self, what: &str, own: Rule, of_strangers: Rule) -> Vec<Counter> {
        match &self.device {
            Some(device) => vec![self.counter(what, device, own)],
            None => vec![self.counter(what, &self.place(), own), self.counter(what, "strangers", of_strangers)],
        }
    }

    /// Returns the counter of all people's passwords at this terminal, if it is one.
    fn terminal_passwords(&self) -> Option<Counter> {
        let bucket = random::digest(&["password", &self.terminal.map(|_| self.place())?]);
        Some(Counter { bucket, rule: PASSWORDS_AT_TERMINAL })
    }

    /// Returns where strangers' attempts come from.
    fn place(&self) -> String {
        match self.terminal {
            Some(terminal) => format!("terminal {}", terminal.0),
            None => Network::narrow(self.address).to_string(),
        }
    }

    fn counter(&self, what: &str, whose: &str, rule: Rule) -> Counter {
        Counter { bucket: random::digest(&[what, &self.account, whose]), rule }
    }
}

/// An attempt counted by its address. Dropping it refunds the attempt, since it succeeded or was not judged;
/// [`Attempt::keep`] does not.
#[derive(Debug)]
#[must_use]
pub struct Attempt {
    limits: Arc<Limits>,
    /// None if it is not counted.
    from: Option<IpAddr>,
}

impl Attempt {
    /// Keeps the count: the attempt failed.
    pub fn keep(mut self) {
        self.from = None;
    }
}

impl Drop for Attempt {
    fn drop(&mut self) {
        if let Some(from) = self.from {
            self.limits.attempts.refund(from);
        }
    }
}

/// Counts an attempt by its address.
///
/// # Errors
/// 429 that the form shows at `field`.
pub fn count_attempt(app: &App, address: IpAddr, field: Field) -> Result<Attempt, Error> {
    match app.limits.attempts.take(address, app.now()) {
        Ok(()) => Ok(Attempt { limits: app.limits.clone(), from: Some(address) }),
        Err(seconds) => {
            tracing::info!(?field, seconds, "refused: too many attempts from an address");
            Err(Error::too_many(field, seconds))
        }
    }
}

/// Writes as much as counting an attempt and leaves nothing, so that response time does not reveal whether the account
/// exists.
pub async fn count_for_nobody(db: &mut Conn, now: i64) -> Result<(), Error> {
    let rule = Rule::Doubling { free: i64::MAX, first_secs: 0, longest_secs: 0, memory_secs: 1 };
    let counter = Counter { bucket: random::digest(&["nobody"]), rule };
    // This rule refuses nothing.
    let _allowed = login_attempts::register(db, &[counter], now).await?;
    Ok(())
}

/// Returns the device's token: the one that it sent if this program made it, since people may share the device;
/// otherwise a new one, so that nobody can plant a token.
///
/// # Errors
/// If the database or the random number generator fails.
pub async fn device_token(db: &mut Conn, origin: Origin<'_>) -> Result<String, Error> {
    match origin.device {
        Some(token) if sessions::is_device(db, &random::digest(&[token])).await? => Ok(token.to_owned()),
        _ => Ok(random::token()?),
    }
}

fn account(person: PersonId) -> String {
    format!("person {}", person.0)
}
