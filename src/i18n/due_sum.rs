//! Why a complaint is due when it is due: the words of its sum.

use domain::complaint::{DayCount, DueSum, NotCounted};
use domain::moment::{Date, Timestamp, Weekday, Zone};
use domain::standard::{TimeLimit, TimeUnit};

use super::{fill, pick, time, wording};

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// The limit that counts: "3 jam kerja (Pengaduan ringan)".
pub fn rule(sum: &DueSum) -> String {
    let t = t();
    let limit = limit(sum);
    let Some(class) = &sum.class else { return limit };
    let text = if sum.unclassified { t.shortest } else { t.class_limit };
    fill(&fill(text, &limit), wording(class))
}

/// The limit alone: "3 jam kerja", or "60 hari kalender" by law.
pub fn limit(sum: &DueSum) -> String {
    match sum.class {
        Some(_) => amount(u32::from(sum.limit.amount), sum.limit.unit),
        None => fill(t().calendar_days, &sum.limit.amount.to_string()),
    }
}

/// A limit on the office's clock: "3 jam kerja".
pub fn working(limit: TimeLimit) -> String {
    amount(u32::from(limit.amount), limit.unit)
}

/// Some of a unit of the office's clock: "3 jam kerja".
pub fn amount(amount: u32, unit: TimeUnit) -> String {
    let t = t();
    let (one, many) = match unit {
        TimeUnit::Minutes => (t.minutes, t.minutes),
        TimeUnit::Hours => (t.hours, t.hours),
        TimeUnit::Days => (t.day, t.days),
    };
    let text = if amount == 1 { one } else { many };
    fill(text, &amount.to_string())
}

/// Where the limit stands.
pub fn source(sum: &DueSum) -> &'static str {
    if sum.class.is_some() { t().by_standard } else { t().by_law }
}

/// "Senin, 30 November 2026".
pub fn day(date: Date) -> String {
    let t = t();
    let weekday = match date.weekday() {
        Weekday::Mon => t.monday,
        Weekday::Tue => t.tuesday,
        Weekday::Wed => t.wednesday,
        Weekday::Thu => t.thursday,
        Weekday::Fri => t.friday,
        Weekday::Sat => t.saturday,
        Weekday::Sun => t.sunday,
    };
    [weekday, &time::day(date)].join(", ")
}

/// "Senin, 30 November 2026 pukul 09.30 WIB".
pub fn moment(at: Timestamp, zone: Zone) -> String {
    fill(&fill(t().at, &day(at.date_in(zone))), &time::clock(at, zone))
}

/// What a day adds: "08.00–09.30 WIB = 1 jam 30 menit", "hari kerja ke-2", or why it does not count.
pub fn count(day: &DayCount, zone: Zone) -> String {
    let t = t();
    if let Some(why) = &day.not_counted {
        return match why {
            NotCounted::Weekday => t.weekday.into(),
            NotCounted::Holiday(name) => fill(t.holiday, name),
            NotCounted::Office => t.office_closed.into(),
            NotCounted::FirstDay => t.first_day.into(),
            NotCounted::Asked => t.asked.into(),
            NotCounted::AfterHours => t.after_hours.into(),
        };
    }
    if let Some(number) = day.number {
        return fill(t.number, &number.to_string());
    }
    let spans: Vec<_> = day.spans.iter().map(|span| between(*span, zone)).collect();
    [spans.join(", "), span(seconds(day))].join(" = ")
}

/// All that counts, where hours count.
pub fn total(sum: &DueSum) -> String {
    span(sum.days.iter().map(seconds).sum())
}

fn seconds(day: &DayCount) -> i64 {
    day.spans.iter().map(|(from, to)| to.seconds_since(*from)).sum()
}

/// "08.00–09.30 WIB".
fn between((from, to): (Timestamp, Timestamp), zone: Zone) -> String {
    let begin = time::clock(from, zone);
    let begin = begin.split_once(' ').map_or(begin.as_str(), |(clock, _)| clock);
    [begin, &time::clock(to, zone)].join("–")
}

/// "1 jam 30 menit".
fn span(seconds: i64) -> String {
    let t = t();
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let part = |text, amount: i64| (amount > 0).then(|| fill(text, &amount.to_string()));
    let parts: Vec<_> = part(t.span_hours, hours).into_iter().chain(part(t.span_minutes, minutes)).collect();
    if parts.is_empty() { t.span_none.into() } else { parts.join(" ") }
}

texts! {
    why: "Mengapa batas waktunya demikian", "Why it is due then";
    due: "Batas waktu", "Due";
    start: "Mulai dihitung", "Counted from";
    rule: "Jangka waktu", "Time limit";
    class_limit: "{} ({})", "{} ({})";
    shortest: "{} ({}): jangka waktu terpendek, karena pengaduan ini belum digolongkan", "{} ({}): the shortest limit, since the complaint is not classified yet";
    minutes: "{} menit kerja", "{} min of working time";
    hours: "{} jam kerja", "{} h of working time";
    day: "{} hari kerja", "{} working day";
    days: "{} hari kerja", "{} working days";
    calendar_days: "{} hari kalender", "{} calendar days";
    extended: "Diperpanjang", "Extended by";
    pauses: "Tidak dihitung, karena menunggu jawaban pengadu", "Not counted, waiting for the complainant's answer";
    pause: "{} – {}", "{} – {}";
    source: "Dasar", "Basis";
    by_standard: "Standar pelayanan instansi ini", "This agency's service standard";
    by_law: "Peraturan Presiden Nomor 76 Tahun 2013", "Presidential Regulation 76 of 2013";
    each_day: "Hitungan per hari", "Day by day";
    date: "Hari", "Day";
    counted: "Yang dihitung", "What counts";
    sum: "Jumlah", "Sum";
    at: "{} pukul {}", "{}, {}";

    weekday: "bukan hari kerja", "not a working day";
    holiday: "hari libur: {}", "holiday: {}";
    office_closed: "kantor ini tutup", "this office is closed";
    first_day: "hari diterima; dihitung mulai hari kerja berikutnya", "day of receipt; counted from the next working day";
    asked: "menunggu jawaban pengadu", "waiting for the complainant's answer";
    after_hours: "di luar jam kerja", "outside working hours";
    number: "hari kerja ke-{}", "working day {}";
    span_hours: "{} jam", "{} h";
    span_minutes: "{} menit", "{} min";
    span_none: "kurang dari semenit", "less than a minute";

    monday: "Senin", "Monday";
    tuesday: "Selasa", "Tuesday";
    wednesday: "Rabu", "Wednesday";
    thursday: "Kamis", "Thursday";
    friday: "Jumat", "Friday";
    saturday: "Sabtu", "Saturday";
    sunday: "Minggu", "Sunday";
}
