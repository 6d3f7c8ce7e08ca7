//! A holder's dates for their own calendar (iCalendar, RFC 5545): when the certificate ends, until when to apply, and until when the
//! present step takes. As a file, and under a secret address from which calendars fetch it again and again.

mod text;

use domain::api::{CalendarFeed, NewCalendarFeed, path};
use domain::moment::{Date, Timestamp};
use domain::renewal::{PersonId, last_safe_day};
use ics::parameters::Value;
use ics::properties::{Description, DtEnd, DtStart, RefreshInterval, Summary, Transp, Trigger, URL};
use ics::{Alarm, Event, ICalendar, escape_text};
use time::OffsetDateTime;

use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::renewals::certificate_state::certificate_state;
use crate::app::state::App;
use crate::db::{Conn, calendar_feeds, certificates, people, renewals};
use crate::infra::random;

/// Who made it, as the standard wants it.
const PRODUCT: &str = "-//Perbarui//Perbarui//ID";
/// How often calendars need look again.
const REFRESH: &str = "PT12H";

/// Returns the person's dates.
pub async fn dates(app: &App, db: &mut Conn, holder: PersonId) -> Result<Vec<u8>, Error> {
    let person = people::get(db, holder).await?.ok_or(Error::NotFound)?;
    let standard = app.standard(&person.agency)?;
    let zone = standard.hours.zone();
    let mut calendar = ICalendar::new("2.0", PRODUCT);
    calendar.push(ics::properties::Name::new(text::CALENDAR));
    calendar.push(RefreshInterval::new(REFRESH));
    let maker = Maker { url: &app.config.public_url, made: utc(app.now()) };

    let open = renewals::any_open(db, holder).await?;
    let state = certificate_state(app, db, holder, app.now()).await?;
    let certificate = certificates::present(db, holder).await?;
    let active = state.status == domain::certificate::CertificateStatus::Active;
    if let Some((certificate, end)) = certificate.zip(state.not_after).filter(|_| active) {
        let id = certificate.id.to_string();
        let day = end.date_in(zone);
        calendar.add_event(maker.of_day("end", &id, day, text::END, &text::end(&end.clock_text(zone))));
        let safe = last_safe_day(&standard, &app.holidays, end).filter(|_| !open);
        if let Some(safe) = safe {
            let mut event = maker.of_day("apply", &id, safe, text::APPLY, &text::apply(&day.indonesian()));
            // At nine in the morning, a week before and on the day itself.
            for before in ["-P6DT15H", "PT9H"] {
                event.add_alarm(Alarm::display(Trigger::new(before), Description::new(text::APPLY)));
            }
            calendar.add_event(event);
        }
    }
    for row in renewals::of_holder(db, holder).await? {
        let case = Case::load(app, db, row).await?;
        if let Some(due) = case.due(app) {
            calendar.add_event(maker.of_moment("due", &case.reference, due, &text::due(&case.reference), text::DUE));
        }
    }
    let mut file = Vec::new();
    calendar.write(&mut file)?;
    Ok(file)
}

/// What all events have.
struct Maker<'a> {
    url: &'a str,
    made: String,
}

impl Maker<'_> {
    fn event(&self, kind: &str, id: &str, summary: &str, description: &str) -> Event<'static> {
        let host = self.url.rsplit_once("://").map_or(self.url, |(_, host)| host);
        let digest = random::digest(&["calendar", kind, id]);
        let name = hex::encode(digest.get(..12).unwrap_or(&digest));
        let mut event = Event::new(format!("{name}@{host}"), self.made.clone());
        event.push(Summary::new(escape_text(summary.to_owned())));
        event.push(Description::new(escape_text(description.to_owned())));
        event.push(URL::new(format!("{}/sertifikat", self.url)));
        event.push(Transp::transparent());
        event
    }

    fn of_day(&self, kind: &str, id: &str, day: Date, summary: &str, description: &str) -> Event<'static> {
        let mut event = self.event(kind, id, summary, description);
        let (mut start, mut end) = (DtStart::new(compact(day)), DtEnd::new(compact(day.plus_days(1))));
        start.add(Value::DATE);
        end.add(Value::DATE);
        event.push(start);
        event.push(end);
        event
    }

    fn of_moment(&self, kind: &str, id: &str, at: Timestamp, summary: &str, description: &str) -> Event<'static> {
        let mut event = self.event(kind, id, summary, description);
        event.push(DtStart::new(utc(at)));
        event
    }
}

/// A date as iCalendar has it.
fn compact(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// A time as iCalendar has it, in UTC.
fn utc(at: Timestamp) -> String {
    let at = OffsetDateTime::from_unix_timestamp(at.0).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (year, month, day) = (at.year(), u8::from(at.month()), at.day());
    let (hour, minute, second) = at.to_hms();
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
}

/// Returns whether the person has an address, and since when.
pub async fn feed(app: &App, db: &mut Conn, person: PersonId) -> Result<CalendarFeed, Error> {
    let agency = people::get(db, person).await?.ok_or(Error::NotFound)?.agency;
    let zone = app.standard(&agency)?.hours.zone();
    Ok(CalendarFeed { made_at: calendar_feeds::made_at(db, person).await?, zone })
}

/// Makes the person's address, in the place of the one before. It can be shown now alone.
pub async fn make_feed(app: &App, db: &mut Conn, person: PersonId) -> Result<NewCalendarFeed, Error> {
    let secret = random::token().map_err(Error::internal)?;
    calendar_feeds::put(db, person, &digest(&secret), app.now()).await?;
    let address = format!("{}{}", app.config.public_url, path::with(path::CALENDAR_OF_FEED, &secret));
    Ok(NewCalendarFeed { address })
}

/// Returns whose address has this secret.
///
/// # Errors
/// [`Error::NotFound`] if nobody's has.
pub async fn owner(db: &mut Conn, secret: &str) -> Result<PersonId, Error> {
    calendar_feeds::owner(db, &digest(secret)).await?.ok_or(Error::NotFound)
}

fn digest(secret: &str) -> Vec<u8> {
    random::digest(&["calendar feed", secret])
}
