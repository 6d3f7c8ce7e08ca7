//! What people answered in some months.

use domain::api::{ElementResult, SurveyResult, TraitGroups};
use domain::standard::AgencyId;
use domain::survey::{Element, Grade, MIN_GROUP, Month, needed, shown};
use serde::de::DeserializeOwned;

use crate::app::error::Error;
use crate::db::Conn;
use crate::db::codec::from_word;
use crate::db::survey::{self, Months};

/// Most remarks that are shown at once.
const MOST_REMARKS: u32 = 500;

/// Returns the result of these months: no grade and no index below the sample, nothing but numbers of people below a group's size.
///
/// # Errors
/// If the database fails.
pub async fn result(db: &mut Conn, agency: &AgencyId, first: Month, last: Month) -> Result<SurveyResult, Error> {
    let months = Months { agency, first, last };
    let served = survey::served(db, months).await?;
    let (tally, respondents) = survey::tally(db, months).await?;
    let mut result = SurveyResult {
        first,
        last,
        respondents,
        served,
        needed: needed(served),
        index: None,
        grade: None,
        elements: Vec::new(),
        lowest: None,
        traits: TraitGroups::default(),
    };
    if respondents < MIN_GROUP {
        return Ok(result);
    }
    let enough = result.is_enough();
    result.index = tally.index().filter(|_| enough);
    result.grade = result.index.map(Grade::of);
    result.elements = Element::ALL
        .iter()
        .map(|&element| ElementResult {
            element,
            scores: tally.scores(element),
            mean: tally.mean(element),
            grade: tally.grade(element).filter(|_| enough),
        })
        .collect();
    result.lowest = tally.lowest();
    result.traits = TraitGroups {
        sex: groups(db, months, "sex", respondents).await?,
        education: groups(db, months, "education", respondents).await?,
        work: groups(db, months, "work", respondents).await?,
    };
    Ok(result)
}

/// The groups of a trait that may be shown, the largest first. Those who said nothing are a group, too.
async fn groups<T: DeserializeOwned>(
    db: &mut Conn,
    months: Months<'_>,
    name: &str,
    respondents: u32,
) -> Result<Vec<(T, u32)>, Error> {
    let mut groups = survey::traits(db, months, name).await?;
    groups.sort_by(|(one, many), (other, more)| more.cmp(many).then(one.cmp(other)));
    let said: u32 = groups.iter().map(|(_, size)| size).sum();
    let sizes: Vec<u32> = groups.iter().map(|(_, size)| *size).chain([respondents.saturating_sub(said)]).collect();
    let kept = groups.into_iter().zip(shown(&sizes)).filter(|(_, shown)| *shown);
    kept.map(|((word, size), _)| Ok((from_word(&word)?, size))).collect()
}

/// Returns what people wrote in these months, in an order that says nothing; none below a group's size.
///
/// # Errors
/// If the database fails.
pub async fn remarks(db: &mut Conn, agency: &AgencyId, first: Month, last: Month) -> Result<Vec<String>, Error> {
    let months = Months { agency, first, last };
    let (_, respondents) = survey::tally(db, months).await?;
    if respondents < MIN_GROUP {
        return Ok(Vec::new());
    }
    Ok(survey::remarks(db, months, MOST_REMARKS).await?)
}
