//! The paths of the REST backend, written once. `{...}` is axum's and OpenAPI's notation.

#![allow(missing_docs, reason = "each constant is its own path; the OpenAPI document describes them")]

pub const SESSION: &str = "/api/session";
pub const SESSIONS: &str = "/api/sessions";
pub const SESSION_ONE: &str = "/api/sessions/{id}";
pub const ACCESS_LOG: &str = "/api/access-log";
pub const LOGIN: &str = "/api/login";
pub const LOGIN_TOKEN: &str = "/api/login/token";
pub const LOGIN_CODE: &str = "/api/login/code";
pub const LOGOUT: &str = "/api/logout";
pub const ACCOUNT_LINK: &str = "/api/account/link";
pub const ACCOUNT_PASSWORD: &str = "/api/account/password";
pub const ACCOUNT_PASSWORD_LINK: &str = "/api/account/password/link";
pub const ACCOUNT_FREEZE: &str = "/api/account/freeze";
pub const OWN_ACCOUNT: &str = "/api/account";
pub const OWN_DATA_COPY: &str = "/api/account/copy.json";
pub const OWN_PASSWORD: &str = "/api/account/own-password";
/// How one is notified.
pub const NOTIFICATIONS: &str = "/api/account/notifications";
pub const LOGIN_METHODS: &str = "/api/account/login-methods";
pub const AUTHENTICATOR: &str = "/api/account/authenticator";
pub const AUTHENTICATOR_CONFIRMATION: &str = "/api/account/authenticator/confirmation";
pub const AUTHENTICATOR_REMOVAL: &str = "/api/account/authenticator/removal";
pub const RECOVERY_CODES: &str = "/api/account/recovery-codes";
pub const PASSKEYS: &str = "/api/account/passkeys";
pub const PASSKEY_OPTIONS: &str = "/api/account/passkeys/options";
pub const PASSKEY_REMOVAL: &str = "/api/account/passkeys/{id}/removal";
pub const LOGIN_PASSKEY: &str = "/api/login/passkey";
pub const LOGIN_PASSKEY_OPTIONS: &str = "/api/login/passkey/options";
pub const PROPOSAL_ANSWER: &str = "/api/account/proposals";

pub const AGENCIES: &str = "/api/agencies";
pub const STANDARD: &str = "/api/agencies/{id}/standard";
/// A page, not JSON.
pub const STANDARD_PAGE: &str = "/standar/{id}";
/// A page: how the standard is kept.
pub const PERFORMANCE_PAGE: &str = "/standar/{id}/kinerja";
/// The same of the closed period that begins on this day.
pub const PERFORMANCE_PERIOD: &str = "/standar/{id}/kinerja/{first}";
/// Its figures as a table (CSV).
pub const PERFORMANCE_TABLE: &str = "/standar/{id}/kinerja/{first}/angka.csv";
/// A page: all agencies.
pub const PERFORMANCE_INDEX: &str = "/kinerja";
/// The list of revoked certificates (RFC 5280), not JSON.
pub const REVOCATION_LIST: &str = "/daftar-pencabutan.crl";
/// A page: answers to frequent questions.
pub const HELP: &str = "/bantuan";
/// A page: how accessible the service is.
pub const ACCESSIBILITY: &str = "/aksesibilitas";
/// A page: who runs the service.
pub const ABOUT: &str = "/tentang";
/// A page: all agencies' sample letters.
pub const SAMPLE_LETTERS: &str = "/contoh-surat";
/// A page: what a good letter looks like.
pub const SAMPLE_LETTER: &str = "/contoh-surat/{id}";
/// A page: whether a receipt was issued here.
pub const RECEIPT_CHECK: &str = "/periksa";
/// The same for a code.
pub const RECEIPT_CHECKED: &str = "/periksa/{code}";
/// A page, which the service worker keeps for when there is no line.
pub const OFFLINE_PAGE: &str = "/luring";
/// A page, which says what to do; the service worker takes what other apps share with it (`public/sw.js`).
pub const SHARE_PAGE: &str = "/bagikan";
/// The letter's step of the holder's wizard.
pub const LETTER_STEP: &str = "/permohonan/surat";

