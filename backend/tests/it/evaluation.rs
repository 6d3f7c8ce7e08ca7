//! The evaluation: a hand count over a fixed set of events equals every figure of report, table, paper and public page.
//!
//! Longer than 250 lines because the events stand beside the count.

use std::sync::Arc;

use backend::app::evaluation::{close, remind, report, rows};
use backend::app::renewals::case::Case;
use backend::app::verify;
use backend::db::people;
use domain::api::{Closing, EvaluationView, NewMinutes, path};
use domain::evaluation::{
    Acts, ComplaintFigures, Counted, Course, Durations, Figures, Outcomes, Period, Returns, Sent, Slow, StepFigures,
    SurveyFigures, Tally, VersionFigures, visits,
};
use domain::journey::Step;
use domain::moment::{Date, Timestamp, Zone};
use domain::office_hours::Holidays;
use domain::renewal::{Digest, Dossier, Event, IssuedCertificate, PersonId, RejectReason, ReturnItem, ReturnReason};
use domain::standard::{AgencyId, ClockOwner, TimeLimit, TimeUnit};
use rand::SeedableRng;

use crate::harness::{Browser, World};
use crate::printouts::{one_line, read};

const ADMIN: &str = "admin@pekalongankota.go.id";
const QUARTER: &str = "?first=2026-07-01&last=2026-09-30";

pub fn agency() -> AgencyId {
    AgencyId("kota-pekalongan".to_owned())
}

fn quarter() -> Period {
    Period::parse("2026-07-01", "2026-09-30").unwrap()
}

/// A time of 2026, e.g. `at(7, 1, 9, 30)`, in WIB.
pub fn at(month: u8, day: u8, hour: i64, minute: i64) -> Timestamp {
    Date::new(2026, month, day).unwrap().at(hour * 3600 + minute * 60, Zone::Wib)
}

/// Writes cases as the program does, at any time.
pub struct Book<'a> {
    world: &'a World,
    officer: PersonId,
    colleague: PersonId,
    holders: u32,
}

impl<'a> Book<'a> {
    pub async fn new(world: &'a World) -> Self {
        let mut db = world.app.db.read().acquire().await.unwrap();
        let mut person = async |login: &str| {
            let login = format!("{login}@pekalongankota.go.id");
            people::find_by_identifier(&mut db, &login).await.unwrap().unwrap().id
        };
        let (officer, colleague) = (person("verifikator").await, person("verifikator2").await);
        Self { world, officer, colleague, holders: 0 }
    }

    fn dossier() -> Dossier {
        Dossier { changed: Vec::new(), files: Vec::new(), public_key: Some(Digest("k".to_owned())) }
    }

    /// A case of somebody new.
    pub async fn begin(&mut self, by_office: bool, when: Timestamp) -> Case {
        self.holders += 1;
        let mut tx = self.world.app.db.begin().await.unwrap();
        let data = domain::person::PersonData {
            name: format!("Orang Ke{}", self.holders),
            nik: format!("{:016}", self.holders),
            email: format!("orang{}@pekalongankota.go.id", self.holders),
            ..domain::person::PersonData::default()
        };
        let holder = people::insert(&mut tx, &agency(), &data, None, 0).await.unwrap();
        let standard = self.world.app.version(&agency()).unwrap().digest;
        let by = if by_office { self.officer } else { holder };
        let mut events = vec![Event::Submitted { agency: agency(), standard, holder, dossier: Self::dossier() }];
        if by_office {
            events.push(returned(&[ReturnReason::FiledForYou]));
        }
        let (case, _) = Case::begin(&self.world.app, &mut tx, by, events, when).await.unwrap();
        tx.commit().await.unwrap();
        case
    }

