//! The receipt of an application as paper: who sent what to whom, and by what its genuineness is checked.

use domain::api::path;
use domain::person::DataField;
use domain::standard::in_letters;
use domain::value::{MobileNumber, Nik, Nip};

use super::{all, text};
use crate::app::error::Error;
use crate::app::printouts::{Printout, text as words};
use crate::app::recommendations;
use crate::app::renewals::case::Case;
use crate::app::renewals::dossier::dossier;
use crate::app::state::App;
use crate::db::{Conn, certificates, changes};
use crate::infra::pdf_writer::layout::Paper;
use crate::infra::qr;

/// Width of the QR code, in points: 3.5 cm.
const QR_WIDTH: f32 = 99.0;

/// Sets the receipt of what was sent last.
pub async fn paper(app: &App, db: &mut Conn, case: &Case) -> Result<Printout, Error> {
    let receipt = all(app, db, case).await?.pop().ok_or_else(|| Error::internal("a renewal that nobody sent"))?;
    let day = |at: domain::moment::Timestamp| at.date_in(receipt.zone).indonesian();
    let changes = changes::get(db, case.id).await?;
    // As it was when it was sent.
    let mut person = case.holder(db).await?.data;
    for change in &changes {
        person.set(change.field, change.old.clone());
    }

    let mut paper = Paper::new()?;
    paper.centred(&receipt.office, 11.0);
    paper.space(4.0);
    paper.title(&text::TITLE.to_uppercase(), 14.0);
    paper.rule();
    paper.labelled(words::REFERENCE, &receipt.reference);
    let moment = format!("{}, {}", day(receipt.at), receipt.at.clock_text(receipt.zone));
    paper.labelled(words::SENT, &moment);
    let by_officer = case.renewal.filed_by.is_some_and(|filer| filer != case.renewal.holder);
    paper.labelled(text::BY, if by_officer { text::OFFICER } else { text::HOLDER });
    paper.labelled(text::OFFICE, &receipt.office);
    paper.labelled(text::KIND, words::SUBJECT_TEXT);
    paper.labelled(words::NAME, &person.name);
    if let Some(nip) = &person.nip {
        paper.labelled(words::NIP, &masked(DataField::Nip, nip));
    }
    paper.labelled(words::UNIT, &person.unit);
    let before = certificates::of_person(db, case.renewal.holder).await?;
    let before = before.into_iter().find(|one| one.renewal.is_none_or(|renewal| renewal.0 < case.id.0));
    let end = before.as_ref().and_then(|one| one.not_after).map(day);
    let serial = before.as_ref().and_then(|one| one.serial.as_deref());
    paper.labelled(text::CERTIFICATE, &text::certificate(serial, end.as_deref()));

    paper.heading(text::DATA);
    if changes.is_empty() {
        paper.paragraph(words::NO_CHANGES);
    } else {
        let row = |change: &changes::Change| {
            let value = |value: &str| masked(change.field, &in_letters(change.field, value));
            vec![words::field(change.field).to_owned(), value(&change.old), value(&change.new)]
        };
        paper.table(&[24.0, 38.0, 38.0], &words::CHANGES_HEAD, &changes.iter().map(row).collect::<Vec<_>>());
    }
    paper.heading(text::FILES);
    let sent = dossier(db, case).await?;
    let mut rows: Vec<Vec<String>> = case
        .renewal
        .dossier
        .files
        .iter()
        .map(|(purpose, digest)| {
            let pages = sent.iter().find(|file| file.purpose == *purpose).map(|file| file.pages.to_string());
            let name = text::file(*purpose, &case.standard.wizard.letter_title).to_owned();
            vec![name, pages.unwrap_or_else(|| words::NONE.to_owned()), digest.0.clone()]
        })
        .collect();
    let recommended = recommendations::sent::given(db, case).await?;
    rows.extend(recommended.map(|given| vec![text::recommended(&given.name), words::NONE.to_owned(), given.sha256]));
    paper.table(&[24.0, 12.0, 64.0], &text::FILES_HEAD, &rows);

    paper.heading(text::GENUINE);
    paper.paragraph(text::HOW);
    let check = format!("{}{}", app.config.public_url, path::RECEIPT_CHECK);
    let code = qr::runs(&format!("{check}/{}", receipt.code)).map_err(Error::internal)?;
    paper.qr_code(code, QR_WIDTH, text::QR);
    paper.labelled(text::CODE, receipt.code.as_str());
    paper.labelled(text::ADDRESS, &check);
    paper.labelled(text::DIGEST, &receipt.digest);
    let title = format!("{} {}", text::TITLE, receipt.reference);
    Ok(Printout::of(paper, title, receipt.reference.clone(), receipt.at.date_in(receipt.zone)))
}

/// Returns a value without the digits that others could use.
fn masked(field: DataField, value: &str) -> String {
    let whole = || value.to_owned();
    match field {
        DataField::Nip => Nip::parse(value).map_or_else(|_| whole(), |nip| nip.masked()),
        DataField::Nik => Nik::parse(value).map_or_else(|_| whole(), |nik| nik.masked()),
        DataField::Mobile => MobileNumber::parse(value).map_or_else(|_| whole(), |mobile| mobile.masked()),
        _ => whole(),
    }
}