pub const CERTIFICATE: &str = "/api/certificate";
pub const CALENDAR: &str = "/api/certificate/calendar.ics";
/// The secret address from which calendars fetch it: made and revoked here.
pub const CALENDAR_FEED: &str = "/api/calendar-feed";
pub const CALENDAR_OF_FEED: &str = "/api/calendars/{secret}";
/// Proof that the holder has its key.
pub const OLD_KEY: &str = "/api/certificate/key-proof";
pub const DRAFT: &str = "/api/draft";
pub const DRAFT_FILE: &str = "/api/draft/files/{purpose}";
pub const DRAFT_LETTER_WORD: &str = "/api/draft/letter.docx";
pub const DRAFT_LETTER_PDF: &str = "/api/draft/letter.pdf";
pub const DRAFT_KEY: &str = "/api/draft/key";
pub const DRAFT_EMAIL_CODE: &str = "/api/draft/email-code";
pub const DRAFT_EMAIL_CONFIRMATION: &str = "/api/draft/email-confirmation";
pub const DRAFT_RECOMMENDATION: &str = "/api/draft/recommendation";
pub const DRAFT_RECOMMENDATION_WITHDRAWAL: &str = "/api/draft/recommendation/withdrawal";
/// Looks up whom to ask for it.
pub const DRAFT_RECOMMENDATION_HEAD: &str = "/api/draft/recommendation/head";
/// Asks the head of the collective renewal for it.
pub const DRAFT_RECOMMENDATION_COLLECTIVE: &str = "/api/draft/recommendation/collective";
/// The collective renewal to which one is invited.
pub const MY_COLLECTIVE: &str = "/api/collective-renewal";
pub const MY_COLLECTIVE_ANSWER: &str = "/api/collective-renewal/answer";
/// What waits for the head of a unit.
pub const RECOMMENDATIONS: &str = "/api/recommendations";
pub const RECOMMENDATION: &str = "/api/recommendations/{id}";
pub const RECOMMENDATION_ANSWER: &str = "/api/recommendations/{id}/answer";
/// The requests of one collective renewal.
pub const COLLECTIVE_REQUESTS: &str = "/api/collective-recommendations/{id}";
pub const COLLECTIVE_REQUESTS_ANSWER: &str = "/api/collective-recommendations/{id}/answer";
/// One's own reports of a lost or leaked key.
pub const KEY_REPORTS: &str = "/api/key-reports";
pub const KEY_REPORT_APPLICATION: &str = "/api/key-reports/{id}/application";
pub const KEY_REPORT_TAKE_BACK: &str = "/api/key-reports/{id}/take-back";
pub const UPLOADS: &str = "/api/uploads";
pub const UPLOAD: &str = "/api/uploads/{id}";
pub const UPLOAD_CHUNK: &str = "/api/uploads/{id}/chunks/{number}";
pub const UPLOAD_COMPLETION: &str = "/api/uploads/{id}/completion";
pub const FILE: &str = "/api/files/{id}";

pub const RENEWALS: &str = "/api/renewals";
pub const RENEWAL: &str = "/api/renewals/{reference}";
pub const RENEWAL_COMPLETION: &str = "/api/renewals/{reference}/completion";
pub const RENEWAL_WITHDRAWAL: &str = "/api/renewals/{reference}/withdrawal";
pub const RENEWAL_NEW_KEY: &str = "/api/renewals/{reference}/new-key";
pub const RENEWAL_CERTIFICATE: &str = "/api/renewals/{reference}/certificate";
pub const RENEWAL_RECEIPT: &str = "/api/renewals/{reference}/receipt";
pub const RENEWAL_SENT_PAPER: &str = "/api/renewals/{reference}/sent.pdf";
pub const RENEWAL_MESSAGES: &str = "/api/renewals/{reference}/messages";
pub const RENEWAL_SURVEY: &str = "/api/renewals/{reference}/survey";

