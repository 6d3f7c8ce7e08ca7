//! Addresses that mails named before still lead to where things are now.

use axum::body::Body;
use axum::http::Request;
use axum::http::header::ACCEPT;
use backend::http::static_files::StaticFiles;

use crate::static_files::dist;

/// Mails that were sent before name the address where cases were then.
#[test]
fn a_cases_old_address_leads_to_the_new_one() {
    let site = StaticFiles::load(dist().path()).unwrap();
    let router = include_str!("../../../src/route/officer.rs");
    assert!(router.contains("const CASE: &str = \"permohonan\";"), "where the app has it");
    for accept in ["text/html", "*/*"] {
        let request =
            Request::get("/petugas/perkara/PBR-7K3M-9Q2X").header(ACCEPT, accept).body(Body::empty()).unwrap();
        let answer = site.answer(&request);
        let to = answer.headers().get("location").map(|to| to.to_str().unwrap());
        assert_eq!((answer.status().as_u16(), to), (308, Some("/petugas/permohonan/PBR-7K3M-9Q2X")), "{accept}");
    }
}
