//! What the officers' app tells of times, and where it asks.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use domain::api::{CaseListQuery, CaseListView, CaseOrder};
use domain::moment::{Timestamp, Zone};
use domain::renewal::ReturnReason;
use perbarui::api::officer::file_page;
use perbarui::i18n::number::{number, up_to_thousand};
use perbarui::i18n::officer::{desk, ready_made};
use perbarui::i18n::{Lang, choose};
use perbarui::pages::officer::cases::address;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

#[wasm_bindgen_test]
fn waiting_is_told_in_its_two_largest_units() {
    for (seconds, told) in [
        (-5, "kurang dari semenit"),
        (59, "kurang dari semenit"),
        (MINUTE, "1 menit"),
        (HOUR, "1 jam"),
        (HOUR + 59 * MINUTE + 59, "1 jam 59 menit"),
        (13 * HOUR, "13 jam"),
        (DAY, "1 hari"),
        (DAY + 13 * HOUR, "1 hari 13 jam"),
        (2 * DAY + 3 * HOUR + 40 * MINUTE, "2 hari 3 jam"),
        (DAY + 30 * MINUTE, "1 hari"),
    ] {
        assert_eq!(desk::span(seconds), told, "{seconds}");
    }
    choose(Lang::En);
    assert_eq!(desk::span(2 * DAY + 3 * HOUR), "2 d 3 h");
    choose(Lang::Id);
}

#[wasm_bindgen_test]
fn what_has_just_come_has_not_waited() {
    for (seconds, told) in
        [(-5, "baru masuk"), (59, "baru masuk"), (MINUTE, "menunggu 1 menit"), (DAY, "menunggu 1 hari")]
    {
        assert_eq!(desk::waits(seconds), told, "{seconds}");
    }
}

#[wasm_bindgen_test]
fn the_next_case_is_due_or_late() {
    let now = Timestamp(1_767_225_600);
    let at = |seconds| desk::next_due(now.plus_seconds(seconds), now, Zone::Wib);
    assert_eq!(at(-52 * MINUTE), "Yang paling mendesak sudah terlambat 52 menit.");
    assert_eq!(at(-3 * DAY), "Yang paling mendesak sudah terlambat 3 hari.");
    assert_eq!(at(HOUR), "Batas waktu terdekat: hari ini 08.00 WIB.");
    choose(Lang::En);
    assert_eq!(at(-52 * MINUTE), "The most urgent is 52 min overdue.");
    choose(Lang::Id);
}

#[wasm_bindgen_test]
fn large_numbers_are_grouped() {
    assert_eq!([0, 999, 5_000, 1_234_567].map(number), ["0", "999", "5.000", "1.234.567"]);
    assert_eq!([999, 1_000, 2_000].map(up_to_thousand), ["999", "1.000+", "1.000+"]);
    choose(Lang::En);
    assert_eq!([5_000, 1_234_567].map(number), ["5,000", "1,234,567"]);
    choose(Lang::Id);
}

#[wasm_bindgen_test]
fn working_time_knows_no_days() {
    assert_eq!(desk::working(31 * HOUR + 20 * MINUTE), "31 jam 20 menit");
    assert_eq!(desk::working(20 * MINUTE), "20 menit");
}

#[wasm_bindgen_test]
fn an_address_names_the_view_the_step_and_the_order() {
    assert_eq!(address::query(&CaseListQuery::default()), "");
    for view in CaseListView::ALL {
        let query = CaseListQuery {
            view,
            step: Some("a+b&c=/1".into()),
            order: CaseOrder::CertificateEnd,
            ..CaseListQuery::default()
        };
        assert_eq!(address::parse(&address::query(&query)), query);
    }
    let overdue = CaseListQuery { view: CaseListView::Overdue, ..CaseListQuery::default() };
    assert_eq!(address::query(&overdue), "?view=overdue");
    assert_eq!(address::parse("?view=unknown&what"), CaseListQuery::default());
    // What was looked for is a person's: no address has it.
    assert_eq!(address::query(&CaseListQuery { words: "sari".into(), ..CaseListQuery::default() }), "");
}

#[wasm_bindgen_test]
fn a_page_of_a_file_is_asked_for_by_number_and_width() {
    assert_eq!(file_page("7f", 3, 2000), "/api/files/7f/pages/3?width=2000");
}

#[wasm_bindgen_test]
fn every_ready_made_reason_brings_words_of_its_own() {
    let reasons = [
        ReturnReason::Unreadable,
        ReturnReason::Unsigned,
        ReturnReason::WrongDocument,
        ReturnReason::Outdated,
        ReturnReason::DataDiffers,
    ];
    let words = reasons.map(ready_made::of);
    assert!(words.iter().all(|words| words.ends_with('.')), "{words:?}");
    assert!(words.iter().enumerate().all(|(at, one)| !words[..at].contains(one)), "{words:?}");
    // A free reason needs the officer's own.
    assert_eq!(ready_made::of(ReturnReason::Other), "");
}
