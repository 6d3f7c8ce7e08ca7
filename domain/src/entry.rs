//! A holder's data as entered by an officer or a row of an imported table.

use serde::{Deserialize, Serialize};

use crate::certificate::CertificateStatus;
use crate::moment::Date;
use crate::person::PersonData;
use crate::problem::{Fault, Field, Problem};
use crate::standard::ServiceStandard;
use crate::value::plain::plain;
use crate::value::{Line, MobileNumber, Nik, Nip, OfficialEmail, PersonName, Rank};

/// Bytes of the longest serial number (RFC 5280, 4.1.2.2).
const SERIAL_BYTES: usize = 20;

/// The data as typed, perhaps wrong. Blank means unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HolderEntry {
    /// Name without titles.
    pub name: String,
    /// NIK.
    pub nik: String,
    /// NIP; blank for holders who are no civil servants.
    pub nip: String,
    /// Official e-mail.
    pub email: String,
    /// Mobile number.
    pub mobile: String,
    /// Unit.
    pub unit: String,
    /// Position.
    pub position: String,
    /// Rank; blank for holders who are no civil servants.
    pub rank: String,
    /// Status of the present certificate as BSrE's client API names it; blank: "ISSUE".
    pub status: String,
    /// Serial number of the present certificate, hexadecimal; blank if not known.
    pub serial: String,
    /// Last day of its validity as [`Date::typed`] reads it; needed where the status is "ISSUE" or "EXPIRED".
    pub not_after: String,
}

/// A checked holder with the present certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedHolder {
    /// The person's data, normalised.
    pub data: PersonData,
    /// Status of the present certificate.
    pub status: CertificateStatus,
    /// Its serial number, lower-case hex.
    pub serial: Option<String>,
    /// Its last day.
    pub not_after: Option<Date>,
}

impl HolderEntry {
    /// Checks every value against its rule and the agency's.
    ///
    /// # Errors
    /// Every problem at once, in the order of the fields.
    pub fn check(&self, standard: &ServiceStandard) -> Result<CheckedHolder, Vec<Problem>> {
        let mut checked = self.check_values(&standard.wizard.email_domains)?;
        checked.data.province.clone_from(&standard.agency.province);
        checked.data.agency.clone_from(&standard.agency.organization);
        Ok(checked)
    }

    /// Checks without the whole standard, as an app does before it sends; province and agency stay blank.
    ///
    /// # Errors
    /// Every problem at once, in the order of the fields.
    pub fn check_values(&self, email_domains: &[String]) -> Result<CheckedHolder, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut take = |field, value: Result<String, Fault>| {
            value.unwrap_or_else(|fault| {
                problems.push(Problem::new(field, fault));
                String::new()
            })
        };
        let optional = |text: &str, parse: fn(&str) -> Result<String, Fault>| {
            if plain(text).is_empty() { Ok(String::new()) } else { parse(text) }
        };
        let data = PersonData {
            name: take(Field::Name, text(PersonName::parse(&self.name))),
            nik: take(Field::Nik, text(Nik::parse(&self.nik))),
            nip: some(take(Field::Nip, optional(&self.nip, |nip| text(Nip::parse(nip))))),
            email: take(Field::Email, self.official_email(email_domains)),
            mobile: take(Field::Mobile, text(MobileNumber::parse(&self.mobile))),
            province: String::new(),
            agency: String::new(),
            unit: take(Field::Unit, text(Line::parse(&self.unit))),
            position: take(Field::Position, text(Line::parse(&self.position))),
            rank: some(take(Field::Rank, optional(&self.rank, |rank| text(Rank::parse(rank))))),
        };
        let status = self.certificate_status().unwrap_or_else(|| {
            problems.push(Problem::new(Field::CertificateStatus, Fault::UnknownStatus));
            CertificateStatus::NotRegistered
        });
        let serial = optional(&self.serial, serial).unwrap_or_else(|fault| {
            problems.push(Problem::new(Field::Serial, fault));
            String::new()
        });
        let needs_end = matches!(status, CertificateStatus::Active | CertificateStatus::Expired);
        let not_after = match plain(&self.not_after).as_str() {
            "" if needs_end => {
                problems.push(Problem::new(Field::NotAfter, Fault::Blank));
                None
            }
            "" => None,
            written => {
                let last = Date::typed(written);
                if last.is_none() {
                    problems.push(Problem::new(Field::NotAfter, Fault::DateShape));
                }
                last
            }
        };
        if problems.is_empty() {
            Ok(CheckedHolder { data, status, serial: some(serial), not_after })
        } else {
            Err(problems)
        }
    }

    fn official_email(&self, domains: &[String]) -> Result<String, Fault> {
        let email = OfficialEmail::parse(&self.email).map_err(Fault::from)?;
        if email.domain_in(domains) { Ok(email.to_string()) } else { Err(Fault::EmailDomain) }
    }

    fn certificate_status(&self) -> Option<CertificateStatus> {
        let written = plain(&self.status).to_ascii_uppercase();
        if written.is_empty() { Some(CertificateStatus::Active) } else { CertificateStatus::from_bsre(&written) }
    }
}

/// Parses a serial number as people copy it (with colons, spaces, quotes or "0x") to lower-case hex without leading
/// zeros.
///
/// # Errors
/// [`Fault::SerialShape`] if it is invalid, zero, or has more than 20 bytes.
pub fn serial(typed: &str) -> Result<String, Fault> {
    let digits = plain(typed).replace([' ', ':', '-', '\''], "").to_ascii_lowercase();
    let digits = digits.strip_prefix("0x").unwrap_or(&digits).trim_start_matches('0');
    let fine = !digits.is_empty() && digits.len() <= SERIAL_BYTES * 2 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    if !fine {
        return Err(Fault::SerialShape);
    }
    // Whole bytes, as other programs show them.
    Ok(if digits.len() % 2 == 1 { format!("0{digits}") } else { digits.to_owned() })
}

fn text<T: ToString, E: Into<Fault>>(value: Result<T, E>) -> Result<String, Fault> {
    value.map(|value| value.to_string()).map_err(Into::into)
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
