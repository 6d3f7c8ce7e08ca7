//! Log-in, session, activation and forgotten password.

use domain::api::{
    AccessLog, AuthenticatorCode, LinkAnswer, LinkCheck, LinkRequest, Login, LoginMethods, LoginToken, Me,
    NewAuthenticator, NewPasskey, NewPassword, NotificationChoice, NotificationSettings, OwnAccount, OwnPassword,
    PasskeyOptions, PasskeyProof, PasswordChange, PendingLogin, RecoveryCodes, SessionInfo, path,
};
use gloo_net::http::Method;

use super::{Error, get, send, send_unanswered};

/// Who is logged in.
pub async fn session() -> Result<Me, Error> {
    get(path::SESSION).await
}

/// First part of the log-in: a token is mailed.
pub async fn login(body: &Login) -> Result<PendingLogin, Error> {
    send(Method::POST, path::LOGIN, body, None).await
}

/// The log-in that this browser began and that awaits its token.
pub async fn pending() -> Result<Option<PendingLogin>, Error> {
    get(path::LOGIN).await
}

/// Mails another token for it.
pub async fn another_code() -> Result<PendingLogin, Error> {
    send(Method::POST, path::LOGIN_CODE, &(), None).await
}

/// Second part of the log-in.
pub async fn token(body: &LoginToken) -> Result<Me, Error> {
    send(Method::POST, path::LOGIN_TOKEN, body, None).await
}

/// What to ask the browser with, to log in by a passkey.
pub async fn passkey_options() -> Result<PasskeyOptions, Error> {
    send(Method::POST, path::LOGIN_PASSKEY_OPTIONS, &(), None).await
}

/// Logs in by a passkey.
pub async fn passkey(body: &PasskeyProof) -> Result<Me, Error> {
    send(Method::POST, path::LOGIN_PASSKEY, body, None).await
}

/// One's own data and certificates.
pub async fn own() -> Result<OwnAccount, Error> {
    get(path::OWN_ACCOUNT).await
}

/// How one logs in.
pub async fn methods() -> Result<LoginMethods, Error> {
    get(path::LOGIN_METHODS).await
}

/// How one is notified.
pub async fn notifications() -> Result<NotificationSettings, Error> {
    get(path::NOTIFICATIONS).await
}

/// Chooses how one is notified.
pub async fn choose_notifications(body: &NotificationChoice) -> Result<(), Error> {
    send_unanswered(Method::PUT, path::NOTIFICATIONS, body).await
}

/// Changes one's password.
pub async fn change_password(body: &PasswordChange) -> Result<(), Error> {
    send_unanswered(Method::PUT, path::OWN_PASSWORD, body).await
}

/// Makes the secret of an authenticator app.
pub async fn new_authenticator(body: &OwnPassword) -> Result<NewAuthenticator, Error> {
    send(Method::POST, path::AUTHENTICATOR, body, None).await
}

/// Confirms it by a code that it shows.
pub async fn confirm_authenticator(body: &AuthenticatorCode) -> Result<RecoveryCodes, Error> {
    send(Method::POST, path::AUTHENTICATOR_CONFIRMATION, body, None).await
}

/// Removes it.
pub async fn remove_authenticator(body: &OwnPassword) -> Result<(), Error> {
    send_unanswered(Method::POST, path::AUTHENTICATOR_REMOVAL, body).await
}

/// Makes new recovery codes.
pub async fn recovery_codes(body: &OwnPassword) -> Result<RecoveryCodes, Error> {
    send(Method::POST, path::RECOVERY_CODES, body, None).await
}

/// What to ask the browser with, to make a passkey.
pub async fn new_passkey_options(body: &OwnPassword) -> Result<PasskeyOptions, Error> {
    send(Method::POST, path::PASSKEY_OPTIONS, body, None).await
}

/// Adds the passkey that the browser made.
pub async fn add_passkey(body: &NewPasskey) -> Result<RecoveryCodes, Error> {
    send(Method::POST, path::PASSKEYS, body, None).await
}

/// Removes a passkey.
pub async fn remove_passkey(id: &str, body: &OwnPassword) -> Result<(), Error> {
    send_unanswered(Method::POST, &path::with(path::PASSKEY_REMOVAL, id), body).await
}

/// Ends the session.
pub async fn logout() -> Result<(), Error> {
    send_unanswered(Method::POST, path::LOGOUT, &()).await
}

/// One's live sessions.
pub async fn sessions() -> Result<Vec<SessionInfo>, Error> {
    get(path::SESSIONS).await
}

/// Which officers saw one's data.
pub async fn access_log() -> Result<AccessLog, Error> {
    get(path::ACCESS_LOG).await
}

/// Ends one of them.
pub async fn end_session(id: String) -> Result<(), Error> {
    send_unanswered(Method::DELETE, &path::with(path::SESSION_ONE, &id), &()).await
}

/// Ends all but this one.
pub async fn end_other_sessions() -> Result<(), Error> {
    send_unanswered(Method::DELETE, path::SESSIONS, &()).await
}

/// Asks for a link that sets the password.
pub async fn ask_link(body: &LinkRequest) -> Result<(), Error> {
    send_unanswered(Method::POST, path::ACCOUNT_LINK, body).await
}

/// Whether such a link can still be used.
pub async fn check_link(link: String) -> Result<(), Error> {
    send_unanswered(Method::POST, path::ACCOUNT_PASSWORD_LINK, &LinkCheck { link }).await
}

/// Freezes the account whose owner was mailed this link.
pub async fn freeze(link: String) -> Result<(), Error> {
    send_unanswered(Method::POST, path::ACCOUNT_FREEZE, &LinkCheck { link }).await
}

/// Sets the password by such a link.
pub async fn set_password(body: &NewPassword) -> Result<(), Error> {
    send_unanswered(Method::PUT, path::ACCOUNT_PASSWORD, body).await
}

/// Agrees to a proposal, or objects to it, by a mailed link.
pub async fn answer_proposal(link: String, agree: bool) -> Result<(), Error> {
    send_unanswered(Method::POST, path::PROPOSAL_ANSWER, &LinkAnswer { link, agree }).await
}
