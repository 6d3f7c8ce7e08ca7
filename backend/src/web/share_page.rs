//! The page for whose shared file did not arrive at their application: the service worker takes shared files (`public/sw.js`), and
//! forgets them where the browser stops it. It also holds the words of the offer to upload what did arrive (`public/share.js`).

use domain::api::path;
use maud::{Markup, html};

use super::plain_page;

/// Renders it. It can't know the reader's language: both stand in it.
pub fn page() -> String {
    plain_page::page(
        TITLE,
        &html! {
            p.lead { (BODY) }
            p { (AGAIN) }
            p { a.button href=(path::LETTER_STEP) { (OPEN) } }
            section lang="en" {
                h2 { (TITLE_EN) }
                p { (BODY_EN) " " (AGAIN_EN) }
                p { a.button.second href=(path::LETTER_STEP) { (OPEN_EN) } }
            }
            template { (offer()) }
        },
    )
}

fn offer() -> Markup {
    html! {
        .wrap {
            .notice.caution role="status" {
                p {
                    span lang="id" { (SHARED) } span lang="en" { (SHARED_EN) } " " strong.name {} ". "
                    span lang="id" { (UNSENT) } span lang="en" { (UNSENT_EN) } " "
                    span.later { span lang="id" { (LATER) } span lang="en" { (LATER_EN) } }
                }
                p.actions {
                    button.button.second type="button" name="upload" {
                        span lang="id" { (UPLOAD) } span lang="en" { (UPLOAD_EN) }
                    }
                    button.button.link type="button" name="leave" {
                        span lang="id" { (LEAVE) } span lang="en" { (LEAVE_EN) }
                    }
                }
            }
        }
    }
}

const TITLE: &str = "Pilih berkas itu sekali lagi";
const BODY: &str = "Berkas yang Anda bagikan tidak sampai ke permohonan Anda, dan tidak kami simpan.";
const AGAIN: &str = "Buka permohonan Anda, lalu pilih berkas itu pada langkah unggah surat.";
const OPEN: &str = "Buka permohonan";
const TITLE_EN: &str = "Choose the file again";
const BODY_EN: &str = "The file you shared did not reach your application, and we have not stored it.";
const AGAIN_EN: &str = "Open your application and choose the file at the step where you upload the letter.";
const OPEN_EN: &str = "Open the application";

const SHARED: &str = "Anda membagikan";
const SHARED_EN: &str = "You shared";
const UNSENT: &str = "Berkas ini belum diunggah dan hanya ada di halaman ini.";
const UNSENT_EN: &str = "It has not been uploaded and is only on this page.";
const LATER: &str = "Selama permohonan Anda belum dikirim, tombol untuk mengunggahnya ada pada langkah unggah surat.";
const LATER_EN: &str =
    "Until your application is sent, the button to upload it is at the step where you upload the letter.";
const UPLOAD: &str = "Unggah berkas ini";
const UPLOAD_EN: &str = "Upload this file";
const LEAVE: &str = "Jangan unggah";
const LEAVE_EN: &str = "Don't upload";
