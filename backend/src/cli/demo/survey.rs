//! What invented people answered in the survey in the three months before this one.

use domain::standard::AgencyId;
use domain::survey::{Education, Element, Month, Rating, Ratings, Score, Sex};

use crate::app::start::StartError;
use crate::app::state::App;
use crate::db::{Tx, survey};
use crate::infra::random;

/// Services that ended in each month.
const SERVED: usize = 20;
/// How many of them were rated: enough for a grade over three months.
const RATED: usize = 18;
/// What some of them wrote.
const REMARKS: &[&str] =
    &["Pelayanannya cepat dan ramah.", "Kursi di ruang tunggu kurang.", "Pengumuman hari tutup tolong lebih awal."];

/// Inserts answers for every agency.
///
/// # Errors
/// If the database fails.
pub async fn fill(app: &App) -> Result<(), StartError> {
    let mut tx = app.db.begin().await?;
    for standard in app.standards.all() {
        let present = Month::of(app.now().date_in(standard.hours.zone()));
        for back in 1..=3 {
            month(&mut tx, &standard.id, present.plus(-back)).await?;
        }
    }
    Ok(tx.commit().await?)
}

async fn month(tx: &mut Tx, agency: &AgencyId, month: Month) -> sqlx::Result<()> {
    for _ in 0..SERVED {
        survey::count_served(tx, agency, month).await?;
    }
    for person in 0..RATED {
        let rating = |(place, &element): (usize, &Element)| Rating { element, score: score(person + place, element) };
        let ratings: Vec<_> = Element::ALL.iter().enumerate().map(rating).collect();
        let Ok(ratings) = Ratings::new(&ratings) else { continue };
        survey::insert_ratings(tx, agency, month, &random::id(), &ratings).await?;
        let sex = if person % 2 == 0 { Sex::Female } else { Sex::Male };
        survey::count_trait(tx, agency, month, "sex", &sex).await?;
        let education = if person % 3 == 0 { Education::Master } else { Education::Bachelor };
        survey::count_trait(tx, agency, month, "education", &education).await?;
    }
    for remark in REMARKS {
        survey::insert_remark(tx, agency, month, &random::id(), remark).await?;
    }
    Ok(())
}

/// Mostly good, and least so for the rooms.
fn score(person: usize, element: Element) -> Score {
    match (element, person % 4) {
        (Element::Facilities, 0) => Score::Bad,
        (Element::Facilities, 1) => Score::Poor,
        (Element::Facilities, _) | (_, 0) => Score::Good,
        _ => Score::VeryGood,
    }
}
