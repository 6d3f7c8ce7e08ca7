use domain::moment::Date;
use domain::office_hours::Holidays;
use domain::renewal::last_safe_day;

use crate::clocks::{at, holidays};
use crate::{CIAMIS, MERANTI, NATUNA, PEKALONGAN, PURBALINGGA, read};

/// The last day on which what is sent is issued by the end, with every limit used up.
#[test]
fn the_last_safe_day_follows_the_limits_and_the_calendar() {
    fn check(toml: &str, end: &str, holidays: &Holidays, expected: &str) {
        let day = last_safe_day(&read(toml), at(end), holidays);
        assert_eq!(day, Date::parse(expected), "{end}");
    }
    let none = Holidays::default();
    // A working day for the check: sent on Wednesday, begun on Thursday, done by Friday's closing.
    check(PEKALONGAN, "2026-12-05 23:00", &none, "2026-12-02");
    // Ends before Friday closes: a day earlier.
    check(PEKALONGAN, "2026-12-04 10:59", &none, "2026-12-01");
    check(PEKALONGAN, "2026-12-04 11:00", &none, "2026-12-02");
    // Ten minutes, then BSrE's seven days.
    check(MERANTI, "2026-12-10 12:00", &none, "2026-12-02");
    // Minutes of a morning.
    check(NATUNA, "2026-12-04 12:00", &none, "2026-12-03");
    // 150 minutes for all steps together: not by nine in the morning.
    check(PURBALINGGA, "2026-12-04 12:00", &none, "2026-12-03");
    check(PURBALINGGA, "2026-12-04 09:00", &none, "2026-12-02");
    check(CIAMIS, "2026-12-07 09:00", &none, "2026-12-03");
    // Over the holidays of Christmas nobody works.
    check(PEKALONGAN, "2026-12-27 23:00", &holidays(), "2026-12-21");
}
