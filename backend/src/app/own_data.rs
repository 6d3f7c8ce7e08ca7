//! What is kept about a person, for that person (UU 27/2022, articles 6 and 7).

use domain::api::{DraftSummary, OwnAccount, OwnCertificate, OwnChange, OwnDataCopy, OwnRenewal};
use domain::journey::Journey;
use domain::renewal::PersonId;

use crate::app::accounts::{passkeys, sessions};
use crate::app::complaints::view::of_holder;
use crate::app::drafts::standard_of;
use crate::app::error::Error;
use crate::app::renewals::case::Case;
use crate::app::renewals::certificate_view::summary;
use crate::app::state::App;
use crate::app::{access_log, collective, key_reports, messages, notifications, recommendations};
use crate::db::certificates::Certificate;
use crate::db::changes::Change;
use crate::db::{Conn, certificates, changes, drafts, files, people, renewals};

/// Returns a person's data on record, and certificates.
pub async fn account(app: &App, db: &mut Conn, person: PersonId) -> Result<OwnAccount, Error> {
    let person = people::get(db, person).await?.ok_or(Error::NotFound)?;
    let certificate = |row: Certificate| {
        let Certificate { serial, status, not_before, not_after, .. } = row;
        Some(OwnCertificate { serial: serial?, status, not_before, not_after })
    };
    let certificates = certificates::of_person(db, person.id).await?;
    let standard = app.standard(&person.agency)?;
    let draft = match drafts::get_with_time(db, person.id).await? {
        Some((row, saved_at)) => {
            let rules = &standard_of(app, db, &person.agency, &row).await?.wizard;
            let left = Journey::new(&row.draft, rules, &person.data).left();
            Some(DraftSummary { saved_at, left, deletable: row.completes.is_none() })
        }
        None => None,
    };
    Ok(OwnAccount {
        data: person.data,
        certificates: certificates.into_iter().filter_map(certificate).collect(),
        draft,
        zone: standard.hours.zone(),
    })
}

/// Returns a copy of everything that is kept about a person, as seen in the session `session`. Passwords and secrets are not in it,
/// nor what is anonymous: nobody could find it.
pub async fn copy(app: &App, person: PersonId, session: &str) -> Result<OwnDataCopy, Error> {
    let mut db = app.db.read().begin().await?;
    let agency = people::get(&mut db, person).await?.ok_or(Error::NotFound)?.agency;
    let mut own = Vec::new();
    for row in renewals::of_holder(&mut db, person).await? {
        own.push(renewal(app, &mut db, row).await?);
    }
    let (account, draft) = (account(app, &mut db, person).await?, drafts::get(&mut db, person).await?);
    let complaints = of_holder(app, &mut db, person).await?;
    let key_reports = key_reports::view::mine(app, &mut db, person).await?.reports;
    let recommendations = recommendations::view::of_person(&mut db, person).await?;
    let collective_renewals = collective::member::of_person(&mut db, person).await?;
    let notifications = notifications::settings(app, &mut db, person).await?;
    drop(db);
    Ok(OwnDataCopy {
        made_at: app.now(),
        account,
        draft: draft.map(|row| row.draft),
        renewals: own,
        recommendations,
        collective_renewals,
        key_reports,
        complaints,
        access_log: access_log::of_person(app, person, &agency).await?,
        sessions: sessions::live(app, person, session).await?,
        login_methods: passkeys::methods(app, person).await?,
        notifications,
    })
}

async fn renewal(app: &App, db: &mut Conn, row: renewals::RenewalRow) -> Result<OwnRenewal, Error> {
    let case = Case::load(app, db, row).await?;
    let change = |Change { field, old, new }: Change| OwnChange { field, old, new };
    Ok(OwnRenewal {
        summary: summary(&case),
        changes: changes::get(db, case.id).await?.into_iter().map(change).collect(),
        files: files::of_renewal(db, case.id).await?,
        messages: messages::of_case(db, &case, false).await?,
    })
}
