//! How often passwords, log-ins and links may be tried: by person and device, not by what was typed, and by the address
//! range that strangers come from.
//!
//! The rightful holder always has a way in. A known device has counters of its own, which strangers don't reach; the token
//! of a log-in has only its own five tries; a mailed link makes the device known on which it is used, and strangers who ask
//! for links only fill the mailbox with links that work. A link is mailed to who shares an address with an attacker, too:
//! where the address has no attempts left, only the counters of the person decide.

use std::net::IpAddr;
use std::sync::Arc;

use axum::http::HeaderMap;
use domain::problem::Field;
use domain::renewal::PersonId;

use crate::app::error::Error;
use crate::app::state::App;
use crate::config::network::Network;
use crate::db::Conn;
use crate::db::login_attempts::{self, Counter, Rule};
use crate::db::sessions;
use crate::http::extract::client::Client;
use crate::http::extract::cookie::{DEVICE_COOKIE, cookie};
use crate::infra::limits::Limits;
use crate::infra::random;

/// Bytes of the largest body: anybody may send one.
pub const MAX_LOGIN_BODY_BYTES: usize = 16 * 1024;

/// Passwords from one device, or from strangers at one address: five at once, then waits of 30 s to 15 min.
const PASSWORDS: Rule = Rule::Doubling { free: 5, first_secs: 30, longest_secs: 900, memory_secs: 3600 };
/// Passwords from all strangers: more than one address can use up.
const PASSWORDS_OF_STRANGERS: Rule = Rule::Steady { most: 30, each_secs: 300 };
/// Log-ins that await their token. Each is a mail, and five chances to guess a token.
const CHALLENGES: Rule = Rule::Doubling { free: 5, first_secs: 30, longest_secs: 3600, memory_secs: 24 * 3600 };
/// Links asked for from one device, or by strangers at one address.
const LINKS: Rule = PASSWORDS;
/// Links asked for by all strangers.
const LINKS_OF_STRANGERS: Rule = Rule::Steady { most: 10, each_secs: 900 };

/// Who tries something: which account, from which device.
#[derive(Debug)]
pub(super) struct LoginLimits {
    /// The person found; what was typed where nobody was.
    account: String,
    /// For the log.
    person: Option<i64>,
    /// Digest of the device's token, if the person used the device before.
    device: Option<String>,
    client: Client,
}

impl LoginLimits {
    /// Who tries to get in as this person; as whoever `typed` is, if there is no such person.
    pub(super) async fn find(
        db: &mut Conn,
        headers: &HeaderMap,
        client: Client,
        person: Option<PersonId>,
        typed: &str,
    ) -> Result<Self, sqlx::Error> {
        let mut device = None;
        if let (Some(person), Some(token)) = (person, cookie(headers, DEVICE_COOKIE)) {
            let digest = random::digest(&[token]);
            if sessions::knows_device(db, &digest, person).await? {
                device = Some(hex::encode(digest));
            }
        }
        let account = person.map_or_else(|| format!("typed {typed}"), account);
        Ok(Self { account, person: person.map(|person| person.0), device, client })
    }

    /// The person on this device, which is known.
    pub(super) fn of_known_device(person: PersonId, device: &str, client: Client) -> Self {
        let device = Some(hex::encode(random::digest(&[device])));
        Self { account: account(person), person: Some(person.0), device, client }
    }

    /// Counts an attempt of a stranger by the address; a known device needs none.
    ///
    /// # Errors
    /// 429 that the form shows at `field`.
    pub(super) fn count_attempt(&self, app: &App, field: Field) -> Result<Attempt, Error> {
        if self.device.is_some() {
            return Ok(Attempt { limits: app.limits.clone(), from: None });
        }
        count_attempt(app, self.client, field)
    }

    /// Counts by these counters.
    ///
    /// # Errors
    /// 429 that the form shows at `field`.
    pub(super) async fn count(&self, db: &mut Conn, counters: &[Counter], now: i64, field: Field) -> Result<(), Error> {
        let begun = login_attempts::register(db, counters, now).await?;
        begun.map_err(|seconds| {
            let (person, known_device) = (self.person, self.device.is_some());
            tracing::info!(person, known_device, ?field, seconds, "refused: too many tries at an account");
            Error::too_many(field, seconds)
        })
    }

    /// Counters of passwords.
    pub(super) fn passwords(&self) -> Vec<Counter> {
        self.counters("password", PASSWORDS, PASSWORDS_OF_STRANGERS)
    }

    /// Counters of log-ins that await their token. Strangers share one: who knows the password is none, or the password
    /// must be changed, by a mailed link.
    pub(super) fn challenges(&self) -> Vec<Counter> {
        let device = self.device.as_deref().unwrap_or("stranger");
        vec![self.counter("challenge", device, CHALLENGES)]
    }

    /// Counters of links.
    pub(super) fn links(&self) -> Vec<Counter> {
        self.counters("link", LINKS, LINKS_OF_STRANGERS)
    }

    /// Every counter that keeps this device out, and those of strangers wherever they are: forgotten when a mailed link set a
    /// new password, so that the next link can be asked for.
    pub(super) fn all(&self) -> Vec<Counter> {
        let stranger = Self { account: self.account.clone(), device: None, ..*self };
        let all = [self, &stranger].map(|limits| [limits.passwords(), limits.challenges(), limits.links()].concat());
        all.concat()
    }

    fn counters(&self, what: &str, own: Rule, of_strangers: Rule) -> Vec<Counter> {
        match &self.device {
            Some(device) => vec![self.counter(what, device, own)],
            None => vec![
                self.counter(what, &Network::narrow(self.client.0).to_string(), own),
                self.counter(what, "strangers", of_strangers),
            ],
        }
    }

    fn counter(&self, what: &str, whose: &str, rule: Rule) -> Counter {
        Counter { bucket: random::digest(&[what, &self.account, whose]), rule }
    }
}

/// An attempt that is counted by the address it comes from. It is given back when dropped, since it succeeded, or was not
/// judged because something failed; unless it [kept](Attempt::keep).
#[derive(Debug)]
#[must_use]
pub(super) struct Attempt {
    limits: Arc<Limits>,
    /// None: it is not counted.
    from: Option<IpAddr>,
}

impl Attempt {
    /// It was judged, and failed.
    pub(super) fn keep(mut self) {
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

/// Counts an attempt of nobody in particular by the address.
///
/// # Errors
/// 429 that the form shows at `field`.
pub(super) fn count_attempt(app: &App, client: Client, field: Field) -> Result<Attempt, Error> {
    match app.limits.attempts.take(client.0, app.now()) {
        Ok(()) => Ok(Attempt { limits: app.limits.clone(), from: Some(client.0) }),
        Err(seconds) => {
            tracing::info!(?field, seconds, "refused: too many attempts from an address");
            Err(Error::too_many(field, seconds))
        }
    }
}

/// Writes as much as counting a try does, whoever was asked for, and leaves nothing of what was typed: from the time that it
/// takes nobody learns who has an account.
pub(super) async fn count_for_nobody(db: &mut Conn, now: i64) -> Result<(), Error> {
    let rule = Rule::Doubling { free: i64::MAX, first_secs: 0, longest_secs: 0, memory_secs: 1 };
    let counter = Counter { bucket: random::digest(&["nobody"]), rule };
    // Such a rule refuses nothing.
    let _allowed = login_attempts::register(db, &[counter], now).await?;
    Ok(())
}

fn account(person: PersonId) -> String {
    format!("person {}", person.0)
}
