//! Log-in, session, activation and forgotten password.

use domain::api::{Challenge, LinkRequest, Login, LoginToken, Me, NewPassword, path};
use gloo_net::http::Method;

use super::{Error, get, send, tell};

/// Who is logged in.
pub async fn session() -> Result<Me, Error> {
    get(path::SESSION).await
}

/// First part of the log-in: a token is mailed.
pub async fn login(body: &Login) -> Result<Challenge, Error> {
    send(Method::POST, path::LOGIN, body, None).await
}

/// Second part of the log-in.
pub async fn token(body: &LoginToken) -> Result<Me, Error> {
    send(Method::POST, path::LOGIN_TOKEN, body, None).await
}

/// Ends the session.
pub async fn logout() -> Result<(), Error> {
    tell(Method::POST, path::LOGOUT, &()).await
}

/// Asks for a link that sets the password.
pub async fn ask_link(body: &LinkRequest) -> Result<(), Error> {
    tell(Method::POST, path::ACCOUNT_LINK, body).await
}

/// Sets the password by such a link.
pub async fn set_password(body: &NewPassword) -> Result<(), Error> {
    tell(Method::PUT, path::ACCOUNT_PASSWORD, body).await
}
