use domain::certificate::{AskReason, CertificateStatus, Verdict, days_left, verdict};
use domain::moment::{DAY, Date, Timestamp, Zone};
use proptest::prelude::*;

const END: Timestamp = Timestamp(1_796_000_000);

#[test]
fn verdict_at_the_edges() {
    let from = END.plus_days(-30);
    let check = |before_end: i64, expected: Verdict| {
        let now = END.plus_seconds(-before_end);
        assert_eq!(verdict(CertificateStatus::Active, Some(END), now), expected, "{before_end} s before the end");
    };
    check(730 * DAY, Verdict::NotYet { from });
    check(30 * DAY + 60, Verdict::NotYet { from });
    check(30 * DAY + 1, Verdict::NotYet { from });
    check(30 * DAY, Verdict::Renew);
    check(30 * DAY - 1, Verdict::Renew);
    check(DAY, Verdict::Renew);
    check(60, Verdict::Renew);
    check(0, Verdict::Renew);
    check(-1, Verdict::Reissue);
    check(-60, Verdict::Reissue);
    check(-4000 * DAY, Verdict::Reissue);
}

#[test]
fn verdict_of_each_status() {
    let check = |status, end: Option<Timestamp>, expected| {
        assert_eq!(verdict(status, end, END.plus_days(-10)), expected, "{status:?}");
    };
    let ask = Verdict::AskOffice;
    check(CertificateStatus::Active, Some(END), Verdict::Renew);
    check(CertificateStatus::Active, None, ask(AskReason::EndUnknown));
    check(CertificateStatus::Expired, Some(END.plus_days(-20)), Verdict::Reissue);
    check(CertificateStatus::Expired, None, Verdict::Reissue);
    check(CertificateStatus::InProcess, Some(END), ask(AskReason::InProcess));
    check(CertificateStatus::WaitingForVerification, None, ask(AskReason::WaitingForVerification));
    check(CertificateStatus::NotActivated, Some(END), ask(AskReason::NotActivated));
    check(CertificateStatus::NoCertificate, None, ask(AskReason::NoCertificate));
    check(CertificateStatus::NotRegistered, None, ask(AskReason::NotRegistered));
    check(CertificateStatus::Suspended, Some(END), ask(AskReason::Suspended));
    check(CertificateStatus::Revoked, Some(END), ask(AskReason::Revoked));
    check(CertificateStatus::Superseded, Some(END), ask(AskReason::Superseded));
    assert!(Verdict::Renew.is_open() && Verdict::Reissue.is_open());
    assert!(!ask(AskReason::Revoked).is_open() && !Verdict::NotYet { from: END }.is_open());
}

#[test]
fn days_left_are_days_of_the_calendar() {
    // The last second is 3 December 2026, 06:59:59 WIB: still 2 December in UTC.
    let end = Date::new(2026, 12, 3).unwrap().at(7 * 3600 - 1, Zone::Wib);
    let check = |month, day, clock: i64, expected: i64| {
        let now = Date::new(2026, month, day).unwrap().at(clock, Zone::Wib);
        assert_eq!(days_left(end, now, Zone::Wib), expected, "{month}-{day} at {clock}");
    };
    check(11, 21, 0, 12);
    check(11, 21, DAY - 1, 12);
    check(12, 2, DAY - 1, 1);
    check(12, 3, 0, 0);
    check(12, 3, DAY - 1, 0);
    check(12, 4, 0, -1);
}

proptest! {
    #[test]
    fn an_active_certificate_is_never_in_a_dead_zone(end in any::<i64>(), now in any::<i64>()) {
        let got = verdict(CertificateStatus::Active, Some(Timestamp(end)), Timestamp(now));
        prop_assert!(!matches!(got, Verdict::AskOffice(_)));
        if let Verdict::NotYet { from } = got {
            prop_assert!(from > Timestamp(now));
            prop_assert_eq!(verdict(CertificateStatus::Active, Some(Timestamp(end)), from), Verdict::Renew);
        }
    }
}
