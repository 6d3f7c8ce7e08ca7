//! The draft as the wizard sees it.

use domain::api::{DraftView, StoppedUpload};
use domain::certificate::CertificateStatus;
use domain::renewal::{PersonId, Stage};

use crate::app::drafts::email_code;
use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::renewals::certificate_state::certificate_state;
use crate::app::renewals::holder_view::returned_items;
use crate::app::state::App;
use crate::app::uploads::percent;
use crate::db::drafts::DraftRow;
use crate::db::{Conn, people, renewals, uploads};

/// The draft as the wizard sees it.
pub async fn view(app: &App, db: &mut Conn, holder: PersonId, row: DraftRow) -> Result<DraftView, Error> {
    let person = people::get(db, holder).await?.ok_or(Error::NotFound)?;
    let standard = app.standard(&person.agency)?;
    let mut rules = standard.wizard.clone();
    let (mut completes, mut returned, mut sent_files) = (None, Vec::new(), Vec::new());
    if let Some(id) = row.completes {
        let renewal = renewals::get(db, id).await?;
        let case = Case::load(app, db, renewal).await?;
        if let Stage::Returned { items, .. } = &case.renewal.stage {
            returned = returned_items(&case.notes(db).await?, items);
        }
        rules = case.standard.wizard.clone();
        sent_files = case.renewal.dossier.files;
        completes = Some(case.reference);
    }
    let present = certificate_state(app, db, holder, app.now()).await?;
    Ok(DraftView {
        email_code: email_code::usable_code(db, holder, &row.draft, app.now()).await?,
        stopped: stopped(db, holder).await?,
        version: row.version,
        draft: row.draft,
        subject: standard.agency.subject(&person.data).into(),
        person: person.data,
        rules,
        completes,
        returned,
        sent_files,
        not_after: present.not_after.filter(|_| present.status != CertificateStatus::Revoked),
        office: standard.agency.office.clone(),
        contacts: standard.agency.contacts.clone(),
        zone: standard.hours.zone(),
    })
}

async fn stopped(db: &mut Conn, person: PersonId) -> Result<Vec<StoppedUpload>, Error> {
    let mut stopped = Vec::new();
    for upload in uploads::stopped(db, person).await? {
        let percent = percent(db, &upload).await?;
        stopped.push(StoppedUpload { purpose: upload.purpose, name: upload.name, percent });
    }
    Ok(stopped)
}
