//! Why an answer is due when it is due, as a sum that can be read.

use domain::complaint::{DueSum, NotCounted};
use domain::moment::{Date, Timestamp, Weekday, Zone};
use domain::renewal::Late;
use domain::standard::{ClockOwner, TimeUnit};

use super::super::{Lang, fill, lang, pick, time, wording};

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// "3 jam kerja"; of the law's limit: "60 hari kalender".
pub fn limit(sum: &DueSum) -> String {
    amount(u32::from(sum.limit.amount), sum.limit.unit, sum.class.is_some())
}

/// By how much the limit was extended.
pub fn extension(amount_of: u16, unit: TimeUnit) -> String {
    amount(u32::from(amount_of), unit, true)
}

/// By how much a limit was extended in all.
pub fn extended(sum: &DueSum) -> String {
    amount(sum.extended_by, sum.limit.unit, true)
}

/// The class, or that it is every complaint.
pub fn class(sum: &DueSum) -> String {
    sum.class.as_ref().map_or_else(|| t().every.into(), |class| wording(class).into())
}

fn amount(number: u32, unit: TimeUnit, working: bool) -> String {
    let t = t();
    let (one, many) = match (unit, working) {
        (TimeUnit::Minutes, _) => (t.minute, t.minutes),
        (TimeUnit::Hours, _) => (t.hour, t.hours),
        (TimeUnit::Days, true) => (t.working_day, t.working_days),
        (TimeUnit::Days, false) => (t.day, t.days),
    };
    [number.to_string().as_str(), " ", if number == 1 { one } else { many }].concat()
}

/// The sum in lines: where it starts, its limit, each day, its end, and the rule.
pub fn lines(sum: &DueSum, zone: Zone) -> Vec<String> {
    let t = t();
    let limited = fill(&fill(t.limit, &limit(sum)), &class(sum));
    let mut lines = vec![fill(t.start, &moment(sum.start, zone)), limited];
    if sum.unclassified {
        lines.push(t.unclassified.into());
    }
    if sum.extended_by > 0 {
        lines.push(fill(t.extended, &extended(sum)));
    }
    for (from, to) in &sum.pauses {
        lines.push(fill(&fill(t.paused, &time::moment(*from, zone)), &time::moment(*to, zone)));
    }
    lines
}

/// What each day adds; the days that follow each other and don't count for one reason share a line.
pub fn days(sum: &DueSum, zone: Zone) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = sum.days.as_slice();
    while let Some(first) = rest.first() {
        let same =
            rest.iter().take_while(|day| day.not_counted.is_some() && day.not_counted == first.not_counted).count();
        let run = same.max(1);
        let last = &rest[run - 1];
        let mut day = day_name(first.date);
        if last.date != first.date {
            day = fill(&fill(t().days_from, &day), &day_name(last.date));
        }
        lines.push([day.as_str(), ": ", &adds(first, zone)].concat());
        rest = &rest[run..];
    }
    lines
}

/// The end, and the rule that it follows.
pub fn end(sum: &DueSum, zone: Zone, office: &str) -> [String; 2] {
    let t = t();
    let source = if sum.class.is_some() { fill(t.source_standard, office) } else { t.source_law.into() };
    [fill(t.end, &moment(sum.at, zone)), source]
}

/// "Sudah lewat 2 jam 5 menit kerja."
pub fn late(late: Late) -> String {
    let t = t();
    let minutes = late.seconds / 60;
    let text = if late.clock == ClockOwner::Authority && minutes >= 1440 {
        amount(u32::try_from(minutes / 1440).unwrap_or(0), TimeUnit::Days, false)
    } else {
        minutes_text(minutes.max(1))
    };
    fill(if late.clock == ClockOwner::Office { t.late_working } else { t.late }, &text)
}

fn adds(day: &domain::complaint::DayCount, zone: Zone) -> String {
    let t = t();
    if let Some(number) = day.number {
        return fill(t.number, &number.to_string());
    }
    if let Some(why) = &day.not_counted {
        return match why {
            NotCounted::Weekday => t.weekday.into(),
            NotCounted::Holiday(name) => fill(t.holiday, name),
            NotCounted::Office => t.office.into(),
            NotCounted::FirstDay => t.first_day.into(),
            NotCounted::Asked => t.asked.into(),
            NotCounted::AfterHours => t.after_hours.into(),
        };
    }
    let spans: Vec<_> = day.spans.iter().map(|(from, to)| [clock(*from, zone), clock(*to, zone)].join("–")).collect();
    let breaks: Vec<_> =
        day.spans.windows(2).map(|two| [clock(two[0].1, zone), clock(two[1].0, zone)].join("–")).collect();
    let seconds: i64 = day.spans.iter().map(|(from, to)| to.seconds_since(*from)).sum();
    let counted = fill(&fill(t.counted, &spans.join(t.and)), &minutes_text(seconds / 60));
    if breaks.is_empty() { counted } else { [counted, fill(t.breaks, &breaks.join(t.and))].concat() }
}

