//! Tells officers that a case waits for them.

use domain::moment::Timestamp;
use domain::standard::{Role, StepKind};

use crate::case::Case;
use crate::db::{Tx, outbox, people};
use crate::error::Error;
use crate::state::App;

/// Mails everybody at the agency who may carry out the present step; nobody while the program or the holder has it. Ring
/// the bell after the commit.
pub async fn waiting(app: &App, tx: &mut Tx, case: &Case, now: Timestamp) -> Result<(), Error> {
    let Some(step) = case.step() else { return Ok(()) };
    if matches!(step.kind, StepKind::Issue | StepKind::Notify | StepKind::SetPassphrase) {
        return Ok(());
    }
    let officers: Vec<Role> = step.actors.iter().copied().filter(|role| *role != Role::Holder).collect();
    let agency = &case.renewal.agency;
    for (officer, address) in people::officers(&mut **tx, agency, &officers).await? {
        // Four eyes: one's own case does not wait for oneself.
        if officer == case.renewal.holder {
            continue;
        }
        let mail = app.writer(agency)?.waiting(&address, &case.reference, case.due(app));
        outbox::enqueue(tx, &mail, now).await?;
    }
    Ok(())
}
