//! The layout of every mail, as plain text and as HTML: from whom, to whom, a code, paragraphs, one button, whom to ask.

use domain::language::Language;
use domain::standard::ContactKind;

use super::{English, Recipient, Words, Writer};
use crate::infra::mail::{Mail, Priority};

/// What every mail says, in one language.
struct Frame {
    language: Language,
    /// For who is addressed without a name.
    dear_all: &'static str,
    dear: &'static str,
    /// What nobody here ever asks for.
    warning: &'static str,
    help: &'static str,
    no_reply: &'static str,
    copy: &'static str,
    not_me: &'static str,
    /// The link that freezes the account.
    freeze: &'static str,
}

const ID: Frame = Frame {
    language: Language::Indonesian,
    dear_all: "Yth. Bapak/Ibu,",
    dear: "Yth.",
    warning: "Kami tidak pernah meminta passphrase atau kata sandi Anda.",
    help: "Bantuan:",
    no_reply: "E-mail ini dikirim otomatis; balasannya tidak dibaca.",
    copy: "Jika tombol tidak berfungsi, salin alamat ini ke peramban:",
    not_me: "Bukan Anda?",
    freeze: "Bekukan akun Anda sekarang, tanpa perlu masuk",
};

const EN: Frame = Frame {
    language: Language::English,
    dear_all: "Dear Sir or Madam,",
    dear: "Dear",
    warning: "We never ask for your passphrase or password.",
    help: "Help:",
    no_reply: "This e-mail is sent automatically; replies are not read.",
    copy: "If the button doesn't work, copy this address into your browser:",
    not_me: "Not you?",
    freeze: "Freeze your account now, without logging in",
};

/// The look, for programs that know style sheets; the most important of it also stands at the elements. The colours are those of the
/// pages (`style/tokens.css`).
const STYLE: &str = "\
body{margin:0;padding:0;background:#f6f4ef}\
.sheet{max-width:36rem;margin:0 auto;background:#fff;color:#1b2430;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;overflow-wrap:break-word}\
.head,.main,.foot{padding:16px 24px}\
.head{border-bottom:3px solid #0f5e6b}\
.head p,.foot p{margin:0 0 4px}\
.main p{margin:0 0 16px}\
.whole{white-space:nowrap}\
.foot{border-top:1px solid #d9d6ce;font-size:14px;color:#4a5563}\
.code{font-size:28px;line-height:1.3;font-weight:700;letter-spacing:6px;margin:0 0 16px}\
@media (prefers-color-scheme:dark){\
body{background:#10171f!important}\
.sheet{background:#1a242f!important;color:#e8edf2!important}\
.head{border-color:#7fd0dc!important}\
.foot{border-color:#2b3743!important;color:#a9b6c3!important}\
.link{color:#7fd0dc!important}\
.button{background:#7fd0dc!important}\
.button a{color:#10171f!important}}";

impl Writer<'_> {
    /// Renders both forms in the recipient's language. Where that is unknown, or the mail is in Indonesian alone, a line of
    /// English follows.
    pub(super) fn mail<'b>(&self, to: impl Into<Recipient<'b>>, words: Words) -> Mail {
        let to = to.into();
        let in_english = to.language == Some(Language::English);
        let (path, code) = (words.link.1, words.code);
        let (frame, subject, body, label, line) = match words.english {
            English::Whole(english) if in_english => (&EN, english.subject, english.body, english.label, None),
            English::Whole(english) if to.language.is_none() => {
                let line = english.body.into_iter().next();
                (&ID, words.subject, words.body, words.link.0, line)
            }
            English::Whole(_) => (&ID, words.subject, words.body, words.link.0, None),
            English::Line(line) => (&ID, words.subject, words.body, words.link.0, Some(line.to_owned())),
        };
        let code = code.map(|(id, en, code)| (if frame.language == Language::English { en } else { id }, code));
        let url = format!("{}{path}", self.public_url);
        let not_me = words.not_me.map(|secret| format!("{}/bukan-saya#{secret}", self.public_url));
        let greeting = to.name.map_or_else(|| frame.dear_all.to_owned(), |name| format!("{} {name},", frame.dear));
        let parts = Parts { frame, subject: &subject, greeting, code, body, label, url, not_me, line };
        Mail {
            to: to.address.to_owned(),
            text: parts.text(&self.help(frame)),
            html: parts.html(&self.standard.agency.office, &self.help(frame)),
            subject,
            agency: self.standard.id.clone(),
            priority: Priority::Notice,
            expires_at: None,
        }
    }

    /// Returns the office and how it is reached. An office without other contacts has its page; without "http" that is no
    /// second link.
    fn help(&self, frame: &Frame) -> String {
        let agency = &self.standard.agency;
        let mut contacts: Vec<&str> = agency
            .contacts
            .iter()
            .filter(|contact| !matches!(contact.kind, ContactKind::Web | ContactKind::App | ContactKind::Social))
            .map(|contact| contact.value.as_str())
            .collect();
        let page = agency.contacts.iter().find(|contact| contact.kind == ContactKind::Web);
        if contacts.is_empty() {
            let page = page.map(|page| page.value.rsplit("://").next().unwrap_or_default().trim_end_matches('/'));
            contacts.extend(page);
        }
        // A contact may begin or end with the office's name.
        if !contacts.iter().any(|contact| contact.contains(&agency.office)) {
            contacts.insert(0, &agency.office);
        }
        format!("{} {}", frame.help, contacts.join(", "))
    }
}

