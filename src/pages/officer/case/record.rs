//! A certificate that the authority issued in its own system is recorded: its file, or, where the authority keeps the
//! key, serial number and validity as typed.

use domain::api::RecordedCertificate;
use domain::moment::Date;
use domain::problem::{Fault, Field as Answer, Problem};
use domain::standard::Custody;
use js_sys::Uint8Array;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

use super::input::RecordInput;
use super::state::Case;
use crate::base64;
use crate::components::{Choice, Field, Part, choice_group, html, live};
use crate::i18n::officer::act;
use crate::i18n::problem;
use crate::pages::officer::date::date;
use crate::state::form::field_id;

/// Largest file, in bytes: a certificate with its chain is a few kilobytes.
const MAX_BYTES: u64 = 100_000;
const WAY: &str = "record-way";
const BY_FILE: &str = "file";
const BY_HAND: &str = "typed";

type Faults = Vec<(&'static str, String)>;

impl RecordInput {
    /// What is to be sent, or what is wrong: a field's id and what to do. The backend compares it with the person.
    pub fn certificate(self, custody: Custody) -> Result<RecordedCertificate, Faults> {
        match self.way.get_untracked().first().copied() {
            None if custody == Custody::Authority => Err(vec![(WAY, act::t().way_missing.into())]),
            Some(BY_HAND) if custody == Custody::Authority => self.typed(),
            _ => match self.file.get_untracked() {
                None => Err(vec![fault(Answer::CertificateFile, Fault::Blank)]),
                Some((_, Err(wrong))) => Err(vec![fault(Answer::CertificateFile, wrong)]),
                Some((_, Ok(bytes))) => Ok(RecordedCertificate::File(bytes)),
            },
        }
    }

    fn typed(self) -> Result<RecordedCertificate, Faults> {
        let mut faults = Faults::new();
        let typed = self.serial.get_untracked();
        let serial = if typed.trim().is_empty() { Err(Fault::Blank) } else { domain::entry::serial(&typed) };
        let mut day = |field, typed: RwSignal<String>| {
            let typed = typed.get_untracked();
            let day = Date::typed(&typed);
            if day.is_none() {
                faults.push(fault(field, if typed.trim().is_empty() { Fault::Blank } else { Fault::DateShape }));
            }
            day
        };
        let not_before = day(Answer::NotBefore, self.not_before);
        let not_after = day(Answer::NotAfter, self.not_after);
        if not_before.zip(not_after).is_some_and(|(first, last)| last < first) {
            faults.push(fault(Answer::NotAfter, Fault::BeforeFirst));
        }
        match (serial, not_before, not_after) {
            (Ok(serial), Some(not_before), Some(not_after)) if faults.is_empty() => {
                Ok(RecordedCertificate::Typed { serial, not_before, not_after })
            }
            (Err(wrong), ..) => {
                faults.insert(0, fault(Answer::Serial, wrong));
                Err(faults)
            }
            _ => Err(faults),
        }
    }
}

fn fault(field: Answer, fault: Fault) -> (&'static str, String) {
    (field_id(field), problem::text(&Problem::new(field, fault)))
}

/// The questions: only a file where the key is the holder's.
pub fn fields(case: Case, custody: Custody) -> AnyView {
    let t = act::t();
    if custody == Custody::Holder {
        return file(case);
    }
    let input = case.record_input();
    let choice = |value: &'static str, label: &str, part: fn(Case) -> AnyView| Choice {
        value,
        label: label.into(),
        hint: String::new(),
        within: Some(live(move || {
            if input.way.with(|way| way.contains(&value)) {
                html::div().class("within").child(part(case)).view()
            } else {
                ().into_any()
            }
        })),
    };
    let ways = vec![choice(BY_FILE, t.by_file, file), choice(BY_HAND, t.by_hand, typed)];
    choice_group(WAY, t.way.part(), case.error(WAY), false, ways, input.way)
}

fn typed(case: Case) -> AnyView {
    let t = act::t();
    let input = case.record_input();
    let field = |field: Answer, label: &str, typed| {
        let id = field_id(field);
        Field::new(id, label, typed).error(case.error(id))
    };
    vec![
        field(Answer::Serial, t.serial, input.serial).hint(t.serial_hint).view(),
        date(field(Answer::NotBefore, t.not_before, input.not_before)),
        date(field(Answer::NotAfter, t.not_after, input.not_after)),
    ]
    .part()
}

fn file(case: Case) -> AnyView {
    let t = act::t();
    let id = field_id(Answer::CertificateFile);
    let error = case.error(id);
    let hint = [id, "-hint"].concat();
    let described = if error.is_some() { [hint.as_str(), " ", id, "-error"].concat() } else { hint.clone() };
    let input = html::input()
        .r#type("file")
        .id(id)
        .attr("accept", ".cer,.crt,.pem,.der")
        .aria_describedby(described)
        .attr_if(error.is_some(), "aria-invalid", "true")
        .on(ev::change, move |event| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) {
                choose(case, file);
            }
        });
    let name = live(move || {
        let name = case.record_input().file.with(|file| file.as_ref().map(|(name, _)| name.clone()));
        name.unwrap_or_else(|| act::t().no_file.into()).part()
    });
    let drop = html::label()
        .class("drop")
        .child(html::span().class("button second").child(t.choose_file))
        .child(html::span().role("status").child(name))
        .child(input);
    html::div()
        .class(if error.is_some() { "field bad" } else { "field" })
        .child(html::label().r#for(id).child(t.file))
        .child(html::p().class("hint").id(hint).child(t.file_hint))
        .child(error.map(|error| error.line(id)))
        .child(drop)
        .view()
}

fn choose(case: Case, file: File) {
    let name = file.name();
    case.form.in_background(async move { read(&file).await }, move |read| {
        case.record_input().file.set(Some((name, read)));
    });
}

async fn read(file: &File) -> Result<String, Fault> {
    #[allow(clippy::cast_precision_loss, reason = "a hundred thousand")]
    if file.size() > MAX_BYTES as f64 {
        return Err(Fault::FileTooLarge(MAX_BYTES));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Fault::FileUnreadable)?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    if bytes.is_empty() { Err(Fault::FileEmpty) } else { Ok(base64::encode(&bytes)) }
}
