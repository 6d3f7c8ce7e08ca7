//! The draft of the letter: the agency's wording with the data of the holder's draft, changes included. For the head of the unit to
//! sign, so number, date and signature are blank. It is made for each request and kept nowhere.

mod text;
mod writer;

use std::sync::Arc;

use domain::journey::{Journey, Step, check_changes};
use domain::moment::Date;
use domain::person::{DataField, PersonData};
use domain::renewal::{PersonId, Refusal};
use domain::standard::{LetterTemplate, ServiceStandard, in_letters};

use crate::app::drafts::{open_draft, standard_of};
use crate::app::error::Error;
use crate::app::printouts::Printout;
use crate::app::settings::standards;
use crate::app::state::App;
use crate::db::{Conn, people};
use crate::infra::docx_writer::WordLetter;
use crate::infra::pdf_writer::layout::Paper;
use writer::Writer;

/// What a letter says of the applicant. Not the NIK and the mobile number: nobody needs them on it.
const SHOWN: [DataField; 6] =
    [DataField::Name, DataField::Nip, DataField::Rank, DataField::Position, DataField::Unit, DataField::Email];

/// A letter to be signed.
pub struct DraftLetter {
    standard: Arc<ServiceStandard>,
    template: LetterTemplate,
    /// The applicant's data as it will be.
    person: PersonData,
    /// Which datum, what it is, and what it will be.
    changes: Vec<[String; 3]>,
    made: Date,
}

/// Returns the letter of this person's draft.
///
/// # Errors
/// [`Error::Conflict`] while no application can be made, or before its data is confirmed.
pub async fn draft_letter(app: &App, db: &mut Conn, holder: PersonId) -> Result<DraftLetter, Error> {
    let row = open_draft(app, db, holder).await?;
    let before = people::get(db, holder).await?.ok_or(Error::NotFound)?;
    let standard = standard_of(app, db, &before.agency, &row).await?;
    let (rules, before) = (&standard.wizard, before.data);
    if !Journey::new(&row.draft, rules, &before).grants(Step::Letter) {
        return Err(Error::Conflict(Some(Refusal::WrongStage)));
    }
    let mut person = before.clone();
    for (field, value) in check_changes(&row.draft, &rules.email_domains, &before).map_err(Error::Invalid)? {
        person.set(field, value);
    }
    let fields = before.changed(&person).into_iter().filter(|field| SHOWN.contains(field));
    let changes = fields.map(|field| {
        [text::field(field).to_owned(), in_letters(field, before.get(field)), in_letters(field, person.get(field))]
    });
    Ok(DraftLetter {
        changes: changes.collect(),
        template: standards::letter_of(&standard)?,
        made: app.now().date_in(standard.hours.zone()),
        person,
        standard,
    })
}

impl DraftLetter {
    /// As PDF, to be drawn.
    pub fn paper(&self) -> Result<Printout, Error> {
        let mut paper = Paper::letter()?;
        self.write(&mut paper);
        Ok(Printout::letter(paper, text::TITLE.to_owned(), text::page_of, self.made))
    }

    /// As Word document.
    pub fn word(&self) -> Result<Vec<u8>, Error> {
        let mut letter = WordLetter::new(&self.made.to_string());
        self.write(&mut letter);
        Ok(letter.finish()?)
    }

    fn write(&self, to: &mut impl Writer) {
        let fill = |text: &str| LetterTemplate::fill(text, &self.person, &self.standard);
        let template = &self.template;
        to.centred(&self.person.agency.to_uppercase(), 12);
        to.centred(&self.person.unit.to_uppercase(), 14);
        to.centred_paragraph(text::ADDRESS);
        to.rule();
        to.heading(&fill(&template.heading).to_uppercase());
        to.centred_paragraph(text::NUMBER);
        to.blank();
        to.entry(text::SUBJECT, &fill(&template.subject));
        to.blank();
        for (nth, line) in template.recipient.iter().enumerate() {
            let before = if nth == 0 { text::TO } else { "" };
            to.paragraph(&format!("{before}{}", fill(line)));
        }
        to.blank();
        to.paragraph(&fill(&template.opening));
        to.blank();
        for field in SHOWN {
            let value = self.person.get(field);
            if !value.is_empty() {
                to.entry(text::field(field), &in_letters(field, value));
            }
        }
        if !self.changes.is_empty() {
            to.blank();
            to.paragraph(&fill(&template.changes));
            let rows: Vec<Vec<String>> = self.changes.iter().map(|row| row.to_vec()).collect();
            to.table(&text::CHANGES_HEAD, &rows);
        }
        for paragraph in &template.paragraphs {
            to.blank();
            to.paragraph(&fill(paragraph));
        }
        to.blank();
        to.signature(text::PLACE_AND_DATE);
        to.signature(&format!("{},", fill(&template.signatory)));
        to.signature_space(text::SIGNATURE);
        for line in [text::SIGNER, text::SIGNER_POSITION, text::SIGNER_NIP] {
            to.signature(line);
        }
    }
}
