//! Searches an agency's cases by what one person or case is known by, prefixes of names and units, and the certificate's end.

use domain::api::CaseListQuery;
use domain::moment::{DAY, Date};
use domain::problem::{Fault, Field};
use domain::renewal::Actor;
use domain::value::{MobileNumber, Nik, Nip, OfficialEmail, Reference};

use crate::app::error::Error;
use crate::app::renewals::visibility::may_see_cases;
use crate::app::state::App;
use crate::db::case_list::ListedCase;
use crate::db::search::{self as rows, Identifier, Thresholds, Wanted};
use crate::db::{Conn, search_index};

/// Maximum length of the search text.
const MAX_CHARS: u16 = 100;

/// Whether the query is a search.
pub fn is_search(query: &CaseListQuery) -> bool {
    !query.words.trim().is_empty() || query.ends_from.is_some() || query.ends_to.is_some()
}

/// Returns what a search finds, newest first, below a key; and the key below which there may be more.
pub async fn find(
    app: &App,
    db: &mut Conn,
    officer: &Actor,
    query: &CaseListQuery,
    below: Option<i64>,
    limit: usize,
) -> Result<(Vec<ListedCase>, Option<i64>), Error> {
    let Actor::Person { id, agency, .. } = officer else { return Err(Error::Forbidden(None)) };
    if !may_see_cases(app, officer) {
        return Err(Error::Forbidden(None));
    }
    check(query)?;
    let zone = app.standard(agency)?.hours.zone();
    let ends = (query.ends_from.is_some() || query.ends_to.is_some()).then(|| {
        let first = query.ends_from.unwrap_or(Date::MIN).at(0, zone);
        (first.0, query.ends_to.unwrap_or(Date::MAX).at(DAY - 1, zone).0)
    });
    if let Some(identifier) = identifier(&query.words) {
        let found = rows::by_identifier(db, agency, *id, &identifier, below, limit).await?;
        // A name may look like a reference: what none has is searched as words.
        if !found.0.is_empty() || !matches!(identifier, Identifier::Reference(_)) {
            return Ok(found);
        }
    }
    let wanted = Wanted { words: search_index::words(&query.words), ends, below };
    Ok(rows::search(db, agency, *id, &wanted, limit, Thresholds::default()).await?)
}

/// Fails unless the query says what to look for.
pub fn check(query: &CaseListQuery) -> Result<(), Error> {
    let words = query.words.trim();
    if words.chars().count() > usize::from(MAX_CHARS) {
        return Err(Error::invalid(Field::Identifier, Fault::TooLong(MAX_CHARS)));
    }
    let says_something = words.chars().any(char::is_alphanumeric);
    if !says_something && (!words.is_empty() || (query.ends_from.is_none() && query.ends_to.is_none())) {
        return Err(Error::invalid(Field::Identifier, Fault::Blank));
    }
    if query.ends_from.zip(query.ends_to).is_some_and(|(first, last)| last < first) {
        return Err(Error::invalid(Field::NotAfter, Fault::BeforeFirst));
    }
    Ok(())
}

/// The identifier that the words are.
fn identifier(words: &str) -> Option<Identifier> {
    let nip = || Nip::parse(words).ok().map(Identifier::Nip);
    let nik = || Nik::parse(words).ok().map(Identifier::Nik);
    let email = || OfficialEmail::parse(words).ok().map(Identifier::Email);
    let mobile = || MobileNumber::parse(words).ok().map(Identifier::Mobile);
    let reference = || Reference::parse(words).ok().map(Identifier::Reference);
    nip().or_else(nik).or_else(email).or_else(mobile).or_else(reference)
}