pub const SURVEY_INVITATION: &str = "/api/survey/invitation";
pub const SURVEY_ANSWERS: &str = "/api/survey/answers";

/// What is to be known before complaining at an agency.
pub const COMPLAINT_FORM: &str = "/api/agencies/{id}/complaint-form";
pub const COMPLAINTS: &str = "/api/complaints";
pub const MY_COMPLAINTS: &str = "/api/own-complaints";
pub const COMPLAINT: &str = "/api/complaints/{number}";
pub const COMPLAINT_COMMANDS: &str = "/api/complaints/{number}/commands";
pub const COMPLAINT_SURVEY: &str = "/api/complaints/{number}/survey";
pub const COMPLAINT_FILES: &str = "/api/complaints/{number}/files";
pub const COMPLAINT_FILE: &str = "/api/complaints/{number}/files/{id}";

pub const OFFICER_COMPLAINTS: &str = "/api/officer/complaints";
pub const OFFICER_COMPLAINT: &str = "/api/officer/complaints/{number}";
pub const OFFICER_COMPLAINT_COMMANDS: &str = "/api/officer/complaints/{number}/commands";
pub const OFFICER_COMPLAINT_FILE: &str = "/api/officer/complaints/{number}/files/{id}";
pub const OFFICER_COMPLAINT_PAGE: &str = "/api/officer/complaints/{number}/files/{id}/pages/{page}";
pub const OFFICER_KEY_REPORTS: &str = "/api/officer/key-reports";
pub const OFFICER_KEY_REPORT: &str = "/api/officer/key-reports/{id}";
pub const OFFICER_KEY_REPORT_COMMANDS: &str = "/api/officer/key-reports/{id}/commands";
pub const INBOX: &str = "/api/officer/inbox";
pub const CASES: &str = "/api/officer/cases";
/// The same as a table (CSV).
pub const CASES_TABLE: &str = "/api/officer/cases.csv";
/// Carries out the present step of several cases.
pub const CASES_BATCH: &str = "/api/officer/cases/batch";
pub const CASE: &str = "/api/officer/cases/{reference}";
pub const CASE_COMMANDS: &str = "/api/officer/cases/{reference}/commands";
pub const CASE_CERTIFICATE: &str = "/api/officer/cases/{reference}/certificate";
pub const CASE_NIK: &str = "/api/officer/cases/{reference}/nik";
pub const CASE_MESSAGES: &str = "/api/officer/cases/{reference}/messages";
pub const CASE_SHEET: &str = "/api/officer/cases/{reference}/sheet.pdf";
pub const CASE_REPORT: &str = "/api/officer/cases/{reference}/report.pdf";
pub const FILE_PAGE: &str = "/api/files/{id}/pages/{number}";
pub const SEARCH: &str = "/api/officer/search";
pub const HOLDER_QUERY: &str = "/api/officer/holders/query";
pub const FILINGS: &str = "/api/officer/filings";
pub const COLLECTIVES: &str = "/api/officer/collective-renewals";
pub const COLLECTIVE_CANDIDATES: &str = "/api/officer/collective-renewals/candidates";
/// Reads a list of names.
pub const COLLECTIVE_NAMES: &str = "/api/officer/collective-renewals/names";
/// Looks up who recommends.
pub const COLLECTIVE_HEAD: &str = "/api/officer/collective-renewals/head";
pub const COLLECTIVE: &str = "/api/officer/collective-renewals/{id}";
pub const COLLECTIVE_COMMANDS: &str = "/api/officer/collective-renewals/{id}/commands";
pub const HOLDER_ACTIONS: &str = "/api/officer/holder-actions";
pub const HOLDER_ACTION: &str = "/api/officer/holder-actions/{reference}";
pub const HOLDER_ACTION_LINK: &str = "/api/officer/holder-actions/{reference}/link";
pub const HOLDER_ACTION_CANCELLATION: &str = "/api/officer/holder-actions/{reference}/cancellation";
pub const SURVEY_RESULT: &str = "/api/officer/survey";
pub const SURVEY_REMARKS: &str = "/api/officer/survey/remarks";
pub const SURVEY_PLANS: &str = "/api/officer/survey/plans";
pub const SURVEY_PLAN_DONE: &str = "/api/officer/survey/plans/{id}/done";
pub const DELEGATIONS: &str = "/api/officer/delegations";
pub const DELEGATION: &str = "/api/officer/delegations/{id}";
pub const OFFICER_NOTICES: &str = "/api/officer/notices";

