//! The text of the page on performance, in both languages.
//!
//! Longer than 250 lines because both languages stand side by side.

use domain::evaluation::{Period, Share, Shown};
use domain::moment::{Date, Timestamp, Zone};
use domain::standard::{ClockOwner, TimeLimit, TimeUnit, Wording};
use domain::survey::Grade;

use super::Language;

/// The texts of the page.
pub struct Words {
    english: bool,
    pub title: &'static str,
    pub lead: &'static str,
    pub to_standard: &'static str,
    pub to_index: &'static str,
    pub none: &'static str,
    pub none_short: &'static str,
    pub all_periods: &'static str,
    pub table: &'static str,
    pub index_title: &'static str,
    pub index_lead: &'static str,
    pub applications: &'static str,
    pub sent: &'static str,
    pub by_holder: &'static str,
    pub by_office: &'static str,
    pub take_up: &'static str,
    pub ended: &'static str,
    pub finished: &'static str,
    pub rejected: &'static str,
    pub withdrawn: &'static str,
    pub cancelled: &'static str,
    pub survey: &'static str,
    pub index: &'static str,
    pub too_few: &'static str,
    pub respondents: &'static str,
    grades: [&'static str; 4],
    pub complaints: &'static str,
    pub complaints_received: &'static str,
    pub complaints_answered: &'static str,
    pub complaints_in_time: &'static str,
    pub class: &'static str,
    pub unclassified: &'static str,
    pub law: &'static str,
    pub times: &'static str,
    pub version: &'static str,
    pub promised: &'static str,
    pub step: &'static str,
    pub limit: &'static str,
    pub median: &'static str,
    pub p90: &'static str,
    pub in_time: &'static str,
    pub whole_office: &'static str,
    pub whole_authority: &'static str,
    pub authority: &'static str,
    pub no_limit: &'static str,
    pub withheld: &'static str,
    pub withheld_why: &'static str,
    pub seal: &'static str,
    pub seal_body: &'static str,
    pub seal_limit: &'static str,
    pub closed_at: &'static str,
    pub digest: &'static str,
    pub length: &'static str,
    pub head: &'static str,
    pub definitions: &'static str,
    at_least: &'static str,
    at_most: &'static str,
    /// Minutes, hours, days, working days; one and several.
    units: [[&'static str; 2]; 4],
    hour_minute: [&'static str; 2],
    meanings: [&'static str; 18],
}

/// Returns the texts of a language.
pub const fn of(language: Language) -> &'static Words {
    match language {
        Language::Indonesian => &ID,
        Language::English => &EN,
    }
}

impl Words {
    /// Returns the wording of a step.
    pub fn plain<'a>(&self, wording: &'a Wording) -> &'a str {
        if self.english { &wording.en } else { &wording.id }
    }

    /// Formats a period.
    pub fn period(&self, period: Period) -> String {
        format!("{} – {}", self.date(period.first()), self.date(period.last()))
    }

    /// Formats a date.
    pub fn date(&self, date: Date) -> String {
        if self.english { date.english() } else { date.indonesian() }
    }

    /// Formats a time of day with its zone.
    pub fn clock(&self, at: Timestamp, zone: Zone) -> String {
        if self.english { at.english_clock_text(zone) } else { at.clock_text(zone) }
    }

    /// Formats a number.
    pub fn number(&self, number: Shown) -> String {
        match number {
            Shown::Number(number) => number.to_string(),
            Shown::Withheld => self.withheld.to_owned(),
        }
    }

    /// Formats a part of a hundred.
    pub fn share(&self, share: Share) -> String {
        match share {
            Share::Exact(percent) => format!("{percent} %"),
            Share::AtLeast(percent) => format!("{} {percent} %", self.at_least),
            Share::AtMost(percent) => format!("{} {percent} %", self.at_most),
            Share::None => self.no_limit.to_owned(),
            Share::Withheld => self.withheld.to_owned(),
        }
    }

    /// Formats an index in hundredths of a point, with its grade.
    pub fn points(&self, (index, grade): (u32, Grade)) -> String {
        let between = if self.english { '.' } else { ',' };
        format!("{}{between}{:02} – {}", index / 100, index % 100, self.grades[grade as usize])
    }

    /// Formats seconds as hours and minutes, rounded up.
    pub fn duration(&self, seconds: i64) -> String {
        let minutes = (seconds.max(0) + 59) / 60;
        let [hour, minute] = self.hour_minute;
        match (minutes / 60, minutes % 60) {
            (0, minutes) => format!("{minutes} {minute}"),
            (hours, 0) => format!("{hours} {hour}"),
            (hours, minutes) => format!("{hours} {hour} {minutes} {minute}"),
        }
    }

    /// Formats a time limit.
    pub fn limit_text(&self, limit: TimeLimit, clock: ClockOwner) -> String {
        let [minutes, hours, days, working_days] = self.units;
        let unit = match (limit.unit, clock) {
            (TimeUnit::Minutes, _) => minutes,
            (TimeUnit::Hours, _) => hours,
            (TimeUnit::Days, ClockOwner::Authority) => days,
            (TimeUnit::Days, ClockOwner::Office) => working_days,
        };
        format!("{} {}", limit.amount, unit[usize::from(limit.amount != 1)])
    }

    /// Returns each figure's anchor, name and meaning.
    pub fn meanings(&self) -> [(&'static str, &'static str, &'static str); 18] {
        let names = [
            ("sent", self.sent),
            ("by-holder", self.by_holder),
            ("by-office", self.by_office),
            ("take-up", self.take_up),
            ("ended", self.ended),
            ("finished", self.finished),
            ("rejected", self.rejected),
            ("withdrawn", self.withdrawn),
            ("cancelled", self.cancelled),
            ("index", self.index),
            ("respondents", self.respondents),
            ("complaints-received", self.complaints_received),
            ("complaints-answered", self.complaints_answered),
            ("complaints-in-time", self.complaints_in_time),
            ("limit", self.limit),
            ("median", self.median),
            ("p90", self.p90),
            ("in-time", self.in_time),
        ];
        std::array::from_fn(|at| (names[at].0, names[at].1, self.meanings[at]))
    }
}

const ID: Words = Words {
    english: false,
    title: "Kinerja pelayanan",
    lead: "Standar pelayanan dan pelaksanaannya berdampingan, untuk masa yang sudah ditutup.",
    to_standard: "Baca standar pelayanan",
    to_index: "Kinerja semua instansi",
    none: "Belum ada masa yang ditutup, jadi belum ada angka yang dapat ditampilkan.",
    none_short: "Belum ada masa yang ditutup",
    all_periods: "Semua masa yang ditutup",
    table: "Unduh angka masa ini (CSV)",
    index_title: "Kinerja pelayanan semua instansi",
    index_lead: "Sejauh mana tiap instansi menepati standar pelayanannya.",
    applications: "Permohonan",
    sent: "Permohonan masuk",
    by_holder: "Diajukan sendiri oleh pemohon",
    by_office: "Diajukan petugas untuk pemohon",
    take_up: "Bagian yang diajukan sendiri",
    ended: "Permohonan berakhir",
    finished: "Selesai",
    rejected: "Ditolak",
    withdrawn: "Ditarik kembali",
    cancelled: "Dibatalkan kantor",
    survey: "Survei Kepuasan Masyarakat (SKM)",
    index: "Indeks (IKM)",
    too_few: "jawaban belum cukup untuk sebuah nilai",
    respondents: "Responden",
    grades: ["A (sangat baik)", "B (baik)", "C (kurang baik)", "D (tidak baik)"],
    complaints: "Pengaduan",
    complaints_received: "Pengaduan masuk",
    complaints_answered: "Pengaduan dijawab",
    complaints_in_time: "Dijawab tepat waktu",
    class: "Golongan",
    unclassified: "Belum digolongkan",
    law: "60 hari (Perpres 76/2013)",
    times: "Waktu penyelesaian",
    version: "versi standar",
    promised: "Janji standar pelayanan:",
    step: "Langkah",
    limit: "Batas waktu",
    median: "Median",
    p90: "Persentil ke-90",
    in_time: "Tepat waktu",
    whole_office: "Seluruh permohonan, waktu di kantor",
    whole_authority: "Seluruh permohonan, waktu di BSrE",
    authority: "(BSrE)",
    no_limit: "–",
    withheld: "tidak ditampilkan",
    withheld_why: "Angka di bawah lima tidak ditampilkan, begitu pula angka lain yang dapat dipakai untuk menghitungnya, agar tidak ada orang \
                   yang dapat dikenali.",
    seal: "Segel angka",
    seal_body: "Ketika masa ditutup, sidik (SHA-256) dari semua angkanya dicatat dalam catatan peristiwa yang berantai, bersama segel \
                peristiwa terakhir saat itu. Angka yang diubah sesudahnya tidak lagi cocok dengan sidik ini.",
    seal_limit: "Sidik dihitung dari angka lengkap sebelum angka kecil disembunyikan. Pengelola server memeriksanya dengan perbarui \
                 verify-log; siapa pun yang mencatat sidik ini hari ini dapat membandingkannya kelak.",
    closed_at: "Ditutup",
    digest: "Sidik angka (SHA-256)",
    length: "Jumlah peristiwa saat itu",
    head: "Segel peristiwa terakhir",
    definitions: "Arti angka",
    at_least: "minimal",
    at_most: "maksimal",
    units: [["menit", "menit"], ["jam", "jam"], ["hari", "hari"], ["hari kerja", "hari kerja"]],
    hour_minute: ["jam", "menit"],
    meanings: [
        "Permohonan yang pertama kali masuk dalam masa ini.",
        "Permohonan masuk yang dibuat pemohon lewat layanan ini.",
        "Permohonan masuk yang diajukan petugas bagi pemohon yang membawa surat.",
        "Permohonan yang diajukan sendiri dibagi semua permohonan masuk, dibulatkan ke bawah.",
        "Permohonan dengan salah satu hasil berikut dalam masa ini, kapan pun masuknya.",
        "Semua langkah prosedur sudah dilaksanakan.",
        "Kantor menolak permohonan dengan alasan.",
        "Pemohon menarik kembali permohonannya.",
        "Kantor membatalkan pengajuan yang belum dikonfirmasi pemohon.",
        "Indeks Kepuasan Masyarakat menurut Permenpan RB 14/2017: 25–100, rata-rata sembilan unsur berbobot sama. Di bawah sampel yang \
         disyaratkan tidak ada nilai.",
        "Orang yang mengisi survei tentang layanan dalam bulan-bulan masa ini.",
        "Pengaduan yang tiba dalam masa ini lewat saluran mana pun.",
        "Jawaban dalam masa ini, juga yang kedua untuk pengaduan yang dibuka kembali.",
        "Jawaban sebelum batas waktu golongannya lewat; perpanjangan yang beralasan ikut dihitung. Tanpa batas sendiri berlaku 60 hari \
         menurut Perpres 76/2013.",
        "Batas waktu menurut standar pelayanan untuk langkah ini, atau untuk seluruh waktu di kantor.",
        "Setengah dari semuanya selesai dalam waktu ini atau lebih cepat (peringkat terdekat). Waktu di kantor dihitung dalam jam kerja, \
         waktu di BSrE dalam waktu kalender.",
        "Sembilan dari sepuluh selesai dalam waktu ini atau lebih cepat (peringkat terdekat).",
        "Bagian yang tuntas sebelum batas waktunya lewat, dari yang mempunyai batas waktu, dibulatkan ke bawah. Langkah tanpa batas \
         sendiri mengikuti batas berikutnya, atau sisa waktu di kantor seluruhnya.",
    ],
};

const EN: Words = Words {
    english: true,
    title: "Service performance of",
    lead: "The service standard and what was achieved, side by side, for periods that are closed.",
    to_standard: "Read the service standard",
    to_index: "Performance of all agencies",
    none: "No period is closed yet, so there are no figures to show.",
    none_short: "No period is closed yet",
    all_periods: "All closed periods",
    table: "Download the figures of this period (CSV)",
    index_title: "Service performance of all agencies",
    index_lead: "How far each agency meets its service standard.",
    applications: "Applications",
    sent: "Applications received",
    by_holder: "Made by the applicants themselves",
    by_office: "Filed by officers for applicants",
    take_up: "Share made by the applicants",
    ended: "Applications ended",
    finished: "Finished",
    rejected: "Rejected",
    withdrawn: "Withdrawn",
    cancelled: "Cancelled by the office",
    survey: "Survey of satisfaction (SKM)",
    index: "Index (IKM)",
    too_few: "too few answers for a grade",
    respondents: "Respondents",
    grades: ["A (very good)", "B (good)", "C (less than good)", "D (not good)"],
    complaints: "Complaints",
    complaints_received: "Complaints received",
    complaints_answered: "Complaints answered",
    complaints_in_time: "Answered in time",
    class: "Class",
    unclassified: "In no class yet",
    law: "60 days (Perpres 76/2013)",
    times: "Time taken",
    version: "version of the standard",
    promised: "What the standard promises:",
    step: "Step",
    limit: "Limit",
    median: "Median",
    p90: "90th percentile",
    in_time: "In time",
    whole_office: "Whole application, office time",
    whole_authority: "Whole application, BSrE time",
    authority: "(BSrE)",
    no_limit: "–",
    withheld: "not shown",
    withheld_why: "Numbers below five are not shown, nor are others from which they could be computed, so that nobody can be recognised.",
    seal: "Seal of the figures",
    seal_body: "When a period is closed, the digest (SHA-256) of all its figures is recorded in the chained log of events, with the hash of \
                the last event at that time. Figures that are changed afterwards no longer match this digest.",
    seal_limit: "The digest is that of the full figures, before small numbers are withheld. Whoever runs the server checks it with perbarui \
                 verify-log; anybody who notes it today can compare it later.",
    closed_at: "Closed",
    digest: "Digest of the figures (SHA-256)",
    length: "Number of events then",
    head: "Hash of the last event",
    definitions: "What the figures mean",
    at_least: "at least",
    at_most: "at most",
    units: [["minute", "minutes"], ["hour", "hours"], ["day", "days"], ["working day", "working days"]],
    hour_minute: ["h", "min"],
    meanings: [
        "Applications that were received for the first time in this period.",
        "Those that applicants made through this service.",
        "Those that officers filed for applicants who brought a letter.",
        "Applications made by the applicants themselves, of all received, rounded down.",
        "Applications that ended in this period, whenever they were received.",
        "Every step of the procedure was carried out.",
        "The office rejected the application and gave a reason.",
        "The applicant withdrew the application.",
        "The office cancelled a filing that the applicant had not confirmed.",
        "The index of satisfaction of Permenpan RB 14/2017: 25 to 100, the mean of nine elements of the same weight. Below the sample that it \
         asks for there is no grade.",
        "People who answered the survey on services of the months of this period.",
        "Complaints that came in this period, by whatever way.",
        "Answers in this period, also second ones to complaints that were reopened.",
        "Answers before the limit of the class passed, extensions with a reason included. Without a limit of its own, the 60 days of Perpres 76/2013 count.",
        "The limit that the standard sets for this step, or for all of the office's time.",
        "Half of all took this long or less (nearest rank). Office time is counted in working hours, BSrE's in calendar time.",
        "Nine of ten took this long or less (nearest rank).",
        "Those that ended before their limit passed, of those that had one, rounded down. A step without a limit follows the next one, or \
         what is left of the office's whole time.",
    ],
};