/// What a mail consists of, in the order in which it is read.
struct Parts<'a> {
    frame: &'static Frame,
    subject: &'a str,
    greeting: String,
    /// What the code is for, and the code.
    code: Option<(&'static str, String)>,
    body: Vec<String>,
    label: &'static str,
    url: String,
    /// The address that freezes the account.
    not_me: Option<String>,
    /// A line of English.
    line: Option<String>,
}

impl Parts<'_> {
    fn text(&self, help: &str) -> String {
        let Self { frame, greeting, label, url, .. } = self;
        let code = self.code.iter().map(|(what, code)| format!("{what} {code}"));
        let body = code.chain(self.body.iter().cloned()).collect::<Vec<_>>().join("\n\n").replace("\n\n- ", "\n- ");
        let line = self.line.as_ref().map_or_else(String::new, |line| format!("\n\n{line}"));
        let not_me = self
            .not_me
            .as_ref()
            .map_or_else(String::new, |url| format!("\n\n{} {}:\n{url}", frame.not_me, frame.freeze));
        let (warning, no_reply) = (frame.warning, frame.no_reply);
        format!("{greeting}\n\n{body}\n\n{label}:\n{url}{not_me}{line}\n\n-- \n{help}\n{warning}\n{no_reply}\n")
    }

    fn html(&self, office: &str, help: &str) -> String {
        let Self { frame, label, .. } = self;
        let url = escape(&self.url);
        let code = self.code.as_ref().map_or_else(String::new, |(what, code)| {
            format!(
                "<p style=\"margin-bottom:4px\">{}</p>\n<p class=\"code\" style=\"font-size:28px;letter-spacing:6px\">\
                 <strong>{code}</strong></p>\n",
                sentences(what)
            )
        });
        let not_me = self.not_me.as_ref().map_or_else(String::new, |url| {
            let link = "class=\"link\" style=\"color:#0f5e6b;display:inline-block;padding:8px 0\"";
            format!("<p>{} <a {link} href=\"{}\">{}</a></p>\n", frame.not_me, escape(url), frame.freeze)
        });
        let line =
            self.line.as_ref().map_or_else(String::new, |line| format!("<p lang=\"en\">{}</p>\n", sentences(line)));
        format!(
            "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n\
             <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"supported-color-schemes\" content=\"light dark\">\n\
             <title>{}</title>\n<style>{STYLE}</style></head>\n\
             <body>\n<div class=\"sheet\">\n<div class=\"head\"><p><strong>Perbarui</strong></p>\n<p>{}</p></div>\n\
             <div class=\"main\">\n<p>{}</p>\n{code}{}\
             <table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\"><tr>\
             <td class=\"button\" bgcolor=\"#0f5e6b\" style=\"border-radius:6px;mso-padding-alt:12px 20px\">\n\
             <a href=\"{url}\" style=\"display:inline-block;padding:12px 20px;color:#fff;font-weight:700;text-decoration:none\">\
             {label}</a></td></tr></table>\n\
             <p style=\"font-size:14px;margin-top:16px\">{}<br>\n{url}</p>\n{not_me}{line}</div>\n\
             <div class=\"foot\">\n<p>{}</p>\n<p><strong>{}</strong></p>\n<p>{}</p>\n</div>\n</div>\n</body></html>\n",
            frame.language.tag(),
            escape(self.subject),
            escape(office),
            escape(&self.greeting),
            paragraphs(&self.body),
            frame.copy,
            sentences(help),
            frame.warning,
            sentences(frame.no_reply),
        )
    }
}

/// Returns paragraphs, and those that begin with a dash as a list.
fn paragraphs(lines: &[String]) -> String {
    let parts = lines.chunk_by(|one, next| one.starts_with("- ") && next.starts_with("- "));
    let part = |part: &[String]| match part.iter().map(|line| line.strip_prefix("- ")).collect::<Option<Vec<_>>>() {
        Some(items) => {
            let items: Vec<_> = items.into_iter().map(|item| format!("<li>{}</li>\n", sentences(item))).collect();
            format!("<ul style=\"margin:0 0 16px;padding-left:20px\">\n{}</ul>\n", items.concat())
        }
        None => part.iter().map(|line| format!("<p>{}</p>\n", sentences(line))).collect::<Vec<_>>().concat(),
    };
    parts.map(part).collect::<Vec<_>>().concat()
}

/// The most characters that stay on one line: more would be wider than a phone.
const MAX_UNBROKEN: usize = 24;

/// Escapes sentences, and keeps on one line what is hard to read or to search for when it is broken: "e-mail", references, telephone
/// numbers.
fn sentences(text: &str) -> String {
    let is_prefix = |word: &str| {
        let digits = word.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        digits.is_some_and(|digits| digits.chars().all(|digit| digit.is_ascii_digit()))
    };
    let hyphenated = |word: &str| word.contains('-') && word.split('-').all(|part| !part.is_empty());
    let mut lines = Vec::new();
    let mut words = text.split(' ');
    while let Some(word) = words.next() {
        let number = if is_prefix(word) { words.next() } else { None };
        let whole = number.map_or_else(|| word.to_owned(), |number| format!("{word} {number}"));
        let escaped = escape(&whole);
        let unbroken = whole.len() <= MAX_UNBROKEN && (number.is_some() || hyphenated(word));
        lines.push(if unbroken { format!("<span class=\"whole\">{escaped}</span>") } else { escaped });
    }
    lines.join(" ")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
