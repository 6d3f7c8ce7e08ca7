//! The last day on which an application is in time.

use domain::moment::Date;
use domain::renewal::last_safe_day;
use domain::standard::{Issuing, ServiceStandard, TimeLimit, TimeUnit};

use crate::clocks::{at, holidays};
use crate::{CIAMIS, MERANTI, PEKALONGAN, PURBALINGGA, read};

fn check(standard: &ServiceStandard, end: &str, expected: Option<&str>) {
    let expected = expected.map(|day| Date::parse(day).unwrap());
    assert_eq!(last_safe_day(standard, &holidays(), at(end)), expected, "{end}");
}

#[test]
fn an_application_late_on_that_day_is_in_time_and_one_on_the_next_is_not() {
    // One working day: sent on Saturday the 5th it is verified on Monday the 7th, sent on Sunday only on the 8th.
    let pekalongan = read(PEKALONGAN);
    check(&pekalongan, "2026-12-08 23:59", Some("2026-12-06"));
    check(&pekalongan, "2026-12-07 23:59", Some("2026-12-05"));
    // 150 minutes together.
    check(&read(PURBALINGGA), "2026-12-07 23:59", Some("2026-12-06"));
    check(&read(PURBALINGGA), "2026-12-06 23:59", Some("2026-12-03"));
    // Four steps on the way to the authority, the last one of an hour.
    check(&read(CIAMIS), "2026-12-10 23:59", Some("2026-12-09"));
}

#[test]
fn the_authoritys_days_count_by_the_calendar() {
    let meranti = read(MERANTI);
    // Ten minutes of the office's, then seven days.
    check(&meranti, "2026-12-15 23:59", Some("2026-12-07"));
    let mut slow = meranti.clone();
    for step in &mut slow.steps {
        if step.limit == Some(TimeLimit { amount: 7, unit: TimeUnit::Days }) {
            step.limit = Some(TimeLimit { amount: 70, unit: TimeUnit::Days });
        }
    }
    check(&slow, "2026-12-15 23:59", None);
}

#[test]
fn without_limits_no_day_is_promised() {
    let mut standard = read(PEKALONGAN);
    standard.issuing = Issuing::ByHand;
    check(&standard, "2026-12-08 23:59", None);
    standard.issuing = Issuing::Embedded;
    standard.service.total = None;
    standard.steps.iter_mut().for_each(|step| step.limit = None);
    check(&standard, "2026-12-08 23:59", None);
}
