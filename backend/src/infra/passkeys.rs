//! Passkeys (`WebAuthn` Level 3), by `webauthn-rs`. Everything here is text, as it is sent and stored.
//!
//! A passkey proves two things at once, possession of the device and that its owner unlocked it (user verification is required),
//! and is found by the device itself: whoever logs in types nothing.

use serde::Serialize;
use serde::de::DeserializeOwned;
use webauthn_rs::prelude::{
    CreationChallengeResponse, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, RequestChallengeResponse, Url, Uuid, Webauthn, WebauthnBuilder, WebauthnError,
};

/// Makes and checks passkeys for one address.
#[derive(Debug)]
pub struct Passkeys(Webauthn);

/// A challenge: what the browser gets, and what is to be remembered of it.
#[derive(Clone, Debug)]
pub struct Begun {
    /// JSON for `navigator.credentials`.
    pub options: String,
    /// JSON.
    pub state: String,
}

/// A passkey that was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// What the device calls it.
    pub credential_id: Vec<u8>,
    /// Public key, counter and flags, as JSON.
    pub credential: String,
}

/// What a browser presents to log in, before anything of it is checked.
#[derive(Debug)]
pub struct Presented {
    credential: PublicKeyCredential,
    /// The handle of whose passkey it claims to be.
    pub handle: String,
    /// What the device calls it.
    pub credential_id: Vec<u8>,
}

/// Why a passkey was refused.
#[derive(Debug, thiserror::Error)]
pub enum PasskeyError {
    /// It is not what `WebAuthn` asks for: another challenge or address, a wrong signature, no user verification.
    #[error("{0}")]
    Refused(#[from] WebauthnError),
    /// It is no JSON of a credential.
    #[error("{0}")]
    Unreadable(#[from] serde_json::Error),
}

impl Passkeys {
    /// Passkeys for this public address; none where browsers allow none: without a host name, or without TLS outside this machine.
    pub fn new(public_url: &str) -> Option<Self> {
        let origin = Url::parse(public_url).ok()?;
        let host = origin.domain()?.to_owned();
        if origin.scheme() != "https" && host != "localhost" {
            return None;
        }
        let built = WebauthnBuilder::new(&host, &origin).and_then(|builder| builder.rp_name("Perbarui").build());
        built.ok().map(Self)
    }

    /// Returns a new handle of a person.
    pub fn new_handle() -> String {
        Uuid::new_v4().to_string()
    }

    /// Begins a passkey for the person with this handle, who is shown `account` and `name` by the device. It makes no second one where
    /// one of the `known` is.
    ///
    /// # Errors
    /// If the random number generator fails.
    pub fn begin_making(
        &self,
        handle: &str,
        account: &str,
        name: &str,
        known: Vec<Vec<u8>>,
    ) -> Result<Begun, PasskeyError> {
        let handle = Uuid::parse_str(handle).map_err(|_| WebauthnError::InvalidUserUniqueId)?;

        let (mut options, state): (CreationChallengeResponse, PasskeyRegistration) =
            self.0.start_passkey_registration(handle, account, name, Some(known))?;
        // The device must find it without being told whose: only such a passkey logs in alone.
        if let Some(selection) = &mut options.public_key.authenticator_selection {
            selection.resident_key = Some(webauthn_rs_proto::ResidentKeyRequirement::Required);
            selection.require_resident_key = true;
        }
        Ok(Begun { options: text(&options.public_key)?, state: text(&state)? })
    }

    /// Checks what the browser made.
    ///
    /// # Errors
    /// If it does not answer the challenge of `state`.
    pub fn finish_making(&self, credential: &str, state: &str) -> Result<Made, PasskeyError> {
        let credential: RegisterPublicKeyCredential = read(credential)?;
        let passkey = self.0.finish_passkey_registration(&credential, &read(state)?)?;
        Ok(Made { credential_id: passkey.cred_id().clone(), credential: text(&passkey)? })
    }

    /// Begins a log-in by whichever passkey the device has.
    ///
    /// # Errors
    /// If the random number generator fails.
    pub fn begin_log_in(&self) -> Result<Begun, PasskeyError> {
        let (options, state): (RequestChallengeResponse, DiscoverableAuthentication) =
            self.0.start_discoverable_authentication()?;
        Ok(Begun { options: text(&options.public_key)?, state: text(&state)? })
    }

    /// Reads whose passkey is presented.
    ///
    /// # Errors
    /// If it is no such thing.
    pub fn presented(&self, credential: &str) -> Result<Presented, PasskeyError> {
        let credential: PublicKeyCredential = read(credential)?;
        let (handle, credential_id) = self.0.identify_discoverable_authentication(&credential)?;
        let (handle, credential_id) = (handle.to_string(), credential_id.to_vec());
        Ok(Presented { credential, handle, credential_id })
    }

    /// Checks the proof against the stored passkey, and returns that one as it is to be stored from now on.
    ///
    /// # Errors
    /// If it does not answer the challenge of `state`, its signature is wrong, its owner was not verified, or its counter went back,
    /// as that of a copy does.
    pub fn finish_log_in(&self, presented: &Presented, state: &str, stored: &str) -> Result<String, PasskeyError> {
        let mut passkey: Passkey = read(stored)?;
        let proven = self.0.finish_discoverable_authentication_v2(&presented.credential, read(state)?, &passkey)?;
        if !proven.user_verified() {
            return Err(WebauthnError::UserNotVerified.into());
        }
        passkey.update_credential(&proven);
        text(&passkey)
    }
}

fn text(value: &impl Serialize) -> Result<String, PasskeyError> {
    Ok(serde_json::to_string(value)?)
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, PasskeyError> {
    Ok(serde_json::from_str(text)?)
}
