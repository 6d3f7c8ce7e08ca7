//! The layout of every mail, as plain text and as HTML.

use domain::standard::ContactKind;

use super::{Words, Writer};
use crate::infra::mail::{Mail, Priority};

impl Writer<'_> {
    /// Renders both forms with greeting, link and the office to ask.
    pub(super) fn mail(&self, to: &str, words: Words) -> Mail {
        let office = &self.standard.agency.office;
        let contacts: Vec<&str> = self
            .standard
            .agency
            .contacts
            .iter()
            .filter(|contact| !matches!(contact.kind, ContactKind::Web | ContactKind::App | ContactKind::Social))
            .map(|contact| contact.value.as_str())
            .collect();
        // An office without contacts has its page; without "http" it is no second link.
        let page = self.standard.agency.contacts.iter().find(|contact| contact.kind == ContactKind::Web);
        let page = page.map(|page| page.value.rsplit("://").next().unwrap_or_default().trim_end_matches('/'));
        let contacts = if contacts.is_empty() { page.into_iter().collect() } else { contacts };
        let help = [&[office.as_str()], &*contacts].concat().join(", ");
        let help = format!("Bantuan: {help}");
        let (what, path) = words.link;
        let url = format!("{}{path}", self.public_url);
        let text = format!(
            "Yth. Bapak/Ibu,\n\n{}\n\n{what}\n{url}\n\n{}\n\n-- \n{help}\n",
            words.body.join("\n\n"),
            words.english
        );
        let paragraphs: Vec<String> = words.body.iter().map(|line| format!("<p>{}</p>", escape(line))).collect();
        let html = format!(
            "<!doctype html>\n<html lang=\"id\"><head><meta charset=\"utf-8\"><title>{}</title></head>\n\
             <body style=\"font:16px/1.5 sans-serif;color:#1b2430;max-width:36rem\">\n<p>Yth. Bapak/Ibu,</p>\n\
             {}\n<p>{what}<br>\n<a href=\"{url}\">{url}</a></p>\n<p lang=\"en\">{}</p>\n<hr>\n\
             <p>{}</p>\n</body></html>\n",
            escape(&words.subject),
            paragraphs.join("\n"),
            words.english,
            escape(&help),
            url = escape(&url),
        );
        Mail {
            to: to.to_owned(),
            subject: words.subject,
            text,
            html,
            agency: self.standard.id.clone(),
            priority: Priority::Notice,
            expires_at: None,
        }
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
