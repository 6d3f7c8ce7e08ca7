//! What the standards say about complaints, and what a standard may not say.

use domain::standard::{Role, StandardFault, TimeUnit};

use crate::{CIAMIS, MERANTI, NATUNA, PEKALONGAN, PURBALINGGA, read};

/// The row of each agency.
#[test]
fn the_five_agencies() {
    use Role::{AgencyHead, Authority, DivisionHead, FrontDesk, Verifier};
    for (toml, classes, receivers, official, roles) in [
        (
            PURBALINGGA,
            &[
                ("light", 3, TimeUnit::Hours),
                ("normative", 5, TimeUnit::Hours),
                ("no-supervision", 1, TimeUnit::Days),
                ("supervision", 30, TimeUnit::Days),
            ][..],
            &[Verifier][..],
            DivisionHead,
            &[AgencyHead, DivisionHead, Verifier, Authority][..],
        ),
        (PEKALONGAN, &[], &[FrontDesk, Verifier], DivisionHead, &[FrontDesk, AgencyHead, DivisionHead, Verifier]),
        (MERANTI, &[], &[FrontDesk, Verifier], AgencyHead, &[FrontDesk, AgencyHead, Verifier]),
        (NATUNA, &[], &[FrontDesk, Verifier], AgencyHead, &[FrontDesk, AgencyHead, Verifier]),
        (CIAMIS, &[], &[FrontDesk, Verifier], DivisionHead, &[FrontDesk, AgencyHead, DivisionHead, Verifier]),
    ] {
        let standard = read(toml);
        assert_eq!(standard.check(), []);
        let rules = standard.complaint_rules();
        let limits: Vec<_> =
            rules.classes.iter().map(|class| (&*class.id, class.limit.amount, class.limit.unit)).collect();
        assert_eq!(limits, classes, "{}", standard.id.0);
        assert_eq!((&*rules.receivers, rules.official), (receivers, official), "{}", standard.id.0);
        assert_eq!(rules.roles(), roles, "{}", standard.id.0);
        assert_eq!((rules.head, rules.extensions), (AgencyHead, 1));
    }
}

#[test]
fn contradictions_are_found() {
    fn check(from: &str, to: &str, expected: StandardFault) {
        assert!(PURBALINGGA.contains(from), "{from}");
        assert_eq!(read(&PURBALINGGA.replacen(from, to, 1)).check(), [expected]);
    }
    check(r#"id = "normative""#, r#"id = "light""#, StandardFault::ComplaintClassId("light".into()));
    check(r#"id = "normative""#, r#"id = "Berat!""#, StandardFault::ComplaintClassId("Berat!".into()));
    check("amount = 5", "amount = 0", StandardFault::ComplaintClass("normative".into()));
    check(r#""Complaint about rules""#, r#"" ""#, StandardFault::ComplaintClass("normative".into()));
    check(r#"receivers = ["verifier"]"#, r#"receivers = ["holder"]"#, StandardFault::ComplaintRole);
    check(r#"official = "division_head""#, r#"official = "authority""#, StandardFault::ComplaintRole);
}