pub const EVALUATION: &str = "/api/officer/evaluation";
pub const EVALUATION_TABLE: &str = "/api/officer/evaluation/report.csv";
pub const EVALUATION_PAPER: &str = "/api/officer/evaluation/report.pdf";
pub const EVALUATION_MINUTES: &str = "/api/officer/evaluation/minutes";
pub const EVALUATION_CLOSING: &str = "/api/officer/evaluation/closing";

pub const OFFICERS: &str = "/api/admin/officers";
pub const OFFICER_ROLES: &str = "/api/admin/officers/{id}/roles";
pub const OFFICER_SESSIONS: &str = "/api/admin/officers/{id}/sessions";
pub const FROZEN_ACCOUNT: &str = "/api/admin/frozen/{id}";
pub const IMPORT: &str = "/api/admin/import";
pub const IMPORT_DRY_RUN: &str = "/api/admin/import/dry-run";
pub const PROPOSALS: &str = "/api/admin/proposals";
pub const PROPOSAL: &str = "/api/admin/proposals/{id}";
pub const ADMIN_LOG: &str = "/api/admin/log";
pub const ADMIN_LOG_TABLE: &str = "/api/admin/log.csv";
pub const SETTINGS: &str = "/api/admin/settings";
pub const ALERTS: &str = "/api/admin/alerts";

pub const TERMINALS: &str = "/api/admin/terminals";
pub const TERMINAL_PAIRING: &str = "/api/admin/terminals/{id}/pairing";
pub const TERMINAL_COMMANDS: &str = "/api/admin/terminals/{id}/commands";

pub const KIOSK: &str = "/api/kiosk";
pub const KIOSK_PAIRING: &str = "/api/kiosk/pairing";
pub const KIOSK_WIPE: &str = "/api/kiosk/wipe";
pub const KIOSK_PROOF: &str = "/api/kiosk/proof";
pub const KIOSK_READINESS: &str = "/api/kiosk/readiness";
pub const KIOSK_HAND_OFFS: &str = "/api/kiosk/hand-offs";
pub const KIOSK_HAND_OFF: &str = "/api/kiosk/hand-offs/{id}";
pub const KIOSK_FOLLOW_QR: &str = "/api/kiosk/renewals/{reference}/qr";
pub const KIOSK_DOWNLOAD_LINK: &str = "/api/kiosk/renewals/{reference}/link";
/// What a phone asks that scanned a terminal's QR code.
pub const TERMINAL_STATEMENT: &str = "/api/terminal-statement";
pub const HAND_OFF: &str = "/api/hand-off";

pub const OPENAPI: &str = "/api/openapi.json";
pub const HEALTH: &str = "/api/health";
pub const READY: &str = "/api/ready";

/// Fills the one `{...}` of a path. `value` must not need percent-encoding (ids, slugs and references don't).
pub fn with(path: &str, value: &str) -> String {
    match (path.find('{'), path.find('}')) {
        (Some(open), Some(close)) => {
            let mut filled = String::from(path.get(..open).unwrap_or_default());
            filled.push_str(value);
            filled.push_str(path.get(close + 1..).unwrap_or_default());
            filled
        }
        _ => String::from(path),
    }
}
