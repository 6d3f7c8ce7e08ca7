//! Adds to every operation who may call it and how it may be refused.

use domain::api::{CSRF_HEADER, CSRF_VALUE, path};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{Components, OpenApi, path::Operation, path::PathItem};

use crate::http::extract::cookie::{SESSION_COOKIE, TERMINAL_COOKIE};
use crate::http::layers::kiosk::LOG_IN;

/// The session's cookie, and the header of every change.
const SESSION: &str = "session";
const CSRF: &str = "csrf";
/// The cookie of a paired terminal.
const TERMINAL: &str = "terminal";

/// Paths without a log-in.
const PUBLIC: &[&str] = &[
    path::HEALTH,
    path::READY,
    path::AGENCIES,
    path::STANDARD,
    path::LOGIN,
    path::LOGIN_TOKEN,
    path::LOGIN_CODE,
    path::LOGIN_PASSKEY,
    path::LOGIN_PASSKEY_OPTIONS,
    path::ACCOUNT_FREEZE,
    path::ACCOUNT_LINK,
    path::ACCOUNT_PASSWORD,
    path::ACCOUNT_PASSWORD_LINK,
    path::PROPOSAL_ANSWER,
    path::COMPLAINT_FORM,
    path::COMPLAINTS,
    path::COMPLAINT,
    path::COMPLAINT_COMMANDS,
    path::COMPLAINT_SURVEY,
    path::COMPLAINT_FILES,
    path::COMPLAINT_FILE,
    path::KIOSK,
    path::KIOSK_PAIRING,
    path::TERMINAL_STATEMENT,
    path::CALENDAR_OF_FEED,
    path::HAND_OFF,
    path::SURVEY_INVITATION,
    path::SURVEY_ANSWERS,
];

/// Paths for paired terminals, where nobody need be logged in.
const OF_TERMINALS: &[&str] = &[path::KIOSK_WIPE, path::KIOSK_PROOF, path::KIOSK_READINESS];

/// Paths with rate limits.
const MAX_COUNTED: &[&str] = &[
    path::LOGIN,
    path::LOGIN_TOKEN,
    path::LOGIN_CODE,
    path::LOGIN_PASSKEY,
    path::LOGIN_PASSKEY_OPTIONS,
    path::ACCOUNT_FREEZE,
    path::OWN_PASSWORD,
    path::AUTHENTICATOR,
    path::AUTHENTICATOR_REMOVAL,
    path::RECOVERY_CODES,
    path::PASSKEY_OPTIONS,
    path::PASSKEY_REMOVAL,
    path::KEY_REPORTS,
    path::ACCOUNT_LINK,
    path::ACCOUNT_PASSWORD,
    path::ACCOUNT_PASSWORD_LINK,
    path::PROPOSAL_ANSWER,
    path::DRAFT_EMAIL_CODE,
    path::DRAFT_EMAIL_CONFIRMATION,
    path::DRAFT_RECOMMENDATION,
    path::DRAFT_RECOMMENDATION_HEAD,
    path::DRAFT_RECOMMENDATION_COLLECTIVE,
    path::RENEWALS,
    path::RENEWAL_MESSAGES,
    path::CASE_MESSAGES,
    path::FILINGS,
    path::UPLOADS,
    path::KIOSK_PAIRING,
    path::KIOSK_HAND_OFFS,
    path::KIOSK_DOWNLOAD_LINK,
    path::OFFICERS,
    path::IMPORT,
    path::IMPORT_DRY_RUN,
    path::COMPLAINTS,
    path::COMPLAINT_COMMANDS,
    path::COMPLAINT_SURVEY,
    path::COMPLAINT_FILES,
    path::SURVEY_INVITATION,
    path::SURVEY_ANSWERS,
];

/// Paths where reading is counted, too: the secret of a receipt, or of a calendar's address, could be guessed.
const COUNTED_READING: &[&str] = &[path::COMPLAINT, path::COMPLAINT_FILE, path::CALENDAR_OF_FEED];

/// Adds the security schemes, and takes away what an operation never answers.
pub fn describe(document: &mut OpenApi) {
    let components = document.components.get_or_insert_with(Components::new);
    let cookie = ApiKeyValue::with_description(SESSION_COOKIE, "Begun by the log-in; `HttpOnly`, `SameSite=Strict`.");
    components.add_security_scheme(SESSION, SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    let terminal = ApiKeyValue::with_description(TERMINAL_COOKIE, "Set by the pairing; `HttpOnly`, `SameSite=Strict`.");
    components.add_security_scheme(TERMINAL, SecurityScheme::ApiKey(ApiKey::Cookie(terminal)));
    let header =
        ApiKeyValue::with_description(CSRF_HEADER.to_owned(), format!("`{CSRF_VALUE}`. A foreign page can't send it."));
    components.add_security_scheme(CSRF, SecurityScheme::ApiKey(ApiKey::Header(header)));
    for (path, item) in &mut document.paths.paths {
        let PathItem { get, put, post, delete, .. } = item;
        for (changes, operation) in [(false, get), (true, put), (true, post), (true, delete)] {
            if let Some(operation) = operation {
                adapt(path, changes, operation);
            }
        }
    }
}

fn adapt(path: &str, changes: bool, operation: &mut Operation) {
    let public = PUBLIC.contains(&path);
    let mut needed = SecurityRequirement::default();
    if !public {
        let scheme = if OF_TERMINALS.contains(&path) { TERMINAL } else { SESSION };
        needed = needed.add(scheme, Vec::<String>::new());
    }
    if changes {
        needed = needed.add(CSRF, Vec::<String>::new());
    }
    operation.security = Some(if public && !changes { Vec::new() } else { vec![needed] });

    // At the log-in it means wrong credentials, or a terminal that is not paired or locked.
    let known = !public || (changes && LOG_IN.contains(&path));
    let counted = if changes { MAX_COUNTED.contains(&path) } else { COUNTED_READING.contains(&path) };
    let body = operation.request_body.is_some();
    for (status, answered) in [("401", known), ("413", body), ("415", body), ("429", counted)] {
        if !answered {
            operation.responses.responses.remove(status);
        }
    }
}
