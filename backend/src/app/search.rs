//! Searches an agency's renewals by reference, NIP, prefixes of names and units, and the certificate's end.

use domain::api::{FoundRow, SearchQuery, SearchResult};
use domain::moment::{DAY, Date, Timestamp};
use domain::problem::{Fault, Field};
use domain::renewal::{Actor, Digest, PersonId};
use domain::standard::AgencyId;
use domain::value::{Nip, Reference};

use crate::app::error::Error;
use crate::app::renewals::status::status;
use crate::app::renewals::visibility::may_see_cases;
use crate::app::state::App;
use crate::db::codec::from_word;
use crate::db::search::{self as rows, Found, Thresholds, Wanted};
use crate::db::{Conn, search_index};

/// Maximum number of renewals in the answer.
const MAX_ROWS: usize = 50;
/// Maximum length of the search text.
const MAX_CHARS: u16 = 100;

/// Returns what an officer's search finds, and the holders whose data it shows. The caller records the access.
pub async fn search(
    app: &App,
    db: &mut Conn,
    officer: &Actor,
    query: &SearchQuery,
) -> Result<(SearchResult, Vec<PersonId>), Error> {
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
    let (found, more) = find(db, agency, *id, &query.words, ends).await?;
    let holders = found.iter().map(|row| PersonId(row.holder)).collect();
    let rows = found.into_iter().map(|row| row_of(app, row)).collect::<Result<_, _>>()?;
    Ok((SearchResult { rows, more, zone, now: app.now() }, holders))
}

fn check(query: &SearchQuery) -> Result<(), Error> {
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

async fn find(
    db: &mut Conn,
    agency: &AgencyId,
    officer: PersonId,
    words: &str,
    ends: Option<(i64, i64)>,
) -> Result<(Vec<Found>, bool), Error> {
    let mut exact = Vec::new();
    if let Ok(reference) = Reference::parse(words) {
        exact.extend(rows::by_reference(db, agency, reference.as_str()).await?);
    }
    if let Ok(nip) = Nip::parse(words) {
        exact = rows::by_nip(db, agency, nip.as_str()).await?;
    }
    // A name may look like a reference: what finds nothing exactly is searched as words.
    let (mut found, mut more) = if exact.is_empty() {
        let wanted = Wanted { words: search_index::words(words), ends };
        rows::search(db, agency, officer, &wanted, MAX_ROWS, Thresholds::default()).await?
    } else {
        (exact, false)
    };
    found.retain(|row| row.holder != officer.0);
    more |= found.len() > MAX_ROWS;
    found.truncate(MAX_ROWS);
    Ok((found, more))
}

fn row_of(app: &App, row: Found) -> Result<FoundRow, Error> {
    // A renewal whose version can't be read must not hide the others.
    let version = app.standards.version(&Digest(row.standard));
    let steps = version.as_ref().map_or(&[][..], |version| &version.standard.steps);
    let step = row.step.as_ref().and_then(|id| steps.iter().find(|step| step.id == *id));
    let status = status(from_word(&row.stage)?, step.map(|step| step.kind), row.received, row.issued);
    Ok(FoundRow {
        reference: row.reference,
        name: row.name,
        unit: row.unit,
        status,
        awaits_confirmation: row.awaits_confirmation,
        step: step.map(|step| step.title.clone()),
        submitted_at: Timestamp(row.submitted_at),
        not_after: row.not_after.map(Timestamp),
    })
}
