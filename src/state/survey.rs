//! The survey as somebody fills it in: in this page's memory alone.

use domain::api::{InvitationState, SurveyAnswers, SurveyInvitation};
use domain::problem::{Fault, Field, Problem};
use domain::survey::{Answers, Education, Element, Rating, Ratings, Score, Sex, Traits, Work, remark};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::api::{self, Error};
use crate::state::form::Form;
use crate::state::kiosk::is_kiosk;

/// What an app was opened with: the secret in the fragment, which it takes out of a kiosk's address. In context.
#[derive(Clone, Copy)]
pub struct OpenedWith(pub StoredValue<String>);

impl OpenedWith {
    /// Reads it and puts it into context.
    pub fn provide() -> Self {
        let opened = Self(StoredValue::new(location_hash().unwrap_or_default()));
        provide_context(opened);
        opened
    }

    /// Holds another secret, for the page that is opened next.
    pub fn hold(self, secret: String) {
        self.0.set_value(secret);
    }

    /// The secret; blank where there is none.
    pub fn secret(self) -> String {
        self.0.get_value()
    }
}

/// What became of an invitation.
#[derive(Clone, Debug)]
pub enum Opening {
    /// It is known, and so is its token where it can be used.
    Known(SurveyInvitation),
    /// Nobody knows it.
    Unknown,
    /// There is nothing to rate yet.
    NotDue,
}

impl Opening {
    /// Asks for it: of one's own renewal, or else by a token.
    ///
    /// # Errors
    /// What is none of these three.
    pub async fn of(reference: Option<String>, token: String) -> Result<Self, Error> {
        let found = match &reference {
            Some(reference) => api::survey::of_renewal(reference).await,
            None => api::survey::invitation(token.clone()).await,
        };
        match found {
            Ok(known) => Ok(Self::Known(SurveyInvitation { token: known.token.or(Some(token)), ..known })),
            Err(Error::NotFound) if reference.is_none() => Ok(Self::Unknown),
            Err(Error::Conflict(_)) => Ok(Self::NotDue),
            Err(error) => Err(error),
        }
    }
}

/// Where somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// At the question of this place in [`Element::ALL`].
    Question(usize),
    /// At the remark, before sending.
    Last,
}

/// What is filled in.
#[derive(Clone, Copy)]
pub struct Survey {
    /// How many questions were passed.
    passed: RwSignal<usize>,
    scores: RwSignal<[Option<Score>; Element::COUNT]>,
    /// The remark.
    pub remark: RwSignal<String>,
    /// Places of the traits chosen.
    pub traits: [RwSignal<Vec<&'static str>>; 3],
    /// What the invitation has become, if not open.
    pub ended: RwSignal<Option<Ended>>,
    /// The form that sends it.
    pub form: Form,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The answers were taken.
    Sent,
    /// The invitation was used before.
    Answered,
    /// Its time was over.
    Over,
    /// Its token is not known any more.
    Unknown,
}

impl Survey {
    /// A blank one. On one's own device the browser's Back leads from question to question.
    pub fn new(state: InvitationState) -> Self {
        let ended = match state {
            InvitationState::Open => None,
            InvitationState::Answered => Some(Ended::Answered),
            InvitationState::Over => Some(Ended::Over),
        };
        let survey = Self {
            passed: RwSignal::new(0),
            scores: RwSignal::new([None; Element::COUNT]),
            remark: RwSignal::new(String::new()),
            traits: [(); 3].map(|()| RwSignal::new(Vec::new())),
            ended: RwSignal::new(ended),
            form: Form::new(),
        };
        if !is_kiosk() {
            let moved = window_event_listener(ev::popstate, move |event| {
                #[allow(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a place that was put there"
                )]
                let place = event.state().as_f64().unwrap_or(0.0) as usize;
                survey.passed.try_set(place.min(Element::COUNT));
            });
            on_cleanup(move || moved.remove());
        }
        survey
    }

    /// Where somebody is; followed.
    pub fn step(self) -> Step {
        let passed = self.passed.get();
        if passed < Element::COUNT { Step::Question(passed) } else { Step::Last }
    }

    /// The score given to an element; not followed, so that an answer changes no page.
    pub fn score(self, element: Element) -> Option<Score> {
        self.scores.with_untracked(|scores| scores[element as usize])
    }

    /// Answers the question of this place, or leaves it out, and goes on.
    pub fn answer(self, place: usize, score: Option<Score>) {
        self.scores.update(|scores| scores[place] = score);
        self.go(place + 1);
    }

    /// Goes to the question of this place.
    pub fn go(self, place: usize) {
        if let Some(history) = window().history().ok().filter(|_| !is_kiosk()) {
            #[allow(clippy::cast_precision_loss, reason = "at most nine")]
            let state = JsValue::from_f64(place as f64);
            history.push_state(&state, "").ok();
        }
        self.passed.set(place);
    }

    /// Sends what is filled in. Where the invitation was used meanwhile, or its time is over, that is told. The token of one's own
    /// renewal, which another tab had replaced, is asked for again.
    pub fn send(self, token: String, reference: Option<String>) {
        let ratings: Vec<Rating> = Element::ALL
            .iter()
            .filter_map(|&element| self.score(element).map(|score| Rating { element, score }))
            .collect();
        let text = self.remark.get_untracked();
        let mut problems: Vec<Problem> = remark(&text).err().into_iter().collect();
        if Ratings::new(&ratings).is_err() {
            problems.insert(0, Problem::new(Field::Ratings, Fault::Blank));
        }
        if !self.form.check(problems) {
            return;
        }
        let [sex, education, work] = self.traits;
        let traits = Traits {
            sex: chosen(sex, Sex::ALL),
            education: chosen(education, Education::ALL),
            work: chosen(work, Work::ALL),
        };
        let mut sent = SurveyAnswers { token, answers: Answers { ratings, remark: text.trim().into(), traits } };
        let request = async move {
            let mut outcome = api::survey::answer(&sent).await;
            if let (Err(Error::NotFound), Some(reference)) = (&outcome, reference) {
                sent.token = api::survey::of_renewal(&reference).await?.token.unwrap_or(sent.token);
                outcome = api::survey::answer(&sent).await;
            }
            match outcome {
                Ok(()) => Ok(Ended::Sent),
                Err(Error::NotFound) => Ok(Ended::Unknown),
                Err(Error::Conflict(_)) => Ok(match api::survey::invitation(sent.token).await?.state {
                    InvitationState::Over => Ended::Over,
                    InvitationState::Open | InvitationState::Answered => Ended::Answered,
                }),
                Err(error) => Err(error),
            }
        };
        self.form.send(request, move |ended| self.ended.set(Some(ended)));
    }
}

/// Values of choices by their place.
pub const PLACES: [&str; 6] = ["1", "2", "3", "4", "5", "6"];

fn chosen<T: Copy>(taken: RwSignal<Vec<&'static str>>, all: &[T]) -> Option<T> {
    let taken = taken.with_untracked(|taken| taken.first().copied())?;
    PLACES.iter().position(|place| *place == taken).and_then(|place| all.get(place)).copied()
}
