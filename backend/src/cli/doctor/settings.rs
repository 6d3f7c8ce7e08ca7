//! Checks of the settings and their files.

use domain::moment::{Date, Timestamp, Zone};
use domain::office_hours::Holidays;
use domain::standard::Issuing;

use super::{Finding, fail, ok, warn};
use crate::app::issuance::trusted_issuers::Issuers;
use crate::app::settings::standards::{self, Standards};
use crate::app::start;
use crate::config::Config;
use crate::http::static_files::APPS;
use crate::infra::signatures::Authorities;

/// How far due times reach ahead, in days.
const AHEAD_DAYS: i64 = 60;
/// Minimum number of holidays of a complete year: Indonesia has 16 or 17, without joint leave.
const MIN_HOLIDAYS_A_YEAR: usize = 14;

/// Checks the settings. Returns the standards, if they can be used.
pub(super) fn check(config: &Config, now: Timestamp, findings: &mut Vec<Finding>) -> Option<Standards> {
    findings.push(address(config));
    findings.push(apps(config));
    let standards = match Standards::load(config.standards.as_deref()) {
        Ok(standards) => {
            findings.push(ok("standards", format!("{} agencies", standards.all().len())));
            Some(standards)
        }
        Err(error) => {
            findings.push(fail("standards", format!("{error}: see perbarui standard check")));
            None
        }
    };
    findings.push(holidays(config, now));
    findings.push(letter_roots(config));
    if let Some(standards) = &standards {
        findings.push(issuers(config, standards));
    }
    standards
}

fn address(config: &Config) -> Finding {
    let url = &config.public_url;
    if let Err(refusal) = start::check_settings(config) {
        return fail("address", refusal.to_string());
    }
    if start::misses_proxy(config) {
        return warn(
            "address",
            format!("{url}; name the TLS proxy with PERBARUI_TRUSTED_PROXY, else all clients share one limit"),
        );
    }
    if url.starts_with("https://") || url.contains("//localhost") || url.contains("//127.") {
        return ok("address", url);
    }
    warn("address", format!("{url} is not https: put a TLS proxy in front and set PERBARUI_PUBLIC_URL"))
}

fn apps(config: &Config) -> Finding {
    let dist = config.dist.display();
    match APPS.map(|(app, _)| app).into_iter().find(|app| !config.dist.join(app).join("index.html").is_file()) {
        None => ok("apps", format!("{dist}")),
        Some(app) => fail(
            "apps",
            format!("{dist}/{app}/index.html is missing: set PERBARUI_DIST to the folder of the built apps"),
        ),
    }
}

fn holidays(config: &Config, now: Timestamp) -> Finding {
    let holidays = match standards::holidays(config.holidays.as_deref()) {
        Ok(holidays) => holidays,
        Err(error) => return fail("holidays", error.to_string()),
    };
    let (year, ..) = now.plus_days(AHEAD_DAYS).date_in(Zone::Wib).ymd();
    let listed = listed_in(&holidays, year);
    if listed >= MIN_HOLIDAYS_A_YEAR {
        return ok("holidays", format!("{listed} days of {year}"));
    }
    warn(
        "holidays",
        format!(
            "only {listed} days of {year} are listed, and due times reach into it: list the days of the ministers' decree in a \
             file (PERBARUI_HOLIDAYS), else offices count as open on them"
        ),
    )
}

fn listed_in(holidays: &Holidays, year: i32) -> usize {
    let Some(first) = Date::new(year, 1, 1) else { return 0 };
    let days = (0..366).map(|day| first.plus_days(day)).filter(|date| date.ymd().0 == year);
    days.filter(|date| holidays.name(*date).is_some()).count()
}

fn letter_roots(config: &Config) -> Finding {
    match config.letter_roots.as_deref().map(Authorities::load) {
        Some(Ok(_)) => ok("letter roots", "the authorities of signed letters can be read"),
        Some(Err(error)) => fail("letter roots", error.to_string()),
        None => {
            warn("letter roots", "nobody can say who vouches for the signers of letters: set PERBARUI_LETTER_ROOTS")
        }
    }
}

fn issuers(config: &Config, standards: &Standards) -> Finding {
    let by_hand = standards.all().iter().any(|standard| standard.issuing == Issuing::ByHand);
    match config.issuers.as_deref().map(Issuers::load) {
        Some(Ok(_)) => ok("issuers", "the certificates of the authority that issues by hand can be read"),
        Some(Err(error)) => fail("issuers", error.to_string()),
        None if by_hand => {
            warn("issuers", "nobody checks who signed the certificates that officers record: set PERBARUI_ISSUERS")
        }
        None => ok("issuers", "no agency issues by hand"),
    }
}
