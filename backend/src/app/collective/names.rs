//! Reads a list of names: as typed, or copied from a table.

use std::collections::BTreeMap;

use domain::api::{NameFault, NamesRead, WhyNobody};
use domain::problem::{Fault, Field};
use domain::renewal::PersonId;
use domain::standard::AgencyId;
use domain::value::LoginIdentifier;

use super::start::candidate;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::collectives::nominees;
use crate::db::{Conn, people};

/// Maximum number of lines.
const MAX_LINES: u32 = 500;
/// What separates the cells of a table.
const SEPARATORS: [char; 4] = ['\t', ';', ',', '|'];

/// Returns whom of the agency the text names, a person a line, and the lines that name nobody. Lines without digits and @ at its
/// beginning are the table's head. The caller records the access.
///
/// # Errors
/// [`Error::Invalid`] for too many lines.
pub async fn read(app: &App, db: &mut Conn, agency: &AgencyId, text: &str) -> Result<NamesRead, Error> {
    let (mut order, mut faults): (Vec<PersonId>, _) = (Vec::new(), Vec::new());
    let mut lines: BTreeMap<PersonId, u32> = BTreeMap::new();
    for (number, line) in (1..).zip(text.lines()) {
        let head = order.is_empty() && faults.is_empty() && !line.contains(|c: char| c == '@' || c.is_ascii_digit());
        if line.trim().is_empty() || head {
            continue;
        }
        if number > MAX_LINES {
            return Err(Error::invalid(Field::Table, Fault::TooManyRows(MAX_LINES)));
        }
        let mut why = WhyNobody::Unreadable;
        if let Some(identifier) = identifier(line) {
            let found = people::find_by_identifier(db, identifier.as_str()).await?;
            why = match found.filter(|person| person.agency == *agency) {
                None => WhyNobody::Unknown,
                Some(person) => {
                    if let Some(line) = lines.get(&person.id) {
                        WhyNobody::Repeated(*line)
                    } else {
                        lines.insert(person.id, number);
                        order.push(person.id);
                        continue;
                    }
                }
            };
        }
        faults.push(NameFault { line: number, why });
    }
    let mut found = nominees::of(db, &order, app.now()).await?;
    found.sort_by_key(|row| lines.get(&row.nominee.person).copied());
    Ok(NamesRead { found: found.into_iter().map(candidate).collect(), faults })
}

/// The first NIP or e-mail address among the cells of a line.
fn identifier(line: &str) -> Option<LoginIdentifier> {
    line.split(SEPARATORS).find_map(|cell| LoginIdentifier::parse(cell.trim().trim_matches(['"', '\''])).ok())
}