fn minutes_text(minutes: i64) -> String {
    let t = t();
    let part = |number: i64, one: &str, many: &str| {
        [number.to_string().as_str(), " ", if number == 1 { one } else { many }].concat()
    };
    let hours = part(minutes / 60, t.short_hour, t.short_hours);
    let rest = part(minutes % 60, t.minute, t.minutes);
    match (minutes / 60, minutes % 60) {
        (0, _) => rest,
        (_, 0) => hours,
        _ => [hours, rest].join(" "),
    }
}

/// "08.30": the zone stands once in the sum.
fn clock(at: Timestamp, zone: Zone) -> String {
    at.clock_text(zone).split(' ').next().unwrap_or_default().to_owned()
}

/// "Jumat, 27 November 2026 pukul 15.10 WIB".
fn moment(at: Timestamp, zone: Zone) -> String {
    [weekday(at.date_in(zone)), ", ", &time::moment(at, zone)].concat()
}

fn day_name(date: Date) -> String {
    [weekday(date), ", ", &time::day(date)].concat()
}

fn weekday(date: Date) -> &'static str {
    let names = match lang() {
        Lang::Id => ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
        Lang::En => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    };
    names[match date.weekday() {
        Weekday::Mon => 0,
        Weekday::Tue => 1,
        Weekday::Wed => 2,
        Weekday::Thu => 3,
        Weekday::Fri => 4,
        Weekday::Sat => 5,
        Weekday::Sun => 6,
    }]
}

texts! {
    class: "Golongan", "Class";
    time: "Batas waktu", "Time limit";
    at: "Jatuh tempo", "Due";
    every: "Setiap pengaduan", "Every complaint";
    why: "Cara menghitungnya", "How this is worked out";
    why_that: "Mengapa tanggal itu?", "Why that date?";
    start: "Mulai dihitung: {}.", "Counted from: {}.";
    limit: "Batas waktu jawaban: {} ({}).", "Time limit for the answer: {} ({}).";
    unclassified: "Golongannya belum ditetapkan; batas yang paling singkat dipakai dahulu.", "It has not been put into a class yet; the shortest limit counts for now.";
    extended: "Diperpanjang {}: alasannya ada dalam riwayat di bawah.", "Extended by {}: the reason is in the history below.";
    paused: "Tidak dihitung, karena menunggu jawaban Anda: {} hingga {}.", "Not counted, since your reply was awaited: {} to {}.";
    days_from: "{} hingga {}", "{} to {}";
    counted: "{} dihitung ({})", "{} counted ({})";
    breaks: "; istirahat {} tidak dihitung", "; break {} not counted";
    number: "hari kerja ke-{}", "working day {}";
    weekday: "tidak dihitung, kantor tidak buka pada hari ini", "not counted, the office is not open on this day of the week";
    holiday: "tidak dihitung, hari libur ({})", "not counted, holiday ({})";
    office: "tidak dihitung, kantor ini tutup", "not counted, this office is closed";
    first_day: "tidak dihitung, hari kerja pertama adalah hari kerja berikutnya", "not counted, the first working day is the next one";
    asked: "tidak dihitung, menunggu jawaban Anda", "not counted, your reply was awaited";
    after_hours: "tidak dihitung, sudah lewat jam kerja", "not counted, after office hours";
    end: "Jatuh tempo: {}.", "Due: {}.";
    source_standard: "Dasarnya: standar pelayanan {}.", "Basis: service standard of {}.";
    source_law: "Dasarnya: Peraturan Presiden Nomor 76 Tahun 2013; hari kalender, termasuk hari libur.", "Basis: Presidential Regulation 76 of 2013; calendar days, holidays included.";
    late: "Sudah lewat {}.", "{} late.";
    late_working: "Sudah lewat {} waktu kerja.", "{} of working time late.";
    and: " dan ", " and ";
    minute: "menit", "minute";
    minutes: "menit", "minutes";
    short_hour: "jam", "hour";
    short_hours: "jam", "hours";
    hour: "jam kerja", "working hour";
    hours: "jam kerja", "working hours";
    working_day: "hari kerja", "working day";
    working_days: "hari kerja", "working days";
    day: "hari kalender", "calendar day";
    days: "hari kalender", "calendar days";
}
