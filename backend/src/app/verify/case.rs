//! Verifies renewals: the row equals the fold of its events, and what the events name exists unless it was erased.

use std::collections::BTreeSet;

use domain::evaluation;
use domain::renewal::{Digest, Event, Renewal, old_key};

use super::{Report, VerifyError, certificate};
use crate::app::settings::standards::Standards;
use crate::db::Conn;
use crate::db::codec::word;
use crate::db::events::{self, Recorded};
use crate::db::notes::digest_of;
use crate::db::old_key_proofs;
use crate::db::recommendations;
use crate::db::renewals::Projection;
use crate::db::verify::{self as rows, RenewalRow};
use crate::db::visits;
use crate::infra::signatures;

/// Checks every renewal.
pub(super) async fn check_all(db: &mut Conn, standards: &Standards, report: &mut Report) -> Result<(), VerifyError> {
    let mut after = 0;
    loop {
        let page = rows::renewals(db, after).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id.0;
        for row in page {
            check(db, standards, &row, report).await?;
        }
    }
}

async fn check(db: &mut Conn, standards: &Standards, row: &RenewalRow, report: &mut Report) -> Result<(), VerifyError> {
    let what = format!("renewal {}", row.reference);
    report.renewals += 1;
    report.erased += u64::from(row.erased);
    let log = match events::load(db, row.id).await {
        Err(sqlx::Error::Decode(_) | sqlx::Error::ColumnDecode { .. }) => {
            report.fault(&what, "one of its events can't be read");
            return Ok(());
        }
        log => log?,
    };
    notes(db, row, &log, report).await?;
    files(db, row, &log, report).await?;
    recommended(db, row, &log, report).await?;
    old_key(db, row, &log, report).await?;
    let Some(Event::Submitted { standard: version, .. }) = log.first().map(|recorded| &recorded.event) else {
        report.fault(&what, "its events do not begin with an application");
        return Ok(());
    };
    let Some(standard) = standards.written_version(version) else {
        report.fault(&what, format_args!("there is no version {} of its standard, by which it is read", version.0));
        return Ok(());
    };
    for recorded in &log {
        if let Event::StepDone { step, .. } | Event::PassedBack { to: step, .. } = &recorded.event
            && standard.position(step).is_none()
        {
            report.fault(&what, format_args!("an event names the step `{step}`, which its standard does not have"));
        }
    }
    let facts = log.iter().map(|recorded| (recorded.at, recorded.actor, &recorded.event));
    let Some(renewal) = Renewal::fold(standard, facts) else {
        report.fault(&what, "its events do not begin with an application");
        return Ok(());
    };
    if (&renewal.agency, version, renewal.holder, renewal.submitted_at)
        != (&row.agency, &row.standard, row.holder, row.submitted_at)
    {
        report.fault(&what, "agency, standard, holder or time in its row are others than in its events");
    }
    if Projection::of(&renewal, standard) != row.projection {
        report.fault(&what, "its row says something else than its events");
    }
    if !row.lists_agree {
        report.fault(&what, "lists say another end of the present certificate, or a message that is none");
    }
    let facts = log.iter().map(|recorded| (recorded.at, recorded.actor, &recorded.event));
    match visits::of_renewal(db, row.id, standard).await {
        Ok(kept) if evaluation::visits(standard, facts).as_ref() == Some(&kept) => {}
        Ok(_) | Err(sqlx::Error::Decode(_) | sqlx::Error::ColumnDecode { .. }) => {
            report.fault(&what, "its visits, of which reports are made, say something else than its events");
        }
        Err(error) => return Err(error.into()),
    }
    match (rows::certificate_of(db, row.id).await?, &renewal.certificate) {
        (None, None) => {}
        (None, Some(_)) => report.fault(&what, "the certificate that its events tell of is gone"),
        (Some(_), None) => report.fault(&what, "it has a certificate that its events don't tell of"),
        (Some(kept), Some(issued)) => certificate::check(&kept, issued, &renewal, row.erased, report),
    }
    Ok(())
}

