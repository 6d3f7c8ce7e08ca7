//! What an officer has done with a case: sent on the version that was seen, and what follows on the page.

use std::pin::Pin;

use domain::api::{CaseCommand, OfficerCommand, RecordedCertificate, ReturnedItem};
use domain::renewal::RejectReason;
use domain::standard::StepKind;
use leptos::prelude::*;

use super::acts::{Answer, Confirmation, Outcome};
use super::state::{Case, NOTICE};
use crate::api::{self, Error};
use crate::containers::page;
use crate::containers::shortcuts::OPENS_NEXT;
use crate::i18n::fill;
use crate::i18n::officer::workbench;
use crate::route::{navigation, officer as route};
use crate::state::preference;

impl Case {
    /// Takes the case.
    pub fn take(self) {
        self.act(OfficerCommand::Take, Outcome::Taken);
    }

    /// Puts the case back.
    pub fn release(self) {
        self.act(OfficerCommand::Release, Outcome::Released);
    }

    /// Carries the present step out.
    pub fn carry_out(self, kind: StepKind, note: String) {
        self.act(OfficerCommand::Approve { note }, Outcome::Done(kind));
    }

    /// Carries the present step out, whose act has a name of its own.
    pub fn carry_own_out(self, note: String) {
        self.act(OfficerCommand::Approve { note }, Outcome::OwnDone);
    }

    /// Asks what a certificate says, then asks the officer to confirm it. Where somebody was faster, the newer state is shown.
    pub fn read(self, certificate: RecordedCertificate) {
        self.faults.set(Vec::new());
        self.form.check(Vec::new());
        let reference = self.reference.get_value();
        self.send(Box::pin(async move {
            let read = api::officer::read_certificate(&reference, &certificate).await?;
            Ok(Answer::Read(Confirmation::Record(certificate, read)))
        }));
    }

    /// Records what the authority issued.
    pub fn record(self, certificate: RecordedCertificate) {
        self.act(OfficerCommand::Record(certificate), Outcome::Done(StepKind::Issue));
    }

    /// Rejects it.
    pub fn reject(self, reason: RejectReason, note: String) {
        self.act(OfficerCommand::Reject { reason, note }, Outcome::Rejected);
    }

    /// Returns it.
    pub fn send_back(self, items: Vec<ReturnedItem>) {
        self.act(OfficerCommand::Return(items), Outcome::Returned);
    }

    /// Gives it back to who passed it on.
    pub fn pass_back(self, note: String) {
        self.act(OfficerCommand::PassBack { note }, Outcome::PassedBack);
    }

    /// Sends a command on the version that the officer saw. Where somebody was faster, the newer state is shown and what
    /// was typed stays.
    fn act(self, command: OfficerCommand, outcome: Outcome) {
        let Some(version) = self.view.with_untracked(|view| view.as_ref().map(|view| view.version)) else { return };
        self.faults.set(Vec::new());
        self.form.check(Vec::new());
        let reference = self.reference.get_value();
        self.send(Box::pin(async move {
            let view = api::officer::command(&reference, &CaseCommand { version, command }).await?;
            Ok(Answer::Done(Box::new(view), outcome))
        }));
    }

    /// Where somebody was faster, the answer is the newer state.
    fn send(self, request: Request) {
        let reference = self.reference.get_value();
        let request = async move {
            match request.await {
                Err(Error::Conflict(_) | Error::Refused(Some(_))) => {
                    api::officer::case(&reference).await.map(|view| Answer::Done(Box::new(view), Outcome::Newer))
                }
                answer => answer,
            }
        };
        self.form.send(request, move |answer| {
            let (view, outcome) = match answer {
                Answer::Read(confirmation) => return self.confirm(confirmation),
                Answer::Done(view, outcome) => (*view, outcome),
            };
            let desk = self.desk();
            let acted = !matches!(outcome, Outcome::Taken | Outcome::Released | Outcome::Newer);
            if acted {
                self.chosen.set(None);
                self.forget_input();
            }
            if acted && !untrack(|| preference::is_off(OPENS_NEXT)) {
                let next = untrack(|| self.reference.with_value(|reference| desk.place(reference).next_free));
                let done = fill(&fill(workbench::t().done_before, &view.person.name), outcome.words());
                desk.done.set(Some(done));
                desk.load();
                return navigation::go(&next.map_or_else(|| route::HOME.into(), |next| route::case(&next)));
            }
            self.view.set(Some(view));
            self.outcome.set(Some(outcome));
            desk.load();
            request_animation_frame(|| page::focus_field(NOTICE));
        });
    }
}

type Request = Pin<Box<dyn Future<Output = Result<Answer, Error>>>>;
