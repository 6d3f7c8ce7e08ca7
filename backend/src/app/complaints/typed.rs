//! Checks what people type into complaints.

use domain::api::ComplaintContact;
use domain::complaint::TEXT_MAX;
use domain::problem::{Fault, Field, Problem};
use domain::value::{MobileNumber, OfficialEmail, PersonName};

use crate::app::error::Error;

/// Checks how somebody can be reached: a name, and an e-mail address or a telephone number.
///
/// # Errors
/// [`Error::Invalid`] with every problem.
pub fn check_contact(contact: &ComplaintContact) -> Result<ComplaintContact, Error> {
    let mut problems = Vec::new();
    let mut check = |field, read: Result<String, Fault>| {
        read.map_err(|fault| problems.push(Problem::new(field, fault))).unwrap_or_default()
    };
    let name = check(Field::Name, text_of(PersonName::parse(&contact.name)));
    let (email, mobile) = (contact.email.trim(), contact.mobile.trim());
    let reached = ComplaintContact {
        name,
        // One of both is needed.
        email: match email {
            "" if !mobile.is_empty() => String::new(),
            typed => check(Field::Email, text_of(OfficialEmail::parse(typed))),
        },
        mobile: match mobile {
            "" => String::new(),
            typed => check(Field::Mobile, text_of(MobileNumber::parse(typed))),
        },
    };
    if problems.is_empty() { Ok(reached) } else { Err(Error::Invalid(problems)) }
}

fn text_of<T: ToString, F: Into<Fault>>(parsed: Result<T, F>) -> Result<String, Fault> {
    parsed.map(|value| value.to_string()).map_err(Into::into)
}

/// Checks the words of a complaint, a reply or an answer.
///
/// # Errors
/// [`Error::Invalid`] for none or too many.
pub fn check_text(text: &str) -> Result<String, Error> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::invalid(Field::Message, Fault::Blank));
    }
    if text.chars().count() > usize::from(TEXT_MAX) {
        return Err(Error::invalid(Field::Message, Fault::TooLong(TEXT_MAX)));
    }
    Ok(text.to_owned())
}

/// Checks words and contact of a complaint; a blank contact is none.
///
/// # Errors
/// [`Error::Invalid`] with every problem of both.
pub(super) fn words(
    text: &str,
    contact: Option<ComplaintContact>,
) -> Result<(String, Option<ComplaintContact>), Error> {
    let blank = |contact: &ComplaintContact| {
        [&contact.name, &contact.email, &contact.mobile].into_iter().all(|value| value.trim().is_empty())
    };
    let contact = contact.filter(|contact| !blank(contact)).map(|contact| check_contact(&contact)).transpose();
    match (check_text(text), contact) {
        (Ok(text), Ok(contact)) => Ok((text, contact)),
        (Err(Error::Invalid(mut problems)), Err(Error::Invalid(others))) => {
            problems.extend(others);
            Err(Error::Invalid(problems))
        }
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}
