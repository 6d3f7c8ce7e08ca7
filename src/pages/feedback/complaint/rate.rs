//! The offer to rate the service of a closed complaint.

use domain::api::{ComplaintView, SurveyInvitation};
use leptos::prelude::*;

use crate::api::Error;
use crate::api::complaints::{self, Access};
use crate::components::{actions, html, secondary_button};
use crate::i18n::complaint::follow::t;
use crate::route::feedback::FeedbackRoute;
use crate::route::navigation;
use crate::state::form::Form;
use crate::state::survey::OpenedWith;

/// How the service of a complaint is rated. Make it in the page's body, not in its content.
#[derive(Clone, Copy)]
pub struct Rating {
    form: Form,
    access: StoredValue<Access>,
    /// What the survey's page is opened with.
    opened: Option<OpenedWith>,
}

impl Rating {
    /// That of this complaint.
    pub fn new(form: Form, access: &Access) -> Self {
        Self { form, access: StoredValue::new(access.clone()), opened: use_context() }
    }

    /// The offer, where the service can be rated.
    pub fn offer(self, complaint: &ComplaintView) -> Option<AnyView> {
        let t = t();
        let rate = secondary_button(t.rate, move || self.begin());
        let offer = html::div().class("notice").child(html::p().child(t.rate_why)).child(actions().child(rate));
        complaint.ratable.then(|| offer.view())
    }

    /// Asks for an invitation and goes on to the survey.
    fn begin(self) {
        self.form.send(invitation(self.access.get_value()), move |invitation| {
            if let Some(opened) = self.opened {
                opened.hold(invitation.token.unwrap_or_default());
            }
            navigation::go(&FeedbackRoute::Survey(None).path());
        });
    }
}

/// Owned, since a page outlives its path.
async fn invitation(access: Access) -> Result<SurveyInvitation, Error> {
    complaints::rate(&access).await
}
