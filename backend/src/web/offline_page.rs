//! The page for who has no line: the service worker keeps it (`public/sw.js`), with the offices' contacts of the day.

use domain::standard::ServiceStandard;
use maud::{Markup, html};

use super::{contact, plain_page};

/// Renders it. It can't know the reader's language: both stand in it.
pub fn page<'a>(standards: impl Iterator<Item = &'a ServiceStandard>) -> String {
    plain_page::page(
        TITLE,
        &html! {
            p.lead { (BODY) }
            p { a href="" { (AGAIN) } }
            section lang="en" {
                h2 { (TITLE_EN) }
                p { (BODY_EN) " " a href="" { (AGAIN_EN) } }
            }
            h2 { (OFFICES) }
            ul { @for standard in standards { (office(standard)) } }
        },
    )
}

fn office(standard: &ServiceStandard) -> Markup {
    html! {
        li {
            (standard.agency.office)
            @for one in &standard.agency.contacts { " · " (contact::link(one)) }
        }
    }
}

const TITLE: &str = "Halaman ini belum dapat dibuka";
const BODY: &str =
    "Sambungan internet Anda terputus, dan halaman ini belum ada di perangkat Anda. Periksa jaringan Anda.";
const AGAIN: &str = "Coba lagi";
const TITLE_EN: &str = "This page can't be opened yet";
const BODY_EN: &str = "You are offline, and this page is not on your device yet. Check your network.";
const AGAIN_EN: &str = "Try again";
const OFFICES: &str = "Kontak kantor · Contacts";