    async fn append(&self, case: &mut Case, events: Vec<Event>, by: Option<PersonId>, when: Timestamp) {
        let mut tx = self.world.app.db.begin().await.unwrap();
        let _ = case.append_events(&self.world.app, &mut tx, events, by, when).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn officer(&self, case: &mut Case, event: Event, when: Timestamp) {
        self.append(case, vec![event], Some(self.officer), when).await;
    }

    async fn holder(&self, case: &mut Case, event: Event, when: Timestamp) {
        let holder = case.renewal.holder;
        self.append(case, vec![event], Some(holder), when).await;
    }

    async fn complete(&self, case: &mut Case, when: Timestamp) {
        self.holder(case, Event::Completed { dossier: Self::dossier() }, when).await;
    }

    /// The authority issues, and the holder is notified at once.
    async fn issue(&self, case: &mut Case, when: Timestamp) {
        let certificate =
            IssuedCertificate { serial: "01".to_owned(), sha256: None, not_before: when, not_after: when };
        let events = vec![Event::Issued { certificate }, done("issue"), done("notify")];
        self.append(case, events, None, when).await;
    }
}

fn done(step: &str) -> Event {
    Event::StepDone { step: step.to_owned(), note: None, role: None }
}

fn returned(reasons: &[ReturnReason]) -> Event {
    let item = |reason: &ReturnReason| ReturnItem { step: Step::Letter, reason: *reason, note: None };
    Event::Returned { items: reasons.iter().map(item).collect() }
}

/// The fixed set of events: nine cases, named as in the count below. The office of Kota Pekalongan works from 08.00 to 12.00 and 13.00
/// to 16.00, on Fridays from 08.00 to 11.00; 17 August 2026, a Monday, is a holiday. The check is due one working day after the
/// day on which it begins, at the office's close. Returns their references.
#[expect(clippy::many_single_char_names, reason = "as in the count")]
pub async fn fixed_events(world: &World) -> [String; 9] {
    let mut book = Book::new(world).await;
    // A: sent 1 July, checked after an hour, issued half an hour later.
    let mut a = book.begin(false, at(7, 1, 9, 0)).await;
    book.officer(&mut a, done("verify"), at(7, 1, 10, 0)).await;
    book.issue(&mut a, at(7, 1, 10, 30)).await;
    // B: filed by an officer, confirmed the next day at 09.00, checked by a stand-in after two hours, issued a day later.
    let mut b = book.begin(true, at(7, 1, 13, 0)).await;
    book.complete(&mut b, at(7, 2, 9, 0)).await;
    let taken = Event::Taken { by: book.officer, acting_for: Some(book.colleague) };
    book.officer(&mut b, taken, at(7, 2, 9, 30)).await;
    book.officer(&mut b, done("verify"), at(7, 2, 11, 0)).await;
    book.issue(&mut b, at(7, 3, 11, 0)).await;
    // C: over a holiday: Friday 10-11, Tuesday 7 hours, Wednesday 8-9; due on Tuesday at 16.00. Issued at once.
    let mut c = book.begin(false, at(8, 14, 10, 0)).await;
    book.officer(&mut c, done("verify"), at(8, 19, 9, 0)).await;
    book.issue(&mut c, at(8, 19, 9, 0)).await;
    // D: returned after an hour for two reasons, completed on the next day, rejected after two hours.
    let mut d = book.begin(false, at(7, 6, 8, 0)).await;
    book.officer(&mut d, returned(&[ReturnReason::Unsigned, ReturnReason::Outdated]), at(7, 6, 9, 0)).await;
    book.complete(&mut d, at(7, 7, 8, 0)).await;
    let rejected = Event::Rejected { reason: RejectReason::NotRecommended, note: None };
    book.officer(&mut d, rejected, at(7, 7, 10, 0)).await;
    // E: sent on the last day, due on 1 October, checked after the period's end.
    let mut e = book.begin(false, at(9, 30, 15, 0)).await;
    book.officer(&mut e, done("verify"), at(10, 1, 9, 0)).await;
    // F: due on 29 September, not checked; withdrawn after the period's end.
    let mut f = book.begin(false, at(9, 28, 9, 0)).await;
    book.holder(&mut f, Event::Withdrawn, at(10, 5, 9, 0)).await;
    // G: sent the day before the period, checked after 1 hour and 30 minutes of working time, issued a day later.
    let mut g = book.begin(false, at(6, 30, 15, 0)).await;
    book.officer(&mut g, done("verify"), at(7, 1, 8, 30)).await;
    book.issue(&mut g, at(7, 2, 8, 30)).await;
    // H: withdrawn after two hours.
    let mut h = book.begin(false, at(7, 20, 9, 0)).await;
    book.holder(&mut h, Event::Withdrawn, at(7, 20, 11, 0)).await;
    // I: filed by an officer and cancelled by the office a week later.
    let mut i = book.begin(true, at(7, 27, 9, 0)).await;
    let cancelled = Event::FilingCancelled { note: Digest("n".to_owned()), role: domain::standard::Role::Verifier };
    book.officer(&mut i, cancelled, at(8, 3, 9, 0)).await;
    certificates(world).await;
    [a, b, c, d, e, f, g, h, i].map(|case| case.reference)
}

/// Certificates that end within 90 days after 30 September, so from 1 October until 29 December, and others.
async fn certificates(world: &World) {
    let mut tx = world.app.db.begin().await.unwrap();
    sqlx::query("DELETE FROM reminders").execute(&mut *tx).await.unwrap();
    sqlx::query("DELETE FROM certificates").execute(&mut *tx).await.unwrap();
    for (login, ends, ended) in [
        ("sari@pekalongankota.go.id", at(10, 1, 0, 0), None),    // counts
        ("joko@pekalongankota.go.id", at(12, 29, 23, 59), None), // counts
        ("bima@pekalongankota.go.id", at(12, 30, 0, 0), None),   // ends later
        ("ratna@pekalongankota.go.id", at(11, 15, 9, 0), Some(at(8, 1, 9, 0))), // was replaced before
        ("dewi@pekalongankota.go.id", at(11, 15, 9, 0), Some(at(11, 1, 9, 0))), // counts: replaced later
        ("sari@ciamiskab.go.id", at(11, 15, 9, 0), None),        // of another agency
    ] {
        let sql = "INSERT INTO certificates (person, status, not_before, not_after, ended_at)
                   SELECT id, 'active', 0, $1, $2 FROM people WHERE email = $3";
        let query = sqlx::query(sql).bind(ends.0).bind(ended.map(|at| at.0)).bind(login);
        assert_eq!(query.execute(&mut *tx).await.unwrap().rows_affected(), 1, "{login}");
    }
    tx.commit().await.unwrap();
}

/// Counted by hand.
#[expect(clippy::many_single_char_names, reason = "as in the events")]
fn expected(world: &World, [_, b, c, d, _, _, g, h, _]: &[String; 9]) -> Figures {
    let standard = world.app.standard(&agency()).unwrap();
    let step = |id: &str, clock, durations, overdue| {
        let step = &standard.steps[standard.position(id).unwrap()];
        StepFigures { step: id.to_owned(), number: step.number, title: step.title.clone(), clock, durations, overdue }
    };
    let durations =
        |count, median, p90| Durations { count, median: Some(median), p90: Some(p90), ..Durations::default() };
    // The check: A 3600, B 7200, C 32400 (9 hours), D 3600 and 7200, G 5400; in order 3600 3600 5400 7200 7200 32400.
    // Median: rank 6 * 0.5 = 3; 90th percentile: rank 6 * 0.9 = 5.4, so 6. C alone is late. H's check ended by its withdrawal.
    let verify = Durations {
        limit: Some(TimeLimit { amount: 1, unit: TimeUnit::Days }),
        bound: 6,
        in_time: 5,
        ..durations(6, 5400, 32_400)
    };
    // The authority: A 1800, B 86400, C 0, G 86400; in order 0 1800 86400 86400; ranks 4 * 0.5 = 2 and 3.6, so 4.
    let issue = durations(4, 1800, 86_400);
    let version = VersionFigures {
        standard: world.app.version(&agency()).unwrap().digest,
        // A 3600, B 7200, C 32400, G 5400; in order 3600 5400 7200 32400: ranks 2 and 4. The standard has no limit of all.
        office: durations(4, 5400, 32_400),
        authority: issue,
        steps: vec![
            // F is overdue at the end; E is due on the day after it.
            step("verify", ClockOwner::Office, verify, 1),
            step("issue", ClockOwner::Authority, issue, 0),
            step("notify", ClockOwner::Office, durations(4, 0, 0), 0),
        ],
    };
    let slow = |reference: &String, office, authority| Slow { reference: reference.clone(), office, authority };
    // B and H took the same: by reference.
    let mut same = [slow(b, 7200, 86_400), slow(h, 7200, 0)];
    same.sort_by(|one, other| one.reference.cmp(&other.reference));
    let [first, second] = same;
    Figures {
        period: quarter(),
        until: at(9, 30, 24, 0),
        // A, C, D, E, F, H; B, I. G was sent before.
        sent: Sent { by_holder: 6, by_office: 2 },
        // A, B, C, G; D; H; I; E, F.
        outcomes: Outcomes { finished: 4, rejected: 1, withdrawn: 1, cancelled: 1, open: 2 },
        versions: vec![version],
        // D, once, with two reasons; that B and I wait for their holders is no return.
        returns: Returns {
            count: 1,
            reasons: vec![
                Counted { what: ReturnReason::Unsigned, count: 1 },
                Counted { what: ReturnReason::Outdated, count: 1 },
            ],
        },
        rejections: vec![Counted { what: RejectReason::NotRecommended, count: 1 }],
        // Checks of A, B, C, G; return and rejection of D; I's cancellation. B's by a stand-in.
        acts: Acts { count: 7, stood_in: 1 },
        ending: 3,
        // Nobody was asked.
        survey: Some(SurveyFigures { respondents: 0, served: 0, needed: 0, index: None, grade: None }),
        complaints: ComplaintFigures::default(),
        // D: 1 hour + 2 hours.
        slowest: vec![slow(c, 32_400, 0), slow(d, 10_800, 0), first, second, slow(g, 5400, 86_400)],
    }
}

async fn evaluation(browser: &mut Browser, query: &str) -> EvaluationView {
    browser.get(&format!("{}{query}", path::EVALUATION)).await.json()
}

#[tokio::test]
async fn a_hand_count_equals_report_table_paper_and_public_page() {
    let world = World::new().await;
    let references = fixed_events(&world).await;
    let figures = expected(&world, &references);
    let mut admin = world.logged_in(ADMIN).await;
    let view = evaluation(&mut admin, QUARTER).await;
    assert_eq!(view.figures, figures);
    assert!(view.closable && view.closed.is_none() && view.named);

    let table = admin.get(&format!("{}{QUARTER}", path::EVALUATION_TABLE)).await;
    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
    let rows = table.text();
    let standard = &figures.versions[0].standard.0;
    let begin = "Kota Pekalongan,2026-07-01,2026-09-30,";
    let expected = [
        "sent,,by_holder,count,6",
        "sent,,by_office,count,2",
        "ended,,finished,count,4",
        "ended,,rejected,count,1",
        "ended,,withdrawn,count,1",
        "ended,,cancelled,count,1",
        "open,,,count,2",
        "returns,,,count,1",
        "acts,,,count,7",
        "acts,,stood_in,count,1",
        "certificates_ending,,,count,3",
        "return_reason,,unsigned,count,1",
        "return_reason,,outdated,count,1",
        "reject_reason,,not_recommended,count,1",
        "survey,,respondents,count,0",
        "survey,,needed,count,0",
        "survey,,served,count,0",
        "complaints,,received,count,0",
        "complaints,,reopened,count,0",
        "complaints,,withdrawn,count,0",
        "complaints,,open,count,0",
        "complaints,,overdue,count,0",
        "whole_office_ended,STANDARD,,count,4",
        "whole_office_median,STANDARD,,seconds,5400",
        "whole_office_p90,STANDARD,,seconds,32400",
        "whole_office_with_due_time,STANDARD,,count,0",
        "whole_office_in_time,STANDARD,,count,0",
        "whole_authority_ended,STANDARD,,count,4",
        "whole_authority_median,STANDARD,,seconds,1800",
        "whole_authority_p90,STANDARD,,seconds,86400",
        "whole_authority_with_due_time,STANDARD,,count,0",
        "whole_authority_in_time,STANDARD,,count,0",
        "step_ended,STANDARD,verify,count,6",
        "step_median,STANDARD,verify,seconds,5400",
        "step_p90,STANDARD,verify,seconds,32400",
        "step_limit,STANDARD,verify,days,1",
        "step_with_due_time,STANDARD,verify,count,6",
        "step_in_time,STANDARD,verify,count,5",
        "step_overdue,STANDARD,verify,count,1",
        "step_ended,STANDARD,issue,count,4",
        "step_median,STANDARD,issue,seconds,1800",
        "step_p90,STANDARD,issue,seconds,86400",
        "step_with_due_time,STANDARD,issue,count,0",
        "step_in_time,STANDARD,issue,count,0",
        "step_overdue,STANDARD,issue,count,0",
        "step_ended,STANDARD,notify,count,4",
        "step_median,STANDARD,notify,seconds,0",
        "step_p90,STANDARD,notify,seconds,0",
        "step_with_due_time,STANDARD,notify,count,0",
        "step_in_time,STANDARD,notify,count,0",
        "step_overdue,STANDARD,notify,count,0",
    ];
    let mut expected: Vec<String> =
        expected.iter().map(|row| format!("{begin}{}", row.replace("STANDARD", standard))).collect();
    for slow in &figures.slowest {
        expected.push(format!("{begin}slowest_office,,{},seconds,{}", slow.reference, slow.office));
        expected.push(format!("{begin}slowest_authority,,{},seconds,{}", slow.reference, slow.authority));
    }
    let rows: Vec<&str> = rows.lines().collect();
    assert_eq!(rows[0], "agency,first_day,last_day,figure,standard,item,unit,value");
    assert_eq!(rows[1..], expected);

    let minutes = NewMinutes {
        period: quarter(),
        version: 0,
        minutes: "=Rapat dibuka pukul 09.00.\nSemua hadir.".to_owned(),
        decisions: "Tambah satu verifikator".to_owned(),
    };
    assert_eq!(admin.put(path::EVALUATION_MINUTES, &minutes).await.status, 200);
    let paper = read(&admin.get(&format!("{}{QUARTER}", path::EVALUATION_PAPER)).await);
    let words = one_line(&paper);
    for told in [
        "LAPORAN EVALUASI PELAYANAN",
        "1 Juli 2026 – 30 September 2026",
        "Masuk, diajukan sendiri oleh pemohon 6",
        "Masuk, diajukan petugas untuk pemohon 2",
        "Selesai 4",
        "Ditolak 1",
        "Ditarik oleh pemohon 1",
        "Pengajuan dibatalkan kantor 1",
        "Belum selesai pada akhir masa 2",
        "Tindakan petugas 7",
        "Tindakan oleh petugas pengganti (pelimpahan) 1",
        "Sertifikat yang habis dalam 90 hari sesudahnya 3",
        "Dikembalikan untuk dilengkapi 1",
        "Dikembalikan: tanda tangan atau stempel belum ada 1",
        "Ditolak: tidak direkomendasikan pimpinan unit 1",
        &format!("{} 9 jam 0 menit", references[2]),
        &format!("{} 3 jam 0 menit", references[3]),
        &format!("{} 1 jam 30 menit 24 jam", references[6]),
        "=Rapat dibuka pukul 09.00. Semua hadir.",
        "Tambah satu verifikator",
    ] {
        assert!(words.contains(told), "{told} in {paper}");
    }
    // The columns of times are narrow: poppler gives the lines of all cells side by side.
    for told in ["1 hari", "5 dari 6", "(83", "1 jam 30", "9 jam", "24 jam", "30 menit"] {
        assert!(paper.contains(told), "{told} in {paper}");
    }

    // Closed, the figures are on the public page, without small numbers.
    let closed: EvaluationView = admin.post(path::EVALUATION_CLOSING, &Closing { period: quarter() }).await.json();
    assert_eq!(closed.figures, figures);
    let page = world.browser().get("/standar/kota-pekalongan/kinerja").await.text();
    for told in [
        "1 Juli 2026 – 30 September 2026",
        // 6 + 2: two is withheld, and so is six, from which it could be computed.
        "<dt><a href=\"#sent\">Permohonan masuk</a></dt><dd class=\"num\">8</dd>",
        "<dt><a href=\"#by-holder\">Diajukan sendiri oleh pemohon</a></dt><dd class=\"num\">tidak ditampilkan</dd>",
        "<dt><a href=\"#by-office\">Diajukan petugas untuk pemohon</a></dt><dd class=\"num\">tidak ditampilkan</dd>",
        // The others are fewer than five: at least (8 - 4) / 8.
        "<dt><a href=\"#take-up\">Bagian yang diajukan sendiri</a></dt><dd class=\"num\">sedikitnya 50 %</dd>",
        // 4 + 1 + 1 + 1.
        "<dt><a href=\"#ended\">Permohonan berakhir</a></dt><dd class=\"num\">7</dd>",
        "<dt><a href=\"#finished\">Selesai</a></dt><dd class=\"num\">tidak ditampilkan</dd>",
        "1 hari kerja",
        "1 jam 30 menit",
        "9 jam",
        // One of six is late: at least (6 - 4) / 6.
        "sedikitnya 33 %",
        &closed.closed.as_ref().unwrap().figures.0,
        &closed.closed.as_ref().unwrap().head.0,
    ] {
        assert!(page.contains(told), "{told} in {page}");
    }
    let public = world.browser().get("/standar/kota-pekalongan/kinerja/2026-07-01/angka.csv").await.text();
    let rows: Vec<&str> = public.lines().skip(1).map(|row| row.strip_prefix(begin).unwrap()).collect();
    let expected = [
        "sent,,,count,8",
        "sent,,by_holder,count,withheld",
        "sent,,by_office,count,withheld",
        "sent,,by_holder,percent,at least 50",
        "ended,,,count,7",
        "ended,,finished,count,withheld",
        "ended,,rejected,count,withheld",
        "ended,,withdrawn,count,withheld",
        "ended,,cancelled,count,withheld",
        "survey,,respondents,count,0",
        "complaints_received,,,count,0",
        "complaints_answered,,,count,0",
        "whole_office_median,STANDARD,,seconds,withheld",
        "whole_office_p90,STANDARD,,seconds,withheld",
        "whole_authority_median,STANDARD,,seconds,withheld",
        "whole_authority_p90,STANDARD,,seconds,withheld",
        "step_median,STANDARD,verify,seconds,5400",
        "step_p90,STANDARD,verify,seconds,32400",
        "step_limit,STANDARD,verify,days,1",
        "step_in_time,STANDARD,verify,percent,at least 33",
        "step_median,STANDARD,issue,seconds,withheld",
        "step_p90,STANDARD,issue,seconds,withheld",
        "step_median,STANDARD,notify,seconds,withheld",
        "step_p90,STANDARD,notify,seconds,withheld",
    ];
    assert_eq!(rows, expected.map(|row| row.replace("STANDARD", standard)));
    for reference in &references {
        assert!(!page.contains(reference) && !public.contains(reference));
    }
}

#[tokio::test]
async fn a_holiday_declared_later_moves_what_is_not_closed() {
    let world = World::new().await;
    let references = fixed_events(&world).await;
    let mut admin = world.logged_in(ADMIN).await;
    assert_eq!(admin.post(path::EVALUATION_CLOSING, &Closing { period: quarter() }).await.status, 200);
    // Tuesday, 18 August, too: C's check took 2 hours, and was due on Wednesday at 16.00.
    let mut days = std::collections::BTreeMap::new();
    for day in [17, 18] {
        days.insert(Date::new(2026, 8, day).unwrap(), "Libur".to_owned());
    }
    let mut app = world.app.clone();
    app.holidays = Arc::new(Holidays::new(days));
    let mut db = world.app.db.read().begin().await.unwrap();
    let moved = report::figures(&app, &mut db, &agency(), quarter()).await.unwrap();
    let verify = &moved.versions[0].steps[0].durations;
    // 3600 3600 5400 7200 7200 7200
    assert_eq!((verify.median, verify.p90, verify.in_time), (Some(5400), Some(7200), 6));
    drop(db);
    assert_eq!(evaluation(&mut admin, QUARTER).await.figures, expected(&world, &references), "closed ones do not move");
}

#[tokio::test]
async fn what_is_asked_for_wrongly_gets_a_message() {
    let world = World::new().await;
    let mut admin = world.logged_in(ADMIN).await;
    for (query, told) in [
        ("?first=2026-09-30&last=2026-07-01", "before_first"),
        ("?first=2026-11-24&last=2026-11-30", "future"),
        ("?first=2025-11-01&last=2026-11-02", "too_long"),
        ("?first=2026-11-01", "blank"),
        ("?last=2026-11-01", "blank"),
    ] {
        let answer = admin.get(&format!("{}{query}", path::EVALUATION)).await;
        assert_eq!(answer.status, 422, "{query}");
        assert!(answer.text().contains(told), "{query}: {}", answer.text());
    }
    // The last quarter that is over, and a period that is not over yet.
    assert_eq!(evaluation(&mut admin, "").await.figures.period, quarter());
    let running = evaluation(&mut admin, "?first=2026-11-01&last=2026-11-30").await;
    assert_eq!(running.figures.until, Timestamp(crate::harness::monday().0 + 1));
    assert!(!running.closable);
    let mut verifier = world.logged_in("verifikator@pekalongankota.go.id").await;
    assert_eq!(verifier.get(path::EVALUATION).await.status, 403);
    assert_eq!(world.browser().get("/standar/tidak-ada/kinerja").await.status, 404);
    assert_eq!(world.browser().get("/standar/kota-pekalongan/kinerja/2026-07-01").await.status, 404);
    let none = world.browser().get("/standar/kota-pekalongan/kinerja").await;
    assert!(none.text().contains("Belum ada masa yang ditutup"), "{}", none.text());
}

#[tokio::test]
async fn closed_figures_and_minutes_cannot_be_rewritten_unseen() {
    let world = World::new().await;
    fixed_events(&world).await;
    let mut admin = world.logged_in(ADMIN).await;
    for period in [Period::parse("2026-07-01", "2026-09-29"), Period::parse("2026-10-01", "2026-12-31")] {
        let closing = Closing { period: period.unwrap() };
        assert_eq!(admin.post(path::EVALUATION_CLOSING, &closing).await.status, 409, "{closing:?}");
    }
    assert_eq!(admin.post(path::EVALUATION_CLOSING, &Closing { period: quarter() }).await.status, 200);
    assert_eq!(admin.post(path::EVALUATION_CLOSING, &Closing { period: quarter() }).await.status, 409);

    let mut minutes =
        NewMinutes { period: quarter(), version: 0, minutes: "satu".to_owned(), decisions: String::new() };
    assert_eq!(admin.put(path::EVALUATION_MINUTES, &minutes).await.status, 200);
    assert_eq!(admin.put(path::EVALUATION_MINUTES, &minutes).await.status, 409, "somebody wrote meanwhile");
    (minutes.version, minutes.minutes) = (1, "dua".to_owned());
    let view: EvaluationView = admin.put(path::EVALUATION_MINUTES, &minutes).await.json();
    let told: Vec<(u32, &str)> = view.minutes.iter().map(|one| (one.version, one.minutes.as_str())).collect();
    assert_eq!(told, [(2, "dua"), (1, "satu")]);
    minutes.minutes = " \n".to_owned();
    assert_eq!(admin.put(path::EVALUATION_MINUTES, &minutes).await.status, 422);
    minutes.minutes = "x".repeat(10_001);
    assert_eq!(admin.put(path::EVALUATION_MINUTES, &minutes).await.status, 422);

    let faults = || async {
        let report = verify::run(&world.app.config, &[]).await.unwrap();
        let own = |fault: &&String| ["closed period", "minutes", "visits"].iter().any(|what| fault.contains(what));
        report.faults().iter().filter(own).cloned().collect::<Vec<_>>()
    };
    assert_eq!(faults().await, [""; 0]);
    for (change, back) in [
        (
            "UPDATE closed_periods SET figures = replace(figures, '\"finished\":4', '\"finished\":5')",
            "UPDATE closed_periods SET figures = replace(figures, '\"finished\":5', '\"finished\":4')",
        ),
        ("UPDATE closed_periods SET length = length - 1", "UPDATE closed_periods SET length = length + 1"),
        (
            "UPDATE minutes SET minutes = 'tiga' WHERE version = 2",
            "UPDATE minutes SET minutes = 'dua' WHERE version = 2",
        ),
        (
            "UPDATE visits SET to_at = to_at + 1 WHERE number = 0",
            "UPDATE visits SET to_at = to_at - 1 WHERE number = 0",
        ),
        ("UPDATE visits SET stood_in = NOT stood_in", "UPDATE visits SET stood_in = NOT stood_in"),
    ] {
        for (sql, whole) in [(change, false), (back, true)] {
            let mut tx = world.app.db.begin().await.unwrap();
            sqlx::query(sql).execute(&mut *tx).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(faults().await.is_empty(), whole, "{sql}");
        }
    }
}

/// What the tables say of the agency's cases is what a fresh fold of their events says.
#[tokio::test]
async fn figures_equal_a_fresh_fold_of_random_cases() {
    let world = World::new().await;
    let ciamis = crate::inbox::agency();
    let mut officers = Vec::new();
    for login in ["verifikator", "staf", "kepala", "kabid", "jf", "admin"] {
        let login = format!("{login}@ciamiskab.go.id");
        let mut db = world.app.db.read().acquire().await.unwrap();
        officers.push(people::find_by_identifier(&mut db, &login).await.unwrap().unwrap().id);
    }
    let mut seen = Outcomes::default();
    let mut random = rand::rngs::StdRng::seed_from_u64(20_261_127);
    let references = crate::random_cases::insert_random_cases(&world, &mut random, &officers).await;
    let mut db = world.app.db.read().begin().await.unwrap();
    for (first, last) in [("2026-11-18", "2026-11-18"), ("2026-11-19", "2026-11-21"), ("2026-11-01", "2026-11-30")] {
        let period = Period::parse(first, last).unwrap();
        let kept = report::figures(&world.app, &mut db, &ciamis, period).await.unwrap();
        let (from, until) = (period.begin(Zone::Wib), period.end(Zone::Wib).min(world.app.now().plus_seconds(1)));
        let mut tally = Tally::new(period, from, until);
        for reference in &references {
            let case = Case::find(&world.app, &mut db, reference).await.unwrap().unwrap();
            let log = case.log.iter().map(|recorded| (recorded.at, recorded.actor, &recorded.event));
            let visits = visits(&case.standard, log).unwrap();
            let by_office = case.renewal.filed_by != Some(case.renewal.holder);
            let course = Course { reference: reference.clone(), by_office, visits };
            let version = world.app.version(&ciamis).unwrap().digest;
            tally.add(&case.standard, &version, &course, &world.app.holidays);
        }
        assert_eq!(kept, tally.finish(kept.ending, kept.survey, kept.complaints.clone()), "{first} {last}");
        seen.finished += kept.outcomes.finished;
        seen.rejected += kept.outcomes.rejected;
        seen.open += kept.outcomes.open;
    }
    assert!(seen.rejected > 0 && seen.open > 0, "{seen:?}");
}

#[tokio::test]
async fn a_version_of_the_standard_has_figures_of_its_own() {
    let world = World::new().await;
    let mut book = Book::new(&world).await;
    let mut old = book.begin(false, at(10, 5, 9, 0)).await;
    book.officer(&mut old, done("verify"), at(10, 5, 10, 0)).await;
    let before = world.app.version(&agency()).unwrap().digest;
    // From now on the check is due after two working days.
    let standards = world.directory.path().join("standards");
    std::fs::create_dir(&standards).unwrap();
    let text = include_str!("../../../domain/standards/kota-pekalongan.toml");
    let changed = text.replace("limit = { amount = 1, unit = \"days\" }", "limit = { amount = 2, unit = \"days\" }");
    assert_ne!(text, changed);
    std::fs::write(standards.join("kota-pekalongan.toml"), changed).unwrap();
    let world = world.restart().await;
    let mut book = Book { holders: 1, ..Book::new(&world).await };
    let mut new = book.begin(false, at(10, 6, 9, 0)).await;
    book.officer(&mut new, done("verify"), at(10, 8, 15, 0)).await;
    let mut admin = world.logged_in(ADMIN).await;
    let view = evaluation(&mut admin, "?first=2026-10-01&last=2026-10-31").await;
    let mut told: Vec<(bool, u16, u32, u32)> = view
        .figures
        .versions
        .iter()
        .map(|version| {
            let Durations { limit, bound, in_time, .. } = version.steps[0].durations;
            (version.standard == before, limit.unwrap().amount, bound, in_time)
        })
        .collect();
    told.sort_unstable();
    assert_eq!(told, [(false, 2, 1, 1), (true, 1, 1, 1)]);
    assert_ne!(view.current, before);
}

#[tokio::test]
async fn a_period_that_is_over_is_closed_and_its_meeting_announced_once() {
    let world = World::new().await;
    fixed_events(&world).await;
    for _ in 0..2 {
        close::close_over(&world.app).await.unwrap();
        remind::remind(&world.app).await.unwrap();
        world.clock.pass(3600);
    }
    let mut admin = world.logged_in(ADMIN).await;
    let view = evaluation(&mut admin, "").await;
    assert_eq!(view.closed.as_ref().map(|closed| closed.by.as_str()), Some(""), "by the program");
    assert_eq!(view.closed_periods, [quarter()]);
    let mails = world.mails(ADMIN).await;
    let told: Vec<&String> =
        mails.iter().filter(|mail| mail.contains("/petugas/evaluasi/2026-07-01/2026-09-30")).collect();
    assert_eq!(told.len(), 1, "{mails:?}");
    // Where nothing was under way, nothing is closed and nobody is told.
    assert_eq!(world.mails("admin@purbalinggakab.go.id").await, [""; 0]);
    let index = world.browser().get("/kinerja").await.text();
    assert!(index.contains("1 Juli 2026 – 30 September 2026"), "{index}");
    assert_eq!(index.matches("Belum ada masa yang ditutup").count(), 4, "{index}");
    let english = world.browser().get("/standar/kota-pekalongan/kinerja?bahasa=en").await.text();
    assert!(english.contains("1 July 2026 – 30 September 2026") && english.contains("<html lang=\"en\">"), "{english}");
}

#[test]
fn cells_are_no_formulas() {
    let figures = Figures {
        period: quarter(),
        until: at(9, 30, 24, 0),
        sent: Sent::default(),
        outcomes: Outcomes::default(),
        versions: Vec::new(),
        returns: Returns::default(),
        rejections: Vec::new(),
        acts: Acts::default(),
        ending: 0,
        survey: None,
        complaints: ComplaintFigures::default(),
        slowest: vec![Slow { reference: "=1+1".to_owned(), office: 0, authority: 0 }],
    };
    let table = String::from_utf8(rows::table("@Kota", &figures).unwrap()).unwrap();
    assert!(table.contains("'=1+1") && table.contains("'@Kota,2026"), "{table}");
    assert!(!table.contains(",=1+1"));
}
