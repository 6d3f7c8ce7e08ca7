//! The evaluation: a hand count over a fixed set of events equals every figure of report, table, paper and public page.
//!
//! Longer than 250 lines because the events stand beside the count.

use backend::app::renewals::case::Case;
use backend::db::people;
use domain::api::{Closing, EvaluationView, NewMinutes, path};
use domain::evaluation::{
    Acts, ComplaintFigures, Counted, Durations, Figures, Outcomes, Period, Returns, Sent, Slow, StepFigures,
    SurveyFigures, VersionFigures,
};
use domain::journey::Step;
use domain::moment::{Date, Timestamp, Zone};
use domain::renewal::{Digest, Dossier, Event, IssuedCertificate, PersonId, RejectReason, ReturnItem, ReturnReason};
use domain::standard::{AgencyId, ClockOwner, TimeLimit, TimeUnit};

use crate::harness::{Browser, World};
use crate::printouts::{one_line, read};

pub const ADMIN: &str = "admin@pekalongankota.go.id";
pub const QUARTER: &str = "?first=2026-07-01&last=2026-09-30";

pub fn agency() -> AgencyId {
    AgencyId("kota-pekalongan".to_owned())
}

pub fn quarter() -> Period {
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
    pub holders: u32,
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
        Dossier {
            changed: Vec::new(),
            files: Vec::new(),
            recommendation: None,
            public_key: Some(Digest("k".to_owned())),
        }
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

    pub async fn officer(&self, case: &mut Case, event: Event, when: Timestamp) {
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

pub fn done(step: &str) -> Event {
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
pub fn expected(world: &World, [_, b, c, d, _, _, g, h, _]: &[String; 9]) -> Figures {
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

pub async fn evaluation(browser: &mut Browser, query: &str) -> EvaluationView {
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
        "Tindakan oleh petugas yang mewakili (pelimpahan) 1",
        "Sertifikat yang berakhir dalam 90 hari sesudahnya 3",
        "Dikembalikan untuk dilengkapi 1",
        "Dikembalikan: tanda tangan atau stempel tidak ada 1",
        "Ditolak: tidak direkomendasikan pimpinan unit kerja 1",
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
        "<dt><a href=\"#take-up\">Bagian yang diajukan sendiri</a></dt><dd class=\"num\">minimal 50 %</dd>",
        // 4 + 1 + 1 + 1.
        "<dt><a href=\"#ended\">Permohonan berakhir</a></dt><dd class=\"num\">7</dd>",
        "<dt><a href=\"#finished\">Selesai</a></dt><dd class=\"num\">tidak ditampilkan</dd>",
        "1 hari kerja",
        "1 jam 30 menit",
        "9 jam",
        // One of six is late: at least (6 - 4) / 6.
        "minimal 33 %",
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
