//! Who is mailed about acts of the administration.

use std::collections::BTreeSet;

use domain::administration::{NOTICE_SECS, PROBATION_SECS};
use domain::moment::Timestamp;
use domain::renewal::{PersonId, decides};
use domain::standard::{AgencyId, ContactKind, Role};

use crate::app::administration::context::ChangeContext;
use crate::app::error::Error;
use crate::app::state::App;
use crate::db::{Conn, account_edits, outbox, people, roles};

/// The recipients of mails about proposals, besides the people whom they concern.
#[derive(Debug, Default)]
pub struct Recipients {
    /// The agency's administrators.
    pub administrators: Vec<(PersonId, String)>,
    /// The heads; everybody in office if no head is independent of the proposer and the office has no address of its
    /// own.
    pub heads: Vec<(PersonId, String)>,
    /// Officers whose roles changed recently: one may have been an administrator, or the only other verifier.
    pub former: Vec<(PersonId, String)>,
    /// The office's own addresses, from its service standard.
    pub office: Vec<String>,
}

impl Recipients {
    /// Loads the agency's recipients for an act of this person.
    pub async fn of(app: &App, db: &mut Conn, agency: &AgencyId, by: PersonId, now: Timestamp) -> Result<Self, Error> {
        let officers = roles::in_office(db, agency).await?;
        let holding = |role: Role| {
            let officers = officers.iter().filter(move |officer| officer.roles.contains(&role));
            officers.map(|officer| (officer.id, officer.email.clone())).collect::<Vec<_>>()
        };
        let mut former = Vec::new();
        for person in account_edits::with_roles_since(db, agency, now.plus_seconds(-PROBATION_SECS)).await? {
            former.extend(people::get(db, person).await?.map(|person| (person.id, person.data.email)));
        }
        let contacts = &app.standard(agency)?.agency.contacts;
        let mails = contacts.iter().filter(|contact| contact.kind == ContactKind::Email);
        let office: Vec<String> = mails.map(|contact| contact.value.clone()).collect();
        let mut heads = holding(Role::AgencyHead);
        let accounts = heads.iter().map(|(head, _)| *head).chain([by]);
        let edits = account_edits::relevant(db, accounts, now).await?;
        let somebody_else = heads.iter().any(|(head, _)| edits.independent(*head, by, now));
        if !somebody_else && office.is_empty() {
            heads = officers.iter().map(|officer| (officer.id, officer.email.clone())).collect();
        }
        Ok(Self { administrators: holding(Role::Administrator), heads, former, office })
    }

    /// Returns the addresses of administrators, heads and the office, without this person's own.
    pub fn others(self, by: PersonId) -> BTreeSet<String> {
        let officers = self.administrators.into_iter().chain(self.heads).filter(|(officer, _)| *officer != by);
        officers.map(|(_, address)| address).chain(self.office).collect()
    }
}

/// Notifies heads, other administrators and the office that an officer who decides or administers, or may control the
/// account of one who does, changed or created this many accounts: if there is nobody else, that officer may in the end
/// decide on their applications, and after [`PROBATION_SECS`] the accounts count as independent.
pub async fn notify_edited_accounts(app: &App, db: &mut Conn, by: &ChangeContext, people: usize) -> Result<(), Error> {
    let versions = app.standards.in_use(&by.agency);
    let controllers = account_edits::relevant(db, [by.person], by.now).await?.controllers(by.person, by.now);
    let (mut may_decide, mut administers) = (false, false);
    for person in controllers {
        let roles = people::roles(db, person).await?;
        may_decide |= versions.iter().any(|version| roles.iter().any(|role| decides(&version.standard, *role)));
        administers |= roles.contains(&Role::Administrator);
    }
    if people == 0 || !(may_decide || administers) {
        return Ok(());
    }
    let from = may_decide.then(|| by.now.plus_seconds(NOTICE_SECS));
    let recipients = Recipients::of(app, db, &by.agency, by.person, by.now).await?;
    let writer = app.writer(&by.agency)?;
    for address in recipients.others(by.person) {
        outbox::enqueue(db, &writer.holders_edited(&address, people, from), by.now).await?;
    }
    Ok(())
}