/// Verifies officers' notes: each has the digest that an event names, and none is missing.
async fn notes(db: &mut Conn, row: &RenewalRow, log: &[Recorded], report: &mut Report) -> Result<(), VerifyError> {
    let mut named: BTreeSet<&str> =
        log.iter().flat_map(|recorded| recorded.event.notes()).map(|note| note.0.as_str()).collect();
    let kept = rows::notes(db, row.id).await?;
    for note in &kept {
        report.notes += 1;
        let what = format!("note {} of renewal {}", note.digest, row.reference);
        if digest_of(&note.salt, &note.note) != note.digest {
            report.fault(&what, "its words are not those that were written");
        }
        if !named.remove(note.digest.as_str()) {
            report.fault(&what, "no event names it");
        }
    }
    for missing in named.into_iter().filter(|_| !row.erased) {
        report.fault(format_args!("note {missing} of renewal {}", row.reference), "it is gone");
    }
    Ok(())
}

/// Verifies files: each row is named by an event, and none is missing. Their bytes are compared in [`super::files`].
async fn files(db: &mut Conn, row: &RenewalRow, log: &[Recorded], report: &mut Report) -> Result<(), VerifyError> {
    let mut named: BTreeSet<(String, &str)> = BTreeSet::new();
    for recorded in log {
        if let Event::Submitted { dossier, .. } | Event::Completed { dossier } = &recorded.event {
            for (purpose, digest) in &dossier.files {
                named.insert((word(purpose)?, digest.0.as_str()));
            }
        }
    }
    let kept = rows::files(db, row.id).await?;
    for file in &kept {
        if !named.contains(&(file.purpose.clone(), file.sha256.as_str())) {
            let what = format!("file {} of renewal {}", file.id, row.reference);
            report.fault(what, "its row tells of other bytes than any event");
        }
    }
    for (purpose, digest) in named.into_iter().filter(|_| !row.erased) {
        if !kept.iter().any(|file| file.purpose == purpose && file.sha256 == digest) {
            report.fault(format_args!("{purpose} {digest} of renewal {}", row.reference), "it is gone");
        }
    }
    Ok(())
}

/// Verifies recommendations: each that events name says what was answered, and none is missing.
async fn recommended(
    db: &mut Conn,
    row: &RenewalRow,
    log: &[Recorded],
    report: &mut Report,
) -> Result<(), VerifyError> {
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for recorded in log {
        if let Event::Submitted { dossier, .. } | Event::Completed { dossier } = &recorded.event {
            named.extend(dossier.recommendation.as_ref().map(|digest| digest.0.as_str()));
        }
    }
    let kept = match recommendations::of_renewal(db, row.id).await {
        Err(sqlx::Error::Decode(_) | sqlx::Error::ColumnDecode { .. }) => {
            report.fault(format_args!("renewal {}", row.reference), "one of its recommendations can't be read");
            return Ok(());
        }
        kept => kept?,
    };
    for request in &kept {
        let what = format!("recommendation {} of renewal {}", request.id, row.reference);
        let Some(digest) = request.digest.as_deref().filter(|digest| named.remove(digest)) else {
            report.fault(&what, "no event names it");
            continue;
        };
        if request.holder != row.holder || request.given().is_none() {
            report.fault(&what, format_args!("it does not say what was answered ({digest})"));
        }
    }
    for missing in named.into_iter().filter(|_| !row.erased) {
        report.fault(format_args!("recommendation {missing} of renewal {}", row.reference), "it is gone");
    }
    Ok(())
}

/// Verifies the proofs by old keys: each that events name is there and is a signature by its certificate's key.
async fn old_key(db: &mut Conn, row: &RenewalRow, log: &[Recorded], report: &mut Report) -> Result<(), VerifyError> {
    let what = |digest: &Digest| format!("proof {} of renewal {}", digest.0, row.reference);
    let mut kept = old_key_proofs::of_renewal(db, row.id).await?;
    for recorded in log {
        let Event::OldKeyProved { proof: named, public_key } = &recorded.event else { continue };
        let Some(place) = kept.iter().position(|(digest, _)| digest == named) else {
            if !row.erased {
                report.fault(what(named), "it is gone");
            }
            continue;
        };
        let (_, proof) = kept.swap_remove(place);
        let message = old_key::message(&row.reference, public_key);
        let signed = signatures::is_message_signed(&proof.certificate, message.as_bytes(), &proof.signature);
        if proof.digest() != *named || !signed {
            report.fault(what(named), "it is not the one that was recorded");
        }
    }
    for (digest, _) in kept {
        report.fault(what(&digest), "no event names it");
    }
    Ok(())
}
